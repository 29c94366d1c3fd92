import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { covariateRows, cutInTwo } from '../testing/covariates.js';
import type { CoxRows } from './coxRows.js';
import { DISTRIBUTIONS } from './errorDistribution.js';
import { type ParametricFit, type ParametricOptions, parametricRegression } from './parametric.js';

const near = (a: number, b: number, within = 1e-7) =>
  assert.ok(Math.abs(a - b) <= within * Math.max(1, Math.abs(b)), `${a}, not ${b}`);

const TWELVE: CoxRows = {
  time: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
  event: Uint8Array.of(1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1),
};
const NONE = new Float64Array(0);

// 8 events in 78 units of time: the rate is 8/78, its logarithm has the variance 1/8; ln L = 8 ln (8/78) − 8.
test('exponential durations without covariates: events by time followed', () => {
  const { fit } = parametricRegression(TWELVE, NONE, 0, { distribution: 'exponential' });
  near(fit!.coef[0]!, Math.log(78 / 8), 1e-12);
  near(fit!.variance[0]!, 1 / 8, 1e-12);
  near(fit!.loglik[1], 8 * Math.log(8 / 78) - 8, 1e-12);
});

// Half of 4,000 rows never end, the others are exponential with mean 2, followed to 50: 1 − 2e-11 of these have ended.
test('where half of the rows never end that share is found, and how long the others last', () => {
  const n = 4000;
  const lasts = (i: number) => -2 * Math.log(1 - (i + 0.5) / (n / 2));
  const time = Float64Array.from({ length: n }, (_, i) => (i < n / 2 ? lasts(i) : 50));
  const event = Uint8Array.from({ length: n }, (_, i) => (i < n / 2 ? 1 : 0));
  const lasting = { z: NONE, r: 0 };
  const { fit } = parametricRegression({ time, event }, NONE, 0, { distribution: 'exponential', lasting });
  near(fit!.coef[0]!, Math.log(2), 1e-3);
  near(fit!.coef[1]!, 0, 1e-6);
});

function fits(
  law: (
    fit: ParametricFit,
    refit: (rows: CoxRows, x: Float64Array) => ParametricFit,
    rows: CoxRows,
    x: Float64Array,
  ) => void,
  { weighted = false, lasting = false } = {},
) {
  let fitted = 0;
  fc.assert(
    fc.property(
      covariateRows({ weighted, late: !lasting }),
      fc.constantFrom(...DISTRIBUTIONS),
      ({ rows, x, p }, distribution) => {
        const z = Float64Array.from(rows.time, (_, i) => x[i * p]!);
        // With a plateau, where a share is to last.
        const time = lasting ? rows.time.map((t, i) => (rows.event[i] === 0 ? 10 * t + 20 : t)) : rows.time;
        const options = (n: number): ParametricOptions => ({
          distribution,
          ...(lasting && { lasting: { z: n === z.length ? z : NONE, r: 1 } }),
        });
        const { fit } = parametricRegression({ ...rows, time }, x, p, options(z.length));
        if (!fit) return;
        fitted++;
        law(
          fit,
          (other, y) => parametricRegression(other, y, p, options(other.time.length)).fit!,
          { ...rows, time },
          x,
        );
      },
    ),
    { numRuns: 60 },
  );
  assert.ok(fitted > 15, `${fitted} of 60 could be fitted`);
}

test('another unit of time moves the constant by its logarithm and leaves all else', () => {
  for (const lasting of [false, true]) {
    fits(
      (fit, refit, rows, x) => {
        const scaled = { ...rows, time: rows.time.map((t) => 365.25 * t), start: rows.start?.map((t) => 365.25 * t) };
        const other = refit(scaled, x);
        for (const [j, b] of fit.coef.entries()) near(other.coef[j]!, b + (j === 0 ? Math.log(365.25) : 0));
        for (const [k, v] of fit.variance.entries()) near(other.variance[k]!, v, 1e-6);
        const ended = rows.event.reduce((sum, e) => sum + e, 0);
        near(other.loglik[1], fit.loglik[1] - ended * Math.log(365.25));
      },
      { lasting },
    );
  }
});

test('a row that is cut into stretches, the event in the last, is the row that it was', () => {
  fits((fit, refit, rows, x) => {
    const cut = cutInTwo({ rows, x });
    const other = refit(cut.rows, cut.x);
    for (const [j, b] of fit.coef.entries()) near(other.coef[j]!, b);
    near(other.loglik[1], fit.loglik[1]);
  });
});

test('a whole weight is so many equal rows', () => {
  fits(
    (fit, refit, rows, x) => {
      const p = x.length / rows.time.length;
      const again = Array.from(rows.weight!, (w, i) => Array<number>(4 * w).fill(i)).flat();
      const of = (a: Float64Array | undefined) => a && Float64Array.from(again, (i) => a[i]!);
      const many = refit(
        { time: of(rows.time)!, event: Uint8Array.from(again, (i) => rows.event[i]!), start: of(rows.start) },
        Float64Array.from(again.flatMap((i) => [...x.subarray(i * p, (i + 1) * p)])),
      );
      for (const [j, b] of fit.coef.entries()) near(many.coef[j]!, b);
      near(many.loglik[1], 4 * fit.loglik[1]); // weights are quarters
    },
    { weighted: true },
  );
});

test('Weibull’s regression at scale 1 is no better than the exponential one, elsewhere better', () => {
  fits((fit, _, rows, x) => {
    if (fit.distribution !== 'weibull') return;
    const p = x.length / rows.time.length;
    const { fit: exponential } = parametricRegression(rows, x, p, { distribution: 'exponential' });
    if (exponential) assert.ok(fit.loglik[1] >= exponential.loglik[1] - 1e-9);
  });
});

test('a level of which nobody ended runs off; a column that says nothing new is named; nobody ended', () => {
  const never = TWELVE.time.map((_, i) => (i > 1 && TWELVE.event[i] === 0 ? 1 : 0));
  for (const distribution of DISTRIBUTIONS) {
    const { fault } = parametricRegression(TWELVE, never, 1, { distribution });
    assert.ok(fault?.kind === 'separation' && fault.direction[0]! > 0, `${distribution}: ${fault?.kind}`);
    const twice = Float64Array.from([...TWELVE.time.keys()].flatMap((i) => [Math.sin(i), 2 * Math.sin(i) + 3]));
    const collinear = parametricRegression(TWELVE, twice, 2, { distribution }).fault;
    assert.ok(collinear?.kind === 'collinear' && collinear.column === 1);
    near(collinear.of[0]!.factor, 2);
    const nobody = { ...TWELVE, event: new Uint8Array(12) };
    assert.equal(parametricRegression(nobody, NONE, 0, { distribution }).fault?.kind, 'no-events');
  }
});

test('where all have ended no share lasts for ever, and it is said', () => {
  const event = new Uint8Array(12).fill(1);
  const { fault } = parametricRegression({ ...TWELVE, event }, NONE, 0, {
    distribution: 'weibull',
    lasting: { z: NONE, r: 0 },
  });
  assert.equal(fault?.kind, 'no-plateau');
});

test('a column of the odds that says nothing new is counted behind those of the durations', () => {
  const constant = new Float64Array(12).fill(4);
  const { fault } = parametricRegression(TWELVE, TWELVE.time.map(Math.sin), 1, {
    distribution: 'weibull',
    lasting: { z: constant, r: 1 },
  });
  assert.deepEqual(fault, { kind: 'collinear', column: 1, of: [] });
});
