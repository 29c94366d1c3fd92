import { type CoxFit, type CoxOptions, coxRegression } from './cox.js';
import type { CoxRows } from './coxRows.js';
import type { Regressed } from './regressionFault.js';

/** More rows than this are not made of those that ended by other causes. */
export const MOST_PIECES = 5_000_000;

/** Rows as Fine and Gray count them. */
export interface SubdistributionRows {
  rows: CoxRows & { weight: Float64Array };
  /** Which row each piece is of. */
  of: Uint32Array;
}

/** A fit to pieces of rows. */
export interface SubdistributionFit extends CoxFit {
  /** Number of the cluster of each piece. */
  cluster: Uint32Array;
}

/**
 * Fine and Gray's regression (1999): hazards of the share that has ended by one cause. Who ended by another cause stays
 * at risk, with the weight G(t−)/G(T−), the chance to be followed up to t given that it was up to T; G is Kaplan–Meier
 * of censoring, which comes after events at its time (Geskus 2011; R's `finegray`). Errors are robust by row or cluster:
 * those of the information count pieces as if they were rows.
 *
 * @param x Covariates, row after row, p of them.
 * @param options.cause The cause that is looked at.
 * @throws RangeError for rows that begin late, strata, or exact ties.
 */
export function fineGray(
  rows: CoxRows,
  x: Float64Array,
  p: number,
  options: CoxOptions & { cause: number },
): Regressed<SubdistributionFit> {
  const pieces = subdistributionRows(rows, options.cause);
  const { of } = pieces;
  const cluster = Uint32Array.from(of, (i) => (options.cluster ? options.cluster[i] : i));
  const repeated = new Float64Array(of.length * p);
  for (const [k, i] of of.entries()) for (let j = 0; j < p; j++) repeated[k * p + j] = x[i * p + j];
  const { fit, fault } = coxRegression(pieces.rows, repeated, p, { ...options, cause: 1, cluster });
  return fit ? { fit: { ...fit, n: rows.time.length, cluster } } : { fault };
}

/** @throws RangeError if there would be more than {@link MOST_PIECES}. */
export function subdistributionRows({ time, event, start, stratum }: CoxRows, cause: number): SubdistributionRows {
  if (start || stratum) throw new RangeError('no late entry and no strata with shares of causes');
  const events = [...new Set(time.filter((_, i) => event[i] === cause))].sort((a, b) => a - b);
  const free = followedUntil(time, event);
  const weights = events.map(free);
  const written = {
    of: [] as number[],
    start: [] as number[],
    time: [] as number[],
    event: [] as number[],
    weight: [] as number[],
  };
  const add = (i: number, from: number, to: number, ended: number, weight: number) => {
    if (written.of.length === MOST_PIECES) throw new RangeError(`more than ${MOST_PIECES} pieces of rows`);
    written.of.push(i);
    written.start.push(from);
    written.time.push(to);
    written.event.push(ended);
    written.weight.push(weight);
  };
  for (const [i, t] of time.entries()) {
    const other = event[i] !== 0 && event[i] !== cause;
    add(i, -1, t, event[i] === cause ? 1 : 0, 1);
    if (!other) continue;
    const own = free(t);
    let from = t;
    // One piece for events in a row with the same weight.
    for (let k = after(events, t); k < events.length; k++) {
      if (k + 1 < events.length && weights[k + 1] === weights[k]) continue;
      if (weights[k]! > 0) add(i, from, events[k]!, 0, weights[k]! / own);
      from = events[k]!;
    }
  }
  return {
    of: Uint32Array.from(written.of),
    rows: {
      start: Float64Array.from(written.start),
      time: Float64Array.from(written.time),
      event: Uint8Array.from(written.event),
      weight: Float64Array.from(written.weight),
    },
  };
}

/** The chance to be followed up to just before t. */
function followedUntil(time: Float64Array, event: Uint8Array): (t: number) => number {
  const order = [...time.keys()].sort(
    (a, b) => time[a] - time[b] || (event[a] === 0 ? 1 : 0) - (event[b] === 0 ? 1 : 0),
  );
  const steps: { time: number; chance: number }[] = [];
  let chance = 1;
  for (let k = 0; k < order.length; ) {
    const t = time[order[k]!];
    let censored = 0;
    for (; k < order.length && time[order[k]!] === t; k++) if (event[order[k]!] === 0) censored++;
    if (censored === 0) continue;
    chance *= 1 - censored / (order.length - k + censored);
    steps.push({ time: t, chance });
  }
  const times = steps.map((step) => step.time);
  return (t) => {
    const before = after(times, t, true) - 1;
    return before < 0 ? 1 : steps[before]!.chance;
  };
}

/** Index of the first of the rising numbers above t, or at t. */
function after(rising: readonly number[], t: number, at = false): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! > t || (at && rising[middle] === t)) high = middle;
    else low = middle + 1;
  }
  return low;
}
