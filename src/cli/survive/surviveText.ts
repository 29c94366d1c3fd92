import type { Table } from '../../lens/finding.js';
import { counted, list } from '../../lens/text.js';
import { textTable } from '../../report/index.js';
import { wrap } from '../../report/wrap.js';
import { visible } from '../../shared/diagnostic.js';
import {
  type CurvePoint,
  curveAt,
  type GroupSurvival,
  type LogRank,
  MOST_CHECKED,
  type Survival,
  statesAt,
} from '../../survival/index.js';
import { type DrawnCurve, drawnCurves, label, MOST_DRAWN } from './drawnCurves.js';
import { roundTimes } from './roundTimes.js';
import { shownName } from './shownName.js';

const WIDTH = 100;
/** Times in a table that nobody has asked for. */
const TIMES = 8;
/** Tables of more groups are left out, unless times were asked for. */
const MOST_TABLES = 12;

/** A result for people: what was read, curves, a table for each group, whether groups differ, and what it rests on. */
export function surviveText(result: Survival, at?: readonly number[]): string {
  const { groups, read, tests } = result;
  const last = groups[0]?.mean.until ?? 0;
  const times = at ?? roundTimes(last, TIMES);
  const shown = at ? groups : groups.slice(0, MOST_TABLES);
  const lines = [
    ...wrap(heading(result), '', '', WIDTH),
    ...wrap(omitted(result), '', '', WIDTH),
    '',
    ...drawing(result, last),
    ...shown.flatMap((group) => ['', ...groupLines(group, result, times)]),
    ...(shown.length < groups.length ? ['', `and ${groups.length - shown.length} more groups: --json has all`] : []),
    ...(tests ? ['', ...testLines(read.names.by!, tests, result.strata)] : []),
    '',
    ...wrap(rests(result), '', '', WIDTH),
  ];
  return lines.map(visible).join('\n');
}

function heading({ groups, read }: Survival): string {
  const n = groups.reduce((sum, { curve }) => sum + curve.n, 0);
  const events = groups.reduce((sum, { curve }) => sum + curve.events, 0);
  const by = read.names.by === undefined ? '' : `, in ${counted(groups.length, 'group')} by ${read.names.by}`;
  const causes = read.causes.length > 0 ? ` by ${counted(read.causes.length, 'cause')}` : '';
  return `${counted(n, 'row')}, ${counted(events, 'event')}${causes}${by}, followed by ${read.names.time} up to ${short(groups[0]!.mean.until)}`;
}

/** How the status was read, and what was left out. */
function omitted({ read: { names, coding, missing } }: Survival): string {
  const said = `${names.status ?? names.cause}: ${coding}`;
  if (missing.rows === 0) return said;
  const columns = missing.columns.map(({ name, rows }) => `${name} in ${rows}`);
  return `${said}; ${counted(missing.rows, 'row')} left out: empty or NA in ${list(columns)}`;
}

/** Shares that last of each group; where causes are told apart in one group, shares that have ended by each. */
function drawing({ groups, read }: Survival, last: number): string[] {
  if (!(last > 0) || groups.length > MOST_DRAWN) return [];
  const [only] = groups;
  const states = groups.length === 1 ? only!.states : undefined;
  const curves: DrawnCurve[] = states
    ? ['still lasting', ...read.causes.map((name) => shownName(name, read.names.cause))]
        .slice(0, MOST_DRAWN)
        .map((name, k) => ({
          name,
          at: (time) => statesAt(states, time).pstate[k]!,
          ...(k === 0 && { atRisk: (time: number) => statesAt(states, time).nRisk }),
        }))
    : groups.map(({ name, curve }) => ({
        name: shownName(name, read.names.by),
        at: (time) => curveAt(curve, time).surv,
        atRisk: (time) => curveAt(curve, time).nRisk,
      }));
  const what = states ? 'Share that still lasts, and that has ended by each cause' : 'Share that still lasts';
  const key = curves
    .filter(({ atRisk }) => !atRisk)
    .map(({ name }) =>
      label(
        curves,
        name,
        curves.findIndex((c) => c.name === name),
      ),
    );
  return [`${what}, by ${read.names.time}`, ...drawnCurves(curves, last), ...(key.length > 0 ? [key.join(', ')] : [])];
}

