import type { CoxRows } from './coxRows.js';
import type { LogitFit } from './discreteLogit.js';
import { baselineOf, type HazardForm, periodsOf } from './periods.js';
import { predictorOf, type RowResiduals } from './rowResiduals.js';

/** Ends in periods that follow each other, beside those that the fit expects. */
export interface PeriodResidual {
  /** Numbers of the first and the last period, from 1. */
  from: number;
  to: number;
  /** Periods of rows, how many of them ended a row, and how many the fit expects to. */
  n: number;
  events: number;
  expected: number;
  /** (events − expected) / √Σ q (1 − q), q the chances: about standard normal if the model holds. */
  pearson: number;
}

export interface LogitResiduals extends Omit<RowResiduals, 'coxSnell'> {
  /** Of each row: the chances to end in its periods, summed. */
  expected: Float64Array;
  periods: PeriodResidual[];
}

/** Periods are joined until so many ends are expected: of fewer a residual is far from normal (Cochran 1954). */
const LEAST_EXPECTED = 5;

/**
 * Residuals of a discrete-time logit. Of rows, with δ whether it ended and q its chances:
 *
 *     martingale M = δ − Σ q        deviance ±√(−2 ln L), below 0 where M is; L the chance of what happened
 *
 * the sum and the root of the summed squares of `residuals.glm` over the row's periods. The linear predictor is that of the
 * covariates, without the period.
 */
export function logitResiduals(
  rows: CoxRows,
  x: Float64Array,
  p: number,
  fit: LogitFit,
  { hazard, period }: { hazard: HazardForm; period: number },
): LogitResiduals {
  const { coef, steps } = fit;
  const terms = baselineOf(hazard, steps);
  const n = rows.time.length;
  const predictor = predictorOf(x, coef.subarray(1 + terms.length), p, n);
  const expected = new Float64Array(n);
  const squares = new Float64Array(n);
  const byPeriod = new Map<number, { n: number; events: number; expected: number; variance: number }>();
  for (const { row, period: k, ended } of periodsOf(rows, period)) {
    if (hazard === 'steps' && !steps.includes(k)) continue;
    const odds = terms.reduce((sum, term, j) => sum + coef[1 + j]! * term.of(k), coef[0]! + predictor[row]!);
    const chance = 1 / (1 + Math.exp(-odds));
    expected[row] += chance;
    squares[row] += 2 * (Math.max(odds, 0) + Math.log1p(Math.exp(-Math.abs(odds))) - (ended ? odds : 0));
    const there = byPeriod.get(k) ?? { n: 0, events: 0, expected: 0, variance: 0 };
    byPeriod.set(k, there);
    there.n++;
    there.events += ended;
    there.expected += chance;
    there.variance += chance * (1 - chance);
  }
  const martingale = expected.map((e, i) => (rows.event[i] === 1 ? 1 : 0) - e);
  const deviance = squares.map((square, i) => (martingale[i]! < 0 ? -1 : 1) * Math.sqrt(square));
  return { predictor, expected, martingale, deviance, periods: joined(byPeriod) };
}

function joined(
  byPeriod: ReadonlyMap<number, { n: number; events: number; expected: number; variance: number }>,
): PeriodResidual[] {
  const groups: (Omit<PeriodResidual, 'pearson'> & { variance: number })[] = [];
  for (const [k, own] of [...byPeriod].sort(([a], [b]) => a - b)) {
    const last = groups.at(-1);
    if (!last || last.expected >= LEAST_EXPECTED) groups.push({ from: k, to: k, ...own });
    else Object.assign(last, sum(last, { to: k, ...own }));
  }
  if (groups.length > 1 && groups.at(-1)!.expected < LEAST_EXPECTED) {
    const rest = groups.pop()!;
    Object.assign(groups.at(-1)!, sum(groups.at(-1)!, rest));
  }
  return groups.map(({ variance, ...group }) => ({
    ...group,
    pearson: (group.events - group.expected) / Math.sqrt(variance),
  }));
}

type Group = { to: number; n: number; events: number; expected: number; variance: number };

const sum = (a: Group, b: Group): Group => ({
  to: b.to,
  n: a.n + b.n,
  events: a.events + b.events,
  expected: a.expected + b.expected,
  variance: a.variance + b.variance,
});
