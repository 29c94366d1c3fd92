import { chiSquareAbove } from './chiSquareAbove.js';
import type { Durations } from './durations.js';

/** Whether groups differ: what was observed in each beside what would be expected if they did not. */
export interface LogRank {
  /** By group: rows, events, expected events; the latter two weighted where ρ is not 0. */
  n: number[];
  obs: number[];
  exp: number[];
  /** Covariance of obs − exp. */
  variance: number[][];
  /** NaN where nothing can be compared. */
  chisq: number;
  df: number;
  /** Chance of a χ² at least as large if the groups do not differ. */
  p: number;
}

export interface LogRankOptions {
  /** Weights S(t−)^ρ (Harrington and Fleming 1982): 0, the log-rank test; 1, Peto's and Peto's Wilcoxon test. */
  rho?: number;
  /** Number of the stratum of the test of each row: groups are compared within strata, and the results added up. */
  within?: Uint32Array | undefined;
}

/**
 * Compares the groups of the data (Mantel 1966; R's `survdiff`, also for rows that begin late). Over the times t with
 * d > 0 events, n rows at risk, n_g and d_g of them in group g, w = S(t−)^ρ:
 *
 *     U_g = Σ w (d_g − d n_g/n),   V_gh = Σ w² d (n − d)/(n − 1) (n_g/n) (1{g = h} − n_h/n),   χ² = Uᵀ V⁻ U
 */
export function logRank(data: Durations, { rho = 0, within }: LogRankOptions = {}): LogRank {
  const { strata: groups } = data;
  const sums = {
    n: Array.from({ length: groups }, () => 0),
    obs: new Float64Array(groups),
    exp: new Float64Array(groups),
    variance: new Float64Array(groups * groups),
  };
  for (const rows of blocks(data, within)) addBlock(data, rows, rho, sums);
  const { n, obs, exp } = sums;
  const variance = Array.from({ length: groups }, (_, g) =>
    Array.from(sums.variance.subarray(g * groups, (g + 1) * groups)),
  );
  const { chisq, df } = chiSquare(
    variance,
    Array.from(obs, (o, g) => o - exp[g]),
  );
  return { n, obs: [...obs], exp: [...exp], variance, chisq, df, p: chiSquareAbove(chisq, df) };
}

/** Rows by time and by start, for each stratum of the test. */
function blocks({ byTime, byStart }: Durations, within: Uint32Array | undefined) {
  if (!within) return [{ byTime, byStart }];
  const of = (order: Uint32Array) => {
    const found = new Map<number, number[]>();
    for (const row of order) {
      const rows = found.get(within[row]);
      if (rows) rows.push(row);
      else found.set(within[row], [row]);
    }
    return found;
  };
  const times = of(byTime);
  const starts = byStart && of(byStart);
  return [...times].map(([block, rows]) => ({
    byTime: Uint32Array.from(rows),
    byStart: starts && Uint32Array.from(starts.get(block)!),
  }));
}

interface Sums {
  n: number[];
  obs: Float64Array;
  exp: Float64Array;
  variance: Float64Array;
}

function addBlock(
  { time, event, start, weight, stratum, strata: groups }: Durations,
  { byTime, byStart }: { byTime: Uint32Array; byStart: Uint32Array | undefined },
  rho: number,
  sums: Sums,
): void {
  const group = (row: number) => (stratum ? stratum[row] : 0);
  const counts = (row: number) => (weight ? weight[row] : 1);
  const atRisk = new Float64Array(groups);
  const events = new Float64Array(groups);
  const leaving = new Float64Array(groups);
  for (const row of byTime) {
    sums.n[group(row)] += counts(row);
    if (!byStart) atRisk[group(row)] += counts(row);
  }
  let s = 1;
  let e = 0;
  for (let i = 0; i < byTime.length; ) {
    const t = time[byTime[i]];
    if (start && byStart) {
      for (; e < byStart.length && start[byStart[e]] < t; e++) atRisk[group(byStart[e])] += counts(byStart[e]);
    }
    events.fill(0);
    leaving.fill(0);
    for (; i < byTime.length && time[byTime[i]] === t; i++) {
      const row = byTime[i];
      leaving[group(row)] += counts(row);
      if (event[row] > 0) events[group(row)] += counts(row);
    }
    let n = 0;
    let d = 0;
    for (let g = 0; g < groups; g++) {
      n += atRisk[g];
      d += events[g];
    }
    if (d > 0) {
      const w = s ** rho;
      const spread = n > 1 ? (w * w * d * (n - d)) / (n - 1) : 0;
      for (let g = 0; g < groups; g++) {
        const share = atRisk[g] / n;
        sums.obs[g] += w * events[g];
        sums.exp[g] += w * d * share;
        if (share === 0) continue;
        for (let h = 0; h < groups; h++) {
          sums.variance[g * groups + h] += spread * share * ((g === h ? 1 : 0) - atRisk[h] / n);
        }
      }
      s *= (n - d) / n;
    }
    for (let g = 0; g < groups; g++) atRisk[g] -= leaving[g];
  }
}

/**
 * Uᵀ V⁻ U by elimination, largest pivot first. The rank of V is the degrees of freedom: rows sum to 0, and a group
 * that was never compared has none.
 */
function chiSquare(variance: readonly (readonly number[])[], difference: readonly number[]) {
  const rows = variance.map((row, g) => [...row, difference[g]]);
  const size = rows.length;
  const largest = Math.max(0, ...rows.map((row, g) => row[g]));
  const left = new Set(rows.keys());
  let chisq = 0;
  let df = 0;
  while (left.size > 0) {
    const pivot = [...left].reduce((a, b) => (rows[b][b] > rows[a][a] ? b : a));
    left.delete(pivot);
    if (!(rows[pivot][pivot] > largest * size * 1e-12)) break;
    df++;
    chisq += rows[pivot][size] ** 2 / rows[pivot][pivot];
    for (const g of left) {
      const factor = rows[g][pivot] / rows[pivot][pivot];
      for (let h = 0; h <= size; h++) rows[g][h] -= factor * rows[pivot][h];
    }
  }
  return { chisq: df > 0 ? chisq : Number.NaN, df };
}
