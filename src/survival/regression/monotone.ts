import type { SortedRows } from './coxRows.js';

/** Components of a direction below this share of the largest are what is left of other steps. */
const SMALL = 1e-3;
/** Of one column the direction is known, and values that differ by less than this are equal. */
const ROUNDING = 1e-9;
const MOST_LOOKED_AT = 2e9;

/**
 * Whether Cox's likelihood rises for ever in a direction: at every time, whoever ended lies at least as far in it as
 * all that were at risk (Jacobsen 1989; "monotone likelihood", Heinze and Schemper 2001). Gives the direction without
 * what is small in it, or undefined.
 *
 * @param exact Ties are exact: those that ended at one time are not compared with each other.
 * @param small Share of the largest component below which others are not meant; less where the direction is known well.
 */
export function monotone(
  rows: SortedRows,
  towards: Float64Array,
  exact: boolean,
  small = SMALL,
): Float64Array | undefined {
  const { n, p, time, event, x, start, from } = rows;
  const largest = towards.reduce((most, d) => Math.max(most, Math.abs(d)), 0);
  if (!(largest > 0) || !Number.isFinite(largest)) return undefined;
  const direction = towards.map((d) => (Math.abs(d) > small * largest ? d / largest : 0));
  // Columns were scaled and other steps leave a rest: equal is what differs by less than the rest.
  const rest = direction.filter((d) => d !== 0).length === 1 ? ROUNDING : 10 * small;
  const far = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) far[i] += direction[j] * x[i * p + j];
  let looked = 0;
  for (let s = 0; s + 1 < from.length; s++) {
    for (let i = from[s]; i < from[s + 1]; ) {
      const t = time[i];
      let least = Number.POSITIVE_INFINITY;
      for (; i < from[s + 1] && time[i] === t; i++) if (event[i] === 1) least = Math.min(least, far[i]);
      if (least === Number.POSITIVE_INFINITY) continue;
      looked += i - from[s];
      if (looked > MOST_LOOKED_AT) return undefined;
      for (let k = from[s]; k < i; k++) {
        if (far[k] <= least + rest || (start && start[k] >= t)) continue;
        if (!(exact && event[k] === 1 && time[k] === t)) return undefined;
      }
    }
  }
  return direction;
}
