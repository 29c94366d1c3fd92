import { chosen } from './chosen.js';
import type { SurvivalCheck } from './curve.js';
import { type CoxClaim, eventTimes } from './partialLikelihood.js';
import { riskSetsOf } from './riskSetsOf.js';

/** What is said of single rows. */
export interface ResidualClaim {
  coxSnell: Float64Array;
  martingale: Float64Array;
  deviance: Float64Array;
}

/** What is said of each event: its row, and p numbers of Schoenfeld's residual, plain and scaled. */
export interface EventResidualClaim {
  row: Uint32Array;
  residual: Float64Array;
  scaled: Float64Array;
}

/** Steps through all rows at every time that a second look may take. */
const MOST_STEPS = 5e8;
const NEAR = 1e-7;

/**
 * Looks at residuals of Cox's regression from their definition: at every time with events all rows are gone through for
 * those at risk, events are shared out by their risks, and covariates are compared with their mean, with exact ties by the
 * chance of each to be among those that end (hazards are Breslow's then). Shares no code with what
 * made them. Scaled residuals are looked at where all are told, else it is said that they are not. Undefined where that
 * would take too long.
 *
 * @param rows Left out where they are not told, as of shares of a cause.
 */
export function checkCoxResiduals(
  claim: CoxClaim,
  events: EventResidualClaim,
  rows?: ResidualClaim,
): SurvivalCheck | undefined {
  const { rows: given, x, coef, ties, naive } = claim;
  const p = coef.length;
  const n = given.time.length;
  const times = eventTimes(claim);
  if (times.length * n * (ties === 'exact' ? n : p + 3) > MOST_STEPS) return undefined;
  const riskSet = riskSetsOf(given);
  const weight = (i: number) => (given.weight ? given.weight[i]! : 1);
  const eta = Array.from({ length: n }, (_, i) => coef.reduce((sum, b, j) => sum + b * x[i * p + j]!, 0));
  const expected = new Float64Array(n);
  const means = new Map<number, Float64Array>();
  for (const { t, stratum, rows: ending } of times) {
    const { atRisk, counts } = riskSet(t, stratum);
    const top = atRisk.reduce((most, i) => Math.max(most, eta[i]!), Number.NEGATIVE_INFINITY);
    const ends = new Set(ending);
    const mean = new Float64Array(p);
    const looks = ties === 'efron' ? ending.length : 1;
    const ended = ending.reduce((sum, i) => sum + weight(i), 0);
    for (let k = 0; k < looks; k++) {
      const risk = atRisk.map(
        (i, a) => counts[a]! * Math.exp(eta[i]! - top) * (ends.has(i) ? 1 - k / ending.length : 1),
      );
      const sum = risk.reduce((all, r, a) => all + weight(atRisk[a]!) * r, 0);
      for (const [a, i] of atRisk.entries()) {
        expected[i]! += ((ended / looks) * risk[a]!) / sum;
        for (let j = 0; j < p; j++) mean[j]! += (weight(i) * risk[a]! * x[i * p + j]!) / sum / looks;
      }
    }
    if (ties === 'exact') {
      const { share } = chosen(
        atRisk.map((i) => eta[i]!),
        ending.length,
      );
      for (let j = 0; j < p; j++) {
        mean[j] = atRisk.reduce((sum, i, a) => sum + share[a]! * x[i * p + j]!, 0) / ending.length;
      }
    }
    for (const i of ending) means.set(i, mean);
  }
  const problem = checkEvents(claim, events, means, naive) ?? (rows && checkRows(given.event, expected, rows));
  if (problem) return problem;
  return whole(events) ? { holds: true } : { holds: true, unchecked: 'scaled residuals' };
}

/** A covariate that does not differ in a stratum has no scaled residual there, and all others then have another scale. */
const whole = ({ scaled }: EventResidualClaim) => !scaled.some(Number.isNaN);

function checkEvents(
  { x, coef }: CoxClaim,
  events: EventResidualClaim,
  means: ReadonlyMap<number, Float64Array>,
  naive: Float64Array,
): SurvivalCheck | undefined {
  const { row, residual, scaled } = events;
  const p = coef.length;
  if (row.length !== means.size) return { holds: false, problem: `${row.length} residuals of ${means.size} events` };
  const scales = whole(events);
  for (const [k, i] of row.entries()) {
    const mean = means.get(i);
    if (!mean) return { holds: false, problem: `a Schoenfeld residual of row ${i}, which did not end` };
    const own = Array.from(mean, (m, j) => x[i * p + j]! - m);
    for (let j = 0; j < p; j++) {
      if (!near(residual[k * p + j]!, own[j]!)) {
        return { holds: false, problem: `Schoenfeld's residual ${j} of row ${i} is ${own[j]}` };
      }
      const moved = coef[j]! + row.length * own.reduce((sum, r, h) => sum + naive[j * p + h]! * r, 0);
      if (scales && !near(scaled[k * p + j]!, moved)) {
        return { holds: false, problem: `the scaled residual ${j} of row ${i} is ${moved}` };
      }
    }
  }
  return undefined;
}

/**
 * Whether residuals are those of so many expected events. Twice the gap between a Poisson number's log-likelihood and its
 * largest is the square of a deviance: 2 (H − δ + δ ln (δ/H)).
 */
export function checkRows(
  ended: ArrayLike<number>,
  expected: ArrayLike<number>,
  { coxSnell, martingale, deviance }: ResidualClaim,
): SurvivalCheck | undefined {
  for (let i = 0; i < expected.length; i++) {
    const h = expected[i]!;
    const gap = ended[i] === 1 ? h - 1 - Math.log(h) : h;
    if (!near(coxSnell[i]!, h)) return { holds: false, problem: `the cumulative hazard of row ${i} is ${h}` };
    if (!near(martingale[i]!, ended[i]! - h)) {
      return { holds: false, problem: `the martingale residual of row ${i} is ${ended[i]! - h}` };
    }
    if (!near((deviance[i]! * Math.abs(deviance[i]!)) / 2, h > ended[i]! ? -gap : gap)) {
      return { holds: false, problem: `the square of the deviance residual of row ${i} is ${2 * gap}` };
    }
  }
  return undefined;
}

const near = (a: number, b: number) => Math.abs(a - b) <= NEAR * Math.max(1, Math.abs(b));

/** Two looks at one result: what the first finds wrong, else the second; what either left out. */
export function together(
  first: SurvivalCheck | undefined,
  second: SurvivalCheck | undefined,
  what: string,
): SurvivalCheck | undefined {
  if (!first?.holds) return first;
  if (second && !second.holds) return second;
  const out = [first.unchecked, second ? second.unchecked : what].filter((left) => left !== undefined);
  return out.length > 0 ? { holds: true, unchecked: out.join(' and ') } : first;
}
