import type { CoxFit } from './cox.js';
import { partialDerivatives } from './partialDerivatives.js';

/** What the rows that ended had more than those at risk with them, at each time. */
export interface Schoenfeld {
  /** Row of each residual, as rows were given (of pieces of rows, the row); by stratum, and in it by rising time. */
  row: Uint32Array;
  time: Float64Array;
  /** Covariates less their mean at risk, residual after residual; they sum to 0 by covariate. */
  residual: Float64Array;
}

/**
 * Schoenfeld's residuals (1982): x − x̄(t) of each row that ended at t, x̄ the mean of those at risk by their hazards: with
 * Efron's ties over his steps, with exact ties by their chance to be among those that end. What a time adds to the score
 * is shared out. (For exact ties R takes Breslow's x̄, with which they do not sum to 0.) Where a coefficient changes with
 * time they have a trend.
 */
export function schoenfeld({ sorted, scaled, ties, events }: CoxFit): Schoenfeld {
  const { from, p, x, scale, time, event, weight, row } = sorted;
  const mean = new Float64Array(sorted.n * p);
  partialDerivatives(sorted, scaled, ties, (first, last, score) => {
    const ending = Array.from({ length: last - first }, (_, k) => first + k).filter((i) => event[i] === 1);
    const weights = ending.reduce((sum, i) => sum + weight[i], 0);
    for (let j = 0; j < p; j++) {
      const own = ending.reduce((sum, i) => sum + weight[i] * x[i * p + j], 0);
      for (const i of ending) mean[i * p + j] = (own - score[j]) / weights;
    }
  });
  const found: Schoenfeld = {
    row: new Uint32Array(events),
    time: new Float64Array(events),
    residual: new Float64Array(events * p),
  };
  let k = 0;
  for (let s = 0; s + 1 < from.length; s++) {
    // Places are by falling time; of one time in their own order.
    const places: number[] = [];
    for (let i = from[s]!; i < from[s + 1]!; i++) if (event[i] === 1) places.push(i);
    places.sort((a, b) => time[a] - time[b] || row[a] - row[b]);
    for (const i of places) {
      found.row[k] = row[i];
      found.time[k] = time[i];
      for (let j = 0; j < p; j++) found.residual[k * p + j] = (x[i * p + j] - mean[i * p + j]) * scale[j];
      k++;
    }
  }
  return found;
}
