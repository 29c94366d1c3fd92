import { aalenJohansen, curveAt, durations, kaplanMeier, statesAt } from '../../src/survival/index.js';

export type Row = Record<string, string>;

/** Which rows of a file are the cases of a class, which of them are events, and what makes clusters. */
export interface Recount {
  of: (row: Row) => boolean;
  event: (row: Row) => boolean;
  cluster?: string;
}

/** Which rows of a file make a curve, how long each lasted, and how it ended: 0 still going on, 1, 2, … */
export interface Retime {
  of: (row: Row) => boolean;
  years: (row: Row) => number;
  end: (row: Row) => number;
}

/** Cases, events and clusters, counted anew. */
export function counted(rows: readonly Row[], { of, event, cluster }: Recount) {
  const cases = rows.filter(of);
  return {
    events: cases.filter(event).length,
    n: cases.length,
    ...(cluster && { clusters: new Set(cases.map((row) => row[cluster])).size }),
  };
}

/** A curve, estimated anew, at some times; one row a time, as in the files of records. */
export function timed(rows: readonly Row[], { of, years, end }: Retime, times: readonly number[]) {
  const cases = rows.filter(of);
  const time = Float64Array.from(cases, years);
  const cause = Uint8Array.from(cases, end);
  const [curve] = kaplanMeier(durations({ time, event: cause.map((c) => Math.min(c, 1)) }));
  const [states] = aalenJohansen(durations({ time, event: cause }));
  return {
    n: cases.length,
    events: cause.filter((c) => c > 0).length,
    rows: times.map((t) => {
      const { nRisk, surv, stdErr, lower, upper } = curveAt(curve!, t);
      return [t, nRisk, surv, stdErr, lower, upper, ...statesAt(states!, t).pstate.slice(1)];
    }),
  };
}
