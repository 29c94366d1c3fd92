import type { SurvivalCheck } from './curve.js';
import { checkPeak } from './peakOf.js';

/** A discrete-time logit as a checker sees it: rows, and what is said of them. */
export interface DiscreteClaim {
  rows: { time: Float64Array; event: Uint8Array; start?: Float64Array | undefined };
  /** Length of a period. */
  period: number;
  hazard: 'cubic' | 'steps' | 'log' | 'constant';
  /** With steps, the periods in which some ended. */
  steps: readonly number[];
  /** Covariates, row after row. */
  x: Float64Array;
  /** Constant, terms of the period, covariates. */
  coef: Float64Array;
  naive: Float64Array;
  /** At the peak. */
  loglik: number;
}

const MOST_STEPS = 3e7;
const NEAR = 1e-9;

/**
 * Adds the likelihood up as a product of chances to end in each period and to get through it, and looks by differences
 * whether the coefficients are its peak. Shares no code with the fit. Undefined where that would take too long.
 */
export function checkDiscrete(claim: DiscreteClaim): SurvivalCheck | undefined {
  const { rows, period, coef, naive, loglik: said } = claim;
  const p = coef.length;
  const most = rows.time.reduce((sum, t) => sum + t / period + 1, 0);
  if (most * (8 * p + 8 * p * p) > MOST_STEPS) return undefined;
  const loglik = (at: Float64Array) => logLikelihood(claim, at);
  const found = loglik(coef);
  if (!(Math.abs(found - said) <= NEAR * Math.max(1, Math.abs(found)))) {
    return { holds: false, problem: `loglik is ${found}, not ${said}` };
  }
  return checkPeak(loglik, coef, naive);
}

/** What is said of single rows, and of ends in periods that follow each other. */
export interface DiscreteResidualClaim {
  expected: Float64Array;
  deviance: Float64Array;
  periods: readonly { from: number; to: number; n: number; events: number; expected: number; pearson: number }[];
}

/** Looks at residuals from their definition, chance by chance; undefined where that would take too long. */
export function checkDiscreteResiduals(claim: DiscreteClaim, said: DiscreteResidualClaim): SurvivalCheck | undefined {
  const { rows, period, coef } = claim;
  if (rows.time.reduce((sum, t) => sum + t / period + 1, 0) > MOST_STEPS) return undefined;
  const likelihood = new Float64Array(rows.time.length);
  const ends = new Float64Array(rows.time.length);
  const groups = said.periods.map(({ from, to }) => ({ from, to, n: 0, events: 0, expected: 0, spread: 0 }));
  let missed: number | undefined;
  eachPeriod(claim, coef, (i, k, odds, ended) => {
    const chance = Math.exp(odds - softplus(odds));
    likelihood[i]! += (ended ? odds : 0) - softplus(odds);
    ends[i]! += chance;
    const group = groups.find(({ from, to }) => from <= k && k <= to);
    if (!group) {
      missed = k;
      return;
    }
    group.n++;
    group.events += ended ? 1 : 0;
    group.expected += chance;
    group.spread += chance - chance * chance;
  });
  if (missed !== undefined) return { holds: false, problem: `period ${missed} is in none of the groups of periods` };
  const wrong = (found: number, stated: number) => !(Math.abs(found - stated) <= 1e-7 * Math.max(1, Math.abs(found)));
  for (const [i, e] of ends.entries()) {
    const d = said.deviance[i]!;
    if (wrong(e, said.expected[i]!)) return { holds: false, problem: `row ${i} has ${e} expected ends` };
    const side = (rows.event[i] === 1 ? 1 : 0) - e;
    if (wrong(-2 * likelihood[i]!, d * d) || (Math.abs(side) > 1e-9 && side * d < 0))
      return { holds: false, problem: `the square of the deviance residual of row ${i} is ${-2 * likelihood[i]!}` };
  }
  for (const [g, { n, events, expected, spread }] of groups.entries()) {
    const own = said.periods[g]!;
    if (n !== own.n || events !== own.events || wrong(expected, own.expected))
      return { holds: false, problem: `in periods ${own.from} to ${own.to} ${expected} of ${n} are expected to end` };
    if (wrong((events - expected) / Math.sqrt(spread), own.pearson))
      return { holds: false, problem: `the Pearson residual of periods ${own.from} to ${own.to} is another one` };
  }
  return { holds: true };
}

const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

function logLikelihood(claim: DiscreteClaim, coef: Float64Array): number {
  let sum = 0;
  eachPeriod(claim, coef, (_i, _k, odds, ended) => {
    const ends = 1 / (1 + Math.exp(-odds));
    sum += Math.log(ended ? ends : 1 - ends);
  });
  return sum;
}

/** Goes through the periods of every row that count, with the log odds to end in each. */
function eachPeriod(
  { rows, period, hazard, steps, x }: DiscreteClaim,
  coef: Float64Array,
  visit: (i: number, k: number, odds: number, ended: boolean) => void,
): void {
  const b = { constant: 0, log: 1, cubic: 3, steps: steps.length - 1 }[hazard];
  const p = coef.length - 1 - b;
  for (const [i, t] of rows.time.entries()) {
    let covariates = coef[0]!;
    for (let j = 0; j < p; j++) covariates += coef[1 + b + j]! * x[i * p + j]!;
    const begin = rows.start ? rows.start[i]! : 0;
    // The k-th period is from (k − 1) to k lengths; what lies less than a billionth of one beyond is rounding.
    for (let k = 1; k === 1 || (k - 1) * period < t - 1e-9 * period; k++) {
      if (k * period <= begin + 1e-9 * period) continue;
      const last = k * period >= t - 1e-9 * period;
      let odds = covariates;
      if (hazard === 'log') odds += coef[1]! * Math.log(k);
      if (hazard === 'cubic') odds += coef[1]! * k + coef[2]! * k * k + coef[3]! * k * k * k;
      if (hazard === 'steps') {
        const step = steps.indexOf(k);
        if (step < 0 && !(last && rows.event[i] === 1)) continue;
        if (step !== 0) odds += coef[step]!;
      }
      visit(i, k, odds, last && rows.event[i] === 1);
    }
  }
}
