import { parametricRegression } from '../survival/regression/parametric.js';
import type { ReferenceModel } from './record.js';
import { type ModelRows, rowsOfModel } from './rowsOfModel.js';

/** What a model says of itself that follows from its table. */
export type Refit = Pick<ReferenceModel, 'n' | 'events' | 'followed' | 'coefficients' | 'covariance'> & {
  clusters?: number;
};

/**
 * Fits a model of the record again, from the table that its `fit` names and as that tells: which column is the time and
 * which the end, what is left out, which codes are which level, and by which column errors are clustered.
 *
 * @param csv The text of the table.
 * @throws Error for a column that the table does not have, a code that is no level, a row that did not outlast the years
 * in which nothing is seen, and where the fit has no maximum.
 */
export function refit(model: ReferenceModel, csv: string): Refit {
  const rows = rowsOfModel(model, csv);
  const { fit: found, fault } = fitOf(rows, model.distribution, model.lasting ?? false);
  if (!found) throw new Error(`the model ${model.id} cannot be fitted: ${fault.kind}`);
  const size = found.coef.length;
  return {
    n: found.n,
    events: found.events,
    ...(found.clusters !== undefined && { clusters: found.clusters }),
    followed: rows.followed,
    coefficients: [...found.coef],
    // Both halves are equal but for rounding.
    covariance: Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j) => (found.variance[i * size + j]! + found.variance[j * size + i]!) / 2),
    ),
  };
}

/** A regression of the rows of a model, of a form that need not be its own. */
export function fitOf(rows: ModelRows, distribution: ReferenceModel['distribution'], lasting: boolean) {
  const { time, event, x, p, cluster } = rows;
  return parametricRegression({ time, event }, x, p, {
    distribution,
    ...(lasting && { lasting: { z: x, r: p } }),
    ...(cluster && { cluster }),
  });
}
