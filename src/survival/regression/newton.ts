import { cholesky, solved } from './cholesky.js';

/** A log-likelihood at one place. */
export interface Derivatives {
  loglik: number;
  /** Its slope. */
  score: Float64Array;
  /** Its curvature with the sign turned, size × size, row after row. */
  information: Float64Array;
}

/** Where a log-likelihood is largest, and how that was found. */
export interface Maximum extends Derivatives {
  coef: Float64Array;
  /** Where the way began. */
  initial: Derivatives;
  /** Newton's last step: where a coefficient runs off, the direction in which it does. */
  step: Float64Array;
  iterations: number;
  /** False where steps never became small, or where the information at the end is not positive definite. */
  converged: boolean;
}

/**
 * What half a step of Newton's may still promise when the last one is taken: the error that is left is then about its
 * square, in standard errors.
 */
const PROMISE = 1e-10;
const MOST_STEPS = 60;
const MOST_HALVINGS = 40;

/**
 * Newton's method with step-halving (Nocedal and Wright 2006, 3.2 and 3.4). Where the information is not positive
 * definite its diagonal is raised until it is: a likelihood need not be concave away from its peak.
 *
 * @param unit What a row adds to the likelihood, on the average: what is small is so beside it, whatever the unit of weights.
 */
export function newton(at: (coef: Float64Array) => Derivatives, from: Float64Array, unit = 1): Maximum {
  const initial = at(from);
  let coef = from;
  let here = initial;
  let step: Float64Array = new Float64Array(from.length);
  const small = PROMISE * unit;
  for (let iterations = 1; iterations <= MOST_STEPS; iterations++) {
    const lower = raised(here.information, from.length);
    if (!lower) return { ...here, coef, initial, step, iterations, converged: false };
    step = solved(lower.matrix, here.score);
    const promise = here.score.reduce((sum, slope, j) => sum + slope * step[j], 0);
    const next = halved(at, coef, step, here, unit);
    if (!next) return { ...here, coef, initial, step, iterations, converged: promise <= small && lower.asItWas };
    ({ coef, here } = next);
    if (promise <= small && lower.asItWas) return { ...here, coef, initial, step, iterations, converged: true };
  }
  return { ...here, coef, initial, step, iterations: MOST_STEPS, converged: false };
}

/**
 * How much of the curvature that the beginning had is left at the end, in the direction in which it is least: next to
 * nothing where a coefficient runs off and the likelihood comes ever closer to what it never reaches. Found by powers
 * of I⁻¹ I₀ (Golub and Van Loan 2013, 8.2); where the beginning was not concave, in the direction of the last step.
 */
export function curvatureLeft({ step, information, initial }: Maximum): number {
  const size = step.length;
  const lower = cholesky(information, size);
  if (size === 0 || !lower) return size === 0 ? 1 : 0;
  let direction: Float64Array = step.every((d) => d === 0) ? new Float64Array(size).fill(1) : step;
  if (cholesky(initial.information, size)) {
    for (let k = 0; k < MOST_POWERS; k++) {
      const next = solved(lower, times(initial.information, direction));
      const largest = next.reduce((most, d) => Math.max(most, Math.abs(d)), 0);
      direction = next.map((d) => d / largest);
    }
  }
  const along = (matrix: Float64Array) => times(matrix, direction).reduce((sum, d, j) => sum + d * direction[j], 0);
  return along(information) / Math.abs(along(initial.information));
}

const MOST_POWERS = 30;

const times = (matrix: Float64Array, v: Float64Array) =>
  v.map((_, j) => v.reduce((sum, value, h) => sum + matrix[j * v.length + h] * value, 0));

/** With so little curvature left a peak is none: it would be where coefficients are infinite. */
export const NO_CURVATURE = 1e-8;

/** The step, or a half of it, a quarter …, that does not go down. */
function halved(
  at: (coef: Float64Array) => Derivatives,
  coef: Float64Array,
  step: Float64Array,
  here: Derivatives,
  unit: number,
) {
  const rounding = 1e-12 * Math.max(unit, Math.abs(here.loglik));
  for (let halvings = 0, share = 1; halvings < MOST_HALVINGS; halvings++, share /= 2) {
    const tried = coef.map((value, j) => value + share * step[j]);
    const there = at(tried);
    if (there.loglik >= here.loglik - rounding && there.score.every(Number.isFinite)) {
      return { coef: tried, here: there };
    }
  }
  return undefined;
}

function raised(information: Float64Array, size: number): { matrix: Float64Array; asItWas: boolean } | undefined {
  const matrix = cholesky(information, size);
  if (matrix) return { matrix, asItWas: true };
  let largest = 0;
  for (let j = 0; j < size; j++) largest = Math.max(largest, Math.abs(information[j * size + j]));
  for (let by = 1e-4 * largest; Number.isFinite(by) && by > 0 && by < 1e6 * largest; by *= 10) {
    const more = information.slice();
    for (let j = 0; j < size; j++) more[j * size + j] += by;
    const lower = cholesky(more, size);
    if (lower) return { matrix: lower, asItWas: false };
  }
  return undefined;
}
