import { normalBelow } from '../special/normalBelow.js';
import { normalQuantile } from '../special/normalQuantile.js';
import { type Distribution, demandFinite, demandPositive, demandRange } from './distribution.js';

/** The normal distribution (Johnson, Kotz and Balakrishnan 1994, volume 1, chapter 13). `sd` is above 0. */
export function normal(mean: number, sd: number): Distribution {
  demandFinite({ mean });
  demandPositive({ 'standard deviation': sd });
  return {
    quantile(u, out) {
      for (let i = 0; i < u.length; i++) out[i] = mean + sd * normalQuantile(u[i]);
    },
    below: (x) => normalBelow((x - mean) / sd),
  };
}

/** The number whose logarithm is normal with mean `mu` and standard deviation `sigma` (same, chapter 14). */
export function lognormal(mu: number, sigma: number): Distribution {
  demandFinite({ mu });
  demandPositive({ sigma });
  return {
    quantile(u, out) {
      for (let i = 0; i < u.length; i++) out[i] = Math.exp(mu + sigma * normalQuantile(u[i]));
    },
    below: (x) => (x <= 0 ? 0 : normalBelow((Math.log(x) - mu) / sigma)),
  };
}

/**
 * The number on [lo, hi] whose logit, ln((x − lo) / (hi − x)), is normal with mean `mu` and standard deviation `sigma`
 * (Johnson 1949, system S_B, Biometrika 36, pp. 149–176).
 */
export function logitNormal(mu: number, sigma: number, lo = 0, hi = 1): Distribution {
  demandFinite({ mu });
  demandPositive({ sigma });
  demandRange(lo, hi);
  const width = hi - lo;
  return {
    quantile(u, out) {
      for (let i = 0; i < u.length; i++)
        out[i] = Math.min(hi, lo + width / (1 + Math.exp(-(mu + sigma * normalQuantile(u[i])))));
    },
    below(x) {
      if (x <= lo) return 0;
      return x >= hi ? 1 : normalBelow((Math.log((x - lo) / (hi - x)) - mu) / sigma);
    },
  };
}
