import type { SurvivalCheck } from './curve.js';

/** A score is 0 where it moves the coefficients by no more than this in any direction, in standard errors. */
const FLAT = 1e-6;
/** How far the information may be from what the covariance says, in units in which it is 1. */
const CURVED = 1e-3;

/**
 * Whether a log-likelihood has its peak at some coefficients, and the curvature that their covariance says. The
 * covariance gives directions in which steps of one standard error should hang together no more: in these the
 * log-likelihood has to be flat, and curved by −1 each, by differences of the function alone (five points, Abramowitz
 * and Stegun 1964, 25.3.6; second differences, 25.3.23 and 25.3.27). Costs 4 p + 4 p² evaluations.
 */
export function checkPeak(
  loglik: (coef: Float64Array) => number,
  coef: Float64Array,
  variance: Float64Array,
): SurvivalCheck {
  const p = coef.length;
  const directions = directionsOf(variance, p);
  if (!directions) return { holds: false, problem: 'the covariance is not positive definite' };
  const moved = (...by: [k: number, share: number][]) =>
    loglik(coef.map((b, j) => by.reduce((sum, [k, share]) => sum + share * directions[k]![j]!, b)));
  const along = directions.map((_, k) => {
    const [down, up] = [moved([k, -STEP]), moved([k, STEP])];
    const [farDown, farUp] = [moved([k, -2 * STEP]), moved([k, 2 * STEP])];
    return { slope: (8 * (up - down) - (farUp - farDown)) / (12 * STEP), down, up, farDown, farUp };
  });
  const worst = along.findIndex(({ slope }) => !(Math.abs(slope) <= FLAT));
  if (worst >= 0) {
    const far = along[worst]!.slope;
    return { holds: false, problem: `the coefficients are ${far} standard errors from the peak in direction ${worst}` };
  }
  const here = loglik(coef);
  for (let j = 0; j < p; j++) {
    const { down, up, farDown, farUp } = along[j]!;
    const own = (16 * (up + down) - (farUp + farDown) - 30 * here) / (12 * STEP * STEP);
    if (!(Math.abs(own + 1) <= CURVED)) return wrong(j, j);
    for (let k = 0; k < j; k++) {
      const both = [STEP, 2 * STEP].map(
        (h) =>
          (moved([j, h], [k, h]) - moved([j, h], [k, -h]) - moved([j, -h], [k, h]) + moved([j, -h], [k, -h])) /
          (4 * h * h),
      );
      if (!(Math.abs((4 * both[0]! - both[1]!) / 3) <= CURVED)) return wrong(j, k);
    }
  }
  return { holds: true };
}

/** Of a standard error. */
const STEP = 0.005;

const wrong = (j: number, k: number): SurvivalCheck => ({
  holds: false,
  problem: `the covariance is not the inverse information (directions ${j} and ${k})`,
});

/** Columns of the lower triangle L with L Lᵀ = V; undefined unless V is positive definite and the same both ways. */
export function directionsOf(variance: Float64Array, p: number): Float64Array[] | undefined {
  const columns = Array.from({ length: p }, () => new Float64Array(p));
  const rest = variance.slice();
  for (let k = 0; k < p; k++) {
    const pivot = rest[k * p + k]!;
    if (!(pivot > 0)) return undefined;
    for (let j = k; j < p; j++) columns[k]![j] = rest[j * p + k]! / Math.sqrt(pivot);
    for (let j = k; j < p; j++) for (let h = k; h < p; h++) rest[j * p + h]! -= columns[k]![j]! * columns[k]![h]!;
    for (let j = 0; j < k; j++) {
      const size = Math.sqrt(variance[j * p + j]! * variance[k * p + k]!);
      if (!(Math.abs(variance[j * p + k]! - variance[k * p + j]!) <= 1e-8 * size)) return undefined;
    }
  }
  return columns;
}
