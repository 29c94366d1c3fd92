import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NoSuchDistribution, quantileAt } from './distribution/distribution.js';
import type { Sampled } from './distribution/sampled.js';
import { distributionOf, outside } from './distributionOf.js';
import { chanceAtMost, isUncertain, median, type Quantity, range90, type Scale } from './quantity.js';
import { someQuantity } from './testing.js';

const LINE: Scale = { kind: 'unbounded' };
const POINTS: Scale = { kind: 'bounded', lo: 0, hi: 100 };
const point = (value: number): Quantity => ({ kind: 'point', value });
const normal = (mean: number, sd: number): Quantity => ({ kind: 'normal', mean, sd });
const lognormal = (mu: number, sigma: number): Quantity => ({ kind: 'lognormal', mu, sigma });
const gamma = (shape: number, scale: number): Quantity => ({ kind: 'gamma', shape, scale });
const of = (left: Quantity, sign: '+' | '-' | '*' | '/', right: Quantity): Quantity => ({
  kind: 'arithmetic',
  sign,
  left,
  right,
});
const near = (actual: number, expected: number, relative: number) =>
  assert.ok(Math.abs(actual - expected) <= relative * Math.abs(expected), `${actual} is not ${expected}`);

/** Binary fractions, so that 1 − u is exact. */
const US = [2 ** -30, 2 ** -10, 0.0625, 0.25, 0.5, 0.875, 1 - 2 ** -10, 1 - 2 ** -30];

/** Arithmetic with one uncertain side, and the distribution that it has by the definition of its family. */
const EXACT: Record<string, [Quantity, Quantity]> = {
  'a shifted normal number': [of(normal(3, 2), '+', point(4)), normal(7, 2)],
  'a normal number turned round': [of(point(10), '-', normal(3, 2)), normal(7, 2)],
  'a normal number times -2': [of(point(-2), '*', normal(3, 2)), normal(-6, 4)],
  'a lognormal number times 5': [of(lognormal(1, 0.5), '*', point(5)), lognormal(1 + Math.log(5), 0.5)],
  '1 over a lognormal number': [of(point(1), '/', lognormal(1, 0.5)), lognormal(-1, 0.5)],
  'a gamma number over 4': [of(gamma(2.5, 8), '/', point(4)), gamma(2.5, 2)],
  'a beta number taken from 1': [
    of(point(1), '-', { kind: 'beta', a: 2, b: 5, top: 1 }),
    { kind: 'beta', a: 5, b: 2, top: 1 },
  ],
  '3 · (10 − 2 · normal) + 1': [
    of(of(point(3), '*', of(point(10), '-', of(point(2), '*', normal(1, 1)))), '+', point(1)),
    normal(25, 6),
  ],
};

for (const [name, [reckoned, known]] of Object.entries(EXACT)) {
  test(`${name} is exact`, () => {
    const [a, b] = [distributionOf(reckoned, LINE), distributionOf(known, LINE)];
    for (const u of US) near(quantileAt(a, u), quantileAt(b, u), 1e-9);
    for (const u of US.slice(1, -1)) assert.ok(Math.abs(a.below(quantileAt(b, u)) - u) < 1e-9);
  });
}

/** Two and more uncertain sides, with sums and products of families that are closed under them. */
const SAMPLED: Record<string, [Quantity, Quantity]> = {
  'a sum of normal numbers': [of(normal(10, 2), '+', normal(5, 1)), normal(15, Math.sqrt(5))],
  'a product of lognormal numbers': [of(lognormal(0, 0.5), '*', lognormal(1, 0.3)), lognormal(1, Math.hypot(0.5, 0.3))],
  'a ratio of lognormal numbers': [of(lognormal(0, 0.5), '/', lognormal(1, 0.3)), lognormal(-1, Math.hypot(0.5, 0.3))],
  'a sum of gamma numbers of one scale': [of(gamma(2, 3), '+', gamma(0.5, 3)), gamma(2.5, 3)],
  'a sum of uniform numbers': [
    of({ kind: 'uniform', lo: 0, hi: 1 }, '+', { kind: 'uniform', lo: 0, hi: 1 }),
    { kind: 'triangular', lo: 0, mode: 1, hi: 2 },
  ],
  'a sum of five normal numbers': [
    of(of(of(of(normal(1, 1), '+', normal(5, 1)), '+', normal(3, 2)), '-', normal(2, 1)), '+', normal(3, 1)),
    normal(10, Math.sqrt(8)),
  ],
};

for (const [name, [reckoned, known]] of Object.entries(SAMPLED)) {
  test(`${name} is right to 1e-3 of its size between 5 and 95 %, and says how far off it may be`, () => {
    const distribution = distributionOf(reckoned, LINE) as Sampled;
    const exact = distributionOf(known, LINE);
    const size = quantileAt(exact, 0.95);
    let worst = 0;
    for (const u of [0.05, 0.25, 0.5, 0.75, 0.95])
      worst = Math.max(worst, Math.abs(quantileAt(distribution, u) - quantileAt(exact, u)) / size);
    assert.ok(worst < 1e-3, `${worst}`);
    assert.ok(distribution.error > 0 && worst < 4 * distribution.error, `${worst}, said ${distribution.error}`);
    for (const u of [0.001, 0.5, 0.999]) assert.ok(Math.abs(exact.below(quantileAt(distribution, u)) - u) < 1e-3);
  });
}

