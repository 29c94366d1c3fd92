import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { median, type Scale } from './quantity.js';

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
