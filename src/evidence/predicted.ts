import { normalBelow } from '../quantity/special/normalBelow.js';
import type { ReferenceModel } from './record.js';

/** What a case is like: a level of each covariate. */
export type Levels = Readonly<Record<string, string>>;

/**
 * Mean and variance of the share that lasts longer than some time, as the model has it for such a case, with the
 * coefficients normal about their estimates with their covariance; or of what `of` makes of the share. Nothing is
 * linearised: both are integrals over μ and ln σ, by the trapezoidal rule.
 *
 * @param years Above 0.
 */
export function shareMoments(
  model: ReferenceModel,
  levels: Levels,
  years: number,
  of: (share: number) => number = (share) => share,
): { mean: number; variance: number } {
  const { mean: mu, variance: muVariance, s, sVariance, both } = linear(model, levels);
  const above = ABOVE[model.distribution];
  const spread = Math.sqrt(sVariance);
  const slope = spread > 0 ? both / spread : 0;
  const rest = Math.sqrt(muVariance - slope * slope);
  let [weight, sum, squares] = [0, 0, 0];
  // Where ln σ is known, the one node in the middle is all there is.
  const nodes = spread > 0 ? NODES : 0;
  for (let i = -nodes; i <= nodes; i++) {
    const x = i * STEP;
    const sigma = Math.exp(s + spread * x);
    for (let j = -NODES; j <= NODES; j++) {
      const y = j * STEP;
      const w = Math.exp(-(x * x + y * y) / 2);
      const value = of(above((Math.log(years) - mu - slope * x - rest * y) / sigma));
      weight += w;
      sum += w * value;
      squares += w * value * value;
    }
  }
  const mean = sum / weight;
  return { mean, variance: squares / weight - mean * mean };
}

/** The time after which half of such cases have ended, in years: quantiles at each of `u`. */
export function halfTime(model: ReferenceModel, levels: Levels, u: readonly number[]): number[] {
  const known = linear(model, levels);
  const half = MIDDLE[model.distribution];
  // T½ ≤ t exactly where the standardised logarithm of t is at least that of the half.
  return u.map((below) => Math.exp(rootOf((x) => 1 - chanceBelow(known, known.mean + x, half), below) + known.mean));
}

/** The coefficients of μ that such a case has, with 1 for the constant, and 0 for ln σ. */
function coefficientsFor({ covariates, coefficients }: ReferenceModel, levels: Levels): Float64Array {
  const x = new Float64Array(coefficients.length);
  x[0] = 1;
  let at = 1;
  for (const { name, levels: all } of covariates)
    for (const level of all.slice(1)) x[at++] = levels[name] === level ? 1 : 0;
  return x;
}

/** μ and s = ln σ of a case: normal, with these means, variances and covariance. */
interface Linear {
  mean: number;
  variance: number;
  s: number;
  sVariance: number;
  both: number;
}

function linear(model: ReferenceModel, levels: Levels): Linear {
  const { coefficients, covariance, distribution } = model;
  const x = coefficientsFor(model, levels);
  const size = x.length;
  const free = distribution !== 'exponential';
  const result: Linear = { mean: 0, variance: 0, s: free ? coefficients[size - 1]! : 0, sVariance: 0, both: 0 };
  for (let i = 0; i < size; i++) {
    result.mean += x[i]! * coefficients[i]!;
    for (let j = 0; j < size; j++) result.variance += x[i]! * x[j]! * covariance[i]![j]!;
    if (free) result.both += x[i]! * covariance[i]![size - 1]!;
  }
  if (free) result.sVariance = covariance[size - 1]![size - 1]!;
  return result;
}

/**
 * Chance that (y − μ) / σ ≤ c, which is that μ + c σ ≥ y. Given s, μ is normal; over s the trapezoidal rule, whose error
 * for such integrands falls faster than any power of the step (Trefethen and Weideman 2014, SIAM Review 56(3)).
 */
function chanceBelow({ mean, variance, s, sVariance, both }: Linear, y: number, c: number): number {
  if (sVariance === 0) return normalBelow((mean + c * Math.exp(s) - y) / Math.sqrt(variance));
  const spread = Math.sqrt(sVariance);
  const slope = both / spread;
  const rest = Math.sqrt(variance - slope * slope);
  let sum = 0;
  for (let k = -NODES; k <= NODES; k++) {
    const x = k * STEP;
    const inside = (mean + slope * x + c * Math.exp(s + spread * x) - y) / rest;
    sum += Math.exp((-x * x) / 2) * normalBelow(inside);
  }
  return (sum * STEP) / Math.sqrt(2 * Math.PI);
}

/** Nodes up to 8 standard deviations on each side. */
const STEP = 1 / 8;
const NODES = 64;

/** Where a rising function takes a value, by halving what is between −60 and 60. */
function rootOf(rising: (x: number) => number, value: number): number {
  let [lo, hi] = [-60, 60];
  for (let k = 0; k < 60; k++) {
    const middle = (lo + hi) / 2;
    if (rising(middle) < value) lo = middle;
    else hi = middle;
  }
  return (lo + hi) / 2;
}

/** Chance to lie above the standardised logarithm z. */
const ABOVE: Record<ReferenceModel['distribution'], (z: number) => number> = {
  weibull: (z) => Math.exp(-Math.exp(z)),
  exponential: (z) => Math.exp(-Math.exp(z)),
  lognormal: (z) => normalBelow(-z),
  loglogistic: (z) => 1 / (1 + Math.exp(z)),
};

/** Which z has half above it. */
const MIDDLE: Record<ReferenceModel['distribution'], number> = {
  weibull: Math.log(Math.LN2),
  exponential: Math.log(Math.LN2),
  lognormal: 0,
  loglogistic: 0,
};
