/** Places of an axis on which times are named: about so many of them, evenly apart. */
const TICKS = 12;

/**
 * Times of events for an axis on which times are spaced as events come.
 *
 * @param x Places of events, which rise with their times; strata follow each other.
 * @param time Their times.
 */
export function timeTicks(x: Float64Array, time: Float64Array): { at: number; name: string }[] {
  const order = [...time.keys()].sort((a, b) => time[a]! - time[b]!);
  const known = order.filter((k, i) => i === 0 || x[k]! > x[order[i - 1]!]!);
  const ticks: { at: number; name: string }[] = [];
  const wide = known.length === 0 ? 0 : x[known.at(-1)!]! - x[known[0]!]!;
  for (const [i, k] of known.entries()) {
    const last = ticks.at(-1);
    const ends = i === known.length - 1;
    if (last && x[k]! - last.at < wide / TICKS) {
      if (!ends) continue;
      ticks.pop();
    }
    ticks.push({ at: x[k]!, name: String(Number(time[k]!.toPrecision(3))) });
  }
  return ticks;
}
