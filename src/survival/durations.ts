import { ascending } from '../shared/ascending.js';

/** What is known of each row: a case, or a stretch of one. All arrays are as long as `time`. */
export interface DurationColumns {
  /** When following ended: finite, at least 0. */
  time: Float64Array;
  /** How it ended: 0 still going on (censored), 1 the event; of several causes 1, 2, … */
  event: Uint8Array;
  /** When following began, at least 0 and below `time` (left truncation). Left out: at the beginning, for all. */
  start?: Float64Array;
  /** How many equal rows it stands for, a whole number from 0 on. Left out: one each. */
  weight?: Float64Array;
  /** Number of its group, from 0 to `strata` − 1. Left out: one group. */
  stratum?: Uint32Array;
  /** How many groups there are; left out: as many as occur. */
  strata?: number;
}

/** Rows that have been looked at, sorted once for all estimators; times that differ by rounding alone are equal. */
export interface Durations {
  readonly time: Float64Array;
  readonly event: Uint8Array;
  readonly start: Float64Array | undefined;
  readonly weight: Float64Array | undefined;
  readonly stratum: Uint32Array | undefined;
  readonly strata: number;
  /** Largest number in `event`, at least 1. */
  readonly causes: number;
  /** Rows by rising time; by rising start, where there are starts. */
  readonly byTime: Uint32Array;
  readonly byStart: Uint32Array | undefined;
}

/** A row that no estimator can take. */
export class DurationFault extends RangeError {
  constructor(
    /** Counted from 0. */
    readonly row: number,
    readonly why: string,
  ) {
    super(`row ${row}: ${why}`);
  }
}

/** Times that follow each other within this share of their mean size are one time (R's `timefix`: √ε). */
export const TIED = 2 ** -26;

/**
 * Makes rows ready for the estimators, which take nothing else.
 *
 * Distinct times and starts are sorted; those that follow each other within {@link TIED} of their mean are tied, and
 * become the first of them. R also ties within √ε in absolute terms, which makes the curve depend on the unit of time.
 *
 * @throws DurationFault for the first row with a number outside its range, or with `start` not below `time`.
 */
export function durations({ time, event, start, weight, stratum, strata }: DurationColumns): Durations {
  const n = time.length;
  for (const column of [event, start, weight, stratum]) {
    if (column && column.length !== n) throw new RangeError(`a column has ${column.length} rows, time has ${n}`);
  }
  let groups = strata ?? 1;
  let causes = 1;
  for (let row = 0; row < n; row++) {
    if (!(time[row] >= 0 && time[row] < Infinity)) throw new DurationFault(row, `time is ${time[row]}`);
    if (start && !(start[row] >= 0 && start[row] < time[row])) {
      throw new DurationFault(row, `start is ${start[row]}, time ${time[row]}`);
    }
    if (weight && !(Number.isInteger(weight[row]) && weight[row] >= 0)) {
      throw new DurationFault(row, `weight is ${weight[row]}`);
    }
    if (event[row] > causes) causes = event[row];
    if (stratum && stratum[row] >= groups) {
      if (strata !== undefined) throw new DurationFault(row, `stratum is ${stratum[row]} of ${strata}`);
      groups = stratum[row] + 1;
    }
  }
  const byTime = ascending(time);
  const byStart = start && ascending(start);
  const tied = tie(time, byTime, start, byStart);
  return { ...tied, event, weight, stratum, strata: groups, causes, byTime, byStart };
}

function tie(time: Float64Array, byTime: Uint32Array, start?: Float64Array, byStart?: Uint32Array) {
  if (!start) return { time: tieEnds(time, byTime), start };
  const n = time.length;
  const tolerance = TIED * meanOfDistinct(time, byTime, start, byStart);
  let tiedTime = time;
  let tiedStart = start;
  let last = Number.NEGATIVE_INFINITY;
  let first = last;
  walk(time, byTime, start, byStart, (value, row, isStart) => {
    if (value - last > tolerance) first = value;
    last = value;
    if (first === value) return;
    if (isStart) {
      if (tiedStart === start) tiedStart = start!.slice();
      tiedStart![row] = first;
    } else {
      if (tiedTime === time) tiedTime = time.slice();
      tiedTime[row] = first;
    }
  });
  if (tiedStart) {
    for (let row = 0; row < n; row++) {
      if (tiedStart[row] < tiedTime[row]) continue;
      throw new DurationFault(row, `start is ${start![row]}, time ${time[row]}: the same but for rounding`);
    }
  }
  return { time: tiedTime, start: tiedStart };
}

/** The same for ends alone, in one loop over numbers. */
function tieEnds(time: Float64Array, byTime: Uint32Array): Float64Array {
  const sorted = new Float64Array(time.length);
  let sum = 0;
  let count = 0;
  for (let i = 0; i < sorted.length; i++) {
    sorted[i] = time[byTime[i]];
    if (i > 0 && sorted[i] === sorted[i - 1]) continue;
    sum += sorted[i];
    count++;
  }
  const tolerance = (TIED * sum) / count;
  let tied = time;
  let first = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] - sorted[i - 1] > tolerance) first = sorted[i];
    if (sorted[i] === first) continue;
    if (tied === time) tied = time.slice();
    tied[byTime[i]] = first;
  }
  return tied;
}

function meanOfDistinct(time: Float64Array, byTime: Uint32Array, start?: Float64Array, byStart?: Uint32Array): number {
  let sum = 0;
  let count = 0;
  let last = Number.NaN;
  walk(time, byTime, start, byStart, (value) => {
    if (value === last) return;
    sum += value;
    count++;
    last = value;
  });
  return count > 0 ? sum / count : 0;
}

/** All times and starts together, rising. */
function walk(
  time: Float64Array,
  byTime: Uint32Array,
  start: Float64Array | undefined,
  byStart: Uint32Array | undefined,
  visit: (value: number, row: number, isStart: boolean) => void,
): void {
  const n = time.length;
  let e = 0;
  for (let i = 0; i < n; i++) {
    const row = byTime[i];
    if (start && byStart) {
      for (; e < n && start[byStart[e]] <= time[row]; e++) visit(start[byStart[e]], byStart[e], true);
    }
    visit(time[row], row, false);
  }
}
