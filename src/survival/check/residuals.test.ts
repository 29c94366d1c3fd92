import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { coxRegression } from '../regression/cox.js';
import { coxRowResiduals } from '../regression/coxRowResiduals.js';
import type { CoxRows } from '../regression/coxRows.js';
import { DISTRIBUTIONS } from '../regression/errorDistribution.js';
import { parametricRegression } from '../regression/parametric.js';
import { parametricResiduals } from '../regression/parametricResiduals.js';
import { scaledSchoenfeld } from '../regression/scaledSchoenfeld.js';
import { schoenfeld } from '../regression/schoenfeld.js';
import { covariateRows } from '../testing/covariates.js';
import { checkParametricResiduals, type ParametricClaim } from './parametric.js';
import { checkCoxResiduals, type EventResidualClaim, type ResidualClaim, together } from './residuals.js';

function told(rows: CoxRows, x: Float64Array, p: number, ties: 'efron' | 'breslow' | 'exact') {
  const { fit } = coxRegression(rows, x, p, { ties });
  if (!fit) return undefined;
  const plain = schoenfeld(fit);
  const events: EventResidualClaim = { ...plain, scaled: scaledSchoenfeld(fit, plain).y };
  const claim = { rows, x, ties, coef: fit.coef, naive: fit.variance, loglik: fit.loglik };
  return { claim, events, residuals: coxRowResiduals(fit) };
}

test('residuals of whatever rows are fitted, with late entry, strata, weights and three kinds of ties, are found again', () => {
  let fitted = 0;
  fc.assert(
    fc.property(
      covariateRows({ weighted: true }),
      fc.constantFrom('efron', 'breslow', 'exact'),
      ({ rows, x, p }, ties) => {
        const found = told(ties === 'exact' ? { ...rows, weight: undefined } : rows, x, p, ties as 'efron');
        if (!found) return;
        fitted++;
        const whole = !found.events.scaled.some(Number.isNaN);
        const says = whole ? { holds: true } : { holds: true, unchecked: 'scaled residuals' };
        assert.deepEqual(checkCoxResiduals(found.claim, found.events, found.residuals), says);
      },
    ),
    { numRuns: 60 },
  );
  assert.ok(fitted > 15, `${fitted} of 60 could be fitted`);
});

const ROWS: CoxRows = {
  time: Float64Array.of(1, 2, 2, 3, 4, 5, 5, 6, 7, 8),
  event: Uint8Array.of(1, 1, 1, 0, 1, 1, 0, 1, 0, 1),
};
const X = Float64Array.of(1, 0.2, 0, 1.1, 1, 0.4, 0, 0.3, 1, 2, 0, 1, 1, 0.1, 0, 0, 1, 1.2, 0, 0.7);
const spoilt = (array: Float64Array, k: number) => array.map((v, i) => (i === k ? v + 1e-5 : v));

test('a residual that is wrong anywhere is refused, and so is one of another row', () => {
  const { claim, events, residuals } = told(ROWS, X, 2, 'efron')!;
  const wrongRows: ResidualClaim[] = [...ROWS.time.keys()].flatMap((i) => [
    { ...residuals, coxSnell: spoilt(residuals.coxSnell, i) },
    { ...residuals, martingale: spoilt(residuals.martingale, i) },
    { ...residuals, deviance: residuals.deviance.map((v, k) => (k === i ? -v : v)) },
  ]);
  for (const [k, wrong] of wrongRows.entries())
    assert.equal(checkCoxResiduals(claim, events, wrong)!.holds, false, `${k}`);
  const wrongEvents: EventResidualClaim[] = [
    ...[...events.residual.keys()].map((k) => ({ ...events, residual: spoilt(events.residual, k) })),
    ...[...events.scaled.keys()].map((k) => ({ ...events, scaled: spoilt(events.scaled, k) })),
    { ...events, row: events.row.map((i) => (i === 0 ? 3 : i)) },
    { ...events, row: events.row.subarray(1) },
  ];
  for (const [k, wrong] of wrongEvents.entries()) assert.equal(checkCoxResiduals(claim, wrong)!.holds, false, `${k}`);
});

test('residuals of four forms, with late entry and a share that lasts, are found again, and refused where wrong', () => {
  const rows = { ...ROWS, start: Float64Array.of(0, 0, 1, 0, 0, 2, 0, 0, 1, 0) };
  for (const distribution of DISTRIBUTIONS) {
    for (const lasting of [undefined, { z: new Float64Array(0), r: 0 }]) {
      const { fit } = parametricRegression(rows, X, 2, { distribution, ...(lasting && { lasting }) });
      if (!fit) continue;
      const claim: ParametricClaim = {
        rows,
        distribution,
        x: X,
        lasting,
        coef: fit.coef,
        naive: fit.variance,
        loglik: fit.loglik[1],
      };
      const residuals = parametricResiduals(rows, X, 2, fit, lasting);
      assert.deepEqual(checkParametricResiduals(claim, residuals), { holds: true });
      const wrong = { ...residuals, coxSnell: spoilt(residuals.coxSnell, 5) };
      assert.equal(checkParametricResiduals(claim, wrong)!.holds, false);
    }
  }
});

test('where a covariate does not differ in one stratum, it is said that scaled residuals were not looked at', () => {
  const rows = { ...ROWS, stratum: Uint32Array.from(ROWS.time, (_, i) => (i < 5 ? 0 : 1)) };
  const x = X.map((v, k) => (k % 2 === 0 && k >= 10 ? 1 : v));
  const { claim, events, residuals } = told(rows, x, 2, 'efron')!;
  const found = checkCoxResiduals(claim, events, residuals);
  assert.deepEqual(found, { holds: true, unchecked: 'scaled residuals' });
  assert.equal(checkCoxResiduals(claim, { ...events, residual: spoilt(events.residual, 0) }, residuals)!.holds, false);
  assert.deepEqual(together({ holds: true }, found, 'residuals'), found);
  assert.deepEqual(together({ holds: true, unchecked: 'a' }, found, 'b'), {
    holds: true,
    unchecked: 'a and scaled residuals',
  });
});

test('of two looks the first that fails is told, and what either left out', () => {
  const [good, bad] = [{ holds: true }, { holds: false, problem: 'wrong' }];
  assert.deepEqual(together(good, bad, 'residuals'), bad);
  assert.deepEqual(together(bad, good, 'residuals'), bad);
  assert.equal(together(undefined, good, 'residuals'), undefined);
  assert.deepEqual(together({ holds: true, unchecked: 'a' }, undefined, 'b'), { holds: true, unchecked: 'a and b' });
});
