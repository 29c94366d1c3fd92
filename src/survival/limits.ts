import { normalQuantile } from '../quantity/special/normalQuantile.js';

/** On which scale an interval about a chance is symmetric; `log` is R's default, and Abide's. */
export const INTERVALS = ['log', 'log-log', 'plain'] as const;
export type IntervalKind = (typeof INTERVALS)[number];

/** How intervals are made. */
export interface IntervalOptions {
  /** `log` when left out. */
  interval?: IntervalKind;
  /** Chance with which an interval holds the truth, between 0 and 1; 0.95 when left out. */
  level?: number;
}

/**
 * Lower and upper limits of chances, with the conventions of R's `survfit`: where the chance is 0 there are none (NaN),
 * where it is 1 log-log has none.
 *
 * @param errors Standard errors of the logarithms of the chances.
 * @throws RangeError if the level is not between 0 and 1.
 */
export function limitsOf(
  chances: Float64Array,
  errors: Float64Array,
  { interval = 'log', level = 0.95 }: IntervalOptions,
): { lower: Float64Array; upper: Float64Array } {
  const z = normalAbout(level);
  const lower = new Float64Array(chances.length).fill(Number.NaN);
  const upper = lower.slice();
  for (let i = 0; i < chances.length; i++) {
    const p = chances[i];
    const width = z * errors[i];
    if (interval === 'plain') {
      lower[i] = cut(p - width * p);
      upper[i] = cut(p + width * p);
    } else if (p === 0) {
      // Nothing to take the logarithm of.
    } else if (interval === 'log') {
      const factor = Math.exp(width);
      lower[i] = p / factor;
      upper[i] = cut(p * factor);
    } else if (p < 1) {
      const log = Math.log(p);
      const power = Math.exp(width / log);
      lower[i] = Math.exp(log / power);
      upper[i] = Math.exp(log * power);
    }
  }
  return { lower, upper };
}

/** The z with which a standard normal number lies between −z and z with chance `level`. */
export function normalAbout(level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`the level of an interval is ${level}, not between 0 and 1`);
  return normalQuantile(1 - (1 - level) / 2);
}

const cut = (x: number) => (x < 0 ? 0 : x > 1 ? 1 : x);
