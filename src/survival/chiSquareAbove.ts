import { gammaTails } from '../quantity/special/incompleteGamma.js';

/** Chance that χ² with these degrees of freedom is larger; NaN where there is none. */
export function chiSquareAbove(chisq: number, df: number): number {
  if (Number.isNaN(chisq) || df === 0) return Number.NaN;
  return chisq > 0 ? gammaTails(df / 2, chisq / 2).above : 1;
}
