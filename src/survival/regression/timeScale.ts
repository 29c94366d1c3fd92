import { ascending } from '../../shared/ascending.js';
import { durations } from '../durations.js';
import { kaplanMeier } from '../kaplanMeier.js';
import { lastUpTo } from '../lastUpTo.js';
import type { CoxFit } from './cox.js';

/**
 * 1 − S(t−) of all rows together, each counted once: the time scale of R's `cox.zph`, on which events lie about evenly,
 * so that late times with few at risk carry neither a test nor a picture.
 */
export function timeScale({ sorted: { time, event, start } }: CoxFit): (t: number) => number {
  if (start?.some((t) => t < 0)) return byRank(time, event, start);
  return lostBefore(durations({ time, event, ...(start && { start }) }));
}

function lostBefore(rows: ReturnType<typeof durations>): (t: number) => number {
  const [curve] = kaplanMeier(rows);
  const { time: times, surv } = curve;
  return (t) => {
    let i = lastUpTo(times, t);
    if (i >= 0 && times[i] === t) i--;
    return 1 - (i >= 0 ? surv[i] : 1);
  };
}

/** Pieces of rows may begin before 0; the curve knows the order of times alone. */
function byRank(time: Float64Array, event: Uint8Array, start: Float64Array): (t: number) => number {
  const all = new Float64Array(time.length + start.length);
  all.set(time);
  all.set(start, time.length);
  const different = Float64Array.from(ascending(all), (i) => all[i]).filter((t, k, own) => k === 0 || t > own[k - 1]!);
  const rank = (t: number) => lastUpTo(different, t);
  const lost = lostBefore(durations({ time: time.map(rank), event, start: start.map(rank) }));
  return (t) => lost(rank(t));
}
