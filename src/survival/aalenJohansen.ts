import type { Durations } from './durations.js';
import { lastUpTo } from './lastUpTo.js';
import { type IntervalOptions, limitsOf } from './limits.js';
import { atRisk, type Steps, stepsOf } from './steps.js';

/**
 * Shares that still last, and that have ended in each way, by time (Aalen and Johansen 1978), for one group. Names are
 * those of R's `survfit` for several states.
 */
export interface StateCurves extends Steps {
  /** Events of each cause in all, by weight. */
  events: number[];
  /** [state][time]: state 0 still lasts, state k has ended by cause k. They sum to 1. */
  pstate: Float64Array[];
  /** Standard errors, and intervals at each time by itself; limits are NaN where they have no end. */
  stdErr: Float64Array[];
  lower: Float64Array[];
  upper: Float64Array[];
}

/** Shares by state for all groups, by number; of a group without rows the arrays are empty. */
export function aalenJohansen(data: Durations, options: IntervalOptions = {}): StateCurves[] {
  return stepsOf(data).map((steps) => curvesOf(steps, options));
}

/**
 * With n at risk, d events, d_k of cause k, h = d/n and h_k = d_k/n: S ← (1 − h) S, P_k ← P_k + h_k S. The covariance
 * goes along (Andersen, Borgan, Gill and Keiding 1993, section 4.4.1), the increments being multinomial:
 *
 *     V_SS ← (1 − h)² V_SS + S² d (n − d)/n³
 *     V_Sk ← (1 − h) (V_Sk + h_k V_SS) − S² d_k (n − d)/n³
 *     V_kk ← V_kk + 2 h_k V_Sk + h_k² V_SS + S² d_k (n − d_k)/n³
 */
function curvesOf(steps: Steps, options: IntervalOptions): StateCurves {
  const { nRisk, nEvent, byCause } = steps;
  const causes = byCause.length;
  const columns = () => Array.from({ length: causes + 1 }, () => new Float64Array(nRisk.length));
  const [pstate, stdErr, logErr] = [columns(), columns(), columns()];
  const p = new Float64Array(causes + 1);
  const variance = new Float64Array(causes + 1);
  const withLasting = new Float64Array(causes + 1);
  p[0] = 1;
  for (let i = 0; i < nRisk.length; i++) {
    const n = nRisk[i];
    const d = nEvent[i];
    if (d > 0) {
      const h = d / n;
      const s = p[0];
      const unit = (s * s) / (n * n * n);
      for (let k = 1; k <= causes; k++) {
        const dk = byCause[k - 1][i];
        const hk = dk / n;
        variance[k] += 2 * hk * withLasting[k] + hk * hk * variance[0] + unit * dk * (n - dk);
        withLasting[k] = (1 - h) * (withLasting[k] + hk * variance[0]) - unit * dk * (n - d);
        p[k] = Math.min(1, p[k] + hk * s); // a sum of all there is may round to above 1
      }
      variance[0] = (1 - h) ** 2 * variance[0] + unit * d * (n - d);
      p[0] = (s * (n - d)) / n;
      // Where one cause has ended all that ended, its share is the rest of what lasts, without rounding of its own.
      let [only, met] = [0, 0];
      for (let k = 1; k <= causes; k++) if (p[k] > 0) [only, met] = [k, met + 1];
      if (met === 1) {
        p[only] = 1 - p[0];
        variance[only] = variance[0];
        withLasting[only] = -variance[0];
      }
    }
    for (let k = 0; k <= causes; k++) {
      // Rounding may leave a variance of 0 a hair below it.
      const error = Math.sqrt(Math.max(0, variance[k]));
      pstate[k][i] = p[k];
      stdErr[k][i] = error;
      logErr[k][i] = error === 0 ? 0 : error / p[k];
    }
  }
  const events = byCause.map((column) => column.reduce((sum, d) => sum + d, 0));
  const limits = pstate.map((chances, k) => limitsOf(chances, logErr[k], options));
  const [lower, upper] = [limits.map((l) => l.lower), limits.map((l) => l.upper)];
  return { ...steps, events, pstate, stdErr, lower, upper };
}

/** What the curves say at one time, by state. NaN beyond the last time at which somebody was followed. */
export interface StatesPoint {
  time: number;
  /** Rows followed just before. */
  nRisk: number;
  pstate: number[];
  stdErr: number[];
  lower: number[];
  upper: number[];
}

/** Before the first time everything still lasts, without error. After the last one nothing is known, unless all ended. */
export function statesAt(curves: StateCurves, time: number): StatesPoint {
  const last = curves.time.length - 1;
  const i = lastUpTo(curves.time, time);
  const beyond = last < 0 || (time > curves.time[last] && curves.pstate[0][last] > 0);
  const at = (columns: Float64Array[], before: number) =>
    columns.map((column, k) => (beyond ? Number.NaN : i < 0 ? (k === 0 ? before : 0) : column[i]));
  return {
    time,
    nRisk: atRisk(curves, time),
    pstate: at(curves.pstate, 1),
    stdErr: at(curves.stdErr, 0),
    lower: at(curves.lower, 1),
    upper: at(curves.upper, 1),
  };
}
