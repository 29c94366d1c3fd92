import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Curves } from '../../lens/finding.js';
import { riskTable } from './bands.js';
import { drawn, xDomain } from './series.js';
import { textWidth } from './text.js';

const anyRecord = fc
  .uniqueArray(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 80 })
  .map((quarters) => quarters.sort((a, b) => a - b).map((q) => q / 4))
  .chain((values) =>
    fc
      .array(fc.option(fc.integer({ min: 0, max: 99_999 })), { minLength: values.length, maxLength: values.length })
      .map((atRisk) => ({ values, atRisk })),
  );

function curvesOf(values: number[], atRisk: (number | null)[]): Curves {
  const ones = values.map(() => 1);
  return {
    kind: 'curves',
    x: { name: 'years', unit: 'years', values },
    y: { name: 'share', unit: 'share' },
    form: 'lines',
    series: [
      { id: 'model', name: 'model', values: ones },
      { id: 'record', name: 'record', values: ones, atRisk },
    ],
  };
}

test('numbers of cases under the axis never touch, stand at their own times, and one at least stands there', () => {
  fc.assert(
    fc.property(anyRecord, fc.integer({ min: 120, max: 640 }), ({ values, atRisk }, room) => {
      const curves = curvesOf(values, atRisk);
      const x = xDomain(curves);
      const { rows, height } = riskTable(curves, drawn(curves), x, room);
      if (atRisk.every((n) => n === null)) {
        assert.deepEqual([rows.length, height], [0, 0]);
        return;
      }
      assert.deepEqual(
        rows.map(({ series }) => series),
        [1],
      );
      const cells = rows[0]!.cells;
      assert.ok(cells.length > 0 && height > 0);
      const at = (time: number) => ((time - x[0]) / (x[1] - x[0])) * room;
      cells.forEach((cell, i) => {
        assert.equal(cell.text.replace(',', ''), String(atRisk[values.indexOf(cell.x)]));
        const next = cells[i + 1];
        if (next) assert.ok(at(next.x) - at(cell.x) >= (textWidth(cell.text) + textWidth(next.text)) / 2);
      });
    }),
  );
});

test('of many times whole years stand there, round ones before others', () => {
  const values = Array.from({ length: 61 }, (_, i) => i / 4);
  const curves = curvesOf(
    values,
    values.map((_, i) => 500 - i),
  );
  const { rows } = riskTable(curves, drawn(curves), xDomain(curves), 300);
  const times = rows[0]!.cells.map(({ x }) => x);
  for (const time of [0, 10]) assert.ok(times.includes(time));
  assert.ok(times.every(Number.isInteger));
});
