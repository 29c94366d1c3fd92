import type { Table } from '../../lens/finding.js';
import { counted, list } from '../../lens/text.js';
import { wrap } from '../../report/wrap.js';
import type { ChiSquareTest, Coefficient, ReadDurations, SurvivalCheck } from '../../survival/index.js';

/** What was read, how the status was, and what was left out. */
export function readLines({ names, coding, missing, data, causes }: ReadDurations): string[] {
  const events = data.event.reduce((sum, e) => sum + (e > 0 ? 1 : 0), 0);
  const by = causes.length > 0 ? ` by ${counted(causes.length, 'cause')}` : '';
  const columns = missing.columns.map(({ name, rows }) => `${name} in ${rows}`);
  const out = missing.rows === 0 ? '' : `; ${counted(missing.rows, 'row')} left out: empty or NA in ${list(columns)}`;
  return [
    ...wrap(
      `${counted(data.time.length, 'row')}, ${counted(events, 'event')}${by}, followed by ${names.time}`,
      '',
      '',
      100,
    ),
    ...wrap(`${names.status ?? names.cause}: ${coding}${out}`, '', '', 100),
  ];
}

/** Coefficients and what they are ratios of, with intervals; of two errors the one that the intervals are from. */
export function coefficientTable(
  rows: readonly Coefficient[],
  { name, level }: { name: string | undefined; level: number },
): Table {
  const robust = rows.some((row) => row.robust !== undefined);
  const half = `${percentOf(level)}`;
  const ratio = name === undefined ? [] : [name, `lower ${half}`, `upper ${half}`];
  const plain = name === undefined ? [`lower ${half}`, `upper ${half}`] : [];
  const heads = [...ratio, 'coef', robust ? 'robust se' : 'se', ...plain, 'z', 'p'];
  return {
    kind: 'table',
    of: 'term',
    columns: heads.map((head) => ({ id: head, name: head })),
    rows: rows.map((row) => {
      const limits = [row.lower, row.upper];
      const numbers = [
        ...(name === undefined ? [] : [row.coef, ...limits].map(row.name in NO_RATIO ? () => Number.NaN : Math.exp)),
        row.coef,
        row.robust ?? row.se,
        ...(name === undefined ? limits : []),
        row.z,
      ];
      return {
        id: row.name,
        name: row.name,
        cells: [...numbers.map((number) => ({ text: short(number), number })), { text: chance(row.p), number: row.p }],
      };
    }),
  };
}

/** Coefficients that compare nothing with anything. */
const NO_RATIO = { '(Intercept)': true, 'Log(scale)': true };

export const testText = ({ chisq, df, p }: ChiSquareTest) =>
  Number.isNaN(chisq) ? 'not known' : `χ² ${short(chisq)} on ${df} df, p ${chance(p)}`;

/** With so few clusters robust errors are too small (Cameron, Gelbach and Miller 2008). */
const FEW_CLUSTERS = 20;

/** For what rows intervals hold. */
export function restsOn(level: number, clusters: number | undefined): string {
  if (clusters === undefined) return `Intervals (${percentOf(level)}) hold for rows that are independent.`;
  const few = clusters < FEW_CLUSTERS ? `; with as few as ${clusters} they are too narrow` : '';
  return `Intervals (${percentOf(level)}) hold for clusters that are independent${few}.`;
}

/** A chance to three digits, and very small ones as such. */
export const chance = (p: number) => (Number.isNaN(p) ? '–' : p < 0.001 ? '< 0.001' : p.toFixed(3));

export const percentOf = (level: number) => `${Number((100 * level).toPrecision(6))} %`;

/** Four digits. */
export function short(x: number): string {
  return Number.isNaN(x) ? '–' : String(Number(x.toPrecision(4))).replace(/^-/, '−');
}

/** @param how How the second look was taken. */
export function secondLook(check: SurvivalCheck | undefined, how: string): string {
  if (check === undefined) return 'Not checked: it would take too long for so many rows.';
  const but = check.unchecked === undefined ? '' : `, but for ${check.unchecked}`;
  return check.holds ? `Checked: found again ${how}${but}.` : `The check FAILED: ${check.problem}.`;
}
