import type { ReadDurations } from '../readDurations.js';
import type { LogitModel } from './analyseLogit.js';
import type { ParametricModel } from './analyseParametric.js';
import type { Coefficient } from './coefficients.js';
import { checkJson, errorsJson, matrix, rowResidualsJson, tableJson, testJson } from './coxJson.js';
import type { Formula } from './formula.js';

/** A model as JSON, with the names of R's `survreg`; with a share that lasts for ever its part stands as `lasting`. */
export function parametricJson(
  read: ReadDurations,
  { formula, lasting }: { formula: Formula; lasting?: Formula | undefined },
  model: ParametricModel,
  level: number,
): object {
  const { odds } = model;
  const size = model.coefficients.length + (odds?.length ?? 0);
  return {
    ...tableJson(read),
    formula: formula.text,
    'conf.int': level,
    survreg: {
      dist: model.distribution,
      n: model.n,
      nevent: model.events,
      ...(model.clusters !== undefined && { clusters: model.clusters }),
      coefficients: model.coefficients.map(rowJson),
      scale: model.scale,
      ...(odds && {
        lasting: { formula: lasting!.text, share: model.lasting, 'odds to end': odds.map(rowJson) },
      }),
      vcov: matrix(model.variance, size),
      loglik: model.loglik,
      logtest: testJson(model.likelihood),
      aic: model.aic.map(({ distribution, aic }) => ({ dist: distribution, aic })),
      residuals: rowResidualsJson(read, model.residuals),
      iter: model.iterations,
      check: checkJson(model.check),
    },
  };
}

/** A model as JSON, with the names of R's `glm`. */
export function logitJson(read: ReadDurations, formula: Formula, model: LogitModel, level: number): object {
  return {
    ...tableJson(read),
    formula: formula.text,
    'conf.int': level,
    logit: {
      hazard: model.hazard,
      period: model.period,
      n: model.n,
      nevent: model.events,
      periods: model.periods,
      ...(model.clusters !== undefined && { clusters: model.clusters }),
      coefficients: model.coefficients.map(rowJson),
      vcov: matrix(model.variance, model.coefficients.length),
      loglik: model.loglik,
      logtest: testJson(model.likelihood),
      aic: model.aic,
      periodResiduals: model.residuals.periods.map(({ from, to, n, events, expected, pearson }) => ({
        from,
        to,
        n,
        nevent: events,
        expected,
        pearson,
      })),
      residuals: rowResidualsJson(read, model.residuals),
      iter: model.iterations,
      check: checkJson(model.check),
    },
  };
}

const rowJson = (row: Coefficient) => ({
  term: row.name,
  coef: row.coef,
  'exp(coef)': Math.exp(row.coef),
  ...errorsJson(row),
  lower: row.lower,
  upper: row.upper,
});
