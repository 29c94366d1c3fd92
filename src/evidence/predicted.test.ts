import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalBelow } from '../quantity/special/normalBelow.js';
import { normalQuantile } from '../quantity/special/normalQuantile.js';
import { halfTime, shareLasting } from './predicted.js';
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

/** Durations by drawing coefficients: another way to the same quantiles, with its error. */
function drawn(m: ReferenceModel, x: number[], times: number, says: (mu: number, sigma: number) => number): number[] {
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
  const values = Array.from({ length: times }, (_, n) => {
    const z = Array.from({ length: size }, (_, k) => normalQuantile((0.5 + (n + 1) * g ** -(k + 1)) % 1));
    const at = m.coefficients.map((b, i) => b + lower[i]!.reduce((sum, l, k) => sum + l * z[k]!, 0));
    return says(
      x.reduce((sum, xi, i) => sum + xi * at[i]!, 0),
      Math.exp(at[size - 1]!),
    );
  });
  return values.sort((a, b) => a - b);
}

test('the quantiles of a share are those of coefficients that are drawn', () => {
  // Constant, partial, process, peacekeepers, government, both; ln σ has no part in μ.
  const x = [1, 1, 0, 1, 0, 0, 0];
  const N = 40_000;
  const shares = drawn(model, x, N, (mu, sigma) => Math.exp(-Math.exp((Math.log(5) - mu) / sigma)));
  const halves = drawn(model, x, N, (mu, sigma) => Math.exp(mu + sigma * Math.log(Math.LN2)));
  for (const u of [0.05, 0.5, 0.95]) {
    const [share] = shareLasting(model, CASE, 5, [u]);
    const [half] = halfTime(model, CASE, [u]);
    // How many of the draws lie below: 0.5 % is four standard errors of plain draws.
    assert.ok(Math.abs(shares.filter((s) => s < share!).length / N - u) < 0.005);
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
  const [share] = shareLasting(m, { peacekeepers: 'no' }, 3, [0.9]);
  const z = Math.log(3) - 2 - 0.2 * normalQuantile(0.9);
  assert.ok(Math.abs(share! - Math.exp(-Math.exp(z))) < 1e-9);
});

test('a log-normal model that is nearly sure says what its formula says', () => {
  const tiny = [
    [1e-14, 0, 0],
    [0, 1e-14, 0],
    [0, 0, 1e-14],
  ];
  const m = small('lognormal', [1, 0.7, Math.log(0.8)], tiny);
  const [share] = shareLasting(m, { peacekeepers: 'yes' }, 4, [0.5]);
  assert.ok(Math.abs(share! - normalBelow((1.7 - Math.log(4)) / 0.8)) < 1e-7);
  const [logistic] = shareLasting({ ...m, distribution: 'loglogistic' }, { peacekeepers: 'no' }, 4, [0.5]);
  assert.ok(Math.abs(logistic! - 1 / (1 + Math.exp((Math.log(4) - 1) / 0.8))) < 1e-7);
});

test('a quantile rises with u, and a share falls with time, for every form', () => {
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
      const early = shareLasting(m, { peacekeepers: 'yes' }, 2, u);
      const late = shareLasting(m, { peacekeepers: 'yes' }, 6, u);
      const half = halfTime(m, { peacekeepers: 'yes' }, u);
      for (let k = 0; k < u.length; k++) {
        assert.ok(late[k]! < early[k]!);
        if (k === 0) continue;
        assert.ok(early[k]! > early[k - 1]!);
        assert.ok(half[k]! > half[k - 1]!);
      }
      // Half last longer than the median of the half-time as often as not: both are one event.
      const [middle] = halfTime(m, { peacekeepers: 'yes' }, [0.5]);
      assert.ok(Math.abs(shareLasting(m, { peacekeepers: 'yes' }, middle!, [0.5])[0]! - 0.5) < 1e-9);
    }),
    { numRuns: 25 },
  );
});
