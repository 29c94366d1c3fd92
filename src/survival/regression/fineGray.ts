import { type CoxFit, type CoxOptions, coxRegression } from './cox.js';
import type { CoxRows } from './coxRows.js';
import { followUp } from './followUp.js';
import type { Regressed, RegressionFault } from './regressionFault.js';
import type { Stretches } from './stretches.js';

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
  /** Which row each piece is of. */
  of: Uint32Array;
}

/**
 * Fine and Gray's regression (1999): hazards of the share that has ended by one cause. Who ended by another cause stays
 * at risk, with the weight G(t−)H(t−) / (G(T−)H(T−)), the chance to be followed at t given that it was at T, in the row's
 * own stratum ({@link followUp}). Errors are robust by row, by what rows are stretches of, or by cluster: those of the
 * information count pieces as if they were rows.
 *
 * @param x Covariates, row after row, p of them.
 * @param options.cause The cause that is looked at.
 * @param options.stretches Which rows are one after another of the same; left out: each is one by itself.
 * @throws RangeError for exact ties, or for more than {@link MOST_PIECES}.
 */
export function fineGray(
  rows: CoxRows,
  x: Float64Array,
  p: number,
  options: CoxOptions & { cause: number; stretches?: Stretches | undefined },
): Regressed<SubdistributionFit> {
  const { stretches, ...rest } = options;
  const { pieces, fault: gap } = subdistributionRows(rows, options.cause, stretches);
  if (!pieces) return { fault: gap };
  const { of } = pieces;
  const groups = options.cluster ?? stretches?.of;
  const cluster = Uint32Array.from(of, (i) => (groups ? groups[i] : i));
  const repeated = new Float64Array(of.length * p);
  for (const [k, i] of of.entries()) for (let j = 0; j < p; j++) repeated[k * p + j] = x[i * p + j];
  const { fit, fault } = coxRegression(pieces.rows, repeated, p, { ...rest, cause: 1, cluster });
  return fit ? { fit: { ...fit, n: rows.time.length, cluster, of } } : { fault };
}

/** The event times of a cause from which on a weight holds, and its last one. */
interface Run {
  end: number;
  steps: number;
}

/** @throws RangeError if there would be more than {@link MOST_PIECES}. */
export function subdistributionRows(
  rows: CoxRows,
  cause: number,
  stretches?: Stretches,
): { pieces: SubdistributionRows; fault?: undefined } | { pieces?: undefined; fault: RegressionFault } {
  const { time, event, start, stratum, weight } = rows;
  const written = new Pieces();
  for (const own of members(stratum, time.length)) {
    const of = (column: ArrayLike<number> | undefined) => column && own.map((i) => column[i]!);
    const followed = followUp({
      time: of(time)!,
      event: of(event)!,
      start: of(start),
      first: of(stretches?.first),
      last: of(stretches?.last),
    });
    const events = [...new Set(own.filter((i) => event[i] === cause).map((i) => time[i]))].sort((a, b) => a - b);
    const runs: Run[] = [];
    for (const end of events) {
      const steps = followed.before(end);
      if (runs.at(-1)?.steps === steps) runs.pop();
      runs.push({ end, steps });
    }
    for (const i of own) {
      const t = time[i];
      const s = stratum ? stratum[i] : 0;
      const w = weight ? weight[i] : 1;
      written.add(i, start ? start[i] : -1, t, event[i] === cause ? 1 : 0, w, s);
      if (event[i] === 0 || event[i] === cause) continue;
      const steps = followed.before(t);
      let from = t;
      for (let r = firstAfter(runs, t); r < runs.length; r++) {
        const run = runs[r]!;
        const gap = followed.gap(steps, run.steps);
        if (gap) return { fault: { kind: 'gap', ...gap } };
        written.add(i, from, run.end, 0, (w * followed.chance(run.steps)) / followed.chance(steps), s);
        from = run.end;
      }
    }
  }
  return { pieces: written.made(stratum !== undefined) };
}

class Pieces {
  private readonly of: number[] = [];
  private readonly start: number[] = [];
  private readonly time: number[] = [];
  private readonly event: number[] = [];
  private readonly weight: number[] = [];
  private readonly stratum: number[] = [];

  add(i: number, from: number, to: number, ended: number, weight: number, stratum: number): void {
    if (this.of.length === MOST_PIECES) {
      throw new RangeError(
        `rows that ended by other causes would be cut into more than ${MOST_PIECES} pieces, one for each weight that they have: with --cox and --cause nothing is cut`,
      );
    }
    this.of.push(i);
    this.start.push(from);
    this.time.push(to);
    this.event.push(ended);
    this.weight.push(weight);
    this.stratum.push(stratum);
  }

  made(strata: boolean): SubdistributionRows {
    return {
      of: Uint32Array.from(this.of),
      rows: {
        start: Float64Array.from(this.start),
        time: Float64Array.from(this.time),
        event: Uint8Array.from(this.event),
        weight: Float64Array.from(this.weight),
        ...(strata && { stratum: Uint32Array.from(this.stratum) }),
      },
    };
  }
}

/** Rows of each stratum that has any. */
function members(stratum: Uint32Array | undefined, n: number): number[][] {
  if (!stratum) return [Array.from({ length: n }, (_, i) => i)];
  const lists = new Map<number, number[]>();
  for (const [i, s] of stratum.entries()) {
    const there = lists.get(s);
    if (there) there.push(i);
    else lists.set(s, [i]);
  }
  return [...lists.values()];
}

/** Index of the first run that ends after t. */
function firstAfter(runs: readonly Run[], t: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle]!.end > t) high = middle;
    else low = middle + 1;
  }
  return low;
}
