import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CoxRows } from '../regression/coxRows.js';
import { discreteLogit } from '../regression/discreteLogit.js';
import { logitResiduals } from '../regression/logitResiduals.js';
import { HAZARDS, type HazardForm } from '../regression/periods.js';
import { covariateRows } from '../testing/covariates.js';
import { checkDiscrete, checkDiscreteResiduals, type DiscreteClaim } from './discrete.js';

function claimOf(rows: CoxRows, x: Float64Array, p: number, hazard: HazardForm, period: number) {
  const { fit } = discreteLogit(rows, x, p, { hazard, period });
  if (!fit) return undefined;
  return { rows, period, hazard, steps: fit.steps, x, coef: fit.coef, naive: fit.variance, loglik: fit.loglik[1] };
}

test('residuals of whatever durations are counted in periods are found again, and refused where they are wrong', () => {
  const arbitrary = fc.tuple(covariateRows(), fc.constantFrom(...HAZARDS), fc.constantFrom(1, 2, 0.5));
  fc.assert(
    fc.property(arbitrary, ([{ rows, x, p }, hazard, period]) => {
      const { fit } = discreteLogit(rows, x, p, { hazard, period });
      if (!fit) return;
      const residuals = logitResiduals(rows, x, p, fit, { hazard, period });
      assert.deepEqual(checkDiscreteResiduals(claimOf(rows, x, p, hazard, period)!, residuals), { holds: true });
    }),
    { numRuns: 40 },
  );
  const { fit } = discreteLogit(ROWS, X, 1, { hazard: 'log', period: 1 });
  const claim = claimOf(ROWS, X, 1, 'log', 1)!;
  const residuals = logitResiduals(ROWS, X, 1, fit!, { hazard: 'log', period: 1 });
  const spoilt = (array: Float64Array) => array.map((v, i) => (i === 3 ? v + 1e-5 : v));
  const [first] = residuals.periods;
  for (const wrong of [
    { ...residuals, expected: spoilt(residuals.expected) },
    { ...residuals, deviance: spoilt(residuals.deviance) },
    { ...residuals, deviance: residuals.deviance.map((d) => -d) },
    ...[{ expected: 4 }, { events: 3 }, { n: 5 }, { pearson: -first!.pearson + 1 }, { to: 2 }].map((other) => ({
      ...residuals,
      periods: [{ ...first!, ...other }],
    })),
  ]) {
    assert.equal(checkDiscreteResiduals(claim, wrong)!.holds, false);
  }
});

test('a row that is expected to end exactly as often as it ended keeps the deviance of what happened', () => {
  // Two of four periods of rows end, so that each has a chance of 1/2, and the first row the sum 2 · 1/2 = 1.
  const rows = { time: Float64Array.of(2, 1, 1), event: Uint8Array.of(1, 1, 0) };
  const none = new Float64Array(0);
  const { fit } = discreteLogit(rows, none, 0, { hazard: 'constant', period: 1 });
  const { martingale, deviance } = logitResiduals(rows, none, 0, fit!, { hazard: 'constant', period: 1 });
  assert.equal(martingale[0], 0);
  assert.ok(Math.abs(deviance[0]! - Math.sqrt(2 * Math.log(4))) < 1e-9);
});

test('periods in which as many ended as expected, but for rounding, are found again', () => {
  const rows = {
    time: Float64Array.of(3, 3, 2, 1, 2, 3, 1, 4, 4, 6, 5, 2, 2, 2, 2, 3, 1, 3, 4, 5),
    event: Uint8Array.of(1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1, 0),
  };
  const x = Float64Array.of(5, -1, -5, 7, 0, 7, -1, 0, -2, 1, 7, -3, -7, -6, 2, -3, -4, -3, -8, -6);
  const claim = claimOf(rows, x, 1, 'steps', 1)!;
  const residuals = logitResiduals(rows, x, 1, discreteLogit(rows, x, 1, { hazard: 'steps', period: 1 }).fit!, claim);
  for (const by of [1e-15, -1e-15]) {
    const periods = residuals.periods.map((own) => ({ ...own, pearson: own.pearson + by }));
    assert.deepEqual(checkDiscreteResiduals(claim, { ...residuals, periods }), { holds: true });
  }
});

test('whatever durations are counted in periods, with every form of hazard, the likelihood has its peak there', () => {
  for (const hazard of HAZARDS) {
    let fitted = 0;
    fc.assert(
      fc.property(covariateRows(), fc.constantFrom(1, 2, 0.5), ({ rows, x, p }, period) => {
        const claim = claimOf(rows, x, p, hazard, period);
        if (!claim) return;
        fitted++;
        assert.deepEqual(checkDiscrete(claim), { holds: true });
      }),
      { numRuns: 30 },
    );
    assert.ok(fitted > 8, `${hazard}: ${fitted} of 30 could be fitted`);
  }
});

const ROWS: CoxRows = {
  time: Float64Array.of(1, 2, 2, 3, 4, 4, 5, 6, 6, 2),
  event: Uint8Array.of(1, 1, 0, 1, 1, 0, 1, 0, 1, 1),
};
const X = Float64Array.of(0.2, 1.1, 0.4, 0.3, 2, 1, 0.1, 0, 1.2, 0.7);

/** Nine rows with nearly as many coefficients: a step of a small part of a standard error leaves the parabola. */
test('of a table so small that its likelihood is no parabola the peak is found with shorter steps, and a wrong one refused', () => {
  const rows = { time: Float64Array.of(1, 2, 1, 1, 1, 35, 2, 4, 2), event: Uint8Array.of(0, 1, 1, 0, 1, 0, 1, 1, 0) };
  const x = [1, 0, -1.2, 0.73, -1.29, 1, 2, 2, -0.78].map((a, i) => [a, [1, 0, 1, 0, 0, 0, 1, 1, 0][i]!]);
  const claim = claimOf(rows, Float64Array.from(x.flatMap(([a, b]) => [a!, b!, a! * b!])), 3, 'cubic', 1)!;
  assert.deepEqual(checkDiscrete(claim), { holds: true });
  const p = claim.coef.length;
  const error = Math.sqrt(claim.naive[0]!);
  assert.equal(
    checkDiscrete({ ...claim, coef: claim.coef.map((b, k) => (k === 0 ? b + 1e-4 * error : b)) })!.holds,
    false,
  );
  for (let k = 0; k < p; k++) {
    const naive = claim.naive.map((v, at) => (at === k * p + k ? 1.02 * v : v));
    assert.equal(checkDiscrete({ ...claim, naive })!.holds, false, `variance ${k}`);
  }
});

test('a result that is wrong anywhere is refused', () => {
  const claim: DiscreteClaim = claimOf(ROWS, X, 1, 'log', 1)!;
  assert.deepEqual(checkDiscrete(claim), { holds: true });
  const spoilt = (array: Float64Array, k: number, by: number) => array.map((v, i) => (i === k ? v + by : v));
  const wrong: DiscreteClaim[] = [
    ...[0, 1, 2].map((k) => ({ ...claim, coef: spoilt(claim.coef, k, 1e-4) })),
    ...[0, 4, 8].map((k) => ({ ...claim, naive: spoilt(claim.naive, k, 0.02 * claim.naive[k]!) })),
    { ...claim, loglik: claim.loglik + 1e-6 },
    { ...claim, naive: claim.naive.map((v) => -v) },
    { ...claim, period: 2 },
  ];
  for (const [k, other] of wrong.entries()) assert.equal(checkDiscrete(other)!.holds, false, `wrong claim ${k}`);
});
