import type { Durations } from '../durations.js';

/** Counts of one group as a checker makes them: not by going through the rows in order, but by looking each time up. */
export interface Recount {
  /** Rows, by weight. */
  n: number;
  /** Distinct times at which rows end, rising. */
  times: number[];
  atRisk: number[];
  /** By time, then by cause; the 0-th are those that were censored. */
  ended: number[][];
  /** Whether some rows begin late. */
  late: boolean;
}

/**
 * Rows at risk at t are those that end at t or later, less those that begin at t or later: both are looked up in sorted
 * lists of their own.
 */
export function recount({ time, event, start, weight, stratum, causes }: Durations, group: number): Recount {
  const ended = new Map<number, number[]>();
  const ends: [number, number][] = [];
  const starts: [number, number][] = [];
  let n = 0;
  for (let row = 0; row < time.length; row++) {
    const w = weight ? weight[row] : 1;
    if ((stratum ? stratum[row] : 0) !== group || w === 0) continue;
    const at = ended.get(time[row]) ?? Array.from({ length: causes + 1 }, () => 0);
    at[event[row]] += w;
    ended.set(time[row], at);
    ends.push([time[row], w]);
    if (start) starts.push([start[row], w]);
    n += w;
  }
  const times = [...ended.keys()].sort((a, b) => a - b);
  const endLater = fromOn(ends);
  const startLater = fromOn(starts);
  const atRisk = times.map((t) => endLater(t) - startLater(t));
  return { n, times, atRisk, ended: times.map((t) => ended.get(t)!), late: start !== undefined };
}

/** A function that gives the sum of all weights at x or beyond. */
function fromOn(items: [number, number][]): (x: number) => number {
  const sorted = items.sort((a, b) => b[0] - a[0]);
  const sums = [0];
  for (const [, w] of sorted) sums.push(sums.at(-1)! + w);
  return (x) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]![0] >= x) low = middle + 1;
      else high = middle;
    }
    return sums[low]!;
  };
}

/** Mass that leaves by each cause at each time, and mass that is left after it. */
export interface Masses {
  left: number[];
  /** By time, then by cause from 1 on: what has left by then. */
  gone: number[][];
}

/**
 * Efron's redistribution to the right (1967): every row has the mass 1/n; one that is censored hands its mass on, in
 * equal parts, to all that are followed longer; the mass of one that ends by a cause goes there. Where nobody is
 * followed longer the mass stays.
 */
export function redistributed({ n, times, ended }: Recount): Masses {
  let each = 1 / n;
  let rows = n;
  let left = 1;
  const gone = ended[0]?.slice(1).map(() => 0) ?? [];
  const masses: Masses = { left: [], gone: [] };
  for (let i = 0; i < times.length; i++) {
    const [censored, ...byCause] = ended[i]! as [number, ...number[]];
    for (const [k, d] of byCause.entries()) {
      gone[k]! += d * each;
      left -= d * each;
      rows -= d;
    }
    rows -= censored;
    if (rows > 0) each += (censored * each) / rows;
    masses.left.push(rows + censored > 0 ? left : 0);
    masses.gone.push([...gone]);
  }
  return masses;
}

/** The same for rows that begin late: shares of those at risk, by sums of logarithms. */
export function shared({ times, atRisk, ended }: Recount): Masses {
  let log = 0;
  const gone = ended[0]?.slice(1).map(() => 0) ?? [];
  const masses: Masses = { left: [], gone: [] };
  for (let i = 0; i < times.length; i++) {
    const byCause = ended[i]!.slice(1);
    const before = Math.exp(log);
    for (const [k, d] of byCause.entries()) gone[k]! += (before * d) / atRisk[i]!;
    log += Math.log1p(-byCause.reduce((a, b) => a + b, 0) / atRisk[i]!);
    masses.left.push(Math.exp(log));
    masses.gone.push([...gone]);
  }
  return masses;
}
