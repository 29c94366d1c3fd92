import { cholesky, inverse } from './cholesky.js';
import { collinear } from './collinear.js';
import { fewClusters, sandwich } from './coxResiduals.js';
import { type CoxRows, meanWeight } from './coxRows.js';
import type { DistributionName } from './errorDistribution.js';
import { curvatureLeft, type Maximum, NO_CURVATURE, newton } from './newton.js';
import { type ParametricRows, parametricDerivatives, parts } from './parametricDerivatives.js';
import type { Regressed, RegressionFault } from './regressionFault.js';
import { identity, mapped, mappedBoth, scaledColumns, unscale } from './scaledColumns.js';

export interface ParametricOptions {
  distribution: DistributionName;
  /**
   * Where a share of rows never ends: covariates of the log odds that a row ends at all, row after row, r of them
   * besides a constant.
   */
  lasting?: { z: Float64Array; r: number };
  /** Number of the cluster of each row, from 0: errors are then robust. */
  cluster?: Uint32Array;
}

/** ln T = μ + σ w (accelerated failure time), μ = coef · x with a constant first; R's `survreg`. */
export interface ParametricFit {
  distribution: DistributionName;
  n: number;
  events: number;
  /** Constant and covariates of μ; ln σ unless it is 1 by distribution; constant and covariates of the log odds to end. */
  coef: Float64Array;
  /** Covariance of them all, row after row; robust where there are clusters. */
  variance: Float64Array;
  naive?: Float64Array;
  clusters?: number;
  scale: number;
  /** Log-likelihood of the durations without covariates, and at its peak. */
  loglik: [number, number];
  /** Coefficients that have to do with covariates: degrees of freedom of the likelihood ratio. */
  df: number;
  iterations: number;
}

/**
 * Fits durations of a form that is given, where all end or where a share lasts for ever (split population, Schmidt and
 * Witte 1989). All times have to be above 0. Rows that begin late count given that they had lasted until then.
 *
 * @param x Covariates, row after row, p of them, without a constant.
 */
export function parametricRegression(
  rows: CoxRows,
  x: Float64Array,
  p: number,
  { distribution, lasting, cluster }: ParametricOptions,
): Regressed<ParametricFit> {
  const n = rows.time.length;
  const events = rows.event.reduce((sum, e) => sum + (e === 1 ? 1 : 0), 0);
  if (events === 0) return { fault: { kind: 'no-events' } };
  const timing = scaledColumns(x, n, p);
  const odds = lasting && scaledColumns(lasting.z, n, lasting.r);
  const dependent = collinear(timing.products, timing.scale, new Float64Array(p).fill(n));
  if (dependent) return { fault: dependent };
  const dependentOdds = odds && collinear(odds.products, odds.scale, new Float64Array(lasting.r).fill(n));
  if (dependentOdds) return { fault: behind(dependentOdds, p) };

  const model = { rows, distribution, x: timing.x, q: p + 1, z: odds?.x ?? NONE, r: odds ? lasting!.r + 1 : 0 };
  const ones = new Float64Array(n).fill(1);
  const empty: ParametricRows = { ...model, x: ones, q: 1, z: odds ? ones : NONE, r: odds ? 1 : 0 };
  const unit = meanWeight(rows);
  const alone = newton((coef) => parametricDerivatives(empty, coef), beginning(empty, events), unit);
  if (!alone.converged || noPlateau(empty, alone.coef)) return { fault: whyNot(empty, alone, NONE) };
  const at = parts(model);
  const from = new Float64Array(at.size);
  from[0] = alone.coef[0];
  from.set(alone.coef.subarray(1, 1 + at.scale), model.q);
  if (odds) from[at.odds] = alone.coef[1 + at.scale];
  const peak = newton((coef) => parametricDerivatives(model, coef), from, unit);
  const lower = cholesky(peak.information, at.size);
  const direction = stopsMattering(model, peak.step);
  if (direction) return { fault: { kind: 'separation', direction } };
  const nowhere = !peak.converged || !lower || curvatureLeft(peak) < NO_CURVATURE;
  if (nowhere || noPlateau(model, peak.coef)) {
    const map = identity(at.size);
    unscale(map, at.size, 0, timing);
    return { fault: whyNot(model, peak, mapped(map, peak.coef).subarray(1, 1 + p)) };
  }

  const scores = new Float64Array(n * at.size);
  if (cluster) parametricDerivatives(model, peak.coef, scores);
  const scaled = inverse(lower, at.size);
  const robust = cluster && sandwich(scores, scaled, at.size, rows.weight, cluster);
  const few = fewClusters(robust, at.size);
  if (few) return { fault: few };
  const map = identity(at.size);
  unscale(map, at.size, 0, timing);
  if (odds) unscale(map, at.size, at.odds, odds);
  const naive = mappedBoth(map, scaled, at.size);
  return {
    fit: {
      distribution,
      n,
      events,
      coef: mapped(map, peak.coef),
      variance: robust ? mappedBoth(map, robust.variance, at.size) : naive,
      ...(robust && { naive, clusters: robust.clusters }),
      scale: at.scale === 1 ? Math.exp(peak.coef[model.q]) : 1,
      loglik: [alone.loglik, peak.loglik],
      df: p + (lasting?.r ?? 0),
      iterations: peak.iterations,
    },
  };
}

