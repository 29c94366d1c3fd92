/** A number with its uncertainty. */
export type Quantity =
  | { kind: 'point'; value: number }
  /** A 90 % interval: 5 % lies below `lo`, 5 % above `hi`. What lies between follows from the field's {@link Scale}. */
  | { kind: 'interval'; lo: number; hi: number };

/**
 * Which values a field can take, and so which distribution an interval means: logit-normal on a bounded scale,
 * lognormal on a positive one, normal on an unbounded one. Each has exactly 5 % below and above the ends as they stand,
 * but for an end that lies on its bound, which none of them can have: see {@link INSET}.
 */
export type Scale = { kind: 'bounded'; lo: number; hi: number } | { kind: 'positive' } | { kind: 'unbounded' };

/**
 * An end that lies on a bound is moved in by this share of the scale's width (0.5 points of 100), though never past the
 * middle of the interval. On a positive scale, 0 is moved to this share of the upper end.
 */
export const INSET = 0.005;

/**
 * Median of a quantity: with g the logit, the logarithm or the identity, g⁻¹((g(lo) + g(hi)) / 2), since a normal
 * distribution is symmetric about its median and g keeps quantiles. It lies between the ends.
 */
export function median(quantity: Quantity, scale: Scale): number {
  if (quantity.kind === 'point') return quantity.value;
  const { lo, hi } = quantity;
  if (lo === hi) return lo;
  switch (scale.kind) {
    case 'unbounded':
      return lo + (hi - lo) / 2;
    case 'positive':
      return Math.sqrt(lo > 0 ? lo : hi * INSET) * Math.sqrt(hi);
    case 'bounded': {
      const width = scale.hi - scale.lo;
      const inset = Math.min(INSET * width, (hi - lo) / 2);
      const a = logit(((lo > scale.lo ? lo : scale.lo + inset) - scale.lo) / width);
      const b = logit(((hi < scale.hi ? hi : scale.hi - inset) - scale.lo) / width);
      return scale.lo + width / (1 + Math.exp(-(a + b) / 2));
    }
  }
}

const logit = (share: number) => Math.log(share / (1 - share));
