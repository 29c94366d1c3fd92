import { type CoxOptions, coxRegression } from './cox.js';
import type { CoxRows } from './coxRows.js';

/** A stretch of time, and what a regression says of it alone. */
export interface CoxWindow {
  /** After this, and up to that. */
  from: number;
  to: number;
  events: number;
  /** Undefined where there is no answer: a coefficient runs off, or does not differ. */
  coef: Float64Array | undefined;
  /** Log-likelihood with all coefficients at 0. */
  nothing: number | undefined;
}

/**
 * Cox's regression in each of so many stretches of time with about as many events: rows are followed from its beginning
 * to its end. Where hazards are proportional the coefficients are the same but for chance.
 *
 * @param x Covariates, row after row, p of them.
 */
export function coxWindows(rows: CoxRows, x: Float64Array, p: number, options: CoxOptions, parts: number): CoxWindow[] {
  const { cause = 1, cluster, ...rest } = options;
  const times = rows.time.filter((_, i) => rows.event[i] === cause).sort();
  if (times.length === 0) return [];
  const ends = Array.from({ length: parts }, (_, k) => times[Math.ceil((times.length * (k + 1)) / parts) - 1]!);
  const different = ends.filter((t, k) => k === 0 || t > ends[k - 1]!);
  return different.map((to, k) => {
    const from = k === 0 ? Number.NEGATIVE_INFINITY : different[k - 1]!;
    const inside = [...rows.time.keys()].filter((i) => rows.time[i] > from && (rows.start ? rows.start[i] < to : true));
    const of = (column: Float64Array | undefined) => column && Float64Array.from(inside, (i) => column[i]);
    const part: CoxRows = {
      time: Float64Array.from(inside, (i) => Math.min(rows.time[i], to)),
      event: Uint8Array.from(inside, (i) => (rows.event[i] === cause && rows.time[i] <= to ? 1 : 0)),
      start: rows.start && Float64Array.from(inside, (i) => Math.max(rows.start![i], from)),
      weight: of(rows.weight),
      stratum: rows.stratum && Uint32Array.from(inside, (i) => rows.stratum![i]),
    };
    const covariates = new Float64Array(inside.length * p);
    for (const [place, i] of inside.entries()) {
      for (let j = 0; j < p; j++) covariates[place * p + j] = x[i * p + j];
    }
    const { fit } = coxRegression(part, covariates, p, rest);
    const events = part.event.reduce((sum, e) => sum + e, 0);
    return { from: Math.max(from, 0), to, events, coef: fit?.coef, nothing: fit?.loglik[0] };
  });
}
