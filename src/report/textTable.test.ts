import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { displayWidth } from './displayWidth.js';
import { tables, whoSigns } from './testing.js';
import { cellOverWorlds, textTable } from './textTable.js';

test('numbers stand to the right under their heads, signs with them', () => {
  assert.deepEqual(textTable(whoSigns(['Here', 'There'], { Offer: '+1.0, −12.0 ✗', Other: '+31.5, +2.0' })), [
    '  package            Here    There',
    `  ${'─'.repeat(32)}`,
    '  Offer              +1.0  −12.0 ✗',
    '  Other             +31.5     +2.0',
  ]);
});

test('a cell says its range and its chance after its text, and its mark last', () => {
  const table = whoSigns(['Here'], { Offer: '−0.8 ✗' });
  Object.assign(table.rows[0]!.cells[0]!, { range: [-15.2, 12.7], chance: 0.46 });
  assert.match(textTable(table).at(-1)!, /^ {2}Offer +−0\.8 \(−15 to \+13\) 46\s% ✗$/);
});

test('wide characters take two columns', () => {
  const [, , a, b] = textTable(whoSigns(['Here'], { 漢字漢字漢字漢字漢字: '+1.0', Other: '+2.0' }));
  assert.equal(displayWidth(a!), displayWidth(b!));
});

test('a table never exceeds 100 columns and shows every cell, in further blocks where there are many', () => {
  const squeezed = (text: string) => text.replace(/\s/gu, '');
  fc.assert(
    fc.property(tables(fc.integer({ min: 1, max: 15 })), (table) => {
      const lines = textTable(table);
      for (const line of lines) assert.ok(displayWidth(line) <= 100, line);
      const there = [...squeezed(lines.join('')).replaceAll('─', '')].sort().join('');
      const cells = table.rows.flatMap((row) => row.cells.map(cellOverWorlds)).join('');
      const blocks = lines.filter((line) => line.startsWith('  ──')).length;
      const names = (table.of + table.rows.map((row) => row.name).join('')).repeat(blocks);
      const expected = [...squeezed(cells + names + table.columns.map((c) => c.name).join(''))].sort().join('');
      assert.equal(there, expected);
    }),
    { numRuns: 60 },
  );
});
