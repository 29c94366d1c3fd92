import { durations } from '../durations.js';
import { kaplanMeier } from '../kaplanMeier.js';

/** The cumulative hazard of residuals, by steps that hold until the next, with 95 % limits at each. */
export interface CoxSnellCurve {
  x: number[];
  y: number[];
  lower: number[];
  upper: number[];
}

const Z = 1.959963984540054;

/**
 * Nelson and Aalen's cumulative hazard of the residuals of Cox and Snell: of a model that holds it is the diagonal, since they
 * are exponential times with mean 1, censored as the rows were. Limits are H exp(± z se/H).
 *
 * @param event 1 where the row ended.
 * @param most Stretches of the axis in each of which the first step is kept: late steps are few and large.
 */
export function coxSnellCurve(coxSnell: Float64Array, event: Uint8Array, most: number): CoxSnellCurve {
  const [curve] = kaplanMeier(durations({ time: coxSnell, event }));
  const known = Array.from(curve.time.keys()).filter((k) => curve.nEvent[k]! > 0);
  const stretch = (k: number) => Math.floor((most * curve.time[k]!) / curve.time[known.at(-1)!]!);
  const kept = known.filter((k, i) => i === 0 || stretch(k) > stretch(known[i - 1]!));
  const y = kept.map((k) => curve.cumhaz[k]!);
  const factor = kept.map((k, i) => Math.exp((Z * curve.stdChaz[k]!) / y[i]!));
  return {
    x: kept.map((k) => curve.time[k]!),
    y,
    lower: y.map((h, k) => h / factor[k]!),
    upper: y.map((h, k) => h * factor[k]!),
  };
}
