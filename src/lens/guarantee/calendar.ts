import type { CalendarEvent, GuaranteePart } from '../../case/index.js';
import { remembering } from './remembering.js';

/** Years from one ISO date to another, by the calendar: the same day some years later is so many whole years away. */
export function yearsBetween(from: string, to: string): number {
  return monthsBetween(from, to) / 12;
}

/** Whole months, and of the month that is not whole the share of its days. */
function monthsBetween(from: string, to: string): number {
  const [a, b] = [from, to].map((date) => date.split('-').map(Number));
  let months = (b[0] - a[0]) * 12 + b[1] - a[1];
  if (dayAfter(from, months) > to) months--;
  const begin = dayAfter(from, months);
  return months + daysBetween(begin, to) / daysBetween(begin, dayAfter(from, months + 1));
}

/** The same day of a later month, or the last day of a month that is shorter. Dates are ISO dates. */
export function dayAfter(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return isoDay(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}

const DAY = 86_400_000;
const isoDay = (time: number) => new Date(time).toISOString().slice(0, 10);
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY;

/** Days of an event before `end` (in years from the start): as listed, then on at the distance of its last two days. */
export function daysOf(event: CalendarEvent, asOf: string, end: number): string[] {
  const days = event.on.filter((day) => yearsBetween(asOf, day) < end);
  const [before, last] = event.on.slice(-2);
  if (last === undefined) return days;
  const months = monthsBetween(before, last);
  const apart = daysBetween(before, last);
  for (let k = 1; ; k++) {
    const day = Number.isInteger(months) ? dayAfter(last, k * months) : isoDay(Date.parse(last) + k * apart * DAY);
    if (yearsBetween(asOf, day) >= end) return days;
    days.push(day);
  }
}

/** The same in years from the start. */
export function timesOf(event: CalendarEvent, asOf: string, end: number): readonly number[] {
  return calendars(`${asOf} ${end} ${event.on.join(' ')}`, () =>
    daysOf(event, asOf, end).map((day) => yearsBetween(asOf, day)),
  );
}

const calendars = remembering<readonly number[]>(100);

/**
 * Lengths and numbers of steps: the horizon in the case's step, then the tail in years. Both are rounded to whole steps;
 * the horizon has at least one.
 */
export function timetable(part: GuaranteePart, tail: number): { steps: number; years: number }[] {
  const steps = Math.max(1, Math.round(part.horizon.value / part.step.years));
  const years = Math.round(tail);
  return [{ steps, years: part.step.years }, ...(years > 0 ? [{ steps: years, years: 1 }] : [])];
}

/** Years of the horizon as it is played, in whole steps. */
export function horizonOf(part: GuaranteePart): number {
  return timetable(part, 0)[0].steps * part.step.years;
}

/** Years that the horizon touches; of the last it may hold a part. */
export function wholeYears(part: GuaranteePart): number {
  return Math.ceil(horizonOf(part) - 1e-9);
}

/** The step (over all phases) whose interval holds a time; undefined beyond the last. */
function stepHolding(time: number, phases: readonly { steps: number; years: number }[]): number | undefined {
  let first = 0;
  let begin = 0;
  for (const { steps, years } of phases) {
    // A date on the border of two steps belongs to the later one, whatever the rounding.
    const step = Math.floor((time - begin) / years + 1e-9);
    if (step < steps) return first + step;
    first += steps;
    begin += steps * years;
  }
  return undefined;
}

/**
 * In which steps each event falls, so that going through the list in order, step by step, is going through all dates in
 * order. An event stands in the list again where more than one date falls into a step.
 */
export function inOrder<E>(
  dated: readonly { event: E; times: readonly number[] }[],
  phases: readonly { steps: number; years: number }[],
): { event: E; at: number[] }[] {
  const dates = dated.flatMap(({ event, times }) =>
    times.map((time) => ({ event, time, step: stepHolding(time, phases) })),
  );
  dates.sort((a, b) => a.time - b.time);
  const list: { event: E; rank: number; at: number[] }[] = [];
  const ranks = new Map<number, number>();
  for (const { event, step } of dates) {
    if (step === undefined) continue;
    const rank = ranks.get(step) ?? 0;
    ranks.set(step, rank + 1);
    const same = list.find((entry) => entry.event === event && entry.rank === rank);
    if (same) same.at.push(step);
    else list.push({ event, rank, at: [step] });
  }
  return list.sort((a, b) => a.rank - b.rank).map(({ event, at }) => ({ event, at }));
}
