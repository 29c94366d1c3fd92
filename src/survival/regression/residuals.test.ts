import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { durations } from '../durations.js';
import { covariateRows } from '../testing/covariates.js';
import { answersOf, close, spells } from '../testing/spells.js';
import { type CoxFit, coxRegression } from './cox.js';
import { coxResiduals } from './coxResiduals.js';
import { coxRowResiduals } from './coxRowResiduals.js';
import { discreteLogit } from './discreteLogit.js';
import { DISTRIBUTIONS } from './errorDistribution.js';
import { fineGray } from './fineGray.js';
import { logitResiduals } from './logitResiduals.js';
import { parametricRegression } from './parametric.js';
import { parametricResiduals } from './parametricResiduals.js';
import { TIES } from './partialDerivatives.js';
import { proportionality } from './proportionality.js';
import { scaledSchoenfeld } from './scaledSchoenfeld.js';
import { schoenfeld } from './schoenfeld.js';
import { splineCurve } from './splineCurve.js';

// bench/regression-residuals-r.R: R was told to take Newton's last step.
const R = answersOf('residuals.json');
const { time, start, ended, how, region, conflict, treaty, strength, two, three } = spells();
const PLAIN = durations({ time, event: ended });
const within = coxRegression(durations({ time, event: ended, start, stratum: region }), three, 3).fit!;
const breslow = coxRegression(PLAIN, two, 2, { ties: 'breslow' }).fit!;
const exact = coxRegression(PLAIN, two, 2, { ties: 'exact' }).fit!;

interface Zph {
  x: number[];
  time: number[];
  y: (number | null)[];
  var: number[];
  smooth: { x: number[]; y: number[]; se: number[] }[];
}

function likeZph(fit: CoxFit, answer: Zph) {
  const plain = schoenfeld(fit);
  const { x, y, variance, curves } = scaledSchoenfeld(fit, plain);
  close(plain.time, answer.time, 'time');
  close(x, answer.x, 'x');
  close(y, answer.y as number[], 'y');
  close(variance!, answer.var, 'var');
  for (const [j, { x: places, y: curve, se }] of answer.smooth.entries()) {
    close(curves[j]!.x, places, `places ${j}`);
    close(curves[j]!.y, curve, `curve ${j}`);
    close(curves[j]!.se, se, `error of curve ${j}`);
  }
}

test('scaled Schoenfeld residuals, their time scale and the curve through them: as cox.zph and its plot', () => {
  likeZph(within, R.schoenfeld);
  likeZph(breslow, R.schoenfeldBreslow);
});

test('of shares of a cause too, with late entry: as cox.zph of coxph on what finegray makes', () => {
  const { fit } = fineGray(durations({ time, event: how, start }), two, 2, { cause: 1 });
  likeZph(fit!, R.graySchoenfeld);
});

/** Of bench/regression-residuals-r.R: each row with a 1 or with more strength ended before the others, but for a few. */
const APART_YEARS = Float64Array.of(1, 1, 1, 1, 3, 3, 4, 1, 4, 1, 3, 1);
const APART_X = Float64Array.of(1, 6, 1, 8, 1, 1, 0, 7, 1, 0, 0, 3, 0, 3, 0, 4, 0, 2, 1, 7, 0, 2, 1, 2);

test('proportional hazards with exact ties: as the score test of R with time-dependent terms, near separation too', () => {
  const apart = coxRegression({ time: APART_YEARS, event: new Uint8Array(12).fill(1) }, APART_X, 2, { ties: 'exact' });
  for (const [fit, answer] of [
    [exact, R.zphExact],
    [apart.fit!, R.zphApart],
  ] as const) {
    close(fit.coef, answer.coef, 'coef');
    const { terms, all } = proportionality(fit, [[0], [1]]);
    close(
      [...terms, all].map(({ chisq }) => chisq),
      answer.chisq,
      'chisq',
    );
  }
});

test('proportional subhazards, robust by row and by conflict: as the score residuals of R with time-dependent terms', () => {
  const rows = durations({ time, event: how, start });
  for (const [cluster, answer] of [
    [undefined, R.grayZph],
    [conflict, R.grayZphConflict],
  ] as const) {
    const { fit } = fineGray(rows, two, 2, { cause: 1, ...(cluster && { cluster }) });
    const { terms, all } = proportionality(fit!, [[0], [1]], fit!.cluster);
    close(
      [...terms, all].map(({ chisq }) => chisq),
      answer,
      'chisq',
    );
  }
});

