import type { StateCurves } from '../aalenJohansen.js';
import type { Durations } from '../durations.js';
import type { IntervalOptions } from '../limits.js';
import { type Recount, recount, redistributed, shared } from './counts.js';
import { limitHolds, type SurvivalCheck, wrongCounts } from './curve.js';

/**
 * Finds shares by state again: masses that are handed on to the right and leave by their cause (where rows begin late,
 * by sums of logarithms), which sum to 1, and of which the first is the share of all causes together. Variances by the
 * delta method over all increments, for each time as a polynomial in P_k(t), not carried on from time to time. Shares
 * no code with the estimator.
 */
export function checkStates(
  data: Durations,
  curves: readonly StateCurves[],
  options: IntervalOptions = {},
): SurvivalCheck {
  if (curves.length !== data.strata) return { holds: false, problem: `${curves.length} curves, ${data.strata} groups` };
  for (const [g, curve] of curves.entries()) {
    const problem = problemOf(recount(data, g), curve, data.causes, options);
    if (problem !== undefined) return { holds: false, problem: `group ${g}: ${problem}` };
  }
  return { holds: true };
}

const NEAR = 1e-9;
const near = (a: number, b: number) => Math.abs(a - b) <= NEAR * Math.max(1, Math.abs(b));

function problemOf(counts: Recount, curve: StateCurves, causes: number, options: IntervalOptions): string | undefined {
  const wrong = wrongCounts(counts, curve);
  if (wrong !== undefined) return wrong;
  if (curve.pstate.length !== causes + 1) return `${curve.pstate.length} states of ${causes} causes`;
  const { left, gone } = counts.late ? shared(counts) : redistributed(counts);
  for (const [i, t] of counts.times.entries()) {
    const sum = curve.pstate.reduce((all, p) => all + p[i]!, 0);
    if (!near(sum, 1)) return `at ${t} the states sum to ${sum}`;
    for (let k = 0; k <= causes; k++) {
      const found = k === 0 ? left[i]! : gone[i]![k - 1]!;
      const said = curve.pstate[k]![i]!;
      if (!near(said, found)) return `at ${t} state ${k} is ${found}, not ${said}`;
    }
  }
  for (let k = 0; k <= causes; k++) {
    const errors = errorsOf(counts, left, k === 0 ? left : gone.map((g) => g[k - 1]!), k);
    for (const [i, t] of counts.times.entries()) {
      const [p, said] = [curve.pstate[k]![i]!, curve.stdErr[k]![i]!];
      // A variance that is the difference of larger numbers has fewer digits.
      if (!(Math.abs(said ** 2 - errors[i]! ** 2) <= 1e-6 * said ** 2 + 1e-14))
        return `at ${t} std.err of ${k} is ${errors[i]}, not ${said}`;
      const relative = said === 0 ? 0 : said / p;
      const limits = [curve.lower[k]![i]!, curve.upper[k]![i]!] as const;
      if (!limitHolds(p, relative, limits[0], -1, options)) return `at ${t} lower of ${k} is not ${limits[0]}`;
      if (!limitHolds(p, relative, limits[1], 1, options)) return `at ${t} upper of ${k} is not ${limits[1]}`;
    }
  }
  const totals = curve.events.reduce((a, b) => a + b, 0);
  const events = counts.ended.reduce((all, row) => all + row.slice(1).reduce((a, b) => a + b, 0), 0);
  return near(totals, events) ? undefined : `events are ${events}, not ${totals}`;
}

/**
 * An increment of the hazards at s moves P_k(t) by S(s−) (u_k − φ Σ_j u_j), with φ = (P_k(t) − P_k(s)) / S(s) the chance
 * to end by k until t when lasting at s. With C the multinomial covariance of the increments,
 *
 *     var P_k(t) = Σ_s S(s−)² (C_kk − 2 φ (C 1)_k + φ² 1ᵀ C 1),
 *
 * sums of powers of P_k(t). For S itself it is Greenwood's.
 */
function errorsOf({ atRisk, ended }: Recount, left: readonly number[], share: readonly number[], k: number): number[] {
  const sums = { 0: 0, 1: 0, 2: 0 };
  let greenwood = 0;
  return share.map((p, i) => {
    const n = atRisk[i]!;
    const d = ended[i]!.slice(1).reduce((a, b) => a + b, 0);
    if (k === 0) {
      greenwood += 1 / (n - d) - 1 / n;
      return p > 0 && n > d ? p * Math.sqrt(greenwood) : 0;
    }
    const dk = ended[i]![k]!;
    const before = i === 0 ? 1 : left[i - 1]!;
    const unit = before ** 2 / n ** 3;
    sums[0] += unit * dk * (n - dk);
    if (n > d && left[i]! > 0) {
      // φ = (P − p) / left: its powers are taken apart.
      const one = (unit * dk * (n - d)) / left[i]!;
      const two = (unit * d * (n - d)) / left[i]! ** 2;
      sums[0] += 2 * one * p + two * p * p;
      sums[1] += -2 * one - 2 * two * p;
      sums[2] += two;
    }
    return Math.sqrt(Math.max(0, sums[0] + sums[1] * p + sums[2] * p * p));
  });
}
