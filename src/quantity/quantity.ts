/** A number with its uncertainty. */
export type Quantity =
  | { kind: 'point'; value: number }
  /** A 90 % interval: 5 % lies below `lo`, 5 % above `hi`. What lies between follows from the field's {@link Scale}. */
  | { kind: 'interval'; lo: number; hi: number };

/**
 * Which values a field can take, and so which distribution an interval means: logit-normal on a bounded scale,
 * lognormal on a positive one, normal on an unbounded one. All three are exact at the 5 and 95 % points.
 */
export type Scale = { kind: 'bounded'; lo: number; hi: number } | { kind: 'positive' } | { kind: 'unbounded' };

/** An end of an interval that lies on a bound is moved in by this share of the scale's width (0.5 points of 100). */
export const INSET = 0.005;

/**
 * Median of a quantity: with g the logit, the logarithm or the identity, g⁻¹((g(lo) + g(hi)) / 2), since a normal
 * distribution is symmetric about its median and g keeps quantiles.
 */
export function median(quantity: Quantity, scale: Scale): number {
  if (quantity.kind === 'point') return quantity.value;
  const { lo, hi } = quantity;
  if (lo === hi) return lo;
  switch (scale.kind) {
    case 'unbounded':
      return (lo + hi) / 2;
    case 'positive':
      return Math.sqrt(Math.max(lo, hi * INSET) * hi);
    case 'bounded': {
      const width = scale.hi - scale.lo;
      const a = logit(inset((lo - scale.lo) / width));
      const b = logit(inset((hi - scale.lo) / width));
      return scale.lo + width / (1 + Math.exp(-(a + b) / 2));
    }
  }
}

const inset = (share: number) => Math.min(1 - INSET, Math.max(INSET, share));
const logit = (share: number) => Math.log(share / (1 - share));
