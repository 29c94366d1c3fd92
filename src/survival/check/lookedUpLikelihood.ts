import type { CoxClaim, EventTime } from './partialLikelihood.js';

/** A function of the coefficients that gives Cox's log-likelihood and its score. */
export type Likelihood = (coef: Float64Array) => { loglik: number; score: Float64Array };

/**
 * Cox's log-likelihood for many rows, with Efron's or Breslow's ties: sums over those at risk at t are sums over those
 * that end at t or later, less sums over those that begin at t or later, each looked up in sums over a sorted list.
 */
export function lookedUpLikelihood({ rows, x, ties }: CoxClaim, times: readonly EventTime[], p: number): Likelihood {
  const { time, start, stratum, weight } = rows;
  const members = new Map<number, number[]>();
  for (const i of time.keys()) {
    const s = stratum ? stratum[i]! : 0;
    const there = members.get(s);
    if (there) there.push(i);
    else members.set(s, [i]);
  }
  const lists = new Map(
    [...members].map(([s, own]) => [s, { ends: falling(own, time), begins: start ? falling(own, start) : undefined }]),
  );
  return (coef) => {
    const eta = Float64Array.from(time, (_, i) => coef.reduce((sum, b, j) => sum + b * x[i * p + j]!, 0));
    const top = eta.reduce((most, e) => Math.max(most, e), Number.NEGATIVE_INFINITY);
    // Of each row r and r x, by weight; then their sums along the lists.
    const risk = new Float64Array(time.length * (p + 1));
    for (const i of time.keys()) {
      const r = (weight ? weight[i]! : 1) * Math.exp(eta[i]! - top);
      risk[i * (p + 1)] = r;
      for (let j = 0; j < p; j++) risk[i * (p + 1) + 1 + j] = r * x[i * p + j]!;
    }
    const sums = new Map(
      [...lists].map(([s, { ends, begins }]) => [
        s,
        { ends: sumsAlong(ends.rows, risk, p + 1), begins: begins && sumsAlong(begins.rows, risk, p + 1) },
      ]),
    );
    const score = new Float64Array(p);
    let loglik = 0;
    for (const { t, stratum: s, rows: ending } of times) {
      const list = lists.get(s)!;
      const ended = sums.get(s)!.ends.subarray(list.ends.fromOn(t) * (p + 1));
      const begun = sums.get(s)!.begins?.subarray(list.begins!.fromOn(t) * (p + 1));
      const own = new Float64Array(p + 1);
      let events = 0;
      for (const i of ending) {
        const w = weight ? weight[i]! : 1;
        events += w;
        loglik += w * eta[i]!;
        for (let j = 0; j < p; j++) score[j]! += w * x[i * p + j]!;
        for (let j = 0; j <= p; j++) own[j]! += risk[i * (p + 1) + j]!;
      }
      const looks = ties === 'efron' ? ending.length : 1;
      for (let k = 0; k < looks; k++) {
        const at = (j: number) => ended[j]! - (begun ? begun[j]! : 0) - (k / looks) * own[j]!;
        loglik -= (events / looks) * (Math.log(at(0)) + top);
        for (let j = 0; j < p; j++) score[j]! -= ((events / looks) * at(j + 1)) / at(0);
      }
    }
    return { loglik, score };
  };
}

interface Falling {
  rows: Uint32Array;
  /** How many have a number of at least t. */
  fromOn: (t: number) => number;
}

function falling(own: readonly number[], of: Float64Array): Falling {
  const rows = Uint32Array.from(own).sort((a, b) => of[b]! - of[a]!);
  return {
    rows,
    fromOn: (t) => {
      let low = 0;
      let high = rows.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (of[rows[middle]!]! >= t) low = middle + 1;
        else high = middle;
      }
      return low;
    },
  };
}

/** Sums over the first none, one, two, … of a list. */
function sumsAlong(rows: Uint32Array, values: Float64Array, width: number): Float64Array {
  const sums = new Float64Array((rows.length + 1) * width);
  for (const [k, i] of rows.entries()) {
    for (let j = 0; j < width; j++) sums[(k + 1) * width + j] = sums[k * width + j]! + values[i * width + j]!;
  }
  return sums;
}
