import { cholesky, quadratic, solved } from './cholesky.js';
import type { CoxFit } from './cox.js';
import { coxResiduals } from './coxResiduals.js';
import { partialDerivatives } from './partialDerivatives.js';
import { timeScale } from './timeScale.js';

/** Whether a coefficient changes with time. */
export interface ProportionalityTest {
  /** By term of the formula, then all together. */
  terms: { chisq: number; df: number }[];
  all: { chisq: number; df: number };
}

/**
 * Score test that hazards are proportional: of coefficients b + c g(t) that c = 0, for each term alone and for all
 * (Grambsch and Therneau 1994; R's `cox.zph` from 3.0 on, which takes the information as it is at each time). g is
 * one minus Kaplan–Meier of all rows just before t, so that late times with few at risk do not carry the test. With
 * exact ties score and information are of that likelihood; `cox.zph` takes Breslow's at its coefficients, where their
 * score is not 0.
 *
 * @param terms Columns of each term.
 * @param cluster Number of the cluster of each row of the fit: the test is then robust, for rows that are pieces of others.
 */
export function proportionality(
  fit: CoxFit,
  terms: readonly (readonly number[])[],
  cluster?: Uint32Array,
): ProportionalityTest {
  const change = changeOf(fit);
  const all = Array.from({ length: fit.sorted.p }, (_, j) => j);
  const scores = cluster && clusterScores(fit, change, cluster);
  const test = (columns: readonly number[]) => ({
    chisq: scores ? robust(scores, columns) : plain(change, columns),
    df: columns.length,
  });
  return { terms: terms.map(test), all: test(all) };
}

/** Score and information of (b, c) at (b, 0), each 2 p: that of b is 0 at the peak. */
interface Change {
  p: number;
  score: Float64Array;
  information: Float64Array;
  g: (t: number) => number;
  /** Of g over the events, which is taken from it. */
  mean: number;
}

function changeOf(fit: CoxFit): Change {
  const { sorted, scaled, ties } = fit;
  const { p, time, event, n } = sorted;
  const g = timeScale(fit);
  const size = 2 * p;
  const score = new Float64Array(size);
  const information = new Float64Array(size * size);
  let mean = 0;
  for (let i = 0; i < n; i++) if (event[i] === 1) mean += g(time[i]) / fit.events;
  partialDerivatives(sorted, scaled, ties, (first, _, slope, curvature) => {
    const at = g(time[first]) - mean;
    for (let j = 0; j < p; j++) {
      score[p + j] += at * slope[j];
      for (let h = 0; h < p; h++) {
        const v = curvature[Math.max(j, h) * p + Math.min(j, h)];
        information[j * size + h] += v;
        information[j * size + p + h] += at * v;
        information[(p + j) * size + h] += at * v;
        information[(p + j) * size + p + h] += at * at * v;
      }
    }
  });
  return { p, score, information, g, mean };
}

function plain({ p, score, information }: Change, columns: readonly number[]): number {
  const kept = [...Array.from({ length: p }, (_, j) => j), ...columns.map((j) => p + j)];
  const part = Float64Array.from(kept.flatMap((j) => kept.map((h) => information[j * 2 * p + h])));
  const lower = cholesky(part, kept.length, 1e-12);
  const slopes = Float64Array.from(kept, (j) => score[j]);
  return lower ? quadratic(lower, slopes) : Number.NaN;
}

/**
 * What each cluster adds to the score of c when b follows: s_c − I_cb I_bb⁻¹ s_b, so that their squares are the variance of
 * the score whatever hangs together within a cluster (White 1982; Lin and Wei 1989).
 */
function clusterScores(
  { sorted, scaled, ties }: CoxFit,
  { p, information, g, mean }: Change,
  cluster: Uint32Array,
): Float64Array[] {
  const { n, scale, weight, row } = sorted;
  const lower = cholesky(
    Float64Array.from({ length: p * p }, (_, k) => information[Math.floor(k / p) * 2 * p + (k % p)]),
    p,
  );
  const [constant, changing] = [undefined, g].map((by) => coxResiduals(sorted, scaled, ties === 'efron', by).score);
  const sums = new Map<number, Float64Array>();
  for (let i = 0; i < n; i++) {
    const r = row[i];
    const own = Float64Array.from({ length: p }, (_, j) => (weight[i] * constant![r * p + j]) / scale[j]);
    const moved = lower ? solved(lower, own) : own.fill(Number.NaN);
    const sum = sums.get(cluster[r]) ?? new Float64Array(p);
    sums.set(cluster[r], sum);
    for (let j = 0; j < p; j++) {
      sum[j] += (weight[i] * changing![r * p + j]) / scale[j] - mean * own[j];
      for (let h = 0; h < p; h++) sum[j] -= information[(p + j) * 2 * p + h] * moved[h];
    }
  }
  return [...sums.values()];
}

/** Uᵀ (Σ u uᵀ)⁻¹ U, U the sum of the scores u. */
function robust(scores: readonly Float64Array[], columns: readonly number[]): number {
  const size = columns.length;
  const total = new Float64Array(size);
  const squares = new Float64Array(size * size);
  for (const own of scores) {
    for (const [a, j] of columns.entries()) {
      total[a] += own[j];
      for (const [b, h] of columns.entries()) squares[a * size + b] += own[j] * own[h];
    }
  }
  const lower = cholesky(squares, size, 1e-12);
  return lower ? quadratic(lower, total) : Number.NaN;
}
