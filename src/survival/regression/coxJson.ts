import type { SurvivalCheck } from '../check/curve.js';
import type { ReadDurations } from '../readDurations.js';
import type { CoxModel } from './analyseCox.js';
import type { ChiSquareTest, Coefficient } from './coefficients.js';
import type { Formula } from './formula.js';
import type { Schoenfeld } from './schoenfeld.js';

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
      ...(model.zph && { zph: model.zph.map(({ term, chisq, df, p }) => ({ term, chisq, df, p })) }),
      ...(model.schoenfeld && { schoenfeld: residualsJson(model.schoenfeld, model.coefficients.length) }),
      ...(model.windows && {
        windows: model.windows.map(({ from, to, events: nevent, coef }) => ({
          from,
          to,
          nevent,
          coef: coef ? [...coef] : null,
        })),
      }),
      basehaz: model.baseline.map(({ stratum, time, hazard }) => ({ stratum, time: [...time], hazard: [...hazard] })),
      iter: model.iterations,
      check: checkJson(model.check),
    })),
  };
}

/** One row of residuals for each event, a number for each coefficient. */
const residualsJson = ({ time, residual }: Schoenfeld, p: number) => ({
  time: [...time],
  residuals: Array.from(time, (_, k) => [...residual.subarray(k * p, (k + 1) * p)]),
});

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
