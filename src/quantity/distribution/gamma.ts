import { gammaQuantile, gammaTails } from '../special/incompleteGamma.js';
import { byQuantile, type Distribution, demandPositive, demandShapes } from './distribution.js';

/**
 * The gamma distribution with shape and scale, mean shape · scale (Johnson, Kotz and Balakrishnan 1994, volume 1,
 * chapter 17). Quantiles are right to 1e-12 relative where the shape lies within 0.05 to 10,000 and u within 1e-12 to
 * 1 − 1e-12; that is the range that was checked.
 */
export function gamma(shape: number, scale: number): Distribution {
  demandShapes({ shape });
  demandPositive({ scale });
  return byQuantile(
    (u) => scale * gammaQuantile(shape, u),
    (x) => {
      if (x <= 0) return 0;
      return x === Infinity ? 1 : gammaTails(shape, x / scale).below;
    },
  );
}
