/** Covariates, centred and divided by their scale, behind a column of ones: what numbers are best worked with. */
export interface ScaledColumns {
  /** Row after row, p + 1 in each. */
  x: Float64Array;
  mean: Float64Array;
  /** Mean absolute deviation; 1 where there is none. */
  scale: Float64Array;
  /** Sums of products of the covariates, p × p: singular where one depends on others. */
  products: Float64Array;
}

export function scaledColumns(x: Float64Array, n: number, p: number): ScaledColumns {
  const mean = new Float64Array(p);
  const scale = new Float64Array(p);
  for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) mean[j] += x[i * p + j] / n;
  for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) scale[j] += Math.abs(x[i * p + j] - mean[j]) / n;
  // A column that does not differ, but for rounding, is made of zeros.
  for (let j = 0; j < p; j++) if (!(scale[j] > 1e-12 * Math.abs(mean[j]))) scale[j] = Number.POSITIVE_INFINITY;
  const scaled = new Float64Array(n * (p + 1));
  const products = new Float64Array(p * p);
  for (let i = 0; i < n; i++) {
    const at = i * (p + 1);
    scaled[at] = 1;
    for (let j = 0; j < p; j++) scaled[at + 1 + j] = (x[i * p + j] - mean[j]) / scale[j];
    for (let j = 0; j < p; j++)
      for (let h = 0; h < p; h++) products[j * p + h] += scaled[at + 1 + j] * scaled[at + 1 + h];
  }
  for (let j = 0; j < p; j++) if (scale[j] === Number.POSITIVE_INFINITY) scale[j] = 1;
  return { x: scaled, mean, scale, products };
}

/**
 * Coefficients of scaled columns as those of the columns as they were: a map to be laid over part of the coefficients
 * from `at` on, where the constant stands.
 *
 * @param map size × size, row after row; the identity where nothing was put yet.
 */
export function unscale(map: Float64Array, size: number, at: number, { mean, scale }: ScaledColumns): void {
  for (let j = 0; j < scale.length; j++) {
    map[(at + 1 + j) * size + at + 1 + j] = 1 / scale[j];
    map[at * size + at + 1 + j] = -mean[j] / scale[j];
  }
}

/** M v */
export function mapped(map: Float64Array, v: Float64Array): Float64Array {
  const size = v.length;
  return v.map((_, j) => v.reduce((sum, value, h) => sum + map[j * size + h] * value, 0));
}

/** M A Mᵀ */
export function mappedBoth(map: Float64Array, matrix: Float64Array, size: number): Float64Array {
  const half = new Float64Array(size * size);
  const result = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    for (let k = 0; k < size; k++) {
      const factor = map[j * size + k];
      if (factor !== 0) for (let h = 0; h < size; h++) half[j * size + h] += factor * matrix[k * size + h];
    }
  }
  for (let j = 0; j < size; j++) {
    for (let h = 0; h < size; h++) {
      for (let k = 0; k < size; k++) result[j * size + h] += half[j * size + k] * map[h * size + k];
    }
  }
  return result;
}

export function identity(size: number): Float64Array {
  const matrix = new Float64Array(size * size);
  for (let j = 0; j < size; j++) matrix[j * size + j] = 1;
  return matrix;
}
