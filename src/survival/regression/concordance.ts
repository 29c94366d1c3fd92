import type { CoxFit } from './cox.js';

/** How often the row that ended first had the larger risk. */
export interface Concordance {
  /** Share of the pairs that can be compared; ties in risk count half. NaN where no pair can be. */
  concordance: number;
  stdErr: number;
  concordant: number;
  discordant: number;
  /** Pairs with equal risk. */
  tied: number;
}

/**
 * Harrell's C of a fit: pairs of a row that ended with the event and one of its stratum that was at risk then and lasted
 * longer (censored at the same time is longer). Its error is the infinitesimal jackknife, summed over clusters where
 * they are given (R's `concordance`; Therneau and Watson 2017).
 */
export function concordance({ sorted, scaled }: CoxFit, cluster?: Uint32Array): Concordance {
  const { n, p, row, x, weight, from } = sorted;
  const eta = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) eta[i] += scaled[j] * x[i * p + j];
  const rank = ranks(eta);
  // By row: weights of the pairs that it is part of with more risk on the right side, on the wrong one, on neither.
  const pairs = { right: new Float64Array(n), wrong: new Float64Array(n), tied: new Float64Array(n) };
  for (let s = 0; s + 1 < from.length; s++) countStratum(sorted, rank, from[s], from[s + 1], pairs);
  const sum = (counts: Float64Array) => counts.reduce((all, count, i) => all + (weight[i] * count) / 2, 0);
  const [concordant, discordant, tied] = [sum(pairs.right), sum(pairs.wrong), sum(pairs.tied)];
  const all = concordant + discordant + tied;
  const somers = (concordant - discordant) / all;
  const moved = new Map<number, number>();
  for (let i = 0; i < n; i++) {
    const of = pairs.right[i] + pairs.wrong[i] + pairs.tied[i];
    const own = (weight[i] * (pairs.right[i] - pairs.wrong[i] - somers * of)) / all;
    const group = cluster ? cluster[row[i]] : i;
    moved.set(group, (moved.get(group) ?? 0) + own);
  }
  let variance = 0;
  for (const value of moved.values()) variance += value ** 2 / 4;
  return { concordance: (somers + 1) / 2, stdErr: Math.sqrt(variance), concordant, discordant, tied };
}

type Pairs = { right: Float64Array; wrong: Float64Array; tied: Float64Array };

function countStratum(
  { time, event, weight, start, byStart }: CoxFit['sorted'],
  rank: Uint32Array,
  first: number,
  end: number,
  pairs: Pairs,
): void {
  // Those that ended, against those that lasted longer: from the last time to the first.
  const lasting = new RankSums(rank, first, end);
  let entered = first;
  for (let i = first; i < end; ) {
    const t = time[i];
    const from = i;
    for (; i < end && time[i] === t; i++) if (event[i] === 0) lasting.add(rank[i], weight[i]);
    if (start && byStart) {
      for (; entered < end && start[byStart[entered]] >= t; entered++) {
        lasting.add(rank[byStart[entered]], -weight[byStart[entered]]);
      }
    }
    for (let k = from; k < i; k++) {
      if (event[k] === 0) continue;
      pairs.right[k] += lasting.below(rank[k]);
      pairs.wrong[k] += lasting.above(rank[k]);
      pairs.tied[k] += lasting.at(rank[k]);
    }
    for (let k = from; k < i; k++) if (event[k] === 1) lasting.add(rank[k], weight[k]);
  }
  // Those that lasted longer, against those that had ended: from the first time to the last.
  const ended = new RankSums(rank, first, end);
  const count = (k: number, sign: number) => {
    pairs.right[k] += sign * ended.above(rank[k]);
    pairs.wrong[k] += sign * ended.below(rank[k]);
    pairs.tied[k] += sign * ended.at(rank[k]);
  };
  let begun = end - 1;
  for (let i = end - 1; i >= first; ) {
    const t = time[i];
    // Whoever began before this time has no pair with those that had ended by then.
    if (start && byStart) for (; begun >= first && start[byStart[begun]] < t; begun--) count(byStart[begun], -1);
    const last = i;
    for (; i >= first && time[i] === t; i--) if (event[i] === 1) count(i, 1);
    for (let k = last; k > i; k--) if (event[k] === 1) ended.add(rank[k], weight[k]);
    for (let k = last; k > i; k--) if (event[k] === 0) count(k, 1);
  }
}

/** Sums of weights by rank, in a binary indexed tree (Fenwick 1994) over the ranks of a stratum. */
class RankSums {
  private readonly sums: Float64Array;
  private readonly each: Float64Array;
  private readonly least: number;
  private total = 0;

  constructor(rank: Uint32Array, first: number, end: number) {
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    for (let i = first; i < end; i++) {
      least = Math.min(least, rank[i]);
      most = Math.max(most, rank[i]);
    }
    this.least = least;
    this.sums = new Float64Array(most - least + 2);
    this.each = new Float64Array(most - least + 1);
  }

  add(rank: number, weight: number): void {
    this.total += weight;
    this.each[rank - this.least] += weight;
    for (let k = rank - this.least + 1; k < this.sums.length; k += k & -k) this.sums[k] += weight;
  }

  at = (rank: number) => this.each[rank - this.least];

  below(rank: number): number {
    let sum = 0;
    for (let k = rank - this.least; k > 0; k -= k & -k) sum += this.sums[k];
    return sum;
  }

  above = (rank: number) => this.total - this.below(rank) - this.at(rank);
}

/** Place of each number among the different ones. */
function ranks(numbers: Float64Array): Uint32Array {
  const different = Float64Array.from(new Set(numbers)).sort();
  const place = new Map(Array.from(different, (x, k) => [x, k]));
  return Uint32Array.from(numbers, (x) => place.get(x)!);
}
