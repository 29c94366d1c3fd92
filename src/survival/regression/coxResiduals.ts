import { LEFT, type SortedRows } from './coxRows.js';
import { type RiskSets, riskSets } from './riskSets.js';

/** What each row says beside the fit; in the order of the rows as they were given. */
export interface CoxResiduals {
  /** Events less the events that the fit expects of the row (Therneau, Grambsch and Fleming 1990). */
  martingale: Float64Array;
  /** The events that the fit expects of the row: its cumulative hazard (Cox and Snell 1968). */
  expected: Float64Array;
  /** What each row adds to the score of each coefficient, row after row; they sum to 0 with the weights. */
  score: Float64Array;
  /** The times with events, their strata, hazards and mean covariates. */
  sets: RiskSets;
}

/**
 * @param beta Coefficients of the scaled covariates; scores are for the covariates as they were given.
 * @param g A factor from 0 on: scores are then those of the covariates times g(t), and all but these mean nothing.
 */
export function coxResiduals(
  rows: SortedRows,
  beta: Float64Array,
  efron: boolean,
  g?: (t: number) => number,
): CoxResiduals {
  const { n, p, time, event, weight, x, start, from, row, scale } = rows;
  const bare = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let eta = 0;
    for (let j = 0; j < p; j++) eta += beta[j] * x[i * p + j];
    bare[i] = Math.exp(eta);
  }
  const sets = riskSets(
    rows,
    bare.map((r, i) => r * weight[i]),
    efron,
  );
  if (g) byTime(sets, p, g);
  const between = hazardsBetween(sets, p);
  const martingale = new Float64Array(n);
  const expected = new Float64Array(n);
  const score = new Float64Array(n * p);
  for (let s = 0; s + 1 < from.length; s++) {
    for (let i = from[s]; i < from[s + 1]; i++) {
      const e = sets.of[i];
      // From its start up to its end; of the time at which it ends itself, what falls on those that end.
      const to = e >= 0 ? e + 1 : firstUpTo(sets, s, time[i]);
      const since = start ? firstUpTo(sets, s, start[i]) : sets.from[s + 1];
      const others = between(s, to, since);
      const hazard = others[p] + (e >= 0 ? sets.hazardOfEnding[e] : 0);
      expected[row[i]] = bare[i] * hazard;
      martingale[row[i]] = event[i] - bare[i] * hazard;
      for (let j = 0; j < p; j++) {
        const xj = x[i * p + j];
        const hx = others[j] + (e >= 0 ? sets.hazardXOfEnding[e * p + j] : 0);
        const own = e >= 0 ? (xj - sets.mean[e * p + j]) * (g ? g(time[i]) : 1) : 0;
        score[row[i] * p + j] = (own - bare[i] * (xj * hazard - hx)) * scale[j];
      }
    }
  }
  return { martingale, expected, score, sets };
}

/** Hazards times a factor of their time. */
function byTime(sets: RiskSets, p: number, g: (t: number) => number): void {
  for (let e = 0; e < sets.count; e++) {
    const factor = g(sets.time[e]);
    sets.hazard[e] *= factor;
    sets.hazardOfEnding[e] *= factor;
    for (let k = e * p; k < (e + 1) * p; k++) {
      sets.hazardX[k] *= factor;
      sets.hazardXOfEnding[k] *= factor;
    }
  }
}

/**
 * A function of a stratum and two of its times, which fall: hazards times mean covariates, p numbers, and hazards, from the
 * second time, which is left out, up to the first. The array is used again. They are differences of sums from the first
 * time on; where little of these is left, they are added up anew.
 */
function hazardsBetween(sets: RiskSets, p: number): (s: number, to: number, since: number) => Float64Array {
  const width = p + 1;
  // Each stratum has a place more than times, where nothing has come yet.
  const sums = new Float64Array((sets.count + sets.from.length) * width);
  const here = new Float64Array(width);
  const of = (e: number, j: number) => (j === p ? sets.hazard[e] : sets.hazardX[e * p + j]);
  for (let s = 0; s + 1 < sets.from.length; s++) {
    for (let e = sets.from[s + 1] - 1; e >= sets.from[s]; e--) {
      for (let j = 0; j <= p; j++) sums[(e + s) * width + j] = sums[(e + s + 1) * width + j] + of(e, j);
    }
  }
  return (s, to, since) => {
    for (let j = 0; j <= p; j++) here[j] = sums[(to + s) * width + j] - sums[(since + s) * width + j];
    if (here[p] < LEFT * sums[(to + s) * width + p]) {
      here.fill(0);
      for (let e = to; e < since; e++) for (let j = 0; j <= p; j++) here[j] += of(e, j);
    }
    return here;
  };
}

/** The first of a stratum's times, which fall, that is not later than t; the end of the stratum if all are. */
function firstUpTo(sets: RiskSets, s: number, t: number): number {
  let low = sets.from[s];
  let high = sets.from[s + 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sets.time[middle] <= t) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Why clusters give no robust errors. Scores sum to 0 over them, so that of no more clusters than coefficients the
 * covariance is singular: of one cluster it is 0, and every coefficient would be infinitely sure.
 */
export function fewClusters(
  found: { clusters: number } | undefined,
  coefficients: number,
): { kind: 'few-clusters'; clusters: number; coefficients: number } | undefined {
  if (!found || found.clusters > coefficients) return undefined;
  return { kind: 'few-clusters', clusters: found.clusters, coefficients };
}

/**
 * Robust ("sandwich") covariance of coefficients: V (Σ_c s_c s_cᵀ) V, s_c the sum of weighted scores over the rows of
 * a cluster (Lin and Wei 1989). Holds where rows of one cluster hang together, and where the model is wrong.
 *
 * @param cluster Number of the cluster of each row, from 0; left out: each row by itself.
 */
export function sandwich(
  score: Float64Array,
  variance: Float64Array,
  p: number,
  weight: Float64Array | undefined,
  cluster: Uint32Array | undefined,
): { variance: Float64Array; clusters: number } {
  const n = score.length / p;
  const groups = cluster ? cluster.reduce((most, c) => Math.max(most, c), 0) + 1 : n;
  const sums = new Float64Array(groups * p);
  const there = new Uint8Array(groups);
  for (let i = 0; i < n; i++) {
    const c = cluster ? cluster[i] : i;
    there[c] = 1;
    for (let j = 0; j < p; j++) sums[c * p + j] += (weight ? weight[i] : 1) * score[i * p + j];
  }
  const result = new Float64Array(p * p);
  const moved = new Float64Array(p);
  for (let c = 0; c < groups; c++) {
    for (let j = 0; j < p; j++) {
      moved[j] = 0;
      for (let h = 0; h < p; h++) moved[j] += variance[j * p + h] * sums[c * p + h];
    }
    for (let j = 0; j < p; j++) for (let h = 0; h < p; h++) result[j * p + h] += moved[j] * moved[h];
  }
  return { variance: result, clusters: there.reduce((sum, one) => sum + one, 0) };
}