test('an effect on the share that turns is seen, whatever the unit of time, and one that does not is none', () => {
  // Of four rows that end at one time two do by the cause; of those with a 1 all do at the same times, or late.
  const of = (turns: boolean, unit = 1) => {
    const n = 240;
    const ends = Float64Array.from({ length: n }, (_, i) => {
      const t = 1 + Math.floor(i / 4);
      return unit * (turns && i % 2 === 1 ? 40 + t / 3 : t);
    });
    const event = Uint8Array.from(ends, (_, i) => (i % 4 < 2 ? 1 : i % 8 < 6 ? 2 : 0));
    const x = Float64Array.from(ends, (_, i) => i % 2);
    const { fit } = fineGray({ time: ends, event }, x, 1, { cause: 1 });
    return proportionality(fit!, [[0]], fit!.cluster).all.chisq;
  };
  // 3.84 is the 5 % of one degree of freedom.
  assert.ok(of(false) < 3.84, `${of(false)}`);
  assert.ok(of(true) > 3.84, `${of(true)}`);
  close([of(true, 365.25)], [of(true)], 'in days');
});

test('a covariate that does not differ in a stratum has no residual there, and the others are scaled without it', () => {
  const eastern = Float64Array.from(
    [...treaty.keys()].flatMap((i) => [treaty[i]!, region[i] === 0 ? strength[i]! : 0]),
  );
  const { fit } = coxRegression(durations({ time, event: ended, stratum: region }), eastern, 2);
  const { y, variance } = scaledSchoenfeld(fit!, schoenfeld(fit!));
  const { y: expected, var: answer } = R.schoenfeldPart;
  assert.deepEqual(
    Array.from(y, Number.isNaN),
    expected.map((r: number | null) => r === null),
  );
  close(
    y.filter((r) => !Number.isNaN(r)),
    expected.filter((r: number | null) => r !== null),
    'y',
  );
  close(variance!, answer, 'var');
});

/** In the first 16 rows both covariates differ and go together; in the others the second never does, and the first seldom. */
const APART = {
  rows: durations({
    time: Float64Array.from({ length: 96 }, (_, i) => ((i * 37) % 97) + 1),
    event: Uint8Array.from({ length: 96 }, (_, i) => (i % 3 === 2 ? 0 : 1)),
    stratum: Uint32Array.from({ length: 96 }, (_, i) => (i < 16 ? 0 : 1)),
  }),
  x: Float64Array.from(
    Array.from({ length: 96 }, (_, i) => (i < 16 ? [i % 2, i === 5 ? 0 : i % 2] : [i % 40 === 0 ? 1 : 0, 0])).flat(),
  ),
};

test('where means over different events are no covariance, the curves are told and their errors are not', () => {
  const { fit } = coxRegression(APART.rows, APART.x, 2);
  const { variance, curves, y } = scaledSchoenfeld(fit!, schoenfeld(fit!));
  assert.equal(variance, undefined);
  const [first] = curves;
  assert.ok(first!.y.every(Number.isFinite) && first!.se.every(Number.isNaN));
  // Rows of the second stratum still have residuals of the covariate that differs there.
  assert.ok(y.some((v, k) => k % 2 === 0 && Number.isFinite(v)));
  const { fit: shares } = fineGray(APART.rows, APART.x, 2, { cause: 1 });
  assert.equal(scaledSchoenfeld(shares!, schoenfeld(shares!)).variance, undefined);
});

test('martingale, deviance and score residuals with strata, late entry and three kinds of ties: as residuals.coxph', () => {
  for (const [fit, answer] of [
    [within, R.rows],
    [breslow, R.rowsBreslow],
    [exact, R.rowsExact],
  ] as const) {
    const { martingale, deviance, coxSnell } = coxRowResiduals(fit);
    close(martingale, answer.martingale, 'martingale');
    close(deviance, answer.deviance, 'deviance');
    close(
      coxSnell,
      answer.martingale.map((m: number, i: number) => ended[i]! - m),
      'Cox and Snell',
    );
    if (answer.score) close(coxResiduals(fit.sorted, fit.scaled, fit.ties === 'efron').score, answer.score, 'score');
  }
});

test('residuals of Cox and Snell of four forms: as −ln S from what survreg predicts', () => {
  for (const distribution of DISTRIBUTIONS) {
    const { fit } = parametricRegression(PLAIN, two, 2, { distribution });
    close(parametricResiduals(PLAIN, two, 2, fit!).coxSnell, R[distribution], distribution);
  }
});

