import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CoxOptions, coxRegression } from '../regression/cox.js';
import type { CoxRows } from '../regression/coxRows.js';
import { covariateRows } from '../testing/covariates.js';
import { chosen } from './chosen.js';
import { type CoxClaim, checkCox } from './cox.js';

function claimOf(rows: CoxRows, x: Float64Array, p: number, options: CoxOptions): CoxClaim | undefined {
  const { fit } = coxRegression(rows, x, p, options);
  if (!fit) return undefined;
  return {
    rows: { ...rows, cluster: options.cluster },
    x,
    ties: fit.ties,
    coef: fit.coef,
    naive: fit.naive ?? fit.variance,
    ...(fit.naive && { robust: fit.variance }),
    loglik: fit.loglik,
  };
}

const CASES: [string, CoxOptions][] = [
  ['efron', { ties: 'efron' }],
  ['breslow', { ties: 'breslow' }],
  ['exact', { ties: 'exact' }],
];

for (const [name, options] of CASES) {
  test(`whatever rows with ${name} ties, late entry and strata are fitted, the definition agrees`, () => {
    let fitted = 0;
    fc.assert(
      fc.property(covariateRows(), ({ rows, x, p }) => {
        const claim = claimOf(rows, x, p, options);
        if (!claim) return;
        fitted++;
        assert.deepEqual(checkCox(claim), { holds: true });
      }),
      { numRuns: 60 },
    );
    assert.ok(fitted > 15, `${fitted} of 60 could be fitted`);
  });
}

test('weights that are not whole, and robust errors by cluster, agree with the definition', () => {
  let fitted = 0;
  fc.assert(
    fc.property(covariateRows({ weighted: true }), fc.constantFrom('efron', 'breslow'), ({ rows, x, p }, ties) => {
      const cluster = Uint32Array.from(rows.time, (_, i) => i % 7);
      const claim = claimOf(rows, x, p, { ties: ties as 'efron', cluster });
      if (!claim) return;
      fitted++;
      assert.deepEqual(checkCox(claim), { holds: true });
    }),
    { numRuns: 60 },
  );
  assert.ok(fitted > 15);
});

test('the robust covariance is what moving the weights of each cluster a little does to the coefficients', () => {
  for (const ties of ['efron', 'breslow'] as const) {
    const weight = Float64Array.from(ROWS.time, (_, i) => 1 + (i % 3) / 2);
    const { fit } = coxRegression({ ...ROWS, weight }, X, 2, { ties, cluster: CLUSTER });
    const sum = new Float64Array(4);
    for (const c of new Set(CLUSTER)) {
      const by = 1e-4;
      const [up, down] = [1 + by, 1 - by].map((factor) => {
        const moved = weight.map((w, i) => (CLUSTER[i] === c ? factor * w : w));
        return coxRegression({ ...ROWS, weight: moved }, X, 2, { ties }).fit!.coef;
      });
      const step = up!.map((b, j) => (b - down![j]!) / (2 * by));
      for (const j of [0, 1]) for (const h of [0, 1]) sum[2 * j + h]! += step[j]! * step[h]!;
    }
    for (const [k, v] of sum.entries()) assert.ok(Math.abs(fit!.variance[k]! - v) < 1e-6 * Math.abs(v), `${k}: ${v}`);
  }
});

const ROWS: CoxRows = {
  time: Float64Array.of(1, 2, 2, 3, 4, 5, 5, 6, 7, 8),
  event: Uint8Array.of(1, 1, 1, 0, 1, 1, 0, 1, 0, 1),
};
const X = Float64Array.of(1, 0.2, 0, 1.1, 1, 0.4, 0, 0.3, 1, 2, 0, 1, 1, 0.1, 0, 0, 1, 1.2, 0, 0.7);
const CLUSTER = Uint32Array.of(0, 0, 1, 1, 2, 2, 3, 3, 4, 4);

test('a result that is wrong anywhere is refused', () => {
  const claim = claimOf(ROWS, X, 2, { cluster: CLUSTER })!;
  assert.deepEqual(checkCox(claim), { holds: true });
  const spoilt = (array: Float64Array, k: number, by: number) => array.map((x, i) => (i === k ? x + by : x));
  const wrong: CoxClaim[] = [
    ...[0, 1].map((k) => ({ ...claim, coef: spoilt(claim.coef, k, 1e-5) })),
    ...[0, 1, 2, 3].map((k) => ({ ...claim, naive: spoilt(claim.naive, k, 1e-3) })),
    ...[0, 1, 2, 3].map((k) => ({ ...claim, robust: spoilt(claim.robust!, k, 1e-4) })),
    { ...claim, loglik: [claim.loglik[0] + 1e-6, claim.loglik[1]] },
    { ...claim, loglik: [claim.loglik[0], claim.loglik[1] + 1e-6] },
    { ...claim, naive: claim.naive.map((v) => -v) },
    { ...claim, ties: 'breslow' },
  ];
  for (const [k, other] of wrong.entries()) assert.equal(checkCox(other)!.holds, false, `wrong claim ${k}`);
});

