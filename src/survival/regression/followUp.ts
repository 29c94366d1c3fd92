import { ascending } from '../../shared/ascending.js';

/** What is known of the rows of one stratum: arrays as long as `time`. */
export interface FollowedRows {
  time: ArrayLike<number>;
  /** 0 where following ended while the row still lasted. */
  event: ArrayLike<number>;
  start?: ArrayLike<number> | undefined;
  /** 1 where a row is the first, and the last, stretch of what it is a row of; left out: all are both. */
  first?: ArrayLike<number> | undefined;
  last?: ArrayLike<number> | undefined;
}

/** A time at which nobody was followed, so that nothing links what came before with what came after. */
export interface Gap {
  from: number;
  to: number;
}

/** The chance to be followed, by steps; the k-th holds after its time, up to the next one and at it. */
export interface FollowUp {
  /** How many steps lie before t: the chance just before t is that of the last of them. */
  before: (t: number) => number;
  /**
   * Chance after so many steps, up to a factor: G(t) H(t). G is Kaplan–Meier of censoring, which comes after events of its
   * time; H, the chance to have entered by t, is Kaplan–Meier of entries in reversed time, which come after both (Geskus
   * 2011; R's `finegray`).
   */
  chance: (steps: number) => number;
  /** The first gap between so many steps and so many more: over it chances have no ratio. */
  gap: (steps: number, later: number) => Gap | undefined;
}

/** Goes through the times at which rows begin and end, from the first to the last. */
export function followUp({ time, event, start, first, last }: FollowedRows): FollowUp {
  const ends = ascending(Float64Array.from(time));
  const begins = start && ascending(Float64Array.from(start));
  const times: number[] = [];
  const chances: number[] = [1];
  const gaps: { step: number; gap: Gap }[] = [];
  let atRisk = start ? 0 : ends.length;
  let chance = 1;
  let emptied = Number.NaN;
  let began = begins === undefined;
  for (let i = 0, j = 0; i < ends.length; ) {
    const t = Math.min(time[ends[i]!]!, begins && j < begins.length ? start[begins[j]!]! : Number.POSITIVE_INFINITY);
    let censored = 0;
    let cut = 0;
    let ended = 0;
    for (; i < ends.length && time[ends[i]!] === t; i++) {
      if (event[ends[i]!] !== 0) ended++;
      else if (last && last[ends[i]!] === 0) cut++;
      else censored++;
    }
    let entered = 0;
    let resumed = 0;
    for (; begins && j < begins.length && start[begins[j]!] === t; j++) {
      if (first && first[begins[j]!] === 0) resumed++;
      else entered++;
    }
    if (censored > 0) chance *= 1 - censored / (atRisk - ended);
    const stayed = atRisk - ended - censored - cut + resumed;
    if (atRisk > 0 && stayed === 0) emptied = t;
    atRisk = stayed + entered;
    if (censored === 0 && entered === 0) continue;
    if (entered > 0 && stayed === 0) {
      chance = 1;
      if (began) gaps.push({ step: times.length + 1, gap: { from: emptied, to: t } });
      began = true;
    } else if (entered > 0) chance *= atRisk / stayed;
    times.push(t);
    chances.push(chance);
  }
  return {
    before: (t) => {
      let low = 0;
      let high = times.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (times[middle]! < t) low = middle + 1;
        else high = middle;
      }
      return low;
    },
    chance: (steps) => chances[steps]!,
    gap: (steps, later) => gaps.find(({ step }) => step > steps && step <= later)?.gap,
  };
}
