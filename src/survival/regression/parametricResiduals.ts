import type { CoxRows } from './coxRows.js';
import { ERRORS, softplus, type Three } from './errorDistribution.js';
import type { ParametricFit, ParametricOptions } from './parametric.js';
import { predictorOf, type RowResiduals, rowResiduals } from './rowResiduals.js';

/**
 * Residuals of durations of a given form: H is −ln S(t) + ln S(start), S with the share that lasts for ever where there is
 * one (it ends at −ln of that share, as if the row had been followed no longer).
 *
 * @param x Covariates, row after row, p of them.
 */
export function parametricResiduals(
  { time, event, start }: CoxRows,
  x: Float64Array,
  p: number,
  { coef, scale, distribution }: ParametricFit,
  lasting?: ParametricOptions['lasting'],
): RowResiduals {
  const n = time.length;
  const mu = predictorOf(x, coef.subarray(1), p, n).map((m) => m + coef[0]);
  const at = p + (distribution === 'exponential' ? 1 : 2);
  const eta = lasting && predictorOf(lasting.z, coef.subarray(at + 1), lasting.r, n).map((e) => e + coef[at]);
  const { above } = ERRORS[distribution];
  const three: Three = [0, 0, 0];
  const hazard = (t: number, i: number) => {
    if (t === 0) return 0;
    above((Math.log(t) - mu[i]) / scale, three);
    return eta ? softplus(eta[i]) - softplus(eta[i] + three[0]) : -three[0];
  };
  const coxSnell = time.map((t, i) => hazard(t, i) - (start ? hazard(start[i], i) : 0));
  return rowResiduals(event, coxSnell, mu);
}