const NONE = new Float64Array(0);

/** Exponential durations; of a share that lasts for ever, half of those that are still lasting. */
function beginning(model: ParametricRows, events: number): Float64Array {
  const { rows, r } = model;
  const followed = rows.time.reduce((sum, t, i) => sum + t - (rows.start ? rows.start[i] : 0), 0);
  const { odds, size } = parts(model);
  const from = new Float64Array(size);
  from[0] = Math.log(followed / events);
  if (r === 0) return from;
  const ending = (events + rows.time.length) / 2;
  from[0] = Math.log(((followed / events) * ending) / rows.time.length);
  from[odds] = Math.log(ending / Math.max(rows.time.length - ending, 0.5));
  return from;
}

/** A share that never ends, of which nothing is left: every row ends at last, as far as the data can tell. */
const NEARLY_ALL = 1 - 1e-5;

function noPlateau(model: ParametricRows, coef: Float64Array): boolean {
  const { z, r, rows } = model;
  if (r === 0) return false;
  const { odds } = parts(model);
  for (let i = 0; i < rows.time.length; i++) {
    let eta = 0;
    for (let j = 0; j < r; j++) eta += coef[odds + j] * z[i * r + j];
    if (1 / (1 + Math.exp(-eta)) < NEARLY_ALL) return false;
  }
  return true;
}

/** @param told Coefficients of the covariates as they were given, where the way ended. */
function whyNot(model: ParametricRows, { coef }: Maximum, told: Float64Array): RegressionFault {
  if (noPlateau(model, coef)) return { kind: 'no-plateau' };
  return meetsAll(model, coef) ? { kind: 'exact-fit' } : { kind: 'not-converged', coef: told };
}

/** By so much ln σ is made smaller, twice, from where rounding leaves room for it. */
const NARROWER = 5;
const LEAST = -10;

/**
 * Whether the likelihood rises for ever as σ goes to 0: where every time that ended is met exactly, each of these rows has a
 * density that goes with 1/σ, and the others lose nothing.
 */
function meetsAll(model: ParametricRows, coef: Float64Array): boolean {
  const { scale } = parts(model);
  if (scale === 0) return false;
  const [here, next, last] = [0, NARROWER, 2 * NARROWER].map((by) => {
    const narrow = coef.slice();
    narrow[model.q] = Math.max(narrow[model.q], LEAST) - by;
    return parametricDerivatives(model, narrow).loglik;
  });
  return next! - here! > NARROWER / 2 && last! - next! > NARROWER / 2;
}

/** Components of a direction below this share of the largest are what is left of other steps. */
const SMALL = 1e-3;

/**
 * Whether the likelihood rises for ever in the direction of the last step: it moves no row that ended, and others only
 * towards lasting longer. Gives the direction of the covariates of μ.
 */
function stopsMattering({ rows, x, q }: ParametricRows, step: Float64Array): Float64Array | undefined {
  const largest = step.reduce((most, d) => Math.max(most, Math.abs(d)), 0);
  // A last step that is nothing but rounding points nowhere.
  if (!(largest > 1e-4) || !Number.isFinite(largest)) return undefined;
  const direction = step.subarray(0, q).map((d) => (Math.abs(d) > SMALL * largest ? d / largest : 0));
  let moves = false;
  for (let i = 0; i < rows.time.length; i++) {
    let far = 0;
    for (let j = 0; j < q; j++) far += direction[j] * x[i * q + j];
    if (rows.event[i] === 1 ? Math.abs(far) > 10 * SMALL : far < -10 * SMALL) return undefined;
    if (far > 10 * SMALL) moves = true;
  }
  return moves ? direction.slice(1) : undefined;
}

const behind = (fault: RegressionFault, p: number): RegressionFault =>
  fault.kind === 'collinear'
    ? {
        kind: 'collinear',
        column: fault.column + p,
        of: fault.of.map(({ column, factor }) => ({ column: column + p, factor })),
      }
    : fault;
