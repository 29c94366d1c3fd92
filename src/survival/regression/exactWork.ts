import type { SortedRows } from './coxRows.js';

/** Sums of exact ties that one look at the likelihood may take; one takes some nanoseconds, and a fit some ten looks. */
export const MOST_EXACT_SUMS = 2e9;

/**
 * How many numbers the recursion of exact ties adds up in one look: at each time, for every row at risk, one for each
 * count of rows that are chosen up to the d that end, with its slopes and curvatures in p covariates; and one for each row
 * that is looked at for whether it is at risk.
 */
export function exactWork({ p, time, event, start, byStart, from }: SortedRows): number {
  const width = 1 + p + (p * (p + 1)) / 2;
  let sums = 0;
  for (let s = 0; s + 1 < from.length; s++) {
    let entered = from[s]!;
    for (let i = from[s]!; i < from[s + 1]!; ) {
      const t = time[i];
      let deaths = 0;
      for (; i < from[s + 1]! && time[i] === t; i++) deaths += event[i];
      if (start && byStart) while (entered < from[s + 1]! && start[byStart[entered]] >= t) entered++;
      const atRisk = i - from[s]! - (entered - from[s]!);
      if (deaths === 0) continue;
      sums += i - from[s]!;
      if (deaths < atRisk) sums += atRisk * (deaths + 1) * width;
    }
  }
  return sums;
}
