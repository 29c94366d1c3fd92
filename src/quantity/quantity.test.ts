import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chanceAtMost, median, normalBelow, type Scale, Z95 } from './quantity.js';

const POINTS: Scale = { kind: 'bounded', lo: 0, hi: 100 };
const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 1e-9 * Math.max(1, Math.abs(expected)), `${actual} is not ${expected}`);

test('the median of an interval follows from its scale', () => {
  near(median({ kind: 'interval', lo: 20, hi: 45 }, { kind: 'unbounded' }), 32.5);
  near(median({ kind: 'interval', lo: 1, hi: 1000 }, { kind: 'positive' }), Math.sqrt(1000)); // geometric mean
  // odds 20:80 and 45:55; the median's odds are their geometric mean: sqrt(0.25 · 9/11) = 0.4523; 0.4523/1.4523
  near(
    median({ kind: 'interval', lo: 20, hi: 45 }, POINTS),
    (100 * Math.sqrt(0.25 * (9 / 11))) / (1 + Math.sqrt(0.25 * (9 / 11))),
  );
  near(median({ kind: 'interval', lo: 30, hi: 70 }, POINTS), 50); // symmetric about the middle
});

test('an end on its bound is moved in by half a point of a hundred', () => {
  near(median({ kind: 'interval', lo: 0, hi: 30 }, POINTS), median({ kind: 'interval', lo: 0.5, hi: 30 }, POINTS));
  near(median({ kind: 'interval', lo: 60, hi: 100 }, POINTS), median({ kind: 'interval', lo: 60, hi: 99.5 }, POINTS));
  near(median({ kind: 'interval', lo: 0, hi: 100 }, POINTS), 50);
});

test('a median lies between the ends, whatever the scale and however near the bounds', () => {
  const end = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(
      end,
      end,
      fc.constantFrom<Scale>(POINTS, { kind: 'positive' }, { kind: 'unbounded' }),
      (a, b, scale) => {
        const [lo, hi] = [Math.min(a, b), Math.max(a, b)];
        const m = median({ kind: 'interval', lo, hi }, scale);
        assert.ok(m >= lo - 1e-12 && m <= hi + 1e-12, `${lo} to ${hi} on ${scale.kind}: ${m}`);
      },
    ),
  );
});

test('the normal distribution is that of the tables', () => {
  // Abramowitz and Stegun 1964, table 26.1, to its 15 places.
  for (const [z, p] of [
    [0, 0.5],
    [0.5, 0.691462461274013],
    [1, 0.841344746068543],
    [2, 0.977249868051821],
    [2.98, 0.99855875808266],
    [3, 0.99865010196837],
    [4, 0.999968328758167],
  ] as const) {
    assert.ok(Math.abs(normalBelow(z) - p) < 2e-15, `${z}: ${normalBelow(z)}`);
    assert.ok(Math.abs(normalBelow(-z) - (1 - p)) < 2e-15);
  }
  // Table 26.2: −log10 of the upper tail at 10 is 23.11805.
  assert.ok(Math.abs(-Math.log10(normalBelow(-10)) - 23.11805) < 5e-6);
  assert.ok(Math.abs(normalBelow(Z95) - 0.95) < 1e-15);
});

test('5 % of an interval lies below its lower end, half below its median and 95 % below its upper end', () => {
  const end = fc.double({ min: 1, max: 99, noNaN: true });
  const scales = fc.constantFrom<Scale>(POINTS, { kind: 'positive' }, { kind: 'unbounded' });
  fc.assert(
    fc.property(end, end, scales, (a, b, scale) => {
      fc.pre(Math.abs(a - b) > 1e-3);
      const q = { kind: 'interval', lo: Math.min(a, b), hi: Math.max(a, b) } as const;
      assert.ok(Math.abs(chanceAtMost(q.lo, q, scale) - 0.05) < 1e-8);
      assert.ok(Math.abs(chanceAtMost(median(q, scale), q, scale) - 0.5) < 1e-8);
      assert.ok(Math.abs(chanceAtMost(q.hi, q, scale) - 0.95) < 1e-8);
    }),
  );
});

test('a bound is never passed, and a point is passed at once', () => {
  const q = { kind: 'interval', lo: 0, hi: 40 } as const;
  assert.deepEqual(
    [-1, 0, 100, 120].map((x) => chanceAtMost(x, q, POINTS)),
    [0, 0, 1, 1],
  );
  assert.equal(chanceAtMost(-3, { kind: 'interval', lo: 1, hi: 2 }, { kind: 'positive' }), 0);
  assert.deepEqual(
    [6.9, 7, 7.1].map((x) => chanceAtMost(x, { kind: 'point', value: 7 }, POINTS)),
    [0, 1, 1],
  );
});
