/**
 * Lower triangle L of a symmetric matrix A = L Lᵀ, both size × size, row after row. Undefined unless A is positive
 * definite: a pivot has to be more than `least` times its diagonal element, else its column is a combination of those
 * before it, to rounding.
 */
export function cholesky(matrix: Float64Array, size: number, least = 1e-13): Float64Array | undefined {
  const dependent = dependentColumn(matrix, size, least);
  return typeof dependent === 'number' ? undefined : dependent;
}

/** The same, but the first column that depends on those before it in place of undefined. */
export function dependentColumn(matrix: Float64Array, size: number, least: number): Float64Array | number {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j];
      for (let k = 0; k < j; k++) sum -= lower[i * size + k] * lower[j * size + k];
      if (j < i) lower[i * size + j] = sum / lower[j * size + j];
      else if (sum > least * matrix[i * size + i]) lower[i * size + i] = Math.sqrt(sum);
      else return i;
    }
  }
  return lower;
}

/** x with L Lᵀ x = b. */
export function solved(lower: Float64Array, b: Float64Array): Float64Array {
  const size = b.length;
  const x = b.slice();
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i] -= lower[i * size + k] * x[k];
    x[i] /= lower[i * size + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i] -= lower[k * size + i] * x[k];
    x[i] /= lower[i * size + i];
  }
  return x;
}

/** (L Lᵀ)⁻¹, row after row. */
export function inverse(lower: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    const unit = new Float64Array(size);
    unit[j] = 1;
    result.set(solved(lower, unit), j * size);
  }
  return result;
}

/** bᵀ A⁻¹ b of A = L Lᵀ. */
export function quadratic(lower: Float64Array, b: Float64Array): number {
  const x = solved(lower, b);
  return b.reduce((sum, value, i) => sum + value * x[i], 0);
}
