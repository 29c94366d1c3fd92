import type { Matrix } from '../dense.js';

/**
 * Eigenvalues of a symmetric matrix and their vectors, as columns, in no order: Jacobi's rotations, row by row, until
 * nothing off the diagonal is left (Golub and Van Loan 2013, "Matrix Computations", section 8.5).
 */
export function eigen(symmetric: Matrix): { values: number[]; vectors: Matrix } {
  const n = symmetric.length;
  const a = symmetric.map((row) => [...row]);
  const vectors = a.map((_, i) => a.map((_, j) => (i === j ? 1 : 0)));
  const size = Math.max(...a.flat().map(Math.abs), Number.MIN_VALUE);
  for (let sweep = 0; sweep < 60; sweep++) {
    let largest = 0;
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        largest = Math.max(largest, Math.abs(a[p][q]));
        if (Math.abs(a[p][q]) > 1e-300) rotate(a, vectors, p, q);
      }
    if (largest <= 1e-16 * size) break;
  }
  return { values: a.map((row, i) => row[i]), vectors };
}

/** The rotation of p and q that makes a[p][q] 0. */
function rotate(a: Matrix, vectors: Matrix, p: number, q: number): void {
  const tau = (a[q][q] - a[p][p]) / (2 * a[p][q]);
  const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.hypot(1, tau));
  const c = 1 / Math.hypot(1, t);
  const s = t * c;
  for (let k = 0; k < a.length; k++) [a[k][p], a[k][q]] = [c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]];
  for (let k = 0; k < a.length; k++) [a[p][k], a[q][k]] = [c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]];
  a[p][q] = 0;
  a[q][p] = 0;
  for (const row of vectors) [row[p], row[q]] = [c * row[p] - s * row[q], s * row[p] + c * row[q]];
}

/** The nearest positive semi-definite matrix, by squares of entries: negative eigenvalues become 0. */
export function withoutNegative(symmetric: Matrix): Matrix {
  const { values, vectors } = eigen(symmetric);
  return symmetric.map((row, i) =>
    row.map((_, j) => values.reduce((sum, v, k) => (v > 0 ? sum + v * vectors[i][k] * vectors[j][k] : sum), 0)),
  );
}

/**
 * The nearest correlation matrix, by squares of entries: Higham's alternating projections on the semi-definite matrices
 * and on those with ones on the diagonal, with Dykstra's correction (Higham 2002, "Computing the nearest correlation
 * matrix", IMA Journal of Numerical Analysis 22, pp. 329–343, algorithm 3.3), until the two differ by 1e-12 in no entry,
 * 10,000 times at most.
 */
export function nearestCorrelation(symmetric: Matrix): Matrix {
  let y = symmetric;
  let correction = y.map((row) => row.map(() => 0));
  for (let k = 0; k < 10_000; k++) {
    const r = y.map((row, i) => row.map((v, j) => v - correction[i][j]));
    const x = withoutNegative(r);
    correction = x.map((row, i) => row.map((v, j) => v - r[i][j]));
    y = x.map((row, i) => row.map((v, j) => (i === j ? 1 : v)));
    if (x.every((row, i) => Math.abs(row[i] - 1) <= 1e-12)) break;
  }
  return y;
}
