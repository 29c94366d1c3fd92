import type { SequenceForm } from './form.js';
import { type Entries, type Point, startingPoint, symmetricSystem, times } from './interiorStart.js';
import { minimumDegree } from './minimumDegree.js';
import { SymmetricFactor } from './symmetricFactor.js';

/** Optimal plans of a constant-sum game in double precision, and what is known of them. */
export interface InnerPlans {
  /** Realisation plans of both sides, per sequence. */
  plans: [Float64Array, Float64Array];
  /** Per side and sequence: what it pays less than the best that its set has; in a unit in which the largest payment is 1. */
  losses: [Float64Array, Float64Array];
  /** Sum of share times loss over all sequences: no side gains more by another plan, up to rounding. In the same unit. */
  gap: number;
  steps: number;
}

/** Entries of the factors, at most. Games whose payments have no structure to be sparse are left to the simplex method. */
const MAX_ENTRIES = 2_000_000;
const MAX_STEPS = 80;

/** The gap aimed at, the largest that is of use, and how near to the end of what is allowed a step may come. */
const SMALLEST_GAP = 1e-11;
const LARGEST_GAP = 1e-7;
const NEAR = 0.995;

/** Added to the diagonal while the system is factored, and made good by going over the solution again. */
const MOVED = 1e-8;
const MAX_REFINEMENTS = 6;
const REFINED = 1e-13;

/**
 * Optimal plans by a primal-dual interior point method (Mehrotra 1992) on the linear program of the sequence form and
 * its dual together. With plans x and y, values p and q of each side's sets, and A what the first gets:
 *
 *     losses of the first  s = Eᵀp − A y ≥ 0      E x = e, x ≥ 0
 *     losses of the second t = Aᵀx − Fᵀq ≥ 0      F y = f, y ≥ 0
 *
 * with x·s + y·t = p_0 − q_0, the gap. It starts where all plans are even and all losses above 0, and so that all
 * equations hold. Each step solves a symmetric system for (x, y, p, q) that is as sparse as the game's payments; games
 * with hidden cards are. A small diagonal makes it quasi-definite, so that one order of elimination serves throughout.
 *
 * Where there are several optimal plans it leads to the inside of their polytope: a sequence that any of them plays is
 * played, and each other one has a loss (strict complementarity; Goldman and Tucker 1956). `undefined` where the factors
 * would be too large or the steps come to nothing.
 *
 * @param goOn Asked before each step.
 */
export function innerPlans(form: SequenceForm, goOn: () => boolean = () => true): InnerPlans | undefined {
  const [first, second] = form.sides;
  const y = first.sequences;
  const p = y + second.sequences;
  const q = p + first.sets.length + 1;
  const n = q + second.sets.length + 1;
  const system = symmetricSystem(form, y, p, q);
  const order = minimumDegree(n, system.rows, system.columns, MAX_ENTRIES);
  if (!order) return undefined;
  const factors = new SymmetricFactor(order, system.rows, system.columns, system.values);
  const point = startingPoint(form, system, y, p, q, n);
  const { z, loss } = point;
  let gap = dot(z, loss);
  let steps = 0;
  for (; gap > SMALLEST_GAP && steps < MAX_STEPS && goOn(); steps++) {
    const done = oneStep(point, system, factors, gap);
    gap = dot(z, loss);
    if (!done) break;
  }
  if (!(gap < LARGEST_GAP)) return undefined;
  return { plans: [z.slice(0, y), z.slice(y, p)], losses: [loss.slice(0, y), loss.slice(y)], gap, steps };
}

