import type { CoxRows } from './coxRows.js';

/** Rows that are one after another of the same: a case that is cut where a covariate changes. */
export interface Stretches {
  /** Number of what each row is a stretch of. */
  of: Uint32Array;
  /** 1 where a row is its first, and its last. */
  first: Uint8Array;
  last: Uint8Array;
}

/** Why rows are no stretches: counted from 0, a row that does not begin when the one before it ended, or one that ended before the last. */
export interface StretchFault {
  kind: 'apart' | 'ended-early';
  row: number;
  before: number;
}

/**
 * Puts rows together by their number: in the order of time each has to begin when the one before it ended, and only the
 * last may have ended with an event, as R's `finegray` has it.
 */
export function stretchesOf(
  { time, start, event }: CoxRows,
  of: Uint32Array,
): { stretches: Stretches; fault?: undefined } | { stretches?: undefined; fault: StretchFault } {
  const order = Uint32Array.from(time.keys()).sort((a, b) => of[a] - of[b] || time[a] - time[b]);
  const first = new Uint8Array(time.length).fill(1);
  const last = new Uint8Array(time.length).fill(1);
  for (let k = 1; k < order.length; k++) {
    const [before, row] = [order[k - 1], order[k]];
    if (of[before] !== of[row]) continue;
    if ((start ? start[row] : 0) !== time[before]) return { fault: { kind: 'apart', row, before } };
    if (event[before] !== 0) return { fault: { kind: 'ended-early', row, before } };
    first[row] = 0;
    last[before] = 0;
  }
  return { stretches: { of, first, last } };
}
