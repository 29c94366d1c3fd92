import Fraction from 'fraction.js';
import type { NormalGame } from '../model.js';
import { payoffAt } from '../model.js';

const ZERO = new Fraction(0);

/**
 * All extreme equilibria of a small game of two players by the definition, as text: every way to make as many
 * inequalities of a best-reply polytope equations as there are unknowns, solved in fractions; then every pair of points
 * in which each strategy is a best reply or not played.
 */
export function extremeByDefinition(game: NormalGame): string[] {
  const [m, n] = [game.strategies[0]!.length, game.strategies[1]!.length];
  const at = (p: number, i: number, j: number) => payoffAt(game, p, i + m * j);
  const first = corners(m, n, (j, i) => at(1, i, j));
  const second = corners(n, m, (i, j) => at(0, i, j));
  const found: string[] = [];
  for (const x of first) {
    for (const y of second) {
      const rows = Array.from({ length: m }, (_, i) => x.point[i]!.equals(0) || y.best[i]!);
      const columns = Array.from({ length: n }, (_, j) => y.point[j]!.equals(0) || x.best[j]!);
      if ([...rows, ...columns].every(Boolean)) found.push(`${written(x.point)} | ${written(y.point)}`);
    }
  }
  return found.sort();
}

export function written(point: readonly Fraction[]): string {
  return point.map((x) => x.toFraction()).join(' ');
}

/** Corners other than 0, as mixed strategies, and which of the other's strategies are best replies there. */
function corners(columns: number, rows: number, payoff: (row: number, column: number) => Fraction) {
  const all = Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => payoff(i, j)));
  const least = all.flat().reduce((a, b) => (b.compare(a) < 0 ? b : a));
  const matrix = all.map((row) => row.map((x) => x.sub(least).add(1)));
  const found = new Map<string, { point: Fraction[]; best: boolean[] }>();
  for (const on of subsets(rows + columns, columns)) {
    const support = Array.from({ length: columns }, (_, j) => j).filter((j) => !on.includes(j));
    const tight = on.filter((k) => k >= columns).map((k) => matrix[k - columns]!);
    const solution = solve(tight.map((row) => [...support.map((j) => row[j]!), new Fraction(1)]));
    if (!solution || support.length === 0) continue;
    const z = new Array<Fraction>(columns).fill(ZERO);
    support.forEach((j, s) => {
      z[j] = solution[s]!;
    });
    const paid = matrix.map((row) => row.reduce((sum, x, j) => sum.add(x.mul(z[j]!)), ZERO));
    if (z.some((x) => x.compare(0) < 0) || paid.some((x) => x.compare(1) > 0)) continue;
    const sum = z.reduce((a, b) => a.add(b));
    const point = z.map((x) => x.div(sum));
    found.set(written(point), { point, best: paid.map((x) => x.equals(1)) });
  }
  return [...found.values()];
}

function solve(rows: Fraction[][]): Fraction[] | undefined {
  const n = rows.length;
  for (let k = 0; k < n; k++) {
    const pivot = rows.findIndex((row, i) => i >= k && !row[k]!.equals(0));
    if (pivot < 0) return undefined;
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    rows[k] = rows[k]!.map((x) => x.div(rows[k]![k]!));
    for (let i = 0; i < n; i++) {
      if (i !== k) rows[i] = rows[i]!.map((x, j) => x.sub(rows[i]![k]!.mul(rows[k]![j]!)));
    }
  }
  return rows.map((row) => row[n]!);
}

function* subsets(size: number, length: number, from = 0): Generator<number[]> {
  if (length === 0) yield [];
  else
    for (let k = from; k <= size - length; k++) for (const rest of subsets(size, length - 1, k + 1)) yield [k, ...rest];
}
