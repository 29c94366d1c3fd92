import { type StateCurves, statesAt } from './aalenJohansen.js';
import type { GroupSurvival, Survival } from './analyse.js';
import { curveAt } from './curveAt.js';
import type { SurvivalCurve } from './kaplanMeier.js';
import { lastUpTo } from './lastUpTo.js';
import type { LogRank } from './logRank.js';

/**
 * A result as JSON, with the names of R's `survfit`, its summary, and `survdiff`. A number that is not there is null.
 *
 * @param at Rising times to be told in place of all; as in R's summary, events are then those since the time before.
 */
export function survivalJson(
  { read, interval, level, groups, tests, strata, check }: Survival,
  at?: readonly number[],
): object {
  const { by } = read.names;
  return {
    columns: read.names,
    coding: read.coding,
    rows: read.rows,
    missing: read.missing,
    'conf.type': interval,
    'conf.int': level,
    strata: groups.map((group) => ({
      ...(by !== undefined && { strata: `${by}=${group.name}` }),
      ...groupJson(group, read.causes, at),
    })),
    ...(tests && {
      survdiff: [
        { test: 'log-rank', rho: 0, ...(strata !== undefined && { strata }), ...testJson(tests.logRank) },
        { test: 'Peto-Peto', rho: 1, ...(strata !== undefined && { strata }), ...testJson(tests.peto) },
      ],
    }),
    check: check ?? null,
  };
}

function groupJson({ curve, median, mean, states }: GroupSurvival, causes: readonly string[], at?: readonly number[]) {
  return {
    n: curve.n,
    events: curve.events,
    median: { median: median.time, lower: median.lower, upper: median.upper },
    rmean: { rmean: mean.mean, 'se(rmean)': mean.stdErr, upto: mean.until },
    ...(at ? curveAtTimes(curve, at) : wholeCurve(curve)),
    ...(states && { states: statesJson(states, causes, at) }),
  };
}

function wholeCurve(curve: SurvivalCurve) {
  return {
    time: [...curve.time],
    'n.risk': [...curve.nRisk],
    'n.event': [...curve.nEvent],
    'n.censor': [...curve.nCensor],
    surv: [...curve.surv],
    'std.err': [...curve.stdErr],
    lower: [...curve.lower],
    upper: [...curve.upper],
    cumhaz: [...curve.cumhaz],
    'std.chaz': [...curve.stdChaz],
  };
}

function curveAtTimes(curve: SurvivalCurve, at: readonly number[]) {
  const points = at.map((t) => curveAt(curve, t));
  return {
    time: at,
    'n.risk': points.map((p) => p.nRisk),
    'n.event': since(curve.time, curve.nEvent, at),
    'n.censor': since(curve.time, curve.nCensor, at),
    surv: points.map((p) => p.surv),
    'std.err': points.map((p) => p.stdErr),
    lower: points.map((p) => p.lower),
    upper: points.map((p) => p.upper),
    cumhaz: points.map((p) => p.cumhaz),
    'std.chaz': points.map((p) => p.stdChaz),
  };
}

/** What still lasts first, as `(s0)`, then each cause. */
function statesJson(curves: StateCurves, causes: readonly string[], at?: readonly number[]) {
  const points = at?.map((t) => statesAt(curves, t));
  return ['(s0)', ...causes].map((state, k) => {
    const of = (name: 'pstate' | 'stdErr' | 'lower' | 'upper') =>
      points?.map((p) => p[name][k]) ?? [...curves[name][k]];
    const events = k === 0 ? {} : { events: curves.events[k - 1] };
    return { state, ...events, pstate: of('pstate'), 'std.err': of('stdErr'), lower: of('lower'), upper: of('upper') };
  });
}

/** Sums over the times after the one before, up to each. */
function since(time: Float64Array, column: Float64Array, at: readonly number[]): number[] {
  let from = 0;
  return at.map((t) => {
    const to = lastUpTo(time, t) + 1;
    const part = column.subarray(from, to);
    from = to;
    return part.reduce((sum, x) => sum + x, 0);
  });
}

function testJson({ n, obs, exp, chisq, df, p }: LogRank) {
  return { n, obs, exp, chisq, df, pvalue: p };
}
