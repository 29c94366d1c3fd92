import { cholesky, inverse, quadratic } from './cholesky.js';
import { collinear } from './collinear.js';
import { coxResiduals, fewClusters, sandwich } from './coxResiduals.js';
import { type CoxRows, meanWeight, type SortedRows, sortedRows } from './coxRows.js';
import { exactWork, MOST_EXACT_SUMS } from './exactWork.js';
import { monotone } from './monotone.js';
import { curvatureLeft, type Maximum, NO_CURVATURE, newton } from './newton.js';
import { partialDerivatives, type Ties } from './partialDerivatives.js';
import type { Regressed } from './regressionFault.js';

export interface CoxOptions {
  ties?: Ties;
  /** The event that counts; rows that ended by another cause count as censored. 1 when left out. */
  cause?: number;
  /** Number of the cluster of each row, from 0: errors are then robust. Not with exact ties. */
  cluster?: Uint32Array;
}

/** Proportional hazards (Cox 1972): hazard(t | x) = h0(t) exp(coef · x), one h0 for each stratum, its form left open. */
export interface CoxFit {
  ties: Ties;
  /** Rows, and those that ended with the event. */
  n: number;
  events: number;
  /** Logarithms of hazard ratios, one for each column. */
  coef: Float64Array;
  /** Covariance of the coefficients, row after row: inverse information, or robust where there are clusters. */
  variance: Float64Array;
  /** Where `variance` is robust: the inverse information, and how many clusters there were. */
  naive?: Float64Array;
  clusters?: number;
  /** Partial log-likelihood with all coefficients at 0, and at its peak. */
  loglik: [number, number];
  /** χ² of the score test, that all coefficients are 0. */
  score: number;
  iterations: number;
  /** The rows as they were gone through, and the coefficients of their scaled covariates: for what follows a fit. */
  sorted: SortedRows;
  scaled: Float64Array;
}

/** Newton's steps are few where there is a peak, and the likelihood is curved there nearly as it was at 0. */
const MANY_STEPS = 9;
const FLAT = 0.05;
/** Where steps have become small, their direction is known to this. */
const SURE = 1e-6;

/** Whether a coefficient may be running off: along the last step hardly any curvature is left, or steps were many. */
const mayRunOff = (peak: Maximum) => !peak.converged || peak.iterations >= MANY_STEPS || !(curvatureLeft(peak) > FLAT);

/**
 * Fits Cox's regression by the largest partial likelihood.
 *
 * @param x Covariates, row after row, p of them.
 * @throws RangeError for exact ties with weights or clusters, or where they take more than {@link MOST_EXACT_SUMS}.
 */
export function coxRegression(rows: CoxRows, x: Float64Array, p: number, options: CoxOptions = {}): Regressed<CoxFit> {
  const { ties = 'efron', cause = 1, cluster } = options;
  if (ties === 'exact' && (cluster || rows.weight?.some((w) => w !== 1))) {
    throw new RangeError('exact ties take no clusters and no weights');
  }
  const sorted = sortedRows(rows, x, p, cause);
  const events = sorted.event.reduce((sum, e) => sum + e, 0);
  if (events === 0) return { fault: { kind: 'no-events' } };
  if (ties === 'exact') refuseTooMany(sorted);
  const at = (beta: Float64Array) => partialDerivatives(sorted, beta, ties);
  const fault = collinear(at(new Float64Array(p)).information, sorted.scale, squaresAtRisk(sorted));
  if (fault) return { fault };
  const peak = newton(at, new Float64Array(p), meanWeight(rows));
  const lower = cholesky(peak.information, p);
  const flat = !lower || curvatureLeft(peak) < NO_CURVATURE;
  if (mayRunOff(peak)) {
    const rises = (small?: number) => monotone(sorted, peak.step, ties === 'exact', small);
    const direction = rises();
    // Rows that are nearly apart have a peak far out: where one seems to be found, only what rises to the last row has none.
    if (direction && (flat || !peak.converged || rises(SURE))) return { fault: { kind: 'separation', direction } };
  }
  if (flat || !peak.converged)
    return { fault: { kind: 'not-converged', coef: unscaled(peak.coef, sorted.scale), flat } };
  const naive = inverse(lower, p).map((v, k) => v / (sorted.scale[Math.floor(k / p)] * sorted.scale[k % p]));
  const robust =
    cluster && sandwich(coxResiduals(sorted, peak.coef, ties === 'efron').score, naive, p, rows.weight, cluster);
  const few = fewClusters(robust, p);
  if (few) return { fault: few };
  return {
    fit: {
      ties,
      n: sorted.n,
      events,
      coef: unscaled(peak.coef, sorted.scale),
      variance: robust ? robust.variance : naive,
      ...(robust && { naive, clusters: robust.clusters }),
      loglik: [peak.initial.loglik, peak.loglik],
      score: quadratic(cholesky(peak.initial.information, p)!, peak.initial.score),
      iterations: peak.iterations,
      sorted,
      scaled: peak.coef,
    },
  };
}

/** Of each covariate the sum over events of the largest square among rows that were at risk at any of them. */
function squaresAtRisk({ p, time, event, weight, x, start, from }: SortedRows): Float64Array {
  const squares = new Float64Array(p);
  for (let s = 0; s + 1 < from.length; s++) {
    let [events, first, last] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let i = from[s]!; i < from[s + 1]!; i++) {
      if (event[i] !== 1) continue;
      events += weight[i];
      first = Math.min(first, time[i]);
      last = Math.max(last, time[i]);
    }
    const most = new Float64Array(p);
    for (let i = from[s]!; i < from[s + 1]!; i++) {
      if (time[i] < first || (start && start[i] >= last)) continue;
      for (let j = 0; j < p; j++) most[j] = Math.max(most[j], x[i * p + j] ** 2);
    }
    for (let j = 0; j < p; j++) squares[j] += events * most[j];
  }
  return squares;
}

function refuseTooMany(sorted: SortedRows): void {
  const sums = exactWork(sorted);
  if (sums <= MOST_EXACT_SUMS) return;
  throw new RangeError(
    `exact ties would take ${sums.toExponential(1)} sums for each look at the likelihood, and at most ${MOST_EXACT_SUMS.toExponential(0)} are taken: --ties efron takes one for each row, and differs little where few of those at risk end at once`,
  );
}

/** χ² of Wald's test that all coefficients are 0: coefᵀ V⁻¹ coef. */
export function wald({ coef, variance }: Pick<CoxFit, 'coef' | 'variance'>): number {
  const lower = cholesky(variance, coef.length);
  return lower ? quadratic(lower, coef) : Number.NaN;
}

const unscaled = (coef: Float64Array, scale: Float64Array) => coef.map((b, j) => b / scale[j]);
