import type { Bins } from './bins.js';

/** Rows, their y and their y² added up in each bin; bins may have been emptied by weights. */
export interface Sums {
  sizes: Float64Array;
  sums: Float64Array;
  /** Of y², over all rows. */
  squares: number;
}

/**
 * Adds up what a correlation ratio is made of, each row counted as often as its weight says.
 *
 * @param weight By row: 0, 1, 2, …
 */
export function sumsOf({ of, sizes: { length } }: Bins, y: Float64Array, weight: Uint32Array): Sums {
  const sizes = new Float64Array(length);
  const sums = new Float64Array(length);
  let squares = 0;
  for (let row = 0; row < y.length; row++) {
    const weighted = weight[row] * y[row];
    sizes[of[row]] += weight[row];
    sums[of[row]] += weighted;
    squares += weighted * y[row];
  }
  return { sizes, sums, squares };
}

/**
 * The share of the variance of y that lies between bins, and what is left of it when the share that chance alone puts
 * there is taken off (Kelley 1935). Both are 0 where all rows are in one bin.
 */
export function correlationRatio({ sizes, sums, squares }: Sums): { raw: number; corrected: number } {
  let [n, total, between, used] = [0, 0, 0, 0];
  for (let m = 0; m < sizes.length; m++) {
    if (sizes[m] === 0) continue;
    between += (sums[m] * sums[m]) / sizes[m];
    n += sizes[m];
    total += sums[m];
    used++;
  }
  if (used <= 1) return { raw: 0, corrected: 0 };
  const mean = (total * total) / n;
  const raw = (between - mean) / (squares - mean);
  return { raw, corrected: unbiased(raw, n, used) };
}

/** A correlation ratio of `bins` > 1 bins of n rows, corrected: 1 − (1 − raw) (n − 1) / (n − bins). */
export function unbiased(raw: number, n: number, bins: number): number {
  return 1 - ((1 - raw) * (n - 1)) / (n - bins);
}
