import type { SurvivalCurve } from './kaplanMeier.js';
import { lastUpTo } from './lastUpTo.js';
import { atRisk } from './steps.js';

/** What a curve says at one time. Numbers are NaN beyond the last time at which somebody was followed. */
export interface CurvePoint {
  time: number;
  /** Rows followed just before. */
  nRisk: number;
  surv: number;
  stdErr: number;
  lower: number;
  upper: number;
  cumhaz: number;
  stdChaz: number;
}

/** Before the first time S is 1 without error. After the last one nothing is known, unless S is 0 there: it stays 0. */
export function curveAt(curve: SurvivalCurve, time: number): CurvePoint {
  const last = curve.time.length - 1;
  const i = lastUpTo(curve.time, time);
  const at = (column: Float64Array, before: number) => {
    if (last < 0 || (time > curve.time[last] && curve.surv[last] > 0)) return Number.NaN;
    return i < 0 ? before : column[i];
  };
  return {
    time,
    nRisk: atRisk(curve, time),
    surv: at(curve.surv, 1),
    stdErr: at(curve.stdErr, 0),
    lower: at(curve.lower, 1),
    upper: at(curve.upper, 1),
    cumhaz: at(curve.cumhaz, 0),
    stdChaz: at(curve.stdChaz, 0),
  };
}
