import type { Stop } from '../shared/budget.js';
import { bootstrap, type Estimate, once, pivotalInterval, type Resampling } from './bootstrap.js';

/*
 * First-order indices from any sample: the correlation ratio of Pearson (1905) over bins of an input, as in Plischke,
 * Borgonovo and Smith, "Global sensitivity measures from given data", European Journal of Operational Research 226
 * (2013), corrected for its bias as in Kelley, "An unbiased correlation ratio measure", PNAS 21 (1935).
 */

export interface GivenDataIndices {
  /** By input: corrected index with its interval. */
  first: Estimate[];
  /** By input: the correlation ratio before correction (the estimator of SALib's `delta`). */
  raw: number[];
  /** By input: how many bins there are. */
  bins: number[];
  resamples: number;
  stopped?: Stop;
}

/**
 * For each input, the share of the output's variance that lies between bins of the input:
 *
 *     raw   = Σ_m n_m (mean_m − mean)² / Σ (y − mean)²
 *     first = 1 − (1 − raw) (n − 1) / (n − M)
 *
 * An input that does nothing has raw ≈ (M − 1) / (n − 1) by chance alone, which the correction takes away. What it does
 * not mend: within a bin the expectation is taken to be constant, which lowers an index a little (a linear effect by
 * 1/M² of itself). Intervals: rows are resampled, bins stay; pivotal, since the sample's own raw index is what the
 * corrected index of a resample estimates.
 *
 * @param x Inputs, row by row: `x[row * inputs + input]`.
 * @param y Standardised output.
 * @param most Bins for each input, 2 … n / 2; an input of fewer values has fewer.
 */
export async function givenDataIndices(
  x: Float64Array,
  y: Float64Array,
  inputs: number,
  resampling: Resampling,
  most = binCount(y.length),
): Promise<GivenDataIndices> {
  const n = y.length;
  const bins = Array.from({ length: inputs }, (_, i) =>
    binsOf(
      Float64Array.from({ length: n }, (_, row) => x[row * inputs + i]!),
      most,
    ),
  );
  const counts = bins.map((of) => 1 + of.reduce((a, b) => Math.max(a, b), 0));
  const ratios = (rows: Uint32Array, corrected: boolean, out: Float64Array) =>
    bins.forEach((of, i) => {
      out[i] = correlationRatio(of, counts[i]!, y, rows, corrected);
    });
  const [raw, first] = [new Float64Array(inputs), new Float64Array(inputs)];
  ratios(once(n), false, raw);
  ratios(once(n), true, first);
  const { values, count, stopped } = await bootstrap(n, inputs, (rows, out) => ratios(rows, true, out), resampling);
  return {
    first: values.map((replicates, i) => pivotalInterval(first[i]!, replicates, raw[i]!)),
    raw: [...raw],
    bins: counts,
    resamples: count,
    ...(stopped && { stopped }),
  };
}

/**
 * How many bins for n rows: ten rows in each, at most 100 bins. Far more than the n^(1/4) … n^(1/3) that are usual where
 * the bias is not taken off: with it off, many bins cost little (noise of about √(2M)/n) and follow a curve better.
 */
function binCount(n: number): number {
  return Math.min(Math.ceil(n / 10), 100);
}

/**
 * The bin of each value: `most` bins of equal numbers of rows. Equal values share a bin, that of the middle of their
 * ranks, so an input of few values has them for bins.
 *
 * @returns Bins 0, 1, … without gaps.
 */
function binsOf(values: Float64Array, most: number): Int32Array {
  const n = values.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const bins = new Int32Array(n);
  let bin = -1;
  let last = -1;
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && values[order[to]!] === values[order[from]!]) to++;
    // Ranks from + 1 … to; rank k is in part m of `most` where m n / most < k ≤ (m + 1) n / most.
    const part = Math.ceil((((from + 1 + to) / 2) * most) / n) - 1;
    if (part !== last) bin++;
    last = part;
    for (let i = from; i < to; i++) bins[order[i]!] = bin;
    from = to;
  }
  return bins;
}

/** Over the rows given; bins that none of them is in do not count. 0 where there is one bin only. */
function correlationRatio(
  of: Int32Array,
  count: number,
  y: Float64Array,
  rows: Uint32Array,
  corrected: boolean,
): number {
  const sums = new Float64Array(count);
  const sizes = new Float64Array(count);
  let sum = 0;
  let squares = 0;
  for (const row of rows) {
    const value = y[row]!;
    sums[of[row]!]! += value;
    sizes[of[row]!]!++;
    sum += value;
    squares += value * value;
  }
  const n = rows.length;
  let between = -(sum * sum) / n;
  let used = 0;
  for (let m = 0; m < count; m++) {
    if (sizes[m] === 0) continue;
    between += sums[m]! ** 2 / sizes[m]!;
    used++;
  }
  if (used === 1) return 0;
  const ratio = between / (squares - (sum * sum) / n);
  return corrected ? 1 - ((1 - ratio) * (n - 1)) / (n - used) : ratio;
}