/** Moves the point; false where it can hardly be moved. */
function oneStep({ z, loss, sign, bound }: Point, system: Entries, factors: SymmetricFactor, gap: number): boolean {
  const [n, shares] = [z.length, loss.length];
  const residual = new Float64Array(n);
  times(system, z, residual);
  for (let i = 0; i < n; i++) residual[i] = bound[i]! - residual[i]!;
  for (let i = 0; i < shares; i++) residual[i]! += sign[i]! * loss[i]!;
  const diagonal = new Float64Array(n);
  for (let i = 0; i < shares; i++) diagonal[i] = (sign[i]! * loss[i]!) / z[i]!;
  factors.factor(diagonal.map((x, i) => x + sign[i]! * MOVED));
  // Straight to the end, to see how far that leads; then towards the middle, by as much as that is not far.
  const wanted = new Float64Array(shares);
  for (let i = 0; i < shares; i++) wanted[i] = -z[i]! * loss[i]!;
  const right = new Float64Array(n);
  const step = new Float64Array(n);
  const lossStep = new Float64Array(shares);
  rightSide(residual, wanted, z, sign, right);
  factors.solve(right, step);
  lossSteps(wanted, z, loss, step, lossStep);
  const far = longest(z, step, loss, lossStep);
  let after = 0;
  for (let i = 0; i < shares; i++) after += (z[i]! + far * step[i]!) * (loss[i]! + far * lossStep[i]!);
  const middle = (gap / shares) * Math.max(0, after / gap) ** 3;
  for (let i = 0; i < shares; i++) wanted[i] = middle - z[i]! * loss[i]! - step[i]! * lossStep[i]!;
  rightSide(residual, wanted, z, sign, right);
  solveRefined(system, diagonal, factors, right, step);
  lossSteps(wanted, z, loss, step, lossStep);
  const length = Math.min(1, NEAR * longest(z, step, loss, lossStep));
  if (!(length > 1e-8)) return false;
  for (let i = 0; i < n; i++) z[i]! += length * step[i]!;
  for (let i = 0; i < shares; i++) loss[i]! += length * lossStep[i]!;
  return true;
}

/** The system's right side once losses are put in terms of shares: each share times its loss is to change by `wanted`. */
function rightSide(
  residual: Float64Array,
  wanted: Float64Array,
  z: Float64Array,
  sign: Float64Array,
  into: Float64Array,
): void {
  into.set(residual);
  for (let i = 0; i < wanted.length; i++) into[i]! += (sign[i]! * wanted[i]!) / z[i]!;
}

function lossSteps(
  wanted: Float64Array,
  z: Float64Array,
  loss: Float64Array,
  step: Float64Array,
  into: Float64Array,
): void {
  for (let i = 0; i < wanted.length; i++) into[i] = (wanted[i]! - loss[i]! * step[i]!) / z[i]!;
}

/** Goes over the solution with what is left until the moved diagonal is made good. */
function solveRefined(
  system: Entries,
  diagonal: Float64Array,
  factors: SymmetricFactor,
  right: Float64Array,
  into: Float64Array,
): void {
  factors.solve(right, into);
  const left = new Float64Array(right.length);
  const correction = new Float64Array(right.length);
  let before = Number.POSITIVE_INFINITY;
  for (let k = 0; k < MAX_REFINEMENTS; k++) {
    times(system, into, left);
    let most = 0;
    for (let i = 0; i < left.length; i++) {
      left[i] = right[i]! - left[i]! - diagonal[i]! * into[i]!;
      most = Math.max(most, Math.abs(left[i]!));
    }
    if (!(most > REFINED && most < before / 2)) return;
    before = most;
    factors.solve(left, correction);
    for (let i = 0; i < left.length; i++) into[i]! += correction[i]!;
  }
}

/** The longest step, up to 1, that keeps all shares and losses from falling below 0. */
function longest(z: Float64Array, step: Float64Array, loss: Float64Array, lossStep: Float64Array): number {
  let length = 1;
  for (let i = 0; i < loss.length; i++) {
    if (step[i]! < 0) length = Math.min(length, -z[i]! / step[i]!);
    if (lossStep[i]! < 0) length = Math.min(length, -loss[i]! / lossStep[i]!);
  }
  return length;
}

/** Of the second's length. */
function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < b.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
