import { normalBelow } from '../../quantity/special/normalBelow.js';
import { chiSquareAbove } from '../chiSquareAbove.js';
import { normalAbout } from '../limits.js';

/** One coefficient of a fit with its uncertainty, as R's summaries have it. */
export interface Coefficient {
  name: string;
  coef: number;
  /** Standard error from the information; with clusters the robust one stands beside, and z, p and limits are from it. */
  se: number;
  robust?: number;
  z: number;
  /** Chance of a z as far from 0 or farther if the coefficient were 0. */
  p: number;
  lower: number;
  upper: number;
}

/** χ² that coefficients are 0. */
export interface ChiSquareTest {
  chisq: number;
  df: number;
  p: number;
}

/**
 * @param variance Covariance of the coefficients, row after row; robust where `naive` is given.
 * @param level Chance with which each interval holds the truth.
 */
export function coefficientsOf(
  names: readonly string[],
  coef: Float64Array,
  variance: Float64Array,
  naive: Float64Array | undefined,
  level: number,
): Coefficient[] {
  const half = normalAbout(level);
  return names.map((name, j) => {
    const error = Math.sqrt(variance[j * names.length + j]);
    const z = coef[j] / error;
    return {
      name,
      coef: coef[j],
      se: naive ? Math.sqrt(naive[j * names.length + j]) : error,
      ...(naive && { robust: error }),
      z,
      p: 2 * normalBelow(-Math.abs(z)),
      lower: coef[j] - half * error,
      upper: coef[j] + half * error,
    };
  });
}

export const testOf = (chisq: number, df: number): ChiSquareTest => ({ chisq, df, p: chiSquareAbove(chisq, df) });
