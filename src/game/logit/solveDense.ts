/**
 * Solves a · x = b by elimination, rows in a scale of their own and the largest pivot first; `a` has `b.length` rows and is
 * used up, `b` becomes x. Gives the sign of the determinant, 0 where the matrix is singular or not finite.
 */
export function solveDense(a: Float64Array, b: Float64Array): -1 | 0 | 1 {
  let sign: -1 | 1 = 1;
  const n = b.length;
  for (let i = 0; i < n; i++) {
    let largest = 0;
    for (let j = 0; j < n; j++) largest = Math.max(largest, Math.abs(a[i * n + j]!));
    if (!(largest > 0 && largest < Number.POSITIVE_INFINITY)) return 0;
    for (let j = 0; j < n; j++) a[i * n + j]! /= largest;
    b[i]! /= largest;
  }
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]!) > Math.abs(a[pivot * n + k]!)) pivot = i;
    if (!(Math.abs(a[pivot * n + k]!) > 1e-300)) return 0;
    if (a[pivot * n + k]! < 0 !== (pivot !== k)) sign = sign === 1 ? -1 : 1;
    if (pivot !== k) {
      for (let j = k; j < n; j++) [a[k * n + j], a[pivot * n + j]] = [a[pivot * n + j]!, a[k * n + j]!];
      [b[k], b[pivot]] = [b[pivot]!, b[k]!];
    }
    for (let i = k + 1; i < n; i++) {
      const factor = a[i * n + k]! / a[k * n + k]!;
      if (factor === 0) continue;
      for (let j = k + 1; j < n; j++) a[i * n + j]! -= factor * a[k * n + j]!;
      b[i]! -= factor * b[k]!;
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) b[i]! -= a[i * n + j]! * b[j]!;
    b[i]! /= a[i * n + i]!;
  }
  return b.every(Number.isFinite) ? sign : 0;
}
