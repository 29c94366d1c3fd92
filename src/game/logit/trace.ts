import type { Budget } from '../../shared/budget.js';
import type { LogitEquations } from './equations.js';
import { solveDense } from './solveDense.js';

/**
 * The branch is followed until λ times the span of payoffs is this large. Logarithms of chances grow as fast, and the equations
 * multiply their rounding with λ: here it comes to about 10^-8, at 10^6 to 10^-4.
 */
export const MOST_SHARPNESS = 1e4;

/** And no further than so many points. */
export const MOST_POINTS = 20_000;

/** Points of the branch that begins at λ = 0 with all actions as likely as each other. */
export interface Branch {
  /** Unknowns of the equations: logarithms of chances, then μ. */
  points: Float64Array[];
  /** Places of points after which λ goes the other way than before. */
  turns: number[];
  /** Why it ends early. */
  limit?: string;
}

/**
 * Follows the branch by its length (Allgower and Georg 1990, chapters 2 and 6; Turocy 2005): a step along the tangent, then
 * Newton's method at right angles to it. λ is an unknown like the others, so that it may fall again: a turning point is
 * passed like any other. Steps are cut in two where the correction or the bend is large, so that the same branch is kept.
 */
export async function traceBranch(equations: LogitEquations, budget: Budget): Promise<Branch> {
  const { size } = equations;
  let z: Float64Array = startingPoint(equations);
  const upwards = new Float64Array(size + 1);
  upwards[size] = 1;
  const points = [z];
  const turns: number[] = [];
  const start = tangentAt(equations, z, upwards);
  if (!start) return { points, turns, limit: 'the branch has no direction at its start' };
  let { direction: tangent, side } = start;
  let length = 0.05;
  while (z[size]! < MOST_SHARPNESS) {
    if (points.length >= MOST_POINTS) return { points, turns, limit: `the branch has more than ${MOST_POINTS} points` };
    if (!(await budget.goOn('logit branch', Math.round(z[size]!), MOST_SHARPNESS))) {
      return { points, turns, limit: 'the time is over' };
    }
    const step = correct(equations, z, tangent, length);
    const next: Tangent | undefined = step && tangentAt(equations, step.z, tangent);
    const bend = next ? dot(next.direction, tangent) : -1;
    // Another side means that a crossing of branches was passed, or that two that nearly meet were taken for one.
    const crossed = next !== undefined && next.side !== side && length > SURE_STEP;
    if (!step || !next || crossed || bend < LEAST_COSINE) {
      length /= 2;
      if (length < 1e-9 * Math.max(1, norm(z)))
        return { points, turns, limit: 'the branch bends too sharply to be followed' };
      continue;
    }
    if (step.z[size]! < 0) return { points, turns, limit: 'the branch was lost where it comes close to another' };
    if (next.direction[size]! * tangent[size]! < 0) turns.push(points.length);
    z = step.z;
    ({ direction: tangent, side } = next);
    points.push(z);
    if (bend > GENTLE_COSINE && step.moved < LARGEST_CORRECTION / 4) length *= 1.7;
  }
  return { points, turns };
}

/** Of the angle between the tangents at two neighbouring points. */
const LEAST_COSINE = 0.9;
const GENTLE_COSINE = 0.985;
/** Up to this length a step is taken across a crossing of branches. */
const SURE_STEP = 1e-3;
/** Length of the first Newton step, in logarithms of chances. */
const LARGEST_CORRECTION = 0.4;

/**
 * Steps of Newton's method below this that do not become a quarter of the one before are rounding: what actions pay is rounded,
 * λ multiplies it, and where the answer to one chance is another it does so again.
 */
const STALLED = 1e-5;

function startingPoint({ size, first }: LogitEquations): Float64Array {
  const z = new Float64Array(size + 1);
  const starts = [...first].filter((i) => i >= 0);
  for (const [k, start] of starts.entries()) {
    const end = starts[k + 1] ?? size;
    z.fill(-Math.log(end - start), start, end);
  }
  return z;
}

interface Tangent {
  /** Of length 1. */
  direction: Float64Array;
  /** Sign of the determinant of the derivatives with this direction below: it stays the same along a branch. */
  side: number;
}

/** Direction of the branch, forward as `before` is. */
function tangentAt(equations: LogitEquations, z: Float64Array, before: Float64Array): Tangent | undefined {
  const { matrix } = bordered(equations, z, before);
  const direction = new Float64Array(equations.size + 1);
  direction[equations.size] = 1;
  const side = solveDense(matrix, direction);
  if (side === 0) return undefined;
  const length = norm(direction);
  return { direction: direction.map((x) => x / length), side };
}

/** A point of the branch near z + length · tangent, and how far from there Newton's first step led. */
function correct(
  equations: LogitEquations,
  from: Float64Array,
  tangent: Float64Array,
  length: number,
): { z: Float64Array; moved: number } | undefined {
  const z = from.map((x, i) => x + length * tangent[i]!);
  let moved = 0;
  let last = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 8; round++) {
    const { matrix, left } = bordered(equations, z, tangent);
    if (!solveDense(matrix, left)) return undefined;
    const change = norm(left);
    if (round === 0) moved = change;
    const stalled = change < STALLED && change > last / 4;
    if (moved > LARGEST_CORRECTION || (change > last && !stalled)) return undefined;
    for (let i = 0; i < z.length; i++) z[i]! -= left[i]!;
    if (change < 1e-10 || stalled) return { z, moved };
    last = change;
  }
  return undefined;
}

/** The derivatives, and below them a row; the left sides, and below them 0. */
function bordered({ size, evaluate }: LogitEquations, z: Float64Array, row: Float64Array) {
  const matrix = new Float64Array((size + 1) ** 2);
  const left = new Float64Array(size + 1);
  evaluate(z, left, matrix.subarray(0, size * (size + 1)));
  matrix.set(row, size * (size + 1));
  left[size] = 0;
  return { matrix, left };
}

function dot(x: Float64Array, y: Float64Array): number {
  return x.reduce((sum, a, i) => sum + a * y[i]!, 0);
}

function norm(x: Float64Array): number {
  return Math.sqrt(dot(x, x));
}