function groupLines(group: GroupSurvival, { read, level }: Survival, times: readonly number[]): string[] {
  const { name, curve, median, mean, states } = group;
  const title =
    name === ''
      ? ''
      : `${read.names.by}=${shownName(name, undefined)}: ${counted(curve.n, 'row')}, ${counted(curve.events, 'event')}. `;
  const ends = between(median.lower, median.upper);
  const half = Number.isNaN(median.time)
    ? 'More than half lasted as long as any was followed'
    : `Half had ended by ${short(median.time)}`;
  const area = `Mean up to ${short(mean.until)}: ${short(mean.mean)}, standard error ${short(mean.stdErr)}${carriedOn(curve, mean.until)}`;
  const sentence = wrap(`${title}${half}${ends && ` (${percentOf(level)} interval ${ends})`}. ${area}.`, '', '', WIDTH);
  if (curve.n === 0) return wrap(`${title}Nobody to follow.`, '', '', WIDTH);
  return [
    ...sentence,
    ...textTable(curveTable(curve, level, times)),
    ...(states ? causeLines(group, read, times) : []),
  ];
}

function curveTable(curve: GroupSurvival['curve'], level: number, times: readonly number[]): Table {
  const numbers = ['surv', 'stdErr', 'lower', 'upper'] as const;
  const names = ['n.risk', 'ended', 'surv', 'std.err', `lower ${percentOf(level)}`, `upper ${percentOf(level)}`];
  return {
    kind: 'table',
    of: 'time',
    columns: names.map((name) => ({ id: name, name })),
    rows: times.map((time) => {
      const point: CurvePoint = curveAt(curve, time);
      const ended = curve.time.reduce((sum, t, i) => (t <= time ? sum + curve.nEvent[i]! : sum), 0);
      const cells = [
        number(point.nRisk, String),
        number(ended, String),
        ...numbers.map((name) => number(point[name], three)),
      ];
      return { id: String(time), name: short(time), cells };
    }),
  };
}

/** Shares that have ended by each cause, with their standard errors. */
function causeLines(
  { states }: GroupSurvival,
  { causes, names }: Survival['read'],
  times: readonly number[],
): string[] {
  const points = times.map((time) => statesAt(states!, time));
  const table: Table = {
    kind: 'table',
    of: 'time',
    columns: causes.map((name) => ({ id: name, name: shownName(name, names.cause) })),
    rows: points.map(({ time, pstate, stdErr }) => ({
      id: String(time),
      name: short(time),
      cells: causes.map((_, k) => {
        const [p, error] = [pstate[k + 1]!, stdErr[k + 1]!];
        return { text: Number.isNaN(p) ? '–' : `${three(p)} (${three(error)})`, number: p };
      }),
    })),
  };
  return ['Ended by then, by cause (standard error):', ...textTable(table)];
}

function testLines(
  by: string,
  { logRank, peto }: { logRank: LogRank; peto: LogRank },
  strata: string | undefined,
): string[] {
  const within = strata === undefined ? '' : `, compared within ${strata}`;
  if (logRank.df === 0)
    return wrap(
      `Nothing can be compared by ${by}: no event while two groups were followed${strata === undefined ? '' : ` within one ${strata}`}.`,
      '',
      '',
      WIDTH,
    );
  const says = ({ chisq, df, p }: LogRank) =>
    `χ² ${short(chisq)} on ${df} df, ${p < 0.001 ? 'p below 0.001' : `p ${three(p)}`}`;
  return wrap(
    `Whether groups by ${by} differ${within}: log-rank ${says(logRank)}; Peto–Peto, which looks at early times more, ${says(peto)}.`,
    '',
    '',
    WIDTH,
  );
}

function rests({ interval, check, read }: Survival): string {
  const second =
    check === undefined
      ? `Not checked: more than ${MOST_CHECKED} rows.`
      : check.holds
        ? `Checked: found again ${read.data.start ? 'from looked-up counts' : 'by redistribution to the right'}.`
        : `The check FAILED: ${check.problem}.`;
  return `Kaplan–Meier${read.causes.length > 0 ? ' and Aalen–Johansen' : ''}; intervals (${interval}) hold at one time each, for rows that are independent. ${second}`;
}

const number = (x: number, text: (x: number) => string) => ({ text: Number.isNaN(x) ? '–' : text(x), number: x });
const three = (x: number) => (Number.isNaN(x) ? '–' : x.toFixed(3));

/** Where nobody is followed to the end of the mean while some last, it rests on a guess. */
function carriedOn({ time, surv }: GroupSurvival['curve'], until: number): string {
  const last = time.at(-1);
  return last !== undefined && last < until && surv.at(-1)! > 0
    ? `, as if all that lasted to ${short(last)} lasted until then`
    : '';
}

/** An interval, an end of which may not be known; empty where neither is. */
function between(lower: number, upper: number): string {
  if (Number.isNaN(upper)) return Number.isNaN(lower) ? '' : `from ${short(lower)} on`;
  return Number.isNaN(lower) ? `up to ${short(upper)}` : `${short(lower)} to ${short(upper)}`;
}

const percentOf = (level: number) => `${Number((100 * level).toPrecision(6))} %`;

/** Four digits. */
function short(x: number): string {
  return Number.isNaN(x) ? '–' : String(Number(x.toPrecision(4)));
}