test('residuals of odds by year, and ends beside those expected: as glm on a row for each year, summed', () => {
  const rows = durations({ time, event: ended, start });
  const form = { hazard: 'cubic', period: 1 } as const;
  const { fit } = discreteLogit(rows, two, 2, form);
  const { martingale, deviance, periods } = logitResiduals(rows, two, 2, fit!, form);
  close(martingale, R.byYear.martingale, 'martingale');
  close(deviance, R.byYear.deviance, 'deviance');
  assert.ok(periods.length > 4 && periods[0]!.from === 1);
  for (const [g, { from, to, events, expected, pearson }] of periods.entries()) {
    assert.ok(expected >= 5 && (g === 0 || from > periods[g - 1]!.to));
    const of = (by: number[]) => by.slice(from - 1, to).reduce((sum, v) => sum + v, 0);
    close([expected, events], [of(R.byYear.expected), of(R.byYear.events)], `years ${from} to ${to}`);
    close([pearson], [(events - expected) / Math.sqrt(of(R.byYear.variance))], 'pearson');
  }
});

test('the curve of martingale residuals against a covariate, with errors from what it leaves: as lm on ns', () => {
  const { martingale } = coxRowResiduals(coxRegression(PLAIN, two, 2).fit!);
  const curve = splineCurve(strength, martingale)!;
  close(curve.x, R.martingaleCurve.x, 'x');
  close(curve.y, R.martingaleCurve.y, 'y');
  close(curve.se, R.martingaleCurve.se, 'se');
});

test('a curve through points on a straight line is the line, without error; of three different places there is none', () => {
  const x = Float64Array.of(3, 1, 2, 5, 8, 9, 4);
  const {
    x: at,
    y,
    se,
  } = splineCurve(
    x,
    x.map((v) => 2 - 3 * v),
  )!;
  for (const [k, v] of at.entries()) {
    assert.ok(Math.abs(y[k]! - (2 - 3 * v)) < 1e-10);
    assert.ok(se[k]! < 1e-10);
  }
  assert.equal(splineCurve([1, 1, 2, 2, 3, 3], [1, 2, 3, 4, 5, 6]), undefined);
  assert.equal(splineCurve([1, 1], [1, 2]), undefined);
});

test('the expected events of any fit sum to those that came, and scaled residuals have the coefficient as mean', () => {
  let fitted = 0;
  fc.assert(
    fc.property(covariateRows(), fc.constantFrom(...TIES), ({ rows, x, p }, ties) => {
      const { fit } = coxRegression(rows, x, p, { ties });
      if (!fit) return;
      fitted++;
      const { coxSnell } = coxRowResiduals(fit);
      assert.ok(Math.abs(coxSnell.reduce((a, b) => a + b, 0) - fit.events) < 1e-8 * fit.events);
      const { y } = scaledSchoenfeld(fit, schoenfeld(fit));
      if (y.some(Number.isNaN)) return;
      for (const [j, b] of fit.coef.entries()) {
        let sum = 0;
        for (let k = 0; k < fit.events; k++) sum += y[k * p + j]!;
        assert.ok(Math.abs(sum / fit.events - b) < 1e-6 * Math.max(1, Math.abs(b)), `${sum / fit.events}, not ${b}`);
      }
    }),
    { numRuns: 60 },
  );
  assert.ok(fitted > 15, `${fitted} of 60 could be fitted`);
});

test('in a Weibull or exponential fit expected events sum to those that came, late entry and a lasting share or not', () => {
  const late = durations({ time, event: ended, start });
  for (const distribution of ['weibull', 'exponential'] as const) {
    for (const rows of [PLAIN, late]) {
      const { fit } = parametricRegression(rows, two, 2, { distribution });
      const { martingale } = parametricResiduals(rows, two, 2, fit!);
      assert.ok(Math.abs(martingale.reduce((a, b) => a + b, 0)) < 1e-7, `${distribution}`);
    }
  }
  // H ends at −ln of the share that lasts.
  const lasting = { z: treaty, r: 1 };
  const { fit } = parametricRegression(PLAIN, two, 2, { distribution: 'weibull', lasting });
  const far = { ...PLAIN, time: time.map(() => 1e9) };
  const { coxSnell } = parametricResiduals(far, two, 2, fit!, lasting);
  const odds = Array.from(treaty, (x) => fit!.coef[4]! + fit!.coef[5]! * x);
  close(
    coxSnell,
    odds.map((o) => Math.log1p(Math.exp(o))),
    'H at the end',
  );
});
