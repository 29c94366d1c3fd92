import type { Durations } from './durations.js';
import { type IntervalOptions, limitsOf } from './limits.js';
import { type Steps, stepsOf } from './steps.js';

/**
 * Share that has lasted, by time (Kaplan and Meier 1958), for one group. Arrays have one entry for each distinct time
 * at which a row ended, by an event or censored. Names are those of R's `survfit`.
 */
export interface SurvivalCurve extends Steps {
  /** Events in all, by weight. */
  events: number;
  /** S(t), from the time on until the next. */
  surv: Float64Array;
  /** Standard error of S(t) (Greenwood 1926), as R's `summary` prints it; NaN where S is 0. */
  stdErr: Float64Array;
  /** Interval at each time by itself; NaN where it has no end. */
  lower: Float64Array;
  upper: Float64Array;
  /** Cumulative hazard (Nelson 1972; Aalen 1978), with its standard error. */
  cumhaz: Float64Array;
  stdChaz: Float64Array;
}

/** Kaplan–Meier curves of all groups, by number; of a group without rows the arrays are empty. */
export function kaplanMeier(data: Durations, options: IntervalOptions = {}): SurvivalCurve[] {
  return stepsOf(data).map((steps) => curveOf(steps, options));
}

/**
 *     S(t) = Π (1 − d/n),   var ln S(t) = Σ d / (n (n − d)),   H(t) = Σ d/n,   var H(t) = Σ d/n²
 *
 * over the times up to t, with n rows at risk and d events.
 */
function curveOf(steps: Steps, options: IntervalOptions): SurvivalCurve {
  const { nRisk, nEvent } = steps;
  const size = nRisk.length;
  const [surv, logErr, stdErr, cumhaz, stdChaz] = Array.from({ length: 5 }, () => new Float64Array(size));
  let s = 1;
  let logVariance = 0;
  let hazard = 0;
  let hazardVariance = 0;
  let events = 0;
  for (let i = 0; i < size; i++) {
    const n = nRisk[i];
    const d = nEvent[i];
    if (d > 0) {
      s *= (n - d) / n;
      logVariance += d / (n * (n - d));
      hazard += d / n;
      hazardVariance += d / (n * n);
      events += d;
    }
    const error = Math.sqrt(logVariance);
    surv[i] = s;
    stdErr[i] = s * error;
    logErr[i] = error;
    cumhaz[i] = hazard;
    stdChaz[i] = Math.sqrt(hazardVariance);
  }
  return { ...steps, events, surv, stdErr, ...limitsOf(surv, logErr, options), cumhaz, stdChaz };
}
