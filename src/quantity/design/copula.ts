import type { Matrix } from '../dense.js';
import { normalBelow } from '../special/normalBelow.js';
import { normalQuantile } from '../special/normalQuantile.js';
import { eigen, nearestCorrelation } from './symmetric.js';

/**
 * Columns of a design with rank correlations (Spearman's), through a Gaussian copula: z = Φ⁻¹(u), a lower triangular L
 * with L Lᵀ = R, Φ(L z). Spearman's ρ of two normal numbers with correlation r is (6/π) arcsin(r/2) (Pearson 1907), so
 * R has r = 2 sin(π ρ/6).
 *
 * The first column stays as it is, each further one depends on those before. Columns in no correlation stay too.
 *
 * @param names Of the columns, for what is said where they do not go together.
 * @param ranks Symmetric, ones on the diagonal.
 * @returns A function of columns of equal length, numbers in (0, 1), to new columns, never 0 or 1.
 * @throws NotCorrelations where no numbers can be correlated so.
 */
export function rankCorrelated(
  names: readonly string[],
  ranks: Matrix,
): (columns: readonly Float64Array[]) => Float64Array[] {
  const root = triangularRoot(toNormal(checked(names, ranks)));
  return (columns) => {
    const z = columns.map((column) => column.map(normalQuantile));
    return root.map((row, i) => {
      if (row.every((factor, j) => factor === (i === j ? 1 : 0))) return columns[i].slice();
      return columns[i].map((_, draw) => {
        let sum = 0;
        for (let j = 0; j <= i; j++) sum += row[j] * z[j][draw];
        return Math.min(1 - 2 ** -53, Math.max(2 ** -53, normalBelow(sum)));
      });
    });
  };
}

/** Correlations that no numbers have together. */
export class NotCorrelations extends Error {
  constructor(
    what: string,
    /** The two whose correlation is farthest from the nearest correlations that can be. */
    readonly pair?: [string, string],
    /** Rank correlations that can be, near the given ones: the nearest, towards 0 to three decimals. */
    readonly nearest?: Matrix,
  ) {
    super(what);
    this.name = 'NotCorrelations';
  }
}

/** An eigenvalue down to this counts as 0. */
const ROUNDING = 1e-10;

function checked(names: readonly string[], ranks: Matrix): Matrix {
  const n = names.length;
  if (ranks.length !== n || ranks.some((row) => row.length !== n))
    throw new NotCorrelations(`correlations of ${n} numbers are a table of ${n} by ${n}`);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      const pair: [string, string] = [names[j], names[i]];
      if (i === j ? ranks[i][i] !== 1 : !(Math.abs(ranks[i][j]) <= 1))
        throw new NotCorrelations(`${pair.join(' and ')} cannot be correlated by ${ranks[i][j]}`, pair);
      if (ranks[i][j] !== ranks[j][i])
        throw new NotCorrelations(
          `${pair.join(' and ')} have two correlations, ${ranks[j][i]} and ${ranks[i][j]}`,
          pair,
        );
    }
  if (n === 0 || possible(ranks)) return ranks;
  const nearest = offered(nearestCorrelation(toNormal(ranks)));
  let [a, b] = [0, 1];
  const change = (i: number, j: number) => Math.abs(nearest[i][j] - ranks[i][j]);
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) if (change(i, j) > change(a, b)) [a, b] = [i, j];
  throw new NotCorrelations(
    `these correlations cannot be together; ${names[a]} and ${names[b]}, ${ranks[a][b]}, are farthest from what can be: ${nearest[a][b]}`,
    [names[a], names[b]],
    nearest,
  );
}

function possible(ranks: Matrix): boolean {
  return Math.min(...eigen(toNormal(ranks)).values) >= -ROUNDING;
}

function toNormal(ranks: Matrix): Matrix {
  return ranks.map((row, i) => row.map((rho, j) => (i === j ? 1 : 2 * Math.sin((Math.PI * rho) / 6))));
}

/** As rank correlations of three decimals, drawn to 0 by a thousandth, two, four … until they are possible. */
function offered(normal: Matrix): Matrix {
  for (let by = 0; ; by = Math.min(1, Math.max(0.001, 2 * by))) {
    const ranks = normal.map((row, i) =>
      row.map((r, j) =>
        i === j ? 1 : 0 + Math.trunc(((1 - by) * 6000 * Math.asin(Math.max(-1, Math.min(1, r)) / 2)) / Math.PI) / 1000,
      ),
    );
    if (possible(ranks)) return ranks;
  }
}

/** Cholesky's factor of a positive semi-definite matrix; a column whose pivot is rounding is 0. */
function triangularRoot(r: Matrix): Matrix {
  const root = r.map((row) => row.map(() => 0));
  for (let j = 0; j < r.length; j++) {
    const rest = (i: number) => r[i][j] - root[i].reduce((sum, v, k) => (k < j ? sum + v * root[j][k] : sum), 0);
    const pivot = rest(j);
    if (pivot <= 1e-12) continue;
    root[j][j] = Math.sqrt(pivot);
    for (let i = j + 1; i < r.length; i++) root[i][j] = rest(i) / root[j][j];
  }
  return root;
}
