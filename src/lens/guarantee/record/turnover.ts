import type { Case } from '../../../case/index.js';
import { stepMatrix } from '../../../quantity/rates.js';
import { timesOf, wholeYears } from '../calendar.js';
import { generator } from '../drift.js';

/** How often a guarantor's stance changes. */
export interface Turnover {
  party: string;
  /** Chance that it changes at least once in year 1, 2, …, to the last that the horizon touches. */
  byYear: number[];
  /** Their mean: the share of years with a change that a long record of such governments would show. */
  yearly: number;
}

/**
 * Turnover of every guarantor, from its stances at the start, their drift and the events of the calendar, in continuous
 * time and whatever becomes of the peace. With π the chances of the stances at the beginning of a year, Q the rates of
 * drift and M the matrices of the events of the year,
 *
 *     P(some change) = 1 − Σ_s π_s · exp(Q_ss · 1 year) · Π M_ss
 *
 * since a stance is kept where neither drift (Norris 1997, theorem 2.8.2: the time in a state is exponential) nor an event
 * moves it. A guarantor with one stance never changes.
 */
export function turnoversOf(c: Case): Turnover[] {
  const part = c.guarantee!;
  const years = Math.max(1, wholeYears(part));
  return part.behaviour.order.map((party) => {
    const stances = part.stances.find((s) => s.party === party);
    if (!stances || stances.levels.length < 2) return { party, byYear: new Array<number>(years).fill(0), yearly: 0 };
    const rates = generator(stances) ?? stances.levels.map(() => stances.levels.map(() => 0));
    const events = part.events
      .filter(({ moves }) => moves?.party === party)
      .flatMap((event) => timesOf(event, c.asOf, years).map((time) => ({ time, rows: toOne(event.moves!.rows) })))
      .sort((a, b) => a.time - b.time);
    let chances = toOne([stances.start])[0]!;
    const byYear: number[] = [];
    for (let year = 0; year < years; year++) {
      const within = events.filter(({ time }) => Math.floor(time + 1e-9) === year);
      const kept = chances.map(
        (chance, s) => chance * Math.exp(rates[s]![s]!) * within.reduce((p, { rows }) => p * rows[s]![s]!, 1),
      );
      byYear.push(Math.max(0, 1 - kept.reduce((a, b) => a + b, 0)));
      let now = year;
      for (const { time, rows } of within) {
        chances = times(times(chances, stepMatrix(rates, time - now)), rows);
        now = time;
      }
      chances = times(chances, stepMatrix(rates, year + 1 - now));
    }
    return { party, byYear, yearly: byYear.reduce((a, b) => a + b, 0) / years };
  });
}

/** Rows of chances, each scaled to a sum of 1. */
function toOne(rows: readonly (readonly { value: number }[])[]): number[][] {
  return rows.map((row) => {
    const sum = row.reduce((total, n) => total + n.value, 0);
    return row.map((n) => n.value / sum);
  });
}

/** A row of chances times a matrix. */
const times = (row: readonly number[], matrix: readonly (readonly number[])[]): number[] =>
  matrix[0]!.map((_, to) => row.reduce((sum, chance, from) => sum + chance * matrix[from]![to]!, 0));
