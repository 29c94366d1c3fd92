import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { median, type Scale } from './quantity.js';

const POINTS: Scale = { kind: 'bounded', lo: 0, hi: 100 };

test('the median of an interval is that of the normal, lognormal or logit-normal with its ends at 5 and 95 %', () => {
  assert.equal(median({ kind: 'interval', lo: 20, hi: 45 }, { kind: 'unbounded' }), 32.5);
  assert.equal(median({ kind: 'interval', lo: 2, hi: 8 }, { kind: 'positive' }), 4);
  // logit(0.6) = ln 1.5, logit(0.8) = ln 4; their mean is ln √6; √6 / (1 + √6) = 0.710102…
  const expected = (100 * Math.sqrt(6)) / (1 + Math.sqrt(6));
  assert.ok(Math.abs(median({ kind: 'interval', lo: 60, hi: 80 }, POINTS) - expected) < 1e-12);
});

test('an end on the bound is moved in by half a point of 100', () => {
  const onTheBound = median({ kind: 'interval', lo: 0, hi: 30 }, POINTS);
  assert.ok(Math.abs(onTheBound - median({ kind: 'interval', lo: 0.5, hi: 30 }, POINTS)) < 1e-12);
  assert.ok(median({ kind: 'interval', lo: 0, hi: 20 }, { kind: 'positive' }) > 0);
});

test('a median lies within its interval and, on the points scale, is mirrored when the scale is', () => {
  const end = fc.integer({ min: 1, max: 99 });
  fc.assert(
    fc.property(end, end, (a, b) => {
      const interval = { kind: 'interval', lo: Math.min(a, b), hi: Math.max(a, b) } as const;
      const mirrored = { kind: 'interval', lo: 100 - interval.hi, hi: 100 - interval.lo } as const;
      const m = median(interval, POINTS);
      assert.ok(interval.lo - 1e-9 <= m && m <= interval.hi + 1e-9);
      assert.ok(Math.abs(m - (100 - median(mirrored, POINTS))) < 1e-9);
    }),
  );
});
