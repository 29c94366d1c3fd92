import type { Stop } from '../shared/budget.js';
import { bootstrap, type Estimate, once, percentileInterval, type Resampling } from './bootstrap.js';

/*
 * Sobol' indices from Saltelli's design: Sobol' (1993, 2001); estimators as in Saltelli, Annoni, Azzini, Campolongo,
 * Ratto and Tarantola, "Variance based sensitivity analysis of model output", Computer Physics Communications 181
 * (2010), table 2; second order as in Saltelli, Computer Physics Communications 145 (2002).
 */

/**
 * Outputs of a Saltelli design. Two independent samples A and B of n rows each; A_B^j is A with group j taken from B,
 * B_A^j is B with group j taken from A. For each i < n there is a block of outputs in this order:
 *
 *     A, A_B^1 … A_B^g, [B_A^1 … B_A^g,] B
 */
export interface SaltelliOutputs {
  /** Standardised (mean 0, deviation 1 over all); length n · (g + 2), with second order n · (2g + 2). */
  y: Float64Array;
  /** Base rows: at least 2. */
  n: number;
  /** Groups of inputs; without grouping, each input is one. */
  groups: number;
  /** Whether the blocks have the rows B_A^j. */
  second: boolean;
}

/** With more groups than this, pairs are not looked at: there would be more than 4,950. */
export const MOST_FOR_PAIRS = 100;

export interface SobolIndices {
  /** By group: the share of the output's variance that is expected to go when this group becomes known. */
  first: Estimate[];
  /** By group: the share that is expected to remain when all but this group are known. */
  total: Estimate[];
  /** For each pair a < b: what both together explain beyond what each explains alone. At most {@link MOST_FOR_PAIRS} groups. */
  second?: { a: number; b: number; index: Estimate }[];
  /** Resamples behind the intervals. */
  resamples: number;
  stopped?: Stop;
}

/**
 * First-order, total and second-order indices with 95 % percentile intervals, base rows being resampled whole.
 *
 *     first_j    = mean(B (A_B^j − A)) / V                      Saltelli et al. 2010, table 2 (b)
 *     total_j    = mean((A − A_B^j)^2) / (2 V)                  Jansen 1999; Saltelli et al. 2010, table 2 (f)
 *     second_jk  = mean(B_A^j A_B^k − A B) / V − first_j − first_k       Saltelli 2002
 *     V          = variance of A and B together, divisor 2n
 *
 * Estimates are not clipped: a small index may come out below 0.
 */
export async function sobolIndices(outputs: SaltelliOutputs, resampling: Resampling): Promise<SobolIndices> {
  const { n, groups } = outputs;
  const second = outputs.second && groups <= MOST_FOR_PAIRS;
  const size = 2 * groups + (second ? (groups * (groups - 1)) / 2 : 0);
  const estimates = new Float64Array(size);
  estimate(outputs, once(n), estimates);
  const { values, count, stopped } = await bootstrap(n, size, (rows, out) => estimate(outputs, rows, out), resampling);
  const all = values.map((replicates, s) => percentileInterval(estimates[s]!, replicates));
  return {
    first: all.slice(0, groups),
    total: all.slice(groups, 2 * groups),
    ...(second && { second: pairs(groups).map(({ a, b }, p) => ({ a, b, index: all[2 * groups + p]! })) }),
    resamples: count,
    ...(stopped && { stopped }),
  };
}

/** All pairs a < b, in the order in which the second-order indices stand. */
function pairs(groups: number): { a: number; b: number }[] {
  return Array.from({ length: groups }, (_, a) =>
    Array.from({ length: groups - a - 1 }, (_, more) => ({ a, b: a + 1 + more })),
  ).flat();
}

/** Writes first, total and, where `out` has room for them, second-order indices for the base rows given. */
function estimate({ y, groups, second }: SaltelliOutputs, rows: Uint32Array, out: Float64Array): void {
  const step = (second ? 2 : 1) * groups + 2;
  let sum = 0;
  let squares = 0;
  out.fill(0);
  for (const row of rows) {
    const at = row * step;
    const a = y[at]!;
    const b = y[at + step - 1]!;
    sum += a + b;
    squares += a * a + b * b;
    for (let j = 0; j < groups; j++) {
      const difference = y[at + 1 + j]! - a;
      out[j]! += b * difference;
      out[groups + j]! += difference * difference;
    }
    if (out.length === 2 * groups) continue;
    let pair = 2 * groups;
    for (let j = 0; j < groups; j++) {
      const ba = y[at + 1 + groups + j]!;
      for (let k = j + 1; k < groups; k++) out[pair++]! += ba * y[at + 1 + k]! - a * b;
    }
  }
  const n = rows.length;
  const variance = squares / (2 * n) - (sum / (2 * n)) ** 2;
  // What is left of a variance of 0 is rounding; the resample is then left out as not finite.
  const scale = variance > 1e-14 ? 1 / (n * variance) : Number.NaN;
  for (let s = 0; s < out.length; s++) out[s]! *= scale;
  for (let j = 0; j < groups; j++) out[groups + j]! /= 2;
  if (out.length === 2 * groups) return;
  let pair = 2 * groups;
  for (let j = 0; j < groups; j++) for (let k = j + 1; k < groups; k++) out[pair++]! -= out[j]! + out[k]!;
}
