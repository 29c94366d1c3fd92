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

/** The g of a scale: it takes the scale to the whole line, bounds to the ends of it. */
export function onLine(x: number, scale: Scale): number {
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
