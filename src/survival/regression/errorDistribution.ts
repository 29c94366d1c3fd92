import { normalBelow } from '../../quantity/special/normalBelow.js';

/** Distributions of durations, by their names in R's `survreg`. */
export const DISTRIBUTIONS = ['weibull', 'exponential', 'lognormal', 'loglogistic'] as const;
export type DistributionName = (typeof DISTRIBUTIONS)[number];

/** A function of w with its first and second derivative. */
export type Three = [value: number, slope: number, curvature: number];

/** Distribution of the error w of ln T = μ + σ w. */
export interface ErrorDistribution {
  /** ln of the density at w. */
  density: (w: number, out: Three) => void;
  /** ln of the chance to lie above w. */
  above: (w: number, out: Three) => void;
}

const HALF_LOG_TAU = Math.log(2 * Math.PI) / 2;

/** The smallest extreme value, for which T is Weibull's; exponential where σ = 1. */
const extreme: ErrorDistribution = {
  density: (w, out) => {
    const e = Math.exp(w);
    out[0] = w - e;
    out[1] = 1 - e;
    out[2] = -e;
  },
  above: (w, out) => {
    out[0] = out[1] = out[2] = -Math.exp(w);
  },
};

const logistic: ErrorDistribution = {
  density: (w, out) => {
    const q = 1 / (1 + Math.exp(-w));
    out[0] = w - 2 * softplus(w);
    out[1] = 1 - 2 * q;
    out[2] = -2 * q * (1 - q);
  },
  above: (w, out) => {
    const q = 1 / (1 + Math.exp(-w));
    out[0] = -softplus(w);
    out[1] = -q;
    out[2] = -q * (1 - q);
  },
};

const normal: ErrorDistribution = {
  density: (w, out) => {
    out[0] = (-w * w) / 2 - HALF_LOG_TAU;
    out[1] = -w;
    out[2] = -1;
  },
  above: (w, out) => {
    const logDensity = (-w * w) / 2 - HALF_LOG_TAU;
    let hazard: number;
    if (w < 3) {
      const chance = normalBelow(-w);
      hazard = Math.exp(logDensity) / chance;
      out[0] = Math.log(chance);
    } else {
      // The tail's continued fraction (Abramowitz and Stegun 1964, 26.2.14) is the hazard itself.
      hazard = w;
      for (let k = 200; k > 0; k--) hazard = w + k / hazard;
      out[0] = logDensity - Math.log(hazard);
    }
    out[1] = -hazard;
    out[2] = -hazard * (hazard - w);
  },
};

export const ERRORS: Record<DistributionName, ErrorDistribution> = {
  weibull: extreme,
  exponential: extreme,
  lognormal: normal,
  loglogistic: logistic,
};

/** ln (1 + e^x) */
export const softplus = (x: number) => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));
