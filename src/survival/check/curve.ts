import { normalBelow } from '../../quantity/special/normalBelow.js';
import type { Durations } from '../durations.js';
import type { SurvivalCurve } from '../kaplanMeier.js';
import type { IntervalOptions } from '../limits.js';
import { type Recount, recount, redistributed, shared } from './counts.js';

/** What a second look at curves found. */
export interface SurvivalCheck {
  holds: boolean;
  /** What is wrong first, where it does not hold. */
  problem?: string;
  /** What was not looked at, where something was left out. */
  unchecked?: string;
}

/**
 * Finds curves again from the rows: counts by looking them up, S by redistribution to the right (where rows begin late,
 * by sums of logarithms), Greenwood's variance as Σ 1/(n − d) − 1/n, and for each limit whether the normal distribution
 * gives it the chance that it should have. Shares no code with the estimator.
 */
export function checkCurves(
  data: Durations,
  curves: readonly SurvivalCurve[],
  options: IntervalOptions = {},
): SurvivalCheck {
  if (curves.length !== data.strata) return { holds: false, problem: `${curves.length} curves, ${data.strata} groups` };
  for (const [g, curve] of curves.entries()) {
    const problem = problemOf(recount(data, g), curve, options);
    if (problem !== undefined) return { holds: false, problem: `group ${g}: ${problem}` };
  }
  return { holds: true };
}

/** Sums of a million numbers, added up in another order, agree to this. */
const NEAR = 1e-9;
const near = (a: number, b: number) => Math.abs(a - b) <= NEAR * Math.max(1, Math.abs(b));

/** Counts that differ from those made anew, or undefined. */
export function wrongCounts(
  { n, times, atRisk, ended }: Recount,
  curve: Pick<SurvivalCurve, 'n' | 'time' | 'nRisk' | 'nEvent' | 'nCensor'>,
): string | undefined {
  if (curve.n !== n) return `n is ${n}, not ${curve.n}`;
  if (curve.time.length !== times.length) return `${times.length} distinct times, not ${curve.time.length}`;
  for (const [i, t] of times.entries()) {
    if (curve.time[i] !== t) return `time ${i} is ${t}, not ${curve.time[i]}`;
    const [censored, ...byCause] = ended[i]!;
    const events = byCause.reduce((a, b) => a + b, 0);
    if (!near(curve.nRisk[i]!, atRisk[i]!)) return `at ${t} n.risk is ${atRisk[i]}, not ${curve.nRisk[i]}`;
    if (!near(curve.nEvent[i]!, events)) return `at ${t} n.event is ${events}, not ${curve.nEvent[i]}`;
    if (!near(curve.nCensor[i]!, censored!)) return `at ${t} n.censor is ${censored}, not ${curve.nCensor[i]}`;
  }
  return undefined;
}

function problemOf(counts: Recount, curve: SurvivalCurve, options: IntervalOptions): string | undefined {
  const wrong = wrongCounts(counts, curve);
  if (wrong !== undefined) return wrong;
  const { times, atRisk, ended } = counts;
  const { left } = counts.late ? shared(counts) : redistributed(counts);
  let logVariance = 0;
  let hazard = 0;
  let hazardVariance = 0;
  let events = 0;
  for (const [i, t] of times.entries()) {
    const n = atRisk[i]!;
    const d = ended[i]!.slice(1).reduce((a, b) => a + b, 0);
    events += d;
    logVariance += 1 / (n - d) - 1 / n;
    hazard += d / n;
    hazardVariance += d / n ** 2;
    const s = curve.surv[i]!;
    const said = { 'std.chaz': curve.stdChaz[i]!, cumhaz: curve.cumhaz[i]!, surv: s, 'std.err': curve.stdErr[i]! };
    const dead = n === d || (i > 0 && curve.surv[i - 1] === 0);
    const found = {
      'std.chaz': Math.sqrt(hazardVariance),
      cumhaz: hazard,
      surv: left[i]!,
      'std.err': dead ? Number.NaN : left[i]! * Math.sqrt(logVariance),
    };
    if (dead && s !== 0) return `at ${t} all have ended, and surv is ${s}`;
    for (const name of ['surv', 'std.err', 'cumhaz', 'std.chaz'] as const) {
      if (Number.isNaN(found[name]) ? Number.isNaN(said[name]) : near(said[name], found[name])) continue;
      return `at ${t} ${name} is ${found[name]}, not ${said[name]}`;
    }
    for (const [name, limit, side] of [
      ['lower', curve.lower[i]!, -1],
      ['upper', curve.upper[i]!, 1],
    ] as const) {
      if (!limitHolds(s, Math.sqrt(logVariance), limit, side, options)) return `at ${t} ${name} is not ${limit}`;
    }
  }
  return near(curve.events, events) ? undefined : `events are ${events}, not ${curve.events}`;
}

/**
 * Whether a limit lies as far from p as it should: the normal distribution gives that distance, on the scale of the
 * interval, the chance ½ ± level/2.
 *
 * @param error Standard error of ln p.
 * @param side −1 for the lower limit, 1 for the upper one.
 */
export function limitHolds(
  p: number,
  error: number,
  limit: number,
  side: -1 | 1,
  { interval = 'log', level = 0.95 }: IntervalOptions,
): boolean {
  const none = p === 0 ? interval !== 'plain' || error > 0 : p === 1 && interval === 'log-log';
  if (none) return Number.isNaN(limit);
  if (error === 0) return limit === p;
  const wanted = side === 1 ? (1 + level) / 2 : (1 - level) / 2;
  const at = (x: number) => {
    if (interval === 'plain') return normalBelow((x - p) / (p * error));
    if (interval === 'log') return normalBelow(Math.log(x / p) / error);
    return normalBelow(((Math.log(-Math.log(x)) - Math.log(-Math.log(p))) * Math.log(p)) / error);
  };
  // A limit at an end of the scale was cut: beyond it the chance has not been reached yet.
  if (limit === 1 && side === 1) return at(1) <= wanted + NEAR;
  if (limit === 0 && side === -1 && interval === 'plain') return at(0) >= wanted - NEAR;
  // A number near the end of what doubles can tell apart has a distance of few digits.
  const slack = NEAR + 1e-15 / (error * Math.min(p, 1 - p || 1));
  return limit >= 0 && limit <= 1 && Math.abs(at(limit) - wanted) <= slack;
}
