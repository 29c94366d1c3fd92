/** A small square matrix, by rows. */
export type Matrix = number[][];

export function identity(n: number): Matrix {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
}

/** a + factor·b. */
export function plus(a: Matrix, b: Matrix, factor = 1): Matrix {
  return a.map((row, i) => row.map((x, j) => x + factor * b[i][j]));
}

export function scaled(a: Matrix, factor: number): Matrix {
  return a.map((row) => row.map((x) => x * factor));
}

export function times(a: Matrix, b: Matrix): Matrix {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, x, k) => sum + x * b[k][j], 0)));
}

/** Largest row sum of absolute values. */
export function norm(a: Matrix): number {
  return Math.max(...a.map((row) => row.reduce((sum, x) => sum + Math.abs(x), 0)));
}

/** By Gauss and Jordan with row exchange; undefined where a pivot is 0 or no number. */
export function inverse(a: Matrix): Matrix | undefined {
  const n = a.length;
  const rows = a.map((row, i) => [...row, ...identity(n)[i]]);
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) if (Math.abs(rows[r][c]) > Math.abs(rows[pivot][c])) pivot = r;
    [rows[c], rows[pivot]] = [rows[pivot], rows[c]];
    const by = rows[c][c];
    if (by === 0 || !Number.isFinite(by)) return undefined;
    rows[c] = rows[c].map((x) => x / by);
    for (let r = 0; r < n; r++) {
      const factor = rows[r][c];
      if (r !== c && factor !== 0) rows[r] = rows[r].map((x, j) => x - factor * rows[c][j]);
    }
  }
  return rows.map((row) => row.slice(n));
}