test('quantiles never fall, and what is below a quantile has at least its chance, for all quantities that can be written', () => {
  const chance = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
  fc.assert(
    fc.property(someQuantity(1), chance, chance, (q, a, b) => {
      const distribution = distributionOf(q, LINE);
      const [x, y] = [quantileAt(distribution, Math.min(a, b)), quantileAt(distribution, Math.max(a, b))];
      assert.ok(x <= y + 1e-12 * Math.abs(y), `${x}, then ${y}`);
      assert.ok(distribution.below(x + 1e-9 * Math.max(1, Math.abs(x))) >= Math.min(a, b) - 1e-9);
      const [lo, hi] = range90(q, LINE);
      const middle = median(q, LINE);
      assert.ok(lo <= middle + 1e-12 * Math.abs(middle) && middle <= hi + 1e-12 * Math.abs(middle));
      assert.ok(chanceAtMost(hi + 1e-9 * Math.max(1, Math.abs(hi)), q, LINE) >= 0.95 - 1e-9);
    }),
    { numRuns: 150 },
  );
});

test('a quantity is plain data: a copy of it means the same', () => {
  fc.assert(
    fc.property(someQuantity(1), (q) => {
      assert.equal(median(structuredClone(q), LINE), median(q, LINE));
    }),
    { numRuns: 50 },
  );
});

test('a calculation that is written again is not sampled again; one that differs in a digit is another', () => {
  const written = (hi: number) => of({ kind: 'interval', lo: 2, hi }, '*', { kind: 'beta', a: 2, b: 5, top: 1 });
  assert.equal(distributionOf(written(5), LINE), distributionOf(structuredClone(written(5)), LINE));
  assert.notEqual(
    quantileAt(distributionOf(written(5), LINE), 0.5),
    quantileAt(distributionOf(written(5.1), LINE), 0.5),
  );
  // However many come between, and whether or not it is still kept.
  const first = quantileAt(distributionOf(written(5), LINE), 0.3);
  for (let i = 0; i < 20; i++) distributionOf(written(6 + i), LINE);
  assert.equal(quantileAt(distributionOf(written(5), LINE), 0.3), first);
});

test('what has no width is the point', () => {
  const flat: Quantity[] = [
    { kind: 'interval', lo: 3, hi: 3 },
    { kind: 'uniform', lo: 3, hi: 3 },
    { kind: 'triangular', lo: 3, mode: 3, hi: 3 },
    { kind: 'pert', lo: 3, mode: 3, hi: 3, lambda: 4 },
    { kind: 'quantiles', below: 0.1, lo: 3, middle: 3, hi: 3 },
    normal(3, 0),
    lognormal(Math.log(3), 0),
    { kind: 'mixture', parts: [1, 2].map((weight) => ({ of: point(3), weight })) },
    of(point(1), '+', point(2)),
  ];
  for (const q of flat) {
    assert.ok(!isUncertain(q), q.kind);
    for (const u of [0.01, 0.5, 0.99]) near(quantileAt(distributionOf(q, LINE), u), 3, 1e-15);
    near(range90(q, LINE)[1], 3, 1e-15);
    assert.deepEqual(
      [2.9, 3.1].map((x) => chanceAtMost(x, q, LINE)),
      [0, 1],
    );
  }
});

test('the range of an interval is its ends as written, also where an end lies on its bound', () => {
  assert.deepEqual(range90({ kind: 'interval', lo: 0, hi: 30 }, POINTS), [0, 30]);
});

test('three quantiles are met on every scale, and stay within its bounds', () => {
  const q: Quantity = { kind: 'quantiles', below: 0.05, lo: 3, middle: 8, hi: 20 };
  for (const scale of [LINE, POINTS, { kind: 'positive' } as const]) {
    const distribution = distributionOf(q, scale);
    near(quantileAt(distribution, 0.05), 3, 1e-12);
    near(quantileAt(distribution, 0.5), 8, 1e-12);
    near(quantileAt(distribution, 0.95), 20, 1e-12);
    assert.equal(outside(q, scale).below, 0);
  }
});

test('how much lies off a scale is said: of normal(10, 10) below 0 Φ(-1), of uniform(90, 120) above 100 two thirds', () => {
  near(outside(normal(10, 10), { kind: 'positive' }).below, 0.15865525393145707, 1e-9); // Φ(−1), table 26.1
  near(outside({ kind: 'uniform', lo: 90, hi: 120 }, POINTS).above, 2 / 3, 1e-12);
  assert.deepEqual(outside({ kind: 'beta', a: 2, b: 5, top: 100 }, POINTS), { below: 0, above: 0 });
});

test('an interval within arithmetic is lognormal above 0 and normal elsewhere, whatever the field', () => {
  const doubled = (lo: number, hi: number) => median(of(point(2), '*', { kind: 'interval', lo, hi }), POINTS);
  near(doubled(4, 9), 2 * 6, 1e-12); // √(4 · 9)
  near(doubled(-1, 5), 2 * 2, 1e-12);
});

test('a divisor that may be 0, and too many uncertain parts, are refused', () => {
  const refused = (q: Quantity, says: RegExp) =>
    assert.throws(
      () => distributionOf(q, LINE),
      (e) => e instanceof NoSuchDistribution && says.test(e.message),
    );
  refused(of(point(1), '/', normal(1, 1)), /may be 0/);
  refused(of(normal(1, 1), '/', { kind: 'uniform', lo: -1, hi: 1 }), /may be 0/);
  let sum = normal(0, 1);
  for (let k = 0; k < 16; k++) sum = of(sum, '+', normal(0, 1));
  refused(sum, /17 uncertain numbers/);
});
