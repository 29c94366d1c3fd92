import { normalBelow } from '../quantity/special/normalBelow.js';
import { fromNormals, type Levels, type Linear, linear, type Parameters } from './linear.js';
import type { ReferenceModel } from './record.js';

/**
 * Mean and variance of the share that lasts longer than some time, as the model has it for such a case, with the
 * coefficients normal about their estimates with their covariance; or of what `of` makes of the share. Nothing is
 * linearised: both are integrals over μ, ln σ and, where a share lasts for ever, the log odds to end, by the trapezoidal
 * rule.
 *
 * @param years Above 0, and above the years in which the model is blind.
 */
export function shareMoments(
  model: ReferenceModel,
  levels: Levels,
  years: number,
  of: (share: number) => number = (share) => share,
): { mean: number; variance: number } {
  const known = linear(model, levels);
  const at = fromNormals(known);
  // Where ln σ or the log odds are known, the one node in the middle is all there is.
  const [step, reach] = known.odds ? [COARSE, COARSE_NODES] : [STEP, NODES];
  const [ofX, ofZ] = [known.sVariance > 0 ? reach : 0, known.odds ? reach : 0];
  let [weight, sum, squares] = [0, 0, 0];
  for (let i = -ofX; i <= ofX; i++)
    for (let j = -reach; j <= reach; j++)
      for (let k = -ofZ; k <= ofZ; k++) {
        const [x, y, z] = [i * step, j * step, k * step];
        const w = Math.exp(-(x * x + y * y + z * z) / 2);
        const value = of(shareAt(model, at(x, y, z), years));
        weight += w;
        sum += w * value;
        squares += w * value * value;
      }
  const mean = sum / weight;
  return { mean, variance: squares / weight - mean * mean };
}

/** The share that lasts longer than `years`, of those that had lasted through the years in which the model is blind. */
export function shareAt(model: ReferenceModel, { mu, sigma, ends }: Parameters, years: number): number {
  const { blind = 0, distribution } = model;
  if (years <= blind) return 1;
  return 1 - ends + ends * ABOVE[distribution]((Math.log(years - blind) - mu) / sigma);
}

/**
 * The time after which half of such cases have ended, in years: quantiles at each of `u`.
 *
 * @param model One in which no share lasts for ever: half need never end there.
 */
export function halfTime(model: ReferenceModel, levels: Levels, u: readonly number[]): number[] {
  const known = linear(model, levels);
  const half = MIDDLE[model.distribution];
  // T½ ≤ t exactly where the standardised logarithm of t is at least that of the half.
  return u.map((below) => {
    const root = rootOf((x) => 1 - chanceBelow(known, known.mean + x, half), below);
    return (model.blind ?? 0) + Math.exp(root + known.mean);
  });
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
/** In three dimensions: the rule has converged at this step, for the integrands are smooth. Up to 6 on each side. */
const COARSE = 1 / 2;
const COARSE_NODES = 12;

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
