import type { Diagnostic } from '../shared/diagnostic.js';
import { error, quoted, warning } from '../shared/textFile.js';
import { aalenJohansen, type StateCurves } from './aalenJohansen.js';
import { checkCurves, type SurvivalCheck } from './check/curve.js';
import { checkStates } from './check/states.js';
import { type DurationQuantile, durationQuantile } from './durationQuantile.js';
import type { Durations } from './durations.js';
import { kaplanMeier, type SurvivalCurve } from './kaplanMeier.js';
import type { IntervalKind } from './limits.js';
import { type LogRank, logRank } from './logRank.js';
import type { ReadDurations } from './readDurations.js';
import { type RestrictedMean, restrictedMean } from './restrictedMean.js';

/** How long the rows of a table lasted. */
export interface Survival {
  read: ReadDurations;
  interval: IntervalKind;
  /** 0 to 1. */
  level: number;
  groups: GroupSurvival[];
  /** Whether groups differ, where there are at least two and at most {@link MOST_COMPARED}. */
  tests?: { logRank: LogRank; peto: LogRank };
  /** The column within whose values groups are compared, where one was named. */
  strata?: string;
  /** What a second look found; undefined beyond {@link MOST_CHECKED} rows. */
  check?: SurvivalCheck;
}

export interface GroupSurvival {
  /** Empty where there are no groups. */
  name: string;
  /** By all causes together. */
  curve: SurvivalCurve;
  median: DurationQuantile;
  /** To the last time over all groups. */
  mean: RestrictedMean;
  /** By cause, where causes are told apart. */
  states?: StateCurves;
}

/** Tables of more rows are not looked at a second time. */
export const MOST_CHECKED = 100_000;
/** More groups are not compared: the covariance of a test has their square. */
export const MOST_COMPARED = 100;

/**
 * All that is said about a table of durations, with warnings about what it cannot carry.
 *
 * @param options.strata One of the columns that were read besides: groups are tested within its values.
 */
export function analyseSurvival(
  read: ReadDurations,
  { interval = 'log', level = 0.95, strata }: { interval?: IntervalKind; level?: number; strata?: string } = {},
): { result?: Survival; diagnostics: Diagnostic[] } {
  const { groups: names, causes } = read;
  const data = weighted(read);
  const wrong = read.weight && notCounts(read.weight, read.placeOf);
  if (wrong) return { diagnostics: [wrong] };
  const options = { interval, level };
  const curves = kaplanMeier(data, options);
  const states = causes.length > 0 ? aalenJohansen(data, options) : undefined;
  const until = Math.max(0, ...curves.map(({ time }) => time.at(-1) ?? 0));
  const groups = curves.map((curve, g) => ({
    name: names[g],
    curve,
    median: durationQuantile(curve),
    mean: restrictedMean(curve, until),
    ...(states && { states: states[g] }),
  }));
  const diagnostics = groups.flatMap((group) => cautions(group, read));
  if (curves.every(({ events }) => events === 0)) {
    const what = 'no row ended with an event: everything lasts, and nothing says for how long';
    diagnostics.unshift(warning('all-censored', undefined, what));
  }
  const within = strata === undefined ? undefined : read.others.get(strata)!.levels!.codes;
  const compared = names.length > 1 && names.length <= MOST_COMPARED;
  if (names.length > MOST_COMPARED) {
    const what = `the ${names.length} groups are not compared with each other`;
    diagnostics.push(warning('too-many-groups', undefined, what, { why: `at most ${MOST_COMPARED} are` }));
  }
  const check = data.time.length <= MOST_CHECKED ? checked(data, curves, states, options) : undefined;
  return {
    result: {
      read,
      ...options,
      groups,
      ...(compared && { tests: { logRank: logRank(data, { within }), peto: logRank(data, { rho: 1, within }) } }),
      ...(strata !== undefined && { strata }),
      ...(check && { check }),
    },
    diagnostics,
  };
}

/** A weight that is not a number of equal rows, or with which these are too many to be counted one by one. */
function notCounts(weight: Float64Array, placeOf: ReadDurations['placeOf']): Diagnostic | undefined {
  let rows = 0;
  for (const [i, w] of weight.entries()) {
    rows += w;
    const said = `a weight of ${w}: in a curve a weight says how many equal rows there are`;
    const instead = 'whole weights, or a regression';
    if (!Number.isInteger(w)) return error('weight', placeOf(i), said, { instead });
    const most = 'up to here they are more than 9,007,199,254,740,991 (2^53 − 1), and are not counted one by one';
    if (rows > Number.MAX_SAFE_INTEGER) return error('weight', placeOf(i), said, { why: most, instead });
  }
  return undefined;
}

/** The rows of a table, each counted as often as its weight says. */
export const weighted = ({ data, weight }: ReadDurations): Durations => (weight ? { ...data, weight } : data);

function checked(
  data: Durations,
  curves: SurvivalCurve[],
  states: StateCurves[] | undefined,
  options: { interval: IntervalKind; level: number },
): SurvivalCheck {
  const first = checkCurves(data, curves, options);
  return first.holds && states ? checkStates(data, states, options) : first;
}

/** With late entry a curve can fall to 0 while others are still to enter. */
function cautions({ name, curve }: GroupSurvival, { names }: ReadDurations): Diagnostic[] {
  const end = curve.surv.indexOf(0);
  if (end < 0 || end === curve.surv.length - 1) return [];
  const who = name === '' ? 'all' : `all of ${quoted(name)}`;
  const what = `at ${curve.time[end]} ${who} that were followed had ended, and others began later: S is 0 from there on`;
  const why = `few had begun by then (column ${quoted(names.start ?? '')}); what followed is not seen in the curve`;
  return [warning('empty-risk-set', undefined, what, { why })];
}
