import { ascending } from '../shared/ascending.js';

/** Rows of a table in bins of one input. */
export interface Bins {
  /** By row: its bin, 0, 1, … without gaps. */
  of: Uint32Array;
  /** By bin: how many rows it has, at least 1. */
  sizes: Uint32Array;
}

/** With fewer rows than this there are no bins to speak of. */
export const LEAST_ROWS = 10;

/**
 * How many bins for n rows: ten rows in each, at most 100 bins. Far more than the n^(1/4) … n^(1/3) that are usual where
 * the bias is not taken off: with it off, many bins cost little (noise of about √(2M)/n) and follow a curve better.
 */
export function binCount(n: number): number {
  return Math.min(Math.ceil(n / 10), 100);
}

/**
 * `most` bins of equal numbers of rows. Equal values share a bin, that of the middle of their ranks, so an input of few
 * values has them for bins.
 */
export function binned(values: Float64Array, most: number): Bins {
  const n = values.length;
  const order = ascending(values);
  const of = new Uint32Array(n);
  const sizes: number[] = [];
  let last = -1;
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && values[order[to]] === values[order[from]]) to++;
    // Ranks from + 1 … to; rank k is in part m of `most` where m n / most < k ≤ (m + 1) n / most.
    const part = Math.ceil((((from + 1 + to) / 2) * most) / n) - 1;
    if (part !== last) sizes.push(0);
    last = part;
    sizes[sizes.length - 1] += to - from;
    for (let i = from; i < to; i++) of[order[i]] = sizes.length - 1;
    from = to;
  }
  return { of, sizes: Uint32Array.from(sizes) };
}
