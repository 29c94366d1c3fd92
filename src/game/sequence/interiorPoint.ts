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

/**
 * Entries of the factors, at most: so many, and so many more for each unknown. Where payments have no structure to keep
 * them few, as in large matrix games, the simplex method is faster.
 */
const MAX_ENTRIES = 40_000;
const MAX_ENTRIES_EACH = 20;
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
  const order = minimumDegree(n, system.rows, system.columns, MAX_ENTRIES + n * MAX_ENTRIES_EACH);
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

/**
 * Moves the point; false where it can hardly be moved. There are no loops here: the engine compiles small functions that
 * come often sooner than a large one.
 */
function oneStep({ z, loss, sign, bound }: Point, system: Entries, factors: SymmetricFactor, gap: number): boolean {
  const [n, shares] = [z.length, loss.length];
  const residual = bound.slice();
  const right = new Float64Array(n);
  times(system, z, right);
  addTimes(residual, -1, right);
  addProducts(residual, sign, loss);
  const diagonal = new Float64Array(n);
  addRatios(diagonal, sign, loss, z);
  const moved = diagonal.slice();
  addTimes(moved, MOVED, sign);
  factors.factor(moved);
  // Straight to the end, to see how far that leads; then towards the middle, by as much as that is not far.
  const wanted = new Float64Array(shares);
  const step = new Float64Array(n);
  const lossStep = new Float64Array(shares);
  productSteps(wanted, 0, z, loss, step, lossStep);
  right.set(residual);
  addRatios(right, sign, wanted, z);
  factors.solve(right, step);
  lossSteps(lossStep, wanted, z, loss, step);
  const far = longest(z, step, loss, lossStep);
  const after = gap + far * (dot(z, lossStep) + dot(step, loss)) + far * far * dot(step, lossStep);
  productSteps(wanted, (gap / shares) * Math.max(0, after / gap) ** 3, z, loss, step, lossStep);
  right.set(residual);
  addRatios(right, sign, wanted, z);
  solveRefined(system, diagonal, factors, right, step);
  lossSteps(lossStep, wanted, z, loss, step);
  const length = Math.min(1, NEAR * longest(z, step, loss, lossStep));
  // Near the end the system may be beyond double precision; then the point stays.
  if (!(length > 1e-8) || !Number.isFinite(dot(step, step))) return false;
  addTimes(z, length, step);
  addTimes(loss, length, lossStep);
  return true;
}

/** By how much each share times its loss is to change, so that all come to `middle`, counting what both steps make. */
function productSteps(
  into: Float64Array,
  middle: number,
  z: Float64Array,
  loss: Float64Array,
  step: Float64Array,
  lossStep: Float64Array,
): void {
  for (let i = 0; i < into.length; i++) into[i] = middle - z[i]! * loss[i]! - step[i]! * lossStep[i]!;
}

/** The steps of losses that follow from those of shares. */
function lossSteps(
  into: Float64Array,
  wanted: Float64Array,
  z: Float64Array,
  loss: Float64Array,
  step: Float64Array,
): void {
  for (let i = 0; i < into.length; i++) into[i] = (wanted[i]! - loss[i]! * step[i]!) / z[i]!;
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
    const most = leftOver(left, right, diagonal, into);
    if (!(most > REFINED && most < before / 2)) return;
    before = most;
    factors.solve(left, correction);
    addTimes(into, 1, correction);
  }
}

/** What the system without its diagonal leaves of the right side, in place of its product; the largest of it. */
function leftOver(product: Float64Array, right: Float64Array, diagonal: Float64Array, x: Float64Array): number {
  let most = 0;
  for (let i = 0; i < product.length; i++) {
    const left = right[i]! - product[i]! - diagonal[i]! * x[i]!;
    product[i] = left;
    if (!(Math.abs(left) <= most)) most = Math.abs(left);
  }
  return most;
}

/** The longest step, up to 1, that keeps all shares and losses from falling below 0. */
function longest(z: Float64Array, step: Float64Array, loss: Float64Array, lossStep: Float64Array): number {
  let length = 1;
  for (let i = 0; i < loss.length; i++) {
    if (step[i]! * length < -z[i]!) length = -z[i]! / step[i]!;
    if (lossStep[i]! * length < -loss[i]!) length = -loss[i]! / lossStep[i]!;
  }
  return length;
}

function addTimes(into: Float64Array, factor: number, x: Float64Array): void {
  for (let i = 0; i < x.length; i++) into[i]! += factor * x[i]!;
}

/** Of the third's length, as the others below. */
function addProducts(into: Float64Array, a: Float64Array, b: Float64Array): void {
  for (let i = 0; i < b.length; i++) into[i]! += a[i]! * b[i]!;
}

function addRatios(into: Float64Array, a: Float64Array, b: Float64Array, below: Float64Array): void {
  for (let i = 0; i < b.length; i++) into[i]! += (a[i]! * b[i]!) / below[i]!;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < b.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
