import type { CoxFit } from './cox.js';
import { coxResiduals } from './coxResiduals.js';
import { predictorOf, type RowResiduals, rowResiduals } from './rowResiduals.js';

/** Residuals of Cox's regression by row; with exact ties the hazard is Breslow's, as in R. */
export function coxRowResiduals({ sorted, scaled, ties }: CoxFit): RowResiduals {
  const { n, p, row } = sorted;
  const { expected } = coxResiduals(sorted, scaled, ties === 'efron');
  const ended = new Uint8Array(n);
  const predictor = new Float64Array(n);
  const byPlace = predictorOf(sorted.x, scaled, p, n);
  for (let i = 0; i < n; i++) {
    ended[row[i]] = sorted.event[i];
    predictor[row[i]] = byPlace[i];
  }
  return rowResiduals(ended, expected, predictor);
}
