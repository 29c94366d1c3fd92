import { byQuantile, type Distribution, justBelow, NoSuchDistribution, quantileAt } from './distribution.js';

/**
 * A distribution given that its value lies within [lo, hi]; an end may be infinite. The quantile at u is that of the
 * whole at F(lo) + u (F(hi) − F(lo)), held within the range.
 *
 * @throws NoSuchDistribution where the range holds less than {@link LEAST} of the chances: quantiles would lose digits.
 */
export function truncated(whole: Distribution, lo: number, hi: number): Distribution {
  if (!(lo < hi)) throw new NoSuchDistribution(`the lower end ${lo} is not below the upper end ${hi}`);
  // An atom at lo belongs to the range, so what lies strictly below it counts.
  const from = whole.below(justBelow(lo));
  const kept = whole.below(hi) - from;
  if (!(kept >= LEAST)) throw new NoSuchDistribution(`${lo} to ${hi} holds less than ${LEAST} of the distribution`);
  return byQuantile(
    (u) => {
      // Rounding must not carry it to 0 or 1, where the whole may be infinite.
      const at = Math.min(1 - 2 ** -53, Math.max(Number.MIN_VALUE, from + u * kept));
      return Math.min(hi, Math.max(lo, quantileAt(whole, at)));
    },
    (x) => {
      if (x < lo) return 0;
      return x >= hi ? 1 : Math.min(1, Math.max(0, (whole.below(x) - from) / kept));
    },
  );
}

/** The least share of a distribution that can be cut out of it. */
export const LEAST = 1e-6;
