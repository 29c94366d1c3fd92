import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DurationFault, durations } from './durations.js';
import { kaplanMeier } from './kaplanMeier.js';
import { rowsOf } from './testing/rows.js';

test('times that differ by rounding alone are one time, the first of them', () => {
  const sum = 0.1 + 0.2; // 0.30000000000000004
  const [curve] = kaplanMeier(rowsOf([sum, 1], [0.3, 0], [0.5, 1]));
  assert.deepEqual([...curve!.time], [0.3, 0.5]);
  assert.deepEqual([...curve!.nEvent], [1, 1]);
  assert.deepEqual([...curve!.nCensor], [1, 0]); // the event at 0.3 comes before the censoring, as in a tie
});

test('what is tied does not depend on the unit of time', () => {
  for (const unit of [1e-12, 1, 1e12]) {
    const data = rowsOf([1 * unit, 1], [(1 + 1e-9) * unit, 1], [(1 + 1e-6) * unit, 1], [2 * unit, 0]);
    assert.equal(kaplanMeier(data)[0]!.time.length, 3, `${unit}`);
  }
});

test('times in a chain, each within rounding of the one before, are all the first', () => {
  const step = 1e-8;
  const data = rowsOf([1, 1], [1 + step, 1], [1 + 2 * step, 1], [1 + 3 * step, 0]);
  assert.deepEqual([...data.time], [1, 1, 1, 1]);
});

test('a start is tied to the end that it meets, so that rows that follow each other never overlap', () => {
  const data = rowsOf([0, 0.3, 0], [0.1 + 0.2, 1, 1], [0, 1, 0]);
  assert.deepEqual([...data.start!], [0, 0.3, 0]);
});

test('columns are left as they were', () => {
  const time = Float64Array.of(0.1 + 0.2, 0.3);
  durations({ time, event: Uint8Array.of(1, 1) });
  assert.deepEqual([...time], [0.1 + 0.2, 0.3]);
});

test('a row that cannot be is refused with its number', () => {
  const refused: [rows: number[][], row: number, why: RegExp][] = [
    [
      [
        [1, 1],
        [-1, 1],
      ],
      1,
      /time is -1/,
    ],
    [[[Number.NaN, 1]], 0, /time is NaN/],
    [[[Number.POSITIVE_INFINITY, 0]], 0, /time is Infinity/],
    [
      [
        [0, 2, 1],
        [3, 3, 1],
      ],
      1,
      /start is 3, time 3/,
    ],
    [
      [
        [0, 2, 1],
        [-1, 3, 1],
      ],
      1,
      /start is -1/,
    ],
    [
      [
        [0, 0.3, 1],
        [0.3, 0.1 + 0.2, 1],
      ],
      1,
      /the same but for rounding/,
    ],
  ];
  for (const [rows, row, why] of refused) {
    assert.throws(
      () => rowsOf(...rows),
      (thrown: unknown) => thrown instanceof DurationFault && thrown.row === row && why.test(thrown.message),
    );
  }
  const one = { time: Float64Array.of(1), event: Uint8Array.of(1) };
  assert.throws(() => durations({ ...one, weight: Float64Array.of(-1) }), /weight is -1/);
  assert.throws(() => durations({ ...one, weight: Float64Array.of(0.5) }), /weight is 0.5/);
  assert.throws(() => durations({ ...one, stratum: Uint32Array.of(2), strata: 2 }), /stratum is 2 of 2/);
  assert.throws(() => durations({ ...one, event: Uint8Array.of(1, 0) }), /has 2 rows, time has 1/);
});
