import type { SurvivalCheck } from '../check/curve.js';
import type { ReadDurations } from '../readDurations.js';
import type { CoxModel } from './analyseCox.js';
import type { ChiSquareTest, Coefficient } from './coefficients.js';
import type { Formula } from './formula.js';
import type { LogitResiduals } from './logitResiduals.js';
import type { RowResiduals } from './rowResiduals.js';

/** Models as JSON, with the names of R's `coxph`, its summary, `cox.zph` and `basehaz`. */
export function coxJson(
  read: ReadDurations,
  formula: Formula,
  models: readonly CoxModel[],
  { level, shares = false }: { level: number; shares?: boolean },
): object {
  return {
    ...tableJson(read),
    formula: formula.text,
    'conf.int': level,
    [shares ? 'finegray' : 'coxph']: models.map(({ cause, ties, n, events, clusters, ...model }) => ({
      ...(cause !== undefined && { cause }),
      ties,
      n,
      nevent: events,
      ...(clusters !== undefined && { clusters }),
      coefficients: model.coefficients.map((row) => ({
        term: row.name,
        coef: row.coef,
        'exp(coef)': Math.exp(row.coef),
        ...errorsJson(row),
        lower: Math.exp(row.lower),
        upper: Math.exp(row.upper),
      })),
      vcov: matrix(model.variance, model.coefficients.length),
      loglik: model.loglik,
      logtest: testJson(model.tests.likelihood),
      waldtest: testJson(model.tests.wald),
      sctest: testJson(model.tests.score),
      concordance: { C: model.concordance.concordance, 'se(C)': model.concordance.stdErr },
      zph: model.zph.map(({ term, chisq, df, p }) => ({ term, chisq, df, p })),
      schoenfeld: eventResidualsJson(read, model),
      ...(model.residuals && { residuals: rowResidualsJson(read, model.residuals) }),
      ...(model.windows && {
        windows: model.windows.map(({ from, to, events: nevent, coef }) => ({
          from,
          to,
          nevent,
          coef: coef ? [...coef] : null,
        })),
      }),
      basehaz: hazardJson(model),
      iter: model.iterations,
      check: checkJson(model.check),
    })),
  };
}

/** Times of baseline hazards that are told. */
const MOST_TIMES = 2_000_000;
/** Of more rows or events than this residuals are not told: a text cannot hold those of all rows that may be read. */
export const MOST_RESIDUALS = 100_000;

/**
 * For each event its row in the table (the first below the names is 1), a number for each coefficient, plain and scaled
 * (`x`, `y` and `var` of R's `cox.zph`), and the curve that is drawn through them; null where there are too many. `var` and the curves' `se` are null where the mean
 * information over strata is not positive definite.
 */
function eventResidualsJson(
  { tableRow }: ReadDurations,
  { schoenfeld, coefficients }: Pick<CoxModel, 'schoenfeld' | 'coefficients'>,
) {
  const p = coefficients.length;
  const { row, time, residual, x, y, variance, curves } = schoenfeld;
  if (time.length > MOST_RESIDUALS) return null;
  const byEvent = (values: Float64Array) => Array.from(time, (_, k) => [...values.subarray(k * p, (k + 1) * p)]);
  return {
    row: Array.from(row, (i) => tableRow[i]),
    time: [...time],
    residuals: byEvent(residual),
    x: [...x],
    y: byEvent(y),
    var: variance ? matrix(variance, p) : null,
    smooth: curves.map((curve) => curve && { x: [...curve.x], y: [...curve.y], se: variance ? [...curve.se] : null }),
  };
}

/** Null where there are more times than a text should hold. */
function hazardJson({ baseline }: Pick<CoxModel, 'baseline'>) {
  const times = baseline.reduce((sum, { time }) => sum + time.length, 0);
  if (times > MOST_TIMES) return null;
  return baseline.map(({ stratum, time, hazard }) => ({ stratum, time: [...time], hazard: [...hazard] }));
}

/** Residuals of each row with its number in the table; null where there are too many. */
export function rowResidualsJson({ tableRow }: ReadDurations, residuals: RowResiduals | LogitResiduals) {
  const { predictor, martingale, deviance } = residuals;
  if (martingale.length > MOST_RESIDUALS) return null;
  return {
    row: [...tableRow],
    'linear.predictor': [...predictor],
    ...('coxSnell' in residuals ? { 'cox.snell': [...residuals.coxSnell] } : { expected: [...residuals.expected] }),
    martingale: [...martingale],
    deviance: [...deviance],
  };
}

/** What was read. */
export const tableJson = (read: ReadDurations) => ({
  columns: read.names,
  coding: read.coding,
  rows: read.rows,
  missing: read.missing,
});

export const errorsJson = ({ se, robust, z, p }: Coefficient) => ({
  se,
  ...(robust !== undefined && { 'robust se': robust }),
  z,
  p,
});

export const testJson = ({ chisq, df, p }: ChiSquareTest) => ({ test: chisq, df, pvalue: p });
export const checkJson = (check: SurvivalCheck | undefined) => check ?? null;

export const matrix = (values: Float64Array, size: number) =>
  Array.from({ length: size }, (_, j) => [...values.subarray(j * size, (j + 1) * size)]);