test('influences that cancel have a robust covariance of 0, to rounding, and of nothing more', () => {
  const claim: CoxClaim = claimOf({ ...ROWS }, X, 2, {})!;
  const one = { ...claim, rows: { ...ROWS, cluster: new Uint32Array(10) } };
  assert.deepEqual(checkCox({ ...one, robust: new Float64Array(4) }), { holds: true });
  for (let k = 0; k < 4; k++) {
    const robust = claim.naive.map((v, at) => (at === k ? 1e-10 * v : 0));
    assert.equal(checkCox({ ...one, robust })!.holds, false, `${k}`);
  }
});

test('covariates of nearly 1e100, and of hardly more than 1e-100, are looked at as any others', () => {
  for (const size of [9e99, 1e-99]) {
    const x = X.map((v, k) => (k % 2 === 0 ? v : v * size));
    const claim = claimOf(ROWS, x, 2, { cluster: CLUSTER })!;
    assert.deepEqual(checkCox(claim), { holds: true }, `${size}`);
    for (let k = 0; k < 4; k++) {
      const spoilt = (matrix: Float64Array) => matrix.map((v, at) => (at === k ? 1.001 * v : v));
      assert.equal(checkCox({ ...claim, naive: spoilt(claim.naive) })!.holds, false, `${size}, naive ${k}`);
      assert.equal(checkCox({ ...claim, robust: spoilt(claim.robust!) })!.holds, false, `${size}, robust ${k}`);
    }
  }
});

test('of many rows sums are looked up: they agree too, refuse what is wrong, and say what they leave out', () => {
  let fitted = 0;
  fc.assert(
    fc.property(covariateRows({ weighted: true }), fc.constantFrom('efron', 'breslow'), ({ rows, x, p }, ties) => {
      const claim = claimOf(rows, x, p, { ties: ties as 'efron' });
      if (!claim) return;
      fitted++;
      assert.deepEqual(checkCox(claim, 0), { holds: true });
    }),
  );
  assert.ok(fitted > 50);
  const claim = claimOf(ROWS, X, 2, { cluster: CLUSTER })!;
  assert.deepEqual(checkCox(claim, 0), { holds: true, unchecked: 'the robust covariance' });
  const far = { ...claim, coef: claim.coef.map((b) => b + 1e-5) };
  const wide = { ...claim, naive: claim.naive.map((v) => 1.001 * v) };
  for (const wrong of [far, wide, { ...claim, loglik: [claim.loglik[0], claim.loglik[1] + 1e-6] as const }]) {
    assert.equal(checkCox(wrong, 0)!.holds, false);
  }
  assert.equal(checkCox({ ...claim, ties: 'exact' }, 0), undefined);
});

/*
 * Rows 0 to 39 are followed from 0 on, 40 to 79 from 10 on, where the second covariate is 20. Eight rows that are followed
 * from 20 on, 0 or 1, give it a coefficient above 1: the late risks are 10⁹ times the early ones.
 */
test('rows of very different risk that follow each other agree too where sums are looked up', () => {
  const late = (i: number) => i >= 40;
  const time = Float64Array.from({ length: 88 }, (_, i) =>
    i < 80 ? (late(i) ? 10 : 0) + 1 + ((i * 7) % 40) / 5 : 13 + i,
  );
  for (const [k, after] of [5, 7, 8, 3, 1, 2, 4, 6].entries()) time[80 + k] = 21 + after;
  const start = time.map((_, i) => (i < 80 ? (late(i) ? 10 : 0) : 20));
  const event = Uint8Array.from(time, (_, i) => (i >= 80 || i % 3 > 0 ? 1 : 0));
  const x = Float64Array.from([...time.keys()].flatMap((i) => [i % 2, i < 80 ? (late(i) ? 20 : 0) : i < 84 ? 0 : 1]));
  for (const ties of ['efron', 'breslow'] as const) {
    const claim = claimOf({ time, start, event }, x, 2, { ties })!;
    assert.ok(claim.coef[1]! > 1, `${claim.coef[1]}`);
    assert.deepEqual([checkCox(claim), checkCox(claim, 0)], [{ holds: true }, { holds: true }]);
  }
});

test('a saddle is no peak: where the information is not positive definite the result is refused', () => {
  // One covariate that is 0 for all: the score is 0 and the likelihood flat, whatever the coefficient.
  const claim = claimOf(ROWS, X, 2, {})!;
  const flat = { ...claim, x: X.map((v, k) => (k % 2 === 0 ? v : 0)), loglik: claim.loglik };
  assert.equal(checkCox(flat)!.holds, false);
});

test('choices of two out of four: sum and shares are those of the six choices', () => {
  const eta = [0.3, -1, 2, 0.5];
  const r = eta.map(Math.exp) as [number, number, number, number];
  const pairs = [0, 1, 2, 3].flatMap((a) =>
    [0, 1, 2, 3].filter((b) => b > a).map((b) => [a, b, r[a]! * r[b]!] as const),
  );
  const sum = pairs.reduce((all, [, , product]) => all + product, 0);
  const { log, share } = chosen(eta, 2);
  assert.ok(Math.abs(log - Math.log(sum)) < 1e-12);
  for (const i of [0, 1, 2, 3]) {
    const with_ = pairs.filter(([a, b]) => a === i || b === i).reduce((all, [, , product]) => all + product, 0);
    assert.ok(Math.abs(share[i]! - with_ / sum) < 1e-12);
  }
});
