import type { Durations } from './durations.js';
import { lastUpTo } from './lastUpTo.js';

/** What happened in one group at each time at which a row ended: the counts that every estimator is made of. */
export interface Steps {
  /** Rows, by weight. */
  n: number;
  /** Distinct times, rising. */
  time: Float64Array;
  /** Rows followed just before the time: start < time ≤ end. */
  nRisk: Float64Array;
  /** Events at the time, of any cause; by cause, the k-th at k − 1. Where there is one cause both are one array. */
  nEvent: Float64Array;
  byCause: Float64Array[];
  /** Rows censored at the time, after its events. */
  nCensor: Float64Array;
  /** Distinct starts, rising, and rows that began at each; only where rows begin late. */
  entries: { time: Float64Array; n: Float64Array } | undefined;
}

/** The steps of each group, by its number. Rows of weight 0 are passed over. */
export function stepsOf(data: Durations): Steps[] {
  const byTime = grouped(data, data.byTime);
  const byStart = data.byStart && grouped(data, data.byStart);
  return byTime.map((rows, g) => stepsOfGroup(data, rows, byStart?.[g]));
}

function stepsOfGroup(data: Durations, byTime: Uint32Array, byStart: Uint32Array | undefined): Steps {
  const { time, event, start, weight, causes } = data;
  const times = distinct(time, byTime);
  const nRisk = new Float64Array(times.length);
  const nCensor = new Float64Array(times.length);
  const byCause = Array.from({ length: causes }, () => new Float64Array(times.length));
  let n = byTime.length;
  if (weight) {
    n = 0;
    for (const row of byTime) n += weight[row];
  }
  let atRisk = byStart ? 0 : n;
  let e = 0;
  let i = 0;
  for (let at = 0; at < times.length; at++) {
    const t = times[at];
    if (start && byStart) {
      for (; e < byStart.length && start[byStart[e]] < t; e++) atRisk += weight ? weight[byStart[e]] : 1;
    }
    nRisk[at] = atRisk;
    for (; i < byTime.length && time[byTime[i]] === t; i++) {
      const row = byTime[i];
      const w = weight ? weight[row] : 1;
      atRisk -= w;
      if (event[row] === 0) nCensor[at] += w;
      else byCause[event[row] - 1][at] += w;
    }
  }
  return { n, time: times, nRisk, nEvent: sum(byCause), byCause, nCensor, entries: entriesOf(data, byStart) };
}

function entriesOf({ start, weight }: Durations, byStart: Uint32Array | undefined): Steps['entries'] {
  if (!start || !byStart) return undefined;
  const times = distinct(start, byStart);
  const n = new Float64Array(times.length);
  let at = -1;
  let last = Number.NaN;
  for (const row of byStart) {
    if (start[row] !== last) at++;
    last = start[row];
    n[at] += weight ? weight[row] : 1;
  }
  return { time: times, n };
}

/** Rows that were followed just before any time: start < time ≤ end. */
export function atRisk({ time: times, nRisk, entries }: Steps, time: number): number {
  const next = lastUpTo(times, time);
  const i = next >= 0 && times[next] === time ? next : next + 1;
  if (i >= times.length) return 0;
  let n = nRisk[i];
  // Those that began from `time` on, before the next end, are counted there and not yet here.
  if (entries) {
    for (let e = lastUpTo(entries.time, times[i]); e >= 0 && entries.time[e] >= time; e--) {
      if (entries.time[e] < times[i]) n -= entries.n[e];
    }
  }
  return n;
}

/** Rows of each group in the given order, without those of weight 0. */
function grouped({ stratum, strata, weight }: Durations, order: Uint32Array): Uint32Array[] {
  if (!stratum && !weight) return [order];
  const counted = new Uint32Array(strata);
  const group = (row: number) => (stratum ? stratum[row] : 0);
  const counts = (row: number) => !weight || weight[row] > 0;
  for (const row of order) if (counts(row)) counted[group(row)]++;
  const groups = Array.from(counted, (n) => new Uint32Array(n));
  counted.fill(0);
  for (const row of order) if (counts(row)) groups[group(row)][counted[group(row)]++] = row;
  return groups;
}

/** Distinct values of the rows, which come in rising order. */
function distinct(values: Float64Array, rows: Uint32Array): Float64Array {
  const found = new Float64Array(rows.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]];
    if (count === 0 || value !== found[count - 1]) found[count++] = value;
  }
  return count === found.length ? found : found.slice(0, count);
}

function sum(columns: readonly Float64Array[]): Float64Array {
  if (columns.length === 1) return columns[0]!;
  const all = new Float64Array(columns[0]!.length);
  for (const column of columns) for (let i = 0; i < all.length; i++) all[i] += column[i];
  return all;
}
