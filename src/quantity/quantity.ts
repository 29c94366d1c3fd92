import { quantileAt } from './distribution/distribution.js';
import { distributionOf } from './distributionOf.js';
import { INSET, intervalOnLine, onLine, type Scale } from './scale.js';
import { normalBelow, Z95 } from './special/normalBelow.js';

export { INSET, intervalOnLine, type Scale } from './scale.js';
export { normalBelow, Z95 } from './special/normalBelow.js';

/**
 * A number with its uncertainty, as plain data: the parts of an arithmetic expression are independent of each other.
 * {@link distributionOf} says what it means.
 */
export type Quantity =
  | { kind: 'point'; value: number }
  /** A 90 % interval: 5 % lies below `lo`, 5 % above `hi`. What lies between follows from the field's {@link Scale}. */
  | { kind: 'interval'; lo: number; hi: number }
  /** The quantiles at `below`, ½ and 1 − `below`, for 0 < below < ½: p10, p50 and p90 for 0.1. */
  | { kind: 'quantiles'; below: number; lo: number; middle: number; hi: number }
  | { kind: 'normal'; mean: number; sd: number }
  /** Its logarithm is normal with mean `mu` and standard deviation `sigma`. */
  | { kind: 'lognormal'; mu: number; sigma: number }
  | { kind: 'uniform'; lo: number; hi: number }
  | { kind: 'triangular'; lo: number; mode: number; hi: number }
  /** Beta on lo to hi; `lambda` says how sure the mode is, 4 as usual. */
  | { kind: 'pert'; lo: number; mode: number; hi: number; lambda: number }
  /** Beta with shapes a and b, drawn out to 0 to `top`. */
  | { kind: 'beta'; a: number; b: number; top: number }
  | { kind: 'gamma'; shape: number; scale: number }
  | { kind: 'exponential'; mean: number }
  /** One of several, each with a chance in proportion to its weight. */
  | { kind: 'mixture'; parts: readonly { of: Quantity; weight: number }[] }
  /** Given that it lies within lo to hi; an end may be infinite. */
  | { kind: 'truncated'; of: Quantity; lo: number; hi: number }
  | { kind: 'arithmetic'; sign: '+' | '-' | '*' | '/'; left: Quantity; right: Quantity };

/** Whether there is anything uncertain in it: a point is certain, and so is whatever has no width. */
export function isUncertain(quantity: Quantity): boolean {
  switch (quantity.kind) {
    case 'point':
      return false;
    case 'interval':
    case 'uniform':
    case 'triangular':
    case 'pert':
    case 'quantiles':
      return quantity.lo !== quantity.hi;
    case 'normal':
      return quantity.sd !== 0;
    case 'lognormal':
      return quantity.sigma !== 0;
    case 'mixture': {
      const drawn = quantity.parts.filter(({ weight }) => weight > 0);
      const values = new Set(drawn.map(({ of }) => (of.kind === 'point' ? of.value : Number.NaN)));
      return drawn.some(({ of }) => isUncertain(of)) || values.size > 1;
    }
    case 'truncated':
      return isUncertain(quantity.of);
    case 'arithmetic':
      return isUncertain(quantity.left) || isUncertain(quantity.right);
    default:
      return true;
  }
}

/**
 * Median of a quantity. Of an interval it is g⁻¹((g(lo) + g(hi)) / 2) with g the logit, the logarithm or the identity,
 * since a normal distribution is symmetric about its median and g keeps quantiles. It lies between the ends.
 *
 * @throws NoSuchDistribution where there is no such distribution on the scale.
 */
export function median(quantity: Quantity, scale: Scale): number {
  if (quantity.kind === 'point') return quantity.value;
  if (quantity.kind !== 'interval') return quantileAt(distributionOf(quantity, scale), 0.5);
  const { lo, hi } = quantity;
  if (lo === hi) return lo;
  switch (scale.kind) {
    case 'unbounded':
      return lo + (hi - lo) / 2;
    case 'positive':
      return Math.sqrt(lo > 0 ? lo : hi * INSET) * Math.sqrt(hi);
    case 'bounded': {
      const [a, b] = intervalOnLine(lo, hi, scale);
      return scale.lo + (scale.hi - scale.lo) / (1 + Math.exp(-(a + b) / 2));
    }
  }
}

/**
 * Chance that a quantity is at most x. Of an interval it is Φ((g(x) − m) / σ), where g is the logit, the logarithm or the
 * identity, m lies midway between g(lo) and g(hi), and σ = (g(hi) − g(lo)) / (2 · 1.645). A point is at most x surely or
 * not at all.
 *
 * @throws NoSuchDistribution where there is no such distribution on the scale.
 */
export function chanceAtMost(x: number, quantity: Quantity, scale: Scale): number {
  if (!isUncertain(quantity)) return x >= median(quantity, scale) ? 1 : 0;
  if (quantity.kind !== 'interval') return distributionOf(quantity, scale).below(x);
  const [a, b] = intervalOnLine(quantity.lo, quantity.hi, scale);
  return normalBelow((2 * Z95 * (onLine(x, scale) - (a + b) / 2)) / (b - a));
}

/**
 * The 5 % and the 95 % quantile; of an interval its ends as written, and of what has no width the number twice.
 *
 * @throws NoSuchDistribution where there is no such distribution on the scale.
 */
export function range90(quantity: Quantity, scale: Scale): [lo: number, hi: number] {
  if (quantity.kind === 'interval') return [quantity.lo, quantity.hi];
  if (!isUncertain(quantity)) return [median(quantity, scale), median(quantity, scale)];
  const ends = Float64Array.of(0.05, 0.95);
  distributionOf(quantity, scale).quantile(ends, ends);
  return [ends[0], ends[1]];
}
