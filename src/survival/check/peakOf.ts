import type { SurvivalCheck } from './curve.js';

/** A score is 0 where it moves the coefficients by no more than this in any direction, in standard errors. */
const FLAT = 1e-6;
/** How far the information may be from what the covariance says, in units in which it is 1. */
const CURVED = 1e-3;

/**
 * Whether a log-likelihood has its peak at some coefficients, and the curvature that their covariance says. The
 * covariance gives directions in which steps of one standard error should hang together no more: in these the
 * log-likelihood has to be flat, and curved by −1 each, by differences of the function alone (five points, Abramowitz
 * and Stegun 1964, 25.3.6; second differences, 25.3.23 and 25.3.27). Where a likelihood is so far from a parabola that a step leaves more than is told, a shorter one is
 * taken: what differences leave out falls with its fourth power. Costs 4 p + 4 p² evaluations, up to three times.
 */
export function checkPeak(
  loglik: (coef: Float64Array) => number,
  coef: Float64Array,
  variance: Float64Array,
): SurvivalCheck {
  const directions = directionsOf(variance, coef.length);
  if (!directions) return { holds: false, problem: 'the covariance is not positive definite' };
  const look = (step: number) => lookWith(step, loglik, coef, directions);
  const [first, ...shorter] = STEPS;
  const found = look(first);
  if (found.holds) return found;
  for (const step of shorter) if (look(step).holds) return { holds: true };
  return found;
}

/** Of a standard error. */
const STEPS = [0.005, 0.001, 0.0002] as const;

function lookWith(
  step: number,
  loglik: (coef: Float64Array) => number,
  coef: Float64Array,
  directions: readonly Float64Array[],
): SurvivalCheck {
  const p = coef.length;
  const moved = (...by: [k: number, share: number][]) =>
    loglik(coef.map((b, j) => by.reduce((sum, [k, share]) => sum + share * directions[k]![j]!, b)));
  const along = directions.map((_, k) => {
    const [down, up] = [moved([k, -step]), moved([k, step])];
    const [farDown, farUp] = [moved([k, -2 * step]), moved([k, 2 * step])];
    return { slope: (8 * (up - down) - (farUp - farDown)) / (12 * step), down, up, farDown, farUp };
  });
  const worst = along.findIndex(({ slope }) => !(Math.abs(slope) <= FLAT));
  if (worst >= 0) {
    const far = along[worst]!.slope;
    return { holds: false, problem: `the coefficients are ${far} standard errors from the peak in direction ${worst}` };
  }
  const here = loglik(coef);
  for (let j = 0; j < p; j++) {
    const { down, up, farDown, farUp } = along[j]!;
    const own = (16 * (up + down) - (farUp + farDown) - 30 * here) / (12 * step * step);
    if (!(Math.abs(own + 1) <= CURVED)) return wrong(j, j);
    for (let k = 0; k < j; k++) {
      const both = [step, 2 * step].map(
        (h) =>
          (moved([j, h], [k, h]) - moved([j, h], [k, -h]) - moved([j, -h], [k, h]) + moved([j, -h], [k, -h])) /
          (4 * h * h),
      );
      if (!(Math.abs((4 * both[0]! - both[1]!) / 3) <= CURVED)) return wrong(j, k);
    }
  }
  return { holds: true };
}

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
      const size = Math.sqrt(variance[j * p + j]!) * Math.sqrt(variance[k * p + k]!);
      if (!(Math.abs(variance[j * p + k]! - variance[k * p + j]!) <= 1e-8 * size)) return undefined;
    }
  }
  return columns;
}
