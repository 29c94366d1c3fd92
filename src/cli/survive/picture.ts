import type { Curves } from '../../lens/finding.js';
import {
  type CurvePoint,
  curveAt,
  type GroupSurvival,
  type StateCurves,
  type Survival,
  statesAt,
} from '../../survival/index.js';
import { roundTimes } from './roundTimes.js';
import { shownName } from './shownName.js';

/** Curves with more steps are drawn at so many times, evenly apart: a picture has no more pixels. */
const MOST_STEPS = 1000;

/** A result as curves to be drawn: what lasts of each group, or, where one group ends by causes, what has ended by each. */
export function picture({ groups, read }: Survival): Curves {
  const last = groups[0]!.mean.until;
  const [only] = groups;
  const states = groups.length === 1 ? only!.states : undefined;
  const rounded = roundTimes(last, 8);
  const values = timesOf(groups, last, rounded);
  return {
    kind: 'curves',
    x: { name: read.names.time, unit: '', values },
    y: { name: states ? 'share that has ended by each cause' : 'share that still lasts', unit: 'share' },
    form: 'lines',
    series: states
      ? read.causes.map((name, k) =>
          causeSeries(states, shownName(name, read.names.cause), k + 1, values, k === 0 ? rounded : []),
        )
      : groups.map((group, g) => lastingSeries(group, shownName(group.name, read.names.by), g, values, rounded)),
  };
}

function timesOf(groups: readonly GroupSurvival[], last: number, rounded: readonly number[]): number[] {
  const all = new Set<number>(rounded);
  for (const { curve } of groups) for (const time of curve.time) all.add(time);
  if (all.size <= MOST_STEPS) return [...all].sort((a, b) => a - b);
  const even = Array.from({ length: MOST_STEPS }, (_, i) => (last * i) / (MOST_STEPS - 1));
  return [...new Set([...even, ...rounded])].sort((a, b) => a - b);
}

function lastingSeries(
  { curve }: GroupSurvival,
  name: string,
  g: number,
  times: readonly number[],
  rounded: readonly number[],
) {
  const points = times.map((time) => curveAt(curve, time));
  return {
    id: `group-${g}`,
    name: name || 'all rows',
    steps: true as const,
    values: points.map((p) => there(p.surv)),
    band: {
      lower: points.map((_, i) => limit(points, i, 'lower')),
      upper: points.map((_, i) => limit(points, i, 'upper')),
    },
    atRisk: points.map((p) => (rounded.includes(p.time) ? p.nRisk : null)),
  };
}

/** @param rounded Times at which those at risk are told: they are the same for every cause. */
function causeSeries(
  states: StateCurves,
  name: string,
  k: number,
  times: readonly number[],
  rounded: readonly number[],
) {
  const points = times.map((time) => statesAt(states, time));
  const atRisk = points.map((p) => (rounded.includes(p.time) ? p.nRisk : null));
  return {
    id: `cause-${k}`,
    name,
    steps: true as const,
    values: points.map((p) => there(p.pstate[k]!)),
    band: { lower: points.map((p) => there(p.lower[k]!)), upper: points.map((p) => there(p.upper[k]!)) },
    ...(rounded.length > 0 && { atRisk }),
  };
}

/** Where S comes down to 0 it has no limits, and those before it hold until there. */
function limit(points: readonly CurvePoint[], i: number, name: 'lower' | 'upper'): number | null {
  return there(points[i]!.surv === 0 && i > 0 ? points[i - 1]![name] : points[i]![name]);
}

const there = (x: number) => (Number.isNaN(x) ? null : x);
