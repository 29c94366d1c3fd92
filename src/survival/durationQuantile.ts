import { TIED } from './durations.js';
import type { SurvivalCurve } from './kaplanMeier.js';

/** A quantile of the durations with its interval; NaN where the curve, or the limit, never comes down so far. */
export interface DurationQuantile {
  time: number;
  lower: number;
  upper: number;
}

/**
 * When a share `p` has ended: the median for p = ½. Its interval runs from where the lower limit of the curve comes
 * down to 1 − p to where the upper one does (Brookmeyer and Crowley 1982), as in R.
 *
 * @throws RangeError if p is not between 0 and 1.
 */
export function durationQuantile({ time, surv, lower, upper }: SurvivalCurve, p = 0.5): DurationQuantile {
  if (!(p > 0 && p < 1)) throw new RangeError(`the quantile of ${p} is asked for, not of a share between 0 and 1`);
  return {
    time: crossing(time, surv, 1 - p),
    lower: crossing(time, lower, 1 - p),
    upper: crossing(time, upper, 1 - p),
  };
}

/**
 * The first time at which a falling curve is at most `level`; if it stays at the level until a later step, the middle
 * between the two. Equal means within √ε, as in R. NaN if it never gets there.
 */
function crossing(time: Float64Array, curve: Float64Array, level: number): number {
  const first = curve.findIndex((value) => value < level + TIED);
  if (first < 0) return Number.NaN;
  if (Math.abs(curve[first] - level) < TIED) {
    const below = curve.findIndex((value, i) => i > first && value < curve[first]);
    if (below >= 0) return (time[first] + time[below]) / 2;
  }
  return time[first];
}
