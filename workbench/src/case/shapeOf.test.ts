import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chanceAtMost } from '../../../src/quantity/index.js';
import { shapeOf } from './shapeOf.js';
import { stackDots } from './stackDots.js';

const points = { scale: { kind: 'bounded', lo: 0, hi: 100 }, unit: 'points' } as const;

test('each of twenty dots stands where one world in twenty more lies below', () => {
  const quantity = { kind: 'interval', lo: 20, hi: 45 } as const;
  const { dots, p5, p95, words } = shapeOf({ ...points, quantity });
  assert.equal(dots.length, 20);
  for (const [i, x] of dots.entries())
    assert.ok(Math.abs(chanceAtMost(x, quantity, points.scale) - (i + 0.5) / 20) < 1e-9);
  assert.deepEqual([p5, p95], [20, 45]);
  assert.match(words, /nine in ten from 20 to 45 \(points\); logit-normal on 0 to 100/);
});

test('a point is one dot, and is read with no doubt', () => {
  const { dots, words } = shapeOf({
    scale: { kind: 'bounded', lo: 0, hi: 1 },
    unit: 'share',
    quantity: { kind: 'point', value: 0.4 },
  });
  assert.deepEqual(dots, [0.4]);
  assert.equal(words, 'Read as 40 %, with no doubt.');
});

test('dots of a stack lie within a width of each other, levels count from 0, and the mean of all stays', () => {
  const places = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(places, (xs) => {
      const rising = xs.sort((a, b) => a - b);
      const dots = stackDots(rising, 9);
      assert.equal(dots.length, rising.length);
      for (const [i, { x, level }] of dots.entries()) {
        assert.ok(Math.abs(x - rising[i]!) < 9);
        assert.equal(level, dots[i - 1]?.x === x ? dots[i - 1]!.level + 1 : 0);
      }
      const sum = (list: number[]) => list.reduce((total, x) => total + x, 0);
      assert.ok(Math.abs(sum(dots.map(({ x }) => x)) - sum(rising)) < 1e-6);
    }),
  );
});
