import Fraction from 'fraction.js';

/** So many choices of equations are tried. */
const MOST_CHOICES = 3000;

/**
 * Corners of the set of beliefs under which some actions of an information set pay the most: distributions β over its nodes
 * with Σ β_v (pays_a(v) − pays_b(v)) ≥ 0 for each such action a and each other b. The set is bounded, so that it is empty
 * exactly when it has no corner. `undefined` where there would be too many choices of equations to look at.
 *
 * @param pays Per action and node: what the mover expects after it.
 * @param best Actions that are to pay the most.
 */
export function beliefCorners(
  pays: readonly (readonly Fraction[])[],
  best: readonly number[],
): Fraction[][] | undefined {
  const nodes = pays[0]!.length;
  const unit = Array.from({ length: nodes }, (_, v) => Array.from({ length: nodes }, (_, w) => (v === w ? ONE : ZERO)));
  const better = best.flatMap((a) =>
    pays.flatMap((others, b) => (a === b ? [] : [others.map((x, v) => pays[a]![v]!.sub(x))])),
  );
  const rows = [...unit, ...better];
  if (choices(rows.length, nodes - 1) > MOST_CHOICES) return undefined;
  const corners = new Map<string, Fraction[]>();
  const all = new Array<Fraction>(nodes).fill(ONE);
  for (const tight of subsets(rows.length, nodes - 1)) {
    const point = solve([[...all, ONE], ...tight.map((k) => [...rows[k]!, ZERO])]);
    if (point && rows.every((row) => sumOf(row, point).s * sumOf(row, point).n >= 0n)) {
      corners.set(point.map((x) => x.toFraction()).join(' '), point);
    }
  }
  return [...corners.values()];
}

/** The middle of some points. */
export function middle(points: readonly (readonly Fraction[])[]): Fraction[] {
  return points[0]!.map((_, v) => points.reduce((sum, point) => sum.add(point[v]!), ZERO).div(points.length));
}

const ZERO = new Fraction(0);
const ONE = new Fraction(1);

function sumOf(row: readonly Fraction[], point: readonly Fraction[]): Fraction {
  return row.reduce((sum, x, v) => sum.add(x.mul(point[v]!)), ZERO);
}

function choices(n: number, k: number): number {
  let ways = 1;
  for (let i = 0; i < k; i++) ways = (ways * (n - i)) / (i + 1);
  return ways;
}

/** All choices of k of 0 … n − 1. */
function* subsets(n: number, k: number, from = 0): Generator<number[]> {
  if (k === 0) yield [];
  else for (let i = from; i <= n - k; i++) for (const rest of subsets(n, k - 1, i + 1)) yield [i, ...rest];
}

/** The one solution of as many equations as unknowns, or nothing; right sides stand last. */
function solve(rows: Fraction[][]): Fraction[] | undefined {
  const n = rows.length;
  for (let k = 0; k < n; k++) {
    const pivot = rows.findIndex((row, i) => i >= k && row[k]!.n !== 0n);
    if (pivot < 0) return undefined;
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    const row = rows[k]!.map((x) => x.div(rows[k]![k]!));
    rows[k] = row;
    for (const [i, other] of rows.entries()) {
      const factor = other[k]!;
      if (i !== k && factor.n !== 0n) rows[i] = other.map((x, j) => x.sub(factor.mul(row[j]!)));
    }
  }
  return rows.map((row) => row[n]!);
}
