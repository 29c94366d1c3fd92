import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jeffreysInterval, poissonRate, wilsonInterval } from './rates.js';

const near = (a: number, b: number, within: number, what = '') =>
  assert.ok(Math.abs(a - b) <= within, `${what}: ${a}, not ${b}`);

// R 4.2.2: qbeta(c(.025, .975), k + .5, n - k + .5), and prop.test(k, n, correct = FALSE)$conf.int.
const R: [k: number, n: number, jeffreys: [number, number], wilson: [number, number]][] = [
  [6, 43, [0.0604073060339006, 0.2651889864599426], [0.06555723427964881, 0.2726358796738285]],
  [0, 7, [6.768646424383026e-5, 0.2924361736623099], [0, 0.3543304350666873]],
  [7, 7, [0.70756382633769, 0.9999323135357562], [0.6456695649333126, 1]],
  [61, 92, [0.5625931361857908, 0.7534158545238709], [0.5616529840684809, 0.7513639542079468]],
  [1403, 1922, [0.7097848412552239, 0.7494607121580464], [0.7096759366877776, 0.7493441949804465]],
  [1, 9703, [1.112025368565964e-5, 0.0004816238814444417], [1.81930127562305e-5, 0.0005835947928317487]],
];

test('Jeffreys and Wilson intervals are those of R', () => {
  for (const [k, n, jeffreys, wilson] of R) {
    for (const end of [0, 1] as const) {
      near(jeffreysInterval(k, n)[end], jeffreys[end], 1e-12, `Jeffreys of ${k} of ${n}`);
      near(wilsonInterval(k, n)[end], wilson[end], 1e-12, `Wilson of ${k} of ${n}`);
    }
  }
});

// With n = 2, p = ½, z² = 2: (½ + ½ ± √2 √(1/8 + 2/16)) / (1 + 1) = ½ ± √2/4.
test('with z² = 2 the Wilson interval of 1 of 2 is ½ ± √2/4', () => {
  const level = 0.8427007929497148; // erf(1): |Z| ≤ √2
  near(wilsonInterval(1, 2, level)[0], 0.5 - Math.SQRT2 / 4, 1e-12);
  near(wilsonInterval(1, 2, level)[1], 0.5 + Math.SQRT2 / 4, 1e-12);
});

test('none and all are mirror images, and Wilson ends at 0 and 1 there', () => {
  for (const n of [1, 3, 50, 9703]) {
    for (const interval of [jeffreysInterval, wilsonInterval]) {
      const [none, all] = [interval(0, n), interval(n, n)];
      near(none[0], 1 - all[1], 1e-12);
      near(none[1], 1 - all[0], 1e-12);
    }
    assert.deepEqual([wilsonInterval(0, n)[0], wilsonInterval(n, n)[1]], [0, 1]);
  }
});

test('without a case Wilson knows nothing, and Jeffreys has its prior', () => {
  assert.deepEqual(wilsonInterval(0, 0), [0, 1]);
  // beta(½, ½) is the arcsine law: its quantile at u is sin²(πu/2).
  near(jeffreysInterval(0, 0)[0], Math.sin((Math.PI * 0.025) / 2) ** 2, 1e-13);
});

// Without events gamma(½) is half of χ² on one degree of freedom, so z²/2: quantiles of |Z| at 97.5 % of its own.
test('a rate without events in 10 years: mean 0.05, 97.5 % point z²/20 with P(|Z| ≤ z) = 0.975', () => {
  const { mean, interval } = poissonRate(0, 10);
  assert.equal(mean, 0.05);
  near(interval[1], 2.241402727604946 ** 2 / 20, 1e-12);
});

test('counts and levels that cannot be are refused', () => {
  for (const [k, n] of [
    [-1, 3],
    [4, 3],
    [Number.NaN, 3],
    [1, Number.POSITIVE_INFINITY],
  ] as const) {
    assert.throws(() => jeffreysInterval(k, n), RangeError);
    assert.throws(() => wilsonInterval(k, n), RangeError);
  }
  assert.throws(() => jeffreysInterval(1, 3, 1), RangeError);
  assert.throws(() => poissonRate(1, 0), RangeError);
});
