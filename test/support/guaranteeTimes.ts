import type { Case, CaseNumber, GuaranteePart } from '../../src/case/index.js';

/*
 * Time in a guarantee game: steps with their days, matrices of a step from rates, the days on which events fall. Without
 * any code of the lens or the engine. For tests alone.
 */

/** e^{QΔ}, from rates off the diagonal: the series of a thousandth of the step, ten times squared. */
export function chancesOf(rates: number[][], years: number): number[][] {
  const q = rates.map((row, i) =>
    row.map((x, j) => (i === j ? -row.reduce((s, y, k) => (k === i ? s : s + y), 0) : x)),
  );
  const one = q.map((_, i) => q.map((_, j): number => (i === j ? 1 : 0)));
  const times = (a: number[][], b: number[][]) =>
    a.map((row) => b[0].map((_, j) => row.reduce((sum, x, k) => sum + x * b[k][j], 0)));
  let small = one;
  let term = one;
  for (let k = 1; k <= 12; k++) {
    term = times(term, q).map((row) => row.map((x) => (x * years) / 1024 / k));
    small = small.map((row, i) => row.map((x, j) => x + term[i][j]));
  }
  for (let k = 0; k < 10; k++) small = times(small, small);
  return small;
}

/** Rates of a stance: drifts, or those that make a year what the case says it is: log P = Σ (−1)^(k+1) (P − I)^k / k. */
export function ratesOf(stances: GuaranteePart['stances'][number]): number[][] {
  const n = stances.levels.length;
  const none = () => Array.from({ length: n }, () => new Array<number>(n).fill(0));
  if (!stances.yearly) {
    const rates = none();
    for (const { from, to, chance } of stances.drifts) rates[from][to] += rateOf(chance);
    return rates;
  }
  const x = stances.yearly.map((row, i) => row.map(({ value }, j) => value - (i === j ? 1 : 0)));
  const log = none();
  let power = x;
  for (let k = 1; k <= 200; k++) {
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) log[i][j] += ((k % 2 ? 1 : -1) * power[i][j]) / k;
    power = power.map((row) => x[0].map((_, j) => row.reduce((sum, y, m) => sum + y * x[m][j], 0)));
  }
  return log;
}

/** A chance p per year stands for the rate −ln(1 − p). */
export const rateOf = (chance: CaseNumber) => -Math.log(1 - chance.value);

export interface Step {
  years: number;
  /** ISO dates: from the first up to and without the second. */
  from: string;
  to: string;
}

/** Steps of the case up to its horizon, then years up to the end of the tail. */
export function stepsOf({ asOf, guarantee }: Case): Step[] {
  const { step, horizon, tail } = guarantee!;
  const months = Math.round(step.years * 12);
  const lengths = [
    ...new Array<number>(Math.round(horizon.value / step.years)).fill(months),
    ...new Array<number>(Math.round(tail.value)).fill(12),
  ];
  let begun = 0;
  return lengths.map((length) => {
    begun += length;
    return { years: length / 12, from: monthsAfter(asOf, begun - length), to: monthsAfter(asOf, begun) };
  });
}

/** The day so many months later; the last of its month where that is shorter. */
export function monthsAfter(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Events that move a party, in the order of their days: as listed, then on at the distance of the last two days. */
export function eventsFor({ guarantee }: Case, party: string, end: string): { on: string; rows: CaseNumber[][] }[] {
  return guarantee!.events
    .flatMap(({ on, moves }) => {
      if (moves?.party !== party) return [];
      const days = [...on];
      const [before, last] = on.slice(-2);
      if (last !== undefined) {
        const apart = monthsBetween(before, last);
        for (let k = 1; monthsAfter(last, k * apart) < end; k++) days.push(monthsAfter(last, k * apart));
      }
      return days.map((day) => ({ on: day, rows: moves.rows }));
    })
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** Whole months: cases of tests keep to one day of the month within an event. */
function monthsBetween(from: string, to: string): number {
  const [a, b] = [from, to].map((date) => date.split('-').map(Number));
  if (a[2] !== b[2]) throw new RangeError(`${from} and ${to} are not whole months apart`);
  return (b[0] - a[0]) * 12 + b[1] - a[1];
}
