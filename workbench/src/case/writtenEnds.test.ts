import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { caseOf, EXAMPLE } from '../../../src/case/testing.js';
import { axisFor } from './axisFor.js';
import { moveEnd, writeEnds, writtenEnds } from './writtenEnds.js';

test('numbers and ranges are taken apart and written as they were; anything else has no ends', () => {
  for (const written of [
    '35',
    '-3 to 0 per quarter',
    '40% to 60%',
    '20 to 60%',
    '2 to 10 weeks',
    '0.05 to 0.3 per week',
  ])
    assert.equal(writeEnds(writtenEnds(written)!), written === '20 to 60%' ? '20% to 60%' : written);
  for (const written of [
    '',
    'pert(1, 2, 3)',
    '2 * 3 to 9',
    'from class a.b',
    '{p10: 1, p50: 2, p90: 4}',
    '1 to 2 to 3',
    '20-45',
  ])
    assert.equal(writtenEnds(written), undefined, written);
});

test('one end moves to a multiple of the step, and the other keeps every digit', () => {
  const ends = writtenEnds('0.125 to 3 per week')!;
  assert.equal(writeEnds(moveEnd(ends, 1, 2.4499, 0.1)), '0.125 to 2.4 per week');
  const decimals = fc.integer({ min: -1000, max: 1000 }).map((n) => n / 8);
  fc.assert(
    fc.property(decimals, decimals, fc.constantFrom(0, 1), fc.constantFrom(0.01, 0.1, 1, 10), (lo, hi, which, step) => {
      const before = writtenEnds(`${lo} to ${hi} points`)!;
      const after = writtenEnds(writeEnds(moveEnd(before, which, lo + hi, step)))!;
      assert.equal(after.values[1 - which], before.values[1 - which]);
      assert.ok(Math.abs(after.values[which]! - (lo + hi)) <= step / 2 + 1e-9);
    }),
  );
});

test('the line of every number of a case that is written by its ends holds them, in the unit in which it is written', () => {
  for (const number of caseOf(EXAMPLE).numbers) {
    const ends = writtenEnds(number.written);
    if (!ends) continue;
    const { lo, hi, factor, step } = axisFor(number, ends);
    assert.ok(
      ends.values.every((value) => lo <= value && value <= hi && step < hi - lo),
      number.path,
    );
    const read = number.quantity.kind === 'point' ? [number.quantity.value] : [];
    for (const [i, value] of read.entries()) assert.ok(Math.abs(ends.values[i]! * factor - value) < 1e-12, number.path);
  }
});
