import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { scaleOf } from './scale.js';

test('a scale holds all its numbers and 0, in their order, with 0 among its marks', () => {
  const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 20 });
  fc.assert(
    fc.property(numbers, (given) => {
      const { at, ticks } = scaleOf(given, 10, 200);
      for (const x of [...given, 0]) assert.ok(at(x) >= 10 && at(x) <= 200);
      assert.ok(at(1) > at(0));
      assert.ok(ticks.some((tick) => Math.abs(tick) < 1e-9));
      assert.ok(ticks.length <= 8, String(ticks.length));
    }),
  );
});

test('marks are round numbers', () => {
  assert.deepEqual(scaleOf([-34, 41], 0, 1).ticks, [-20, 0, 20, 40]);
  assert.deepEqual(
    scaleOf([], 0, 1).ticks.map((tick) => tick + 0),
    [-1, -0.5, 0, 0.5, 1],
  );
});
