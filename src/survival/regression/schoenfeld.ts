import type { CoxFit } from './cox.js';
import { coxResiduals } from './coxResiduals.js';

/** What the rows that ended had more than those at risk with them, at each time. */
export interface Schoenfeld {
  /** Row of each residual, as rows were given (of pieces of rows, the row); by stratum, and in it by rising time. */
  row: Uint32Array;
  time: Float64Array;
  /** Covariates less their mean at risk, residual after residual; they sum to 0 by covariate. */
  residual: Float64Array;
}

/**
 * Schoenfeld's residuals (1982): x − x̄(t) of each row that ended at t, x̄ the mean of those at risk by their hazards, with
 * Efron's ties over his steps. Where a coefficient changes with time they have a trend.
 */
export function schoenfeld(fit: CoxFit): Schoenfeld {
  const { sorted, scaled, events } = fit;
  const { n, p, x, scale, time, row } = sorted;
  const { sets } = coxResiduals(sorted, scaled, fit.ties === 'efron');
  const found: Schoenfeld = {
    row: new Uint32Array(events),
    time: new Float64Array(events),
    residual: new Float64Array(events * p),
  };
  let k = 0;
  for (let s = 0; s + 1 < sorted.from.length; s++) {
    // Places are by falling time; of one time in their own order.
    const places: number[] = [];
    for (let i = sorted.from[s]; i < Math.min(n, sorted.from[s + 1]); i++) if (sets.of[i] >= 0) places.push(i);
    places.sort((a, b) => time[a] - time[b] || row[a] - row[b]);
    for (const i of places) {
      found.row[k] = row[i];
      found.time[k] = time[i];
      for (let j = 0; j < p; j++) found.residual[k * p + j] = (x[i * p + j] - sets.mean[sets.of[i] * p + j]) * scale[j];
      k++;
    }
  }
  return found;
}
