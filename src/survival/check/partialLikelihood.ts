import { chosen } from './chosen.js';
import { riskSetsOf } from './riskSetsOf.js';

/** A Cox regression as a checker sees it: rows, and what is said of them. */
export interface CoxClaim {
  rows: {
    time: Float64Array;
    /** 1 where the row ended with the event that counts. */
    event: Uint8Array;
    start?: Float64Array | undefined;
    weight?: Float64Array | undefined;
    stratum?: Uint32Array | undefined;
    cluster?: Uint32Array | undefined;
    /** Fine and Gray: 1 where the row ended by another cause and is at risk all the same from then on, ever less so. */
    competing?: Uint8Array | undefined;
  };
  /** Covariates, row after row. */
  x: Float64Array;
  ties: 'efron' | 'breslow' | 'exact';
  coef: Float64Array;
  /** Inverse information; and the robust covariance, where there are clusters. */
  naive: Float64Array;
  robust?: Float64Array;
  loglik: readonly [number, number];
}

/** A time with events in a stratum, and the rows that ended then. */
export interface EventTime {
  t: number;
  stratum: number;
  rows: number[];
}

export function eventTimes({ rows: { time, event, stratum } }: CoxClaim): EventTime[] {
  const found = new Map<string, EventTime>();
  for (const [i, t] of time.entries()) {
    if (event[i] !== 1) continue;
    const s = stratum ? stratum[i]! : 0;
    const there = found.get(`${s} ${t}`);
    if (there) there.rows.push(i);
    else found.set(`${s} ${t}`, { t, stratum: s, rows: [i] });
  }
  return [...found.values()];
}

/**
 * Cox's log-likelihood and its score by definition: at each time all rows are gone through for those at risk.
 *
 * @param influence Is filled with how the score moves with the weight of each row, times that weight.
 */
export function partialLikelihood(
  { rows, x, ties }: CoxClaim,
  times: readonly EventTime[],
  coef: Float64Array,
  influence?: Float64Array,
) {
  const { time, weight: weights } = rows;
  const p = coef.length;
  const n = time.length;
  const weight = (i: number) => (weights ? weights[i]! : 1);
  const riskSet = riskSetsOf(rows);
  const eta = Array.from({ length: n }, (_, i) => coef.reduce((sum, b, j) => sum + b * x[i * p + j]!, 0));
  const score = new Float64Array(p);
  let loglik = 0;
  const moves = (i: number, j: number, by: number) => {
    if (influence) influence[i * p + j]! += weight(i) * by;
  };
  for (const { t, stratum: s, rows: ending } of times) {
    const { atRisk, counts } = riskSet(t, s);
    let top = Number.NEGATIVE_INFINITY;
    for (const i of atRisk) top = Math.max(top, eta[i]!);
    let sumOfWeights = 0;
    for (const i of ending) {
      sumOfWeights += weight(i);
      loglik += weight(i) * eta[i]!;
      for (let j = 0; j < p; j++) {
        score[j]! += weight(i) * x[i * p + j]!;
        moves(i, j, x[i * p + j]!);
      }
    }
    if (ties === 'exact') {
      const { log, share } = chosen(
        atRisk.map((i) => eta[i]!),
        ending.length,
      );
      loglik -= log;
      for (const [k, i] of atRisk.entries()) for (let j = 0; j < p; j++) score[j]! -= share[k]! * x[i * p + j]!;
      continue;
    }
    // Each of those that end takes a part of its own risk out of the sum (Efron), or none does (Breslow).
    const d = ending.length;
    const ends = new Set(ending);
    const looks = ties === 'efron' ? d : 1;
    for (let k = 0; k < looks; k++) {
      const risk = atRisk.map((i, a) => counts[a]! * Math.exp(eta[i]! - top) * (ends.has(i) ? 1 - k / d : 1));
      let sum = 0;
      const mean = new Float64Array(p);
      for (const [a, i] of atRisk.entries()) {
        sum += weight(i) * risk[a]!;
        for (let j = 0; j < p; j++) mean[j]! += weight(i) * risk[a]! * x[i * p + j]!;
      }
      const events = sumOfWeights / looks;
      loglik -= events * (Math.log(sum) + top);
      for (let j = 0; j < p; j++) {
        mean[j]! /= sum;
        score[j]! -= events * mean[j]!;
      }
      if (!influence) continue;
      for (let j = 0; j < p; j++) {
        for (const i of ending) moves(i, j, -mean[j]! / looks);
        for (const [a, i] of atRisk.entries()) moves(i, j, (-events * risk[a]! * (x[i * p + j]! - mean[j]!)) / sum);
      }
    }
  }
  return { loglik, score };
}
