import type { SurvivalCheck } from './curve.js';
import { checkPeak } from './peakOf.js';

/** A discrete-time logit as a checker sees it: rows, and what is said of them. */
export interface DiscreteClaim {
  rows: { time: Float64Array; event: Uint8Array; start?: Float64Array | undefined };
  /** Length of a period. */
  period: number;
  hazard: 'cubic' | 'steps' | 'log' | 'constant';
  /** With steps, the periods in which some ended. */
  steps: readonly number[];
  /** Covariates, row after row. */
  x: Float64Array;
  /** Constant, terms of the period, covariates. */
  coef: Float64Array;
  naive: Float64Array;
  /** At the peak. */
  loglik: number;
}

const MOST_STEPS = 3e7;
const NEAR = 1e-9;

/**
 * Adds the likelihood up as a product of chances to end in each period and to get through it, and looks by differences
 * whether the coefficients are its peak. Shares no code with the fit. Undefined where that would take too long.
 */
export function checkDiscrete(claim: DiscreteClaim): SurvivalCheck | undefined {
  const { rows, period, coef, naive, loglik: said } = claim;
  const p = coef.length;
  const most = rows.time.reduce((sum, t) => sum + t / period + 1, 0);
  if (most * (8 * p + 8 * p * p) > MOST_STEPS) return undefined;
  const loglik = (at: Float64Array) => logLikelihood(claim, at);
  const found = loglik(coef);
  if (!(Math.abs(found - said) <= NEAR * Math.max(1, Math.abs(found)))) {
    return { holds: false, problem: `loglik is ${found}, not ${said}` };
  }
  return checkPeak(loglik, coef, naive);
}

function logLikelihood({ rows, period, hazard, steps, x }: DiscreteClaim, coef: Float64Array): number {
  const b = { constant: 0, log: 1, cubic: 3, steps: steps.length - 1 }[hazard];
  const p = coef.length - 1 - b;
  let sum = 0;
  for (const [i, t] of rows.time.entries()) {
    let covariates = coef[0]!;
    for (let j = 0; j < p; j++) covariates += coef[1 + b + j]! * x[i * p + j]!;
    const begin = rows.start ? rows.start[i]! : 0;
    // The k-th period is from (k − 1) to k lengths; what lies less than a billionth of one beyond is rounding.
    for (let k = 1; k === 1 || (k - 1) * period < t - 1e-9 * period; k++) {
      if (k * period <= begin + 1e-9 * period) continue;
      const last = k * period >= t - 1e-9 * period;
      let odds = covariates;
      if (hazard === 'log') odds += coef[1]! * Math.log(k);
      if (hazard === 'cubic') odds += coef[1]! * k + coef[2]! * k * k + coef[3]! * k * k * k;
      if (hazard === 'steps') {
        const step = steps.indexOf(k);
        if (step < 0 && !(last && rows.event[i] === 1)) continue;
        if (step !== 0) odds += coef[step]!;
      }
      const ends = 1 / (1 + Math.exp(-odds));
      sum += Math.log(last && rows.event[i] === 1 ? ends : 1 - ends);
    }
  }
  return sum;
}
