import type { Polytope } from './polytope.js';

/** A point of a polytope in whole numbers over a common denominator. */
export interface ExactVertex {
  /** Per column: z times the denominator. */
  z: bigint[];
  /** Above 0. */
  denominator: bigint;
  /** The inequalities that hold with equality there. */
  on: number[];
  /** Sign of the determinant of the rows and columns that count, both in rising order. */
  sign: number;
}

/** The point on the inequalities given, as many as there are columns, with ε at 0; undefined where they make none. */
export function exactVertex({ rows, columns, entries }: Polytope, on: Iterable<number>): ExactVertex | undefined {
  const given = new Set(on);
  const support = Array.from({ length: columns }, (_, j) => j).filter((j) => !given.has(j));
  const tight = [...given].filter((k) => k >= columns).sort((a, b) => a - b);
  if (tight.length !== support.length) return undefined;
  const solved = solve(tight.map((k) => [...support.map((j) => entries[(k - columns) * columns + j]!), 1n]));
  if (!solved) return undefined;
  const { solution, determinant } = solved;
  const sign = determinant < 0n ? -1 : 1;
  const z = new Array<bigint>(columns).fill(0n);
  support.forEach((j, k) => {
    z[j] = sign < 0 ? -solution[k]! : solution[k]!;
  });
  const denominator = sign < 0 ? -determinant : determinant;
  const equal: number[] = [];
  for (let j = 0; j < columns; j++) if (z[j] === 0n) equal.push(j);
  for (let i = 0; i < rows; i++) {
    let sum = 0n;
    for (const j of support) sum += entries[i * columns + j]! * z[j]!;
    if (sum === denominator) equal.push(columns + i);
  }
  return { z, denominator, on: equal, sign };
}

/** Whether the inequalities make a point of the polytope. */
export function isVertex(polytope: Polytope, on: Iterable<number>): boolean {
  const vertex = exactVertex(polytope, on);
  if (!vertex || vertex.z.some((x) => x < 0n)) return false;
  const { rows, columns, entries } = polytope;
  return Array.from({ length: rows }, (_, i) => i).every(
    (i) => vertex.z.reduce((sum, x, j) => sum + x * entries[i * columns + j]!, 0n) <= vertex.denominator,
  );
}

/** Solves a square system with its right side in the last column, without fractions (Bareiss 1968); times the determinant. */
function solve(rows: bigint[][]): { solution: bigint[]; determinant: bigint } | undefined {
  const n = rows.length;
  let before = 1n;
  let sign = 1n;
  for (let k = 0; k < n; k++) {
    const found = rows.findIndex((row, i) => i >= k && row[k] !== 0n);
    if (found < 0) return undefined;
    if (found !== k) {
      [rows[k], rows[found]] = [rows[found]!, rows[k]!];
      sign = -sign;
    }
    const pivotRow = rows[k]!;
    const pivot = pivotRow[k]!;
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const row = rows[i]!;
      const factor = row[k]!;
      for (let j = k + 1; j <= n; j++) row[j] = (pivot * row[j]! - factor * pivotRow[j]!) / before;
      if (i < k) row[i] = pivot;
      row[k] = 0n;
    }
    before = pivot;
  }
  return { solution: rows.map((row) => sign * row[n]!), determinant: sign * before };
}
