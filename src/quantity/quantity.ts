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
      const [a, b] = intervalOnLine(lo, hi, scale);
      return scale.lo + (scale.hi - scale.lo) / (1 + Math.exp(-(a + b) / 2));
    }
  }
}

/**
 * Chance that a quantity is at most x: Φ((g(x) − m) / σ), where g is the logit, the logarithm or the identity, m lies
 * midway between g(lo) and g(hi), and σ = (g(hi) − g(lo)) / (2 · 1.645). A point is at most x surely or not at all.
 */
export function chanceAtMost(x: number, quantity: Quantity, scale: Scale): number {
  if (quantity.kind === 'point' || quantity.lo === quantity.hi) return x >= median(quantity, scale) ? 1 : 0;
  const [a, b] = intervalOnLine(quantity.lo, quantity.hi, scale);
  return normalBelow((2 * Z95 * (onLine(x, scale) - (a + b) / 2)) / (b - a));
}

/** The standard normal distribution has 5 % above this. */
export const Z95 = 1.6448536269514722;

/**
 * Φ(z), the standard normal distribution function, to about 1e-15: by its power series near 0 and by the continued
 * fraction of the tail beyond (Abramowitz and Stegun 1964, 26.2.11 and 26.2.14).
 */
export function normalBelow(z: number): number {
  if (z < -38) return 0;
  if (z > 38) return 1;
  const x = Math.abs(z);
  const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  if (x < 3) {
    let term = x;
    let sum = x;
    for (let k = 1; term > sum * 1e-17; k++) {
      term *= (x * x) / (2 * k + 1);
      sum += term;
    }
    return 0.5 + Math.sign(z) * density * sum;
  }
  let fraction = x;
  for (let k = 200; k > 0; k--) fraction = x + k / fraction;
  return z > 0 ? 1 - density / fraction : density / fraction;
}

/** The g of a scale: it takes the scale to the whole line, bounds to the ends of it. */
function onLine(x: number, scale: Scale): number {
  switch (scale.kind) {
    case 'unbounded':
      return x;
    case 'positive':
      return Math.log(Math.max(0, x));
    case 'bounded': {
      const share = Math.min(1, Math.max(0, (x - scale.lo) / (scale.hi - scale.lo)));
      return Math.log(share / (1 - share));
    }
  }
}

/** The ends of an interval on the line, one that lies on its bound moved in: see {@link INSET}. */
export function intervalOnLine(lo: number, hi: number, scale: Scale): [number, number] {
  if (scale.kind === 'unbounded') return [lo, hi];
  if (scale.kind === 'positive') return [onLine(lo > 0 ? lo : hi * INSET, scale), onLine(hi, scale)];
  const inset = Math.min(INSET * (scale.hi - scale.lo), (hi - lo) / 2);
  return [onLine(lo > scale.lo ? lo : scale.lo + inset, scale), onLine(hi < scale.hi ? hi : scale.hi - inset, scale)];
}
