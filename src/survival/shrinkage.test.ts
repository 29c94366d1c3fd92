import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { logGamma } from '../quantity/special/stirling.js';
import { betaBinomial, type Counts } from './betaBinomial.js';
import { type ExposedCounts, gammaPoisson } from './gammaPoisson.js';

const near = (a: number, b: number, within: number, what = '') =>
  assert.ok(Math.abs(a - b) <= within, `${what}: ${a}, not ${b}`);
const of = (...counts: [k: number, n: number][]): Counts[] => counts.map(([k, n]) => ({ k, n }));
const exposed = (...counts: [k: number, exposure: number][]): ExposedCounts[] =>
  counts.map(([k, exposure]) => ({ k, exposure }));

// Roots of the slopes by mpmath 1.3.0, `findroot` on digammas with 40 digits.
test('2 of 10, 5 of 12, 9 of 10 and 1 of 8: α and β of largest likelihood', () => {
  const { how, prior, logLikelihood, rates } = betaBinomial(of([2, 10], [5, 12], [9, 10], [1, 8]));
  assert.equal(how, 'fitted');
  near(prior!.alpha, 1.261963329790894, 1e-11);
  near(prior!.beta, 1.661495347557112, 1e-11);
  near(logLikelihood!, -24.24889652814628, 1e-11);
  near(rates[2]!.mean, (9 + 1.261963329790894) / (10 + 1.261963329790894 + 1.661495347557112), 1e-12);
});

test('4 in 20 years, 1 in 35, 12 in 30 and none in 8: shape and rate of largest likelihood', () => {
  const { how, prior, rates } = gammaPoisson(exposed([4, 20], [1, 35], [12, 30], [0, 8]));
  assert.equal(how, 'fitted');
  near(prior!.shape, 1.134454513345372, 1e-11);
  near(prior!.rate, 6.683794693767372, 1e-10);
  near(rates[3]!.mean, 1.134454513345372 / 14.68379469376737, 1e-12);
});

const classes = fc.array(
  fc.integer({ min: 1, max: 30 }).chain((n) => fc.integer({ min: 0, max: n }).map((k) => ({ k, n }))),
  { minLength: 1, maxLength: 12 },
);

/** ln Π B(α + k, β + n − k) / B(α, β), by gamma functions. */
function likelihood(counts: readonly Counts[], alpha: number, beta: number): number {
  const lnB = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b);
  return counts.reduce((sum, { k, n }) => sum + lnB(alpha + k, beta + n - k) - lnB(alpha, beta), 0);
}

test('no α and β on a wide net, and no common rate, is likelier than those that were found', () => {
  fc.assert(
    fc.property(classes, (counts) => {
      const { how, prior, logLikelihood } = betaBinomial(counts);
      if (how === 'apart') return;
      const k = counts.reduce((sum, c) => sum + c.k, 0);
      const n = counts.reduce((sum, c) => sum + c.n, 0);
      const common = (k > 0 ? k * Math.log(k / n) : 0) + (k < n ? (n - k) * Math.log(1 - k / n) : 0);
      const best = prior ? likelihood(counts, prior.alpha, prior.beta) : common;
      if (prior) near(best, logLikelihood!, 1e-8 * Math.max(1, Math.abs(best)));
      assert.ok(best >= common - 1e-9);
      for (let s = -3; s <= 6; s += 0.5) {
        for (let m = 0.05; m < 1; m += 0.05) {
          const [alpha, beta] = [Math.exp(s) * m, Math.exp(s) * (1 - m)];
          assert.ok(likelihood(counts, alpha, beta) <= best + 1e-6, `${alpha}, ${beta}`);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('each rate lies between its own share and the mean of the family, and keeps its place in the list', () => {
  fc.assert(
    fc.property(classes, (counts) => {
      const { prior, rates } = betaBinomial(counts);
      assert.deepEqual(
        rates.map(({ k, n }) => ({ k, n })),
        counts,
      );
      for (const { k, n, mean, lower, upper } of rates) {
        assert.ok(lower < mean && mean < upper);
        if (!prior) continue;
        const [a, b] = [k / n, prior.alpha / (prior.alpha + prior.beta)];
        assert.ok(mean >= Math.min(a, b) - 1e-12 && mean <= Math.max(a, b) + 1e-12);
      }
    }),
    { numRuns: 100 },
  );
});

test('events and other cases are mirror images', () => {
  fc.assert(
    fc.property(classes, (counts) => {
      const [a, b] = [counts, counts.map(({ k, n }) => ({ k: n - k, n }))].map((c) => betaBinomial(c));
      assert.equal(a!.how, b!.how);
      for (const [i, { mean }] of a!.rates.entries()) near(mean, 1 - b!.rates[i]!.mean, 1e-7);
    }),
    { numRuns: 100 },
  );
});

test('classes that differ by no more than chance get the rate of the pooled counts', () => {
  for (const counts of [of([3, 10], [3, 10], [3, 10]), of([4, 9]), of([0, 5], [0, 9]), of([1, 1], [0, 1], [1, 1])]) {
    const { how, rates } = betaBinomial(counts);
    assert.equal(how, 'pooled');
    const [k, n] = [counts.reduce((s, c) => s + c.k, 0), counts.reduce((s, c) => s + c.n, 0)];
    for (const { a, b } of rates) assert.deepEqual([a, b], [k + 0.5, n - k + 0.5]);
  }
  const { how, rates } = gammaPoisson(exposed([2, 10], [4, 20], [6, 30]));
  assert.equal(how, 'pooled');
  for (const { shape, rate } of rates) assert.deepEqual([shape, rate], [12.5, 60]);
  assert.equal(gammaPoisson(exposed([0, 10], [0, 3])).how, 'pooled');
});

test('classes of which each has none or all borrow nothing', () => {
  const { how, rates } = betaBinomial(of([0, 4], [3, 3]));
  assert.equal(how, 'apart');
  assert.deepEqual(
    rates.map(({ a, b }) => [a, b]),
    [
      [0.5, 4.5],
      [3.5, 0.5],
    ],
  );
});

test('another unit of exposure scales the rates and nothing else', () => {
  const counts = exposed([4, 20], [1, 35], [12, 30], [0, 8]);
  const years = gammaPoisson(counts);
  const days = gammaPoisson(counts.map(({ k, exposure }) => ({ k, exposure: exposure * 365.25 })));
  near(days.prior!.shape, years.prior!.shape, 1e-9);
  for (const [i, { mean }] of days.rates.entries()) near(mean * 365.25, years.rates[i]!.mean, 1e-10);
});

test('nothing but counts is taken, and no classes are no rates', () => {
  assert.deepEqual(betaBinomial([]), { how: 'pooled', rates: [] });
  assert.throws(() => betaBinomial(of([4, 3])), RangeError);
  assert.throws(() => betaBinomial(of([0.5, 3])), RangeError);
  assert.throws(() => gammaPoisson(exposed([1, 0])), RangeError);
});
