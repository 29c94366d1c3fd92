import type { CoxRows } from './coxRows.js';

/** How the odds to end depend on the number of the period. */
export const HAZARDS = ['cubic', 'steps', 'log', 'constant'] as const;
export type HazardForm = (typeof HAZARDS)[number];

/** More rows than this are not made of periods. */
export const MOST_PERIODS = 2_000_000;

/** A period that a row began. */
export interface Spell {
  row: number;
  /** Number of the period, from 1. */
  period: number;
  ended: number;
}

/** A length that is a whole number of periods but for rounding ends with the last of them. */
const ROUNDING = 1e-9;

/**
 * The periods that each row began.
 *
 * @throws RangeError for more than {@link MOST_PERIODS}.
 */
export function periodsOf({ time, event, start }: CoxRows, length: number): Spell[] {
  const spells: Spell[] = [];
  for (let row = 0; row < time.length; row++) {
    const first = start ? Math.floor(start[row] / length + ROUNDING) + 1 : 1;
    const last = Math.max(first, Math.ceil(time[row] / length - ROUNDING));
    if (spells.length + last - first >= MOST_PERIODS) throw new RangeError(`more than ${MOST_PERIODS} periods of rows`);
    for (let period = first; period <= last; period++) {
      spells.push({ row, period, ended: period === last && event[row] === 1 ? 1 : 0 });
    }
  }
  return spells;
}

/** Numbers of the periods in which some ended, rising. */
export const stepsOf = (spells: readonly Spell[]) =>
  [...new Set(spells.filter(({ ended }) => ended === 1).map(({ period }) => period))].sort((a, b) => a - b);

/** Terms of the period, by their names in R. */
export function baselineOf(
  hazard: HazardForm,
  steps: readonly number[],
): { name: string; of: (period: number) => number }[] {
  switch (hazard) {
    case 'constant':
      return [];
    case 'log':
      return [{ name: 'log(period)', of: Math.log }];
    case 'cubic':
      return [
        { name: 'period', of: (t) => t },
        { name: 'I(period^2)', of: (t) => t ** 2 },
        { name: 'I(period^3)', of: (t) => t ** 3 },
      ];
    case 'steps':
      return steps.slice(1).map((step) => ({ name: `factor(period)${step}`, of: (t) => (t === step ? 1 : 0) }));
  }
}
