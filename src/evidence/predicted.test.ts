import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { betaQuantile } from '../quantity/special/incompleteBeta.js';
import { normalBelow } from '../quantity/special/normalBelow.js';
import { normalQuantile } from '../quantity/special/normalQuantile.js';
import { halfTime, shareMoments } from './predicted.js';
import type { ReferenceModel } from './record.js';
import { records } from './records.js';

const model = records().models['peace-agreement.lasting']!;
const CASE = { kind: 'partial', peacekeepers: 'yes', over: 'territory' };

/** The same model with other coefficients; 3 of them: constant, one level, ln σ. */
const small = (distribution: ReferenceModel['distribution'], coefficients: number[], covariance: number[][]) => ({
  ...model,
  distribution,
  covariates: [{ ...model.covariates[1]! }],
  coefficients,
  covariance,
});

/** μ and σ by drawing coefficients: another way to the same distributions, with its error. */
function drawn(m: ReferenceModel, x: number[], times: number): [mu: number, sigma: number][] {
  const size = m.coefficients.length;
  const lower = m.covariance.map((row) => row.map(() => 0));
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = m.covariance[i]![j]!;
      for (let k = 0; k < j; k++) sum -= lower[i]![k]! * lower[j]![k]!;
      lower[i]![j] = i === j ? Math.sqrt(sum) : sum / lower[j]![j]!;
    }
  // A lattice with the powers of the root of x^(d+1) = x + 1 as generators fills the cube evenly (Roberts 2018).
  let g = 2;
  for (let k = 0; k < 60; k++) g = (1 + g) ** (1 / (size + 1));
  return Array.from({ length: times }, (_, n) => {
    const z = Array.from({ length: size }, (_, k) => normalQuantile((0.5 + (n + 1) * g ** -(k + 1)) % 1));
    const at = m.coefficients.map((b, i) => b + lower[i]!.reduce((sum, l, k) => sum + l * z[k]!, 0));
    return [x.reduce((sum, xi, i) => sum + xi * at[i]!, 0), Math.exp(at[size - 1]!)];
  });
}

/** Shares of a Weibull model that last so long, rising. */
const lasting = (draws: readonly [number, number][], years: number) =>
  draws.map(([mu, sigma]) => Math.exp(-Math.exp((Math.log(years) - mu) / sigma))).sort((a, b) => a - b);

test('a share and the time of half are those of coefficients that are drawn', () => {
  // Constant, partial, process, peacekeepers, government, both; ln σ has no part in μ.
  const x = [1, 1, 0, 1, 0, 0, 0];
  const N = 40_000;
  const draws = drawn(model, x, N);
  const shares = lasting(draws, 5);
  const halves = draws.map(([mu, sigma]) => Math.exp(mu + sigma * Math.log(Math.LN2)));
  const mean = shares.reduce((sum, x) => sum + x, 0) / N;
  const variance = shares.reduce((sum, x) => sum + (x - mean) ** 2, 0) / N;
  const found = shareMoments(model, CASE, 5);
  // Plain draws would have a standard error of 0.15 / √40,000 < 0.001.
  assert.ok(Math.abs(found.mean - mean) < 0.001);
  assert.ok(Math.abs(Math.sqrt(found.variance) - Math.sqrt(variance)) < 0.001);
  for (const u of [0.05, 0.5, 0.95]) {
    const [half] = halfTime(model, CASE, [u]);
    // How many of the draws lie below: 0.5 % is four standard errors of plain draws.
    assert.ok(Math.abs(halves.filter((t) => t < half!).length / N - u) < 0.005);
  }
});

test('an exponential model without covariance of its constant has the closed form: ln T½ is normal', () => {
  const m = small(
    'exponential',
    [2, 0.5],
    [
      [0.04, 0],
      [0, 0.01],
    ],
  );
  const [lo] = halfTime(m, { peacekeepers: 'yes' }, [0.05]);
  const exact = Math.exp(2.5 + Math.log(Math.LN2) + Math.sqrt(0.05) * normalQuantile(0.05));
  assert.ok(Math.abs(lo! / exact - 1) < 1e-9);
});

