import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CoxRows } from '../regression/coxRows.js';
import { DISTRIBUTIONS, type DistributionName } from '../regression/errorDistribution.js';
import { parametricRegression } from '../regression/parametric.js';
import { covariateRows } from '../testing/covariates.js';
import { checkParametric, type ParametricClaim } from './parametric.js';

function claimOf(
  rows: CoxRows,
  x: Float64Array,
  p: number,
  distribution: DistributionName,
  lasting?: { z: Float64Array; r: number },
) {
  const { fit } = parametricRegression(rows, x, p, { distribution, ...(lasting && { lasting }) });
  if (!fit) return undefined;
  return { rows, distribution, x, lasting, coef: fit.coef, naive: fit.variance, loglik: fit.loglik[1] };
}

for (const distribution of DISTRIBUTIONS) {
  test(`whatever ${distribution} durations are fitted, late entry or weights, their likelihood has its peak there`, () => {
    let fitted = 0;
    fc.assert(
      fc.property(covariateRows({ weighted: true }), ({ rows, x, p }) => {
        const claim = claimOf(rows, x, p, distribution);
        if (!claim) return;
        fitted++;
        assert.deepEqual(checkParametric(claim), { holds: true });
      }),
      { numRuns: 40 },
    );
    assert.ok(fitted > 12, `${fitted} of 40 could be fitted`);
  });
}

test('with a share that lasts for ever too, wherever the data have one', () => {
  let fitted = 0;
  fc.assert(
    fc.property(covariateRows({ late: false }), fc.constantFrom(...DISTRIBUTIONS), ({ rows, x, p }, distribution) => {
      const z = Float64Array.from(rows.time, (_, i) => x[i * p]!);
      // Those that are still going on were followed for ten times as long: a plateau.
      const time = rows.time.map((t, i) => (rows.event[i] === 0 ? 10 * t + 20 : t));
      const claim = claimOf({ ...rows, time }, x, p, distribution, { z, r: 1 });
      if (!claim) return;
      fitted++;
      assert.deepEqual(checkParametric(claim), { holds: true });
    }),
    { numRuns: 40 },
  );
  assert.ok(fitted > 12, `${fitted} of 40 could be fitted`);
});

const ROWS: CoxRows = {
  time: Float64Array.of(1, 2, 2.5, 3, 4, 5, 5.5, 60, 70, 80),
  event: Uint8Array.of(1, 1, 1, 1, 1, 1, 1, 0, 0, 0),
};
const X = Float64Array.of(0.2, 1.1, 0.4, 0.3, 2, 1, 0.1, 0, 1.2, 0.7);

test('a result that is wrong anywhere is refused', () => {
  for (const lasting of [undefined, { z: X.map((v) => v * v), r: 1 }]) {
    for (const distribution of DISTRIBUTIONS) {
      const claim: ParametricClaim = claimOf(ROWS, X, 1, distribution, lasting)!;
      assert.deepEqual(checkParametric(claim), { holds: true }, distribution);
      const p = claim.coef.length;
      const spoilt = (array: Float64Array, k: number, by: number) => array.map((v, i) => (i === k ? v + by : v));
      const wrong: ParametricClaim[] = [
        ...Array.from(claim.coef, (_, k) => ({ ...claim, coef: spoilt(claim.coef, k, 1e-4) })),
        ...Array.from(claim.coef, (_, k) => ({
          ...claim,
          naive: spoilt(claim.naive, k * p + k, 0.02 * claim.naive[k * p + k]!),
        })),
        { ...claim, loglik: claim.loglik + 1e-6 },
        { ...claim, naive: claim.naive.map((v) => -v) },
        { ...claim, distribution: distribution === 'weibull' ? 'loglogistic' : 'weibull' },
      ];
      for (const [k, other] of wrong.entries()) {
        assert.equal(checkParametric(other)!.holds, false, `${distribution}, wrong claim ${k}`);
      }
    }
  }
});

test('rows far below or above what is expected of them have likelihoods that are numbers, in every form', () => {
  const rows: CoxRows = {
    time: Float64Array.of(9, 9, 20, 11, 1, 6),
    event: Uint8Array.of(0, 1, 1, 1, 0, 0),
    start: Float64Array.of(0, 0, 0, 2, 0, 0),
  };
  for (const distribution of DISTRIBUTIONS) {
    const claim: ParametricClaim = claimOf(rows, Float64Array.of(1, 1, 0, 1, 0, 1), 1, distribution)!;
    assert.deepEqual(checkParametric(claim), { holds: true }, distribution);
    assert.equal(checkParametric({ ...claim, loglik: claim.loglik + 1e-6 })!.holds, false);
  }
});

test('a place that is flat, or the wrong side of a peak, is no peak', () => {
  const claim = claimOf(ROWS, X, 1, 'weibull')!;
  const far = { ...claim, coef: claim.coef.map((b) => b + 1) };
  assert.equal(checkParametric({ ...far, loglik: claim.loglik })!.holds, false);
});
