import type { CalendarEvent, GuaranteePart } from '../../case/index.js';

const DAYS = 365.25;

/** Years from one ISO date to another. */
export function yearsBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000 / DAYS;
}

/** Times of an event in years from the start, up to `end`: as listed, then on at the interval of its last two dates. */
export function timesOf(event: CalendarEvent, asOf: string, end: number): number[] {
  const listed = event.on.map((date) => yearsBetween(asOf, date));
  const times = listed.filter((time) => time < end);
  const [before, last] = listed.slice(-2);
  if (listed.length < 2 || !(last > before)) return times;
  for (let time = last + (last - before); time < end; time += last - before) times.push(time);
  return times;
}

/** Lengths and numbers of steps: the horizon in the case's step, then the tail in years. */
export function timetable(part: GuaranteePart, tail: number): { steps: number; years: number }[] {
  const steps = Math.round(part.horizon.median / part.step.years);
  return [{ steps, years: part.step.years }, ...(tail > 0 ? [{ steps: tail, years: 1 }] : [])];
}

/** Steps (over all phases) whose interval holds one of the times. */
export function stepsAt(times: readonly number[], phases: readonly { steps: number; years: number }[]): number[] {
  const found = new Set<number>();
  let first = 0;
  let begin = 0;
  for (const { steps, years } of phases) {
    const end = begin + steps * years;
    // A date that falls on the border of two steps belongs to the later one, whatever the rounding.
    for (const time of times)
      if (time >= begin && time < end)
        found.add(first + Math.min(steps - 1, Math.floor((time - begin) / years + 1e-9)));
    first += steps;
    begin = end;
  }
  return [...found].sort((a, b) => a - b);
}