test('the mean share of a log-normal model whose σ is nearly known has a closed form', () => {
  // E Φ((μ − ln t) / σ) over normal μ is Φ((m − ln t) / √(σ² + Var μ)).
  const V = [
    [0.3, 0, 0],
    [0, 0.1, 0],
    [0, 0, 1e-14],
  ];
  const m = small('lognormal', [1, 0.7, 0], V);
  const { mean } = shareMoments(m, { peacekeepers: 'yes' }, 4);
  assert.ok(Math.abs(mean - normalBelow((1.7 - Math.log(4)) / Math.sqrt(1.4))) < 1e-9);
});

test('a log-normal model that is nearly sure says what its formula says', () => {
  const tiny = [
    [1e-14, 0, 0],
    [0, 1e-14, 0],
    [0, 0, 1e-14],
  ];
  const m = small('lognormal', [1, 0.7, Math.log(0.8)], tiny);
  const share = shareMoments(m, { peacekeepers: 'yes' }, 4).mean;
  assert.ok(Math.abs(share - normalBelow((1.7 - Math.log(4)) / 0.8)) < 1e-7);
  const logistic = shareMoments({ ...m, distribution: 'loglogistic' }, { peacekeepers: 'no' }, 4).mean;
  assert.ok(Math.abs(logistic - 1 / (1 + Math.exp((Math.log(4) - 1) / 0.8))) < 1e-7);
});

test('a quantile rises with u, a share falls with time, and each has a beta distribution, for every form', () => {
  const entry = fc.double({ min: -0.3, max: 0.3, noNaN: true });
  const forms = fc.constantFrom('weibull', 'lognormal', 'loglogistic') as fc.Arbitrary<'weibull'>;
  fc.assert(
    fc.property(forms, fc.array(entry, { minLength: 6, maxLength: 6 }), entry, (form, [a, b, c, d, e, f], s) => {
      // L Lᵀ with a diagonal of 0.2 at least.
      const L = [
        [0.2 + a! ** 2, 0, 0],
        [b!, 0.2 + c! ** 2, 0],
        [d!, e!, 0.2 + f! ** 2],
      ];
      const V = L.map((p) => L.map((q) => p.reduce((sum, x, k) => sum + x * q[k]!, 0)));
      const m = small(form, [1.5, 0.5, s], V);
      const u = [0.05, 0.3, 0.5, 0.7, 0.95];
      const early = shareMoments(m, { peacekeepers: 'yes' }, 2);
      const late = shareMoments(m, { peacekeepers: 'yes' }, 6);
      assert.ok(0 < late.mean && late.mean < early.mean && early.mean < 1);
      // A beta distribution has less variance than all or nothing with the same mean.
      for (const { mean, variance } of [early, late]) assert.ok(variance > 0 && variance < mean * (1 - mean));
      const half = halfTime(m, { peacekeepers: 'yes' }, u);
      for (let k = 1; k < u.length; k++) assert.ok(half[k]! > half[k - 1]!);
      // What did not last has the rest of the mean, and the same variance.
      const ended = shareMoments(m, { peacekeepers: 'yes' }, 2, (share) => 1 - share);
      assert.ok(Math.abs(ended.mean + early.mean - 1) < 1e-12);
      assert.ok(Math.abs(ended.variance - early.variance) < 1e-12);
    }),
    { numRuns: 25 },
  );
});

test('the beta distribution of a share has its 5 %, 50 % and 95 % within 0.03 of coefficients that are drawn', () => {
  const [kind, peacekeepers, over] = model.covariates.map(({ levels }) => levels);
  const dummies = (levels: readonly string[], level: string) => levels.slice(1).map((one) => (one === level ? 1 : 0));
  const N = 40_000;
  for (const k of kind!)
    for (const p of peacekeepers!)
      for (const o of over!) {
        const x = [1, ...dummies(kind!, k), ...dummies(peacekeepers!, p), ...dummies(over!, o), 0];
        const draws = drawn(model, x, N);
        for (const years of [0.5, 5, 40]) {
          const shares = lasting(draws, years);
          const { mean, variance } = shareMoments(model, { kind: k, peacekeepers: p, over: o }, years);
          const both = (mean * (1 - mean)) / variance - 1;
          for (const u of [0.05, 0.5, 0.95]) {
            const off = betaQuantile(mean * both, (1 - mean) * both, u) - shares[Math.floor(u * N)]!;
            assert.ok(Math.abs(off) < 0.03, `${k}, ${p}, ${o}, ${years}, ${u}: ${off}`);
          }
        }
      }
});
