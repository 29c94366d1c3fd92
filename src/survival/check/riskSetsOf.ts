import type { CoxClaim } from './partialLikelihood.js';

/** Rows at risk at a time, and as what part of a row each of them counts: less than 1 once it has ended by another cause. */
export interface RiskSet {
  atRisk: number[];
  counts: number[];
}

/** A function of a time and a stratum that goes through all rows for those at risk. */
export function riskSetsOf(rows: CoxClaim['rows']): (t: number, stratum: number) => RiskSet {
  const { time, start, stratum, competing } = rows;
  const ratio = competing && stillFollowed(rows, competing);
  return (t, s) => {
    const atRisk: number[] = [];
    const counts: number[] = [];
    for (let i = 0; i < time.length; i++) {
      if ((start && start[i]! >= t) || (stratum && stratum[i]! !== s)) continue;
      if (time[i]! < t && !(competing && competing[i] === 1)) continue;
      atRisk.push(i);
      counts.push(time[i]! >= t ? 1 : ratio!(i, t));
    }
    return { atRisk, counts };
  };
}

/**
 * The chance that a row that ended would be followed at t, given that it was when it ended at T. All that is known of it
 * follows from counts: the share that lasts, the chance not to be censored and the chance to have entered, all up to t,
 * multiply to the number at risk at t, but for a factor (Geskus 2011). So it is n(t)/n(T) by S(t−)/S(T−), with S
 * Kaplan–Meier of all events in the row's stratum.
 */
function stillFollowed(
  { time, start, event, stratum }: CoxClaim['rows'],
  competing: Uint8Array,
): (i: number, t: number) => number {
  const atRisk = new Map<string, number>();
  const logs = new Map<number, Map<number, { log: number; emptied: number }>>();
  const inStratum = (k: number, s: number) => !stratum || stratum[k] === s;
  const numberAt = (s: number, u: number) => {
    const there = atRisk.get(`${s} ${u}`);
    if (there !== undefined) return there;
    let n = 0;
    for (let k = 0; k < time.length; k++) if (inStratum(k, s) && time[k]! >= u && !(start && start[k]! >= u)) n++;
    atRisk.set(`${s} ${u}`, n);
    return n;
  };
  // ln S just before each time with an event, without the times at which all had ended, which are counted.
  const lastingIn = (s: number) => {
    const there = logs.get(s);
    if (there) return there;
    const ending = new Map<number, number>();
    for (const [k, u] of time.entries()) {
      if (inStratum(k, s) && (event[k] === 1 || competing[k] === 1)) ending.set(u, (ending.get(u) ?? 0) + 1);
    }
    let log = 0;
    let emptied = 0;
    const steps = new Map<number, { log: number; emptied: number }>();
    for (const u of [...ending.keys()].sort((a, b) => a - b)) {
      steps.set(u, { log, emptied });
      const lasting = 1 - ending.get(u)! / numberAt(s, u);
      if (lasting > 0) log += Math.log(lasting);
      else emptied++;
    }
    logs.set(s, steps);
    return steps;
  };
  return (i, t) => {
    const s = stratum ? stratum[i]! : 0;
    const from = time[i]!;
    const [then, now] = [from, t].map((u) => lastingIn(s).get(u)!);
    if (then!.emptied !== now!.emptied) return Number.NaN;
    return (numberAt(s, t) / numberAt(s, from)) * Math.exp(then!.log - now!.log);
  };
}
