import { type AtEvents, coxDerivatives } from './coxDerivatives.js';
import type { SortedRows } from './coxRows.js';
import { exactDerivatives } from './exactDerivatives.js';
import type { Derivatives } from './newton.js';

/** How events at the same time are treated; Efron's is R's default, and here. */
export const TIES = ['efron', 'breslow', 'exact'] as const;
export type Ties = (typeof TIES)[number];

/**
 * Cox's partial log-likelihood with its derivatives, ties as they are said to be.
 *
 * @param beta Coefficients of the scaled covariates.
 * @param each Is told what each time with events adds, and which places end then; last times come first.
 */
export function partialDerivatives(rows: SortedRows, beta: Float64Array, ties: Ties, each?: AtEvents): Derivatives {
  return ties === 'exact' ? exactDerivatives(rows, beta, each) : coxDerivatives(rows, beta, ties === 'efron', each);
}
