import { type Compiled, fromGrid } from './compile.js';
import type { FrontierBuilder } from './frontier.js';
import type { Point, Solution, Solutions } from './result.js';

/**
 * Two packages tie under a criterion when they differ by no more than this: relatively for the Nash product, in shares
 * for the Kalai–Smorodinsky readings, in the unit of the values for the rest. Values are known to 1e-9.
 */
export const TIE = 1e-8;

/**
 * The classical solutions among the candidates, the packages that are signable and accepted by every signatory. Only
 * candidates that no candidate dominates are chosen; for all criteria but least asymmetry some of them is best anyway.
 */
export function solutionsOf(compiled: Compiled, candidates: FrontierBuilder): Solutions {
  const { signatories, thresholds } = compiled;
  const points = candidates.points(compiled);
  const gains = points.map((_, row) =>
    candidates.vector(row).map((steps, k) => fromGrid(steps - thresholds[signatories[k]])),
  );
  const ideal = signatories.map((_, k) => points.reduce((m, p) => Math.max(m, p.values[k]), Number.NEGATIVE_INFINITY));
  const most = signatories.map((_, k) => gains.reduce((m, g) => Math.max(m, g[k]), 0));
  // A signatory that gains nothing anywhere cannot be given a share; its share counts as whole.
  const shares = gains.map((g) => g.map((gain, k) => (most[k] > 0 ? gain / most[k] : 1)));
  const none = 'no package is signable and accepted by every signatory';
  const make = (comparesPoints: boolean, value: (row: number) => number, tiesFrom = within): Solution =>
    points.length === 0 ? { points: [], comparesPoints, why: none } : best(points, comparesPoints, value, tiesFrom);
  const positive = gains.map((g) => g.every((gain) => gain > 0));
  const nash = make(
    false,
    (row) => (positive[row] ? product(gains[row]) : Number.NEGATIVE_INFINITY),
    (top) => top * (1 - TIE),
  );
  return {
    nash:
      points.length > 0 && !positive.includes(true)
        ? { points: [], comparesPoints: false, why: 'no candidate leaves every signatory better off than no-deal' }
        : nash,
    kalaiSmorodinskyMaxMin: make(false, (row) => Math.min(...shares[row])),
    leastAsymmetry: negated(make(true, (row) => -pairwise(points[row].values))),
    leastAsymmetryNormalised: negated(make(false, (row) => Math.min(...shares[row]) - Math.max(...shares[row]))),
    egalitarian: leximin(points, gains, none),
    utilitarian: make(true, (row) => points[row].values.reduce((a, b) => a + b, 0)),
    ideal: points.length === 0 ? undefined : ideal,
    idealTakenIn: 'packages that are signable and accepted by every signatory',
  };
}

const within = (top: number): number => top - TIE;

/** The points whose value is not below what still ties with the largest. */
function best(
  points: Point[],
  comparesPoints: boolean,
  value: (row: number) => number,
  tiesFrom: (top: number) => number,
): Solution {
  const values = points.map((_, row) => value(row));
  const top = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return { points: points.filter((_, row) => values[row] >= tiesFrom(top)), value: top, comparesPoints };
}

/** Largest smallest gain; among ties the largest second smallest; and so on. */
function leximin(points: Point[], gains: number[][], none: string): Solution {
  if (points.length === 0) return { points: [], comparesPoints: true, why: none };
  const sorted = gains.map((g) => [...g].sort((a, b) => a - b));
  const value = sorted.reduce((m, g) => Math.max(m, g[0]), Number.NEGATIVE_INFINITY);
  let rows = points.map((_, row) => row);
  for (let k = 0; k < sorted[0].length; k++) {
    const top = rows.reduce((m, row) => Math.max(m, sorted[row][k]), Number.NEGATIVE_INFINITY);
    rows = rows.filter((row) => sorted[row][k] >= top - TIE);
  }
  return { points: rows.map((row) => points[row]), value, comparesPoints: true };
}

function negated(solution: Solution): Solution {
  return solution.value === undefined ? solution : { ...solution, value: 0 - solution.value };
}

function product(gains: number[]): number {
  return gains.reduce((a, b) => a * b, 1);
}

/** Σ over pairs of |u_i − u_j|, as `BidSpace.getKalaiSmorodinsky` of GENIUS adds it up. */
function pairwise(values: number[]): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++)
    for (let j = i + 1; j < values.length; j++) sum += Math.abs(values[i] - values[j]);
  return sum;
}
