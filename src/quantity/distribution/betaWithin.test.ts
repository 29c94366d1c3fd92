import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { betaQuantile, betaTails } from '../special/incompleteBeta.js';
import { betaWithin } from './betaWithin.js';

test('a beta distribution within two ends has 5 % below the one and 5 % above the other', () => {
  const end = fc.integer({ min: 1, max: 999 }).map((n) => n / 1000);
  fc.assert(
    fc.property(end, end, (x, y) => {
      fc.pre(x !== y);
      const [lo, hi] = [Math.min(x, y), Math.max(x, y)];
      const [a, b] = betaWithin(lo, hi);
      assert.ok(a > 0 && b > 0);
      assert.ok(Math.abs(betaTails(a, b, lo, 1 - lo).below - 0.05) < 1e-9);
      assert.ok(Math.abs(betaTails(a, b, hi, 1 - hi).above - 0.05) < 1e-9);
    }),
    { numRuns: 60 },
  );
});

test('within the 5 % and the 95 % quantile of a beta distribution lies that distribution', () => {
  for (const [a, b] of [
    [0.5, 4.5],
    [6.5, 37.5],
    [61.5, 31.5],
    [573.5, 3154.5],
  ] as const) {
    const [c, d] = betaWithin(betaQuantile(a, b, 0.05), betaQuantile(a, b, 0.95));
    assert.ok(Math.abs(c / a - 1) < 1e-6 && Math.abs(d / b - 1) < 1e-6, `${c}, ${d} for ${a}, ${b}`);
  }
});

test('ends that leave no room are refused', () => {
  for (const [lo, hi] of [
    [0, 0.5],
    [0.5, 1],
    [0.5, 0.5],
    [0.6, 0.5],
  ] as const)
    assert.throws(() => betaWithin(lo, hi), RangeError);
});
