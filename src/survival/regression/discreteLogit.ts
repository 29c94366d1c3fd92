import { cholesky, inverse } from './cholesky.js';
import { collinear } from './collinear.js';
import { fewClusters, sandwich } from './coxResiduals.js';
import type { CoxRows } from './coxRows.js';
import { softplus } from './errorDistribution.js';
import { curvatureLeft, type Derivatives, NO_CURVATURE, newton } from './newton.js';
import { baselineOf, type HazardForm, periodsOf, type Spell, stepsOf } from './periods.js';
import type { Regressed } from './regressionFault.js';
import { identity, mapped, mappedBoth, scaledColumns, unscale } from './scaledColumns.js';

export interface LogitOptions {
  hazard: HazardForm;
  /** Length of a period, in the unit of time. */
  period: number;
  cluster?: Uint32Array;
}

/** Odds to end in a period, given that it was begun: ln odds = coef · (constant, periods, covariates). */
export interface LogitFit {
  n: number;
  events: number;
  /** Rows times the periods that each began; with steps, of periods in which some ended. */
  periods: number;
  /** Constant, terms of the period, covariates. */
  coef: Float64Array;
  /** What the terms of the period are called, as R would. */
  baseline: string[];
  /** With steps: numbers of the periods in which some ended; the first has no coefficient of its own. */
  steps: number[];
  variance: Float64Array;
  naive?: Float64Array;
  clusters?: number;
  /** Log-likelihood with the terms of the period alone, and with covariates. */
  loglik: [number, number];
  iterations: number;
}

/**
 * Durations in whole periods (Cox 1972; Beck, Katz and Tucker 1998): each row counts once for every period that it
 * began, and 1 in the one in which it ended. The odds change with the period as a cubic (Carter and Signorino 2010), by
 * a step for each period in which some ended, by its logarithm, or not. A row begins with the first period of which it
 * was followed for a part.
 *
 * @param x Covariates, row after row, p of them. Times have to be above 0.
 * @throws RangeError for more than {@link MOST_PERIODS} rows of periods.
 */
export function discreteLogit(rows: CoxRows, x: Float64Array, p: number, options: LogitOptions): Regressed<LogitFit> {
  const { hazard, cluster } = options;
  const spells = periodsOf(rows, options.period);
  const steps = hazard === 'steps' ? stepsOf(spells) : [];
  const kept = hazard === 'steps' ? spells.filter(({ period }) => steps.includes(period)) : spells;
  const events = rows.event.reduce((sum, e) => sum + (e === 1 ? 1 : 0), 0);
  if (events === 0) return { fault: { kind: 'no-events' } };
  const terms = baselineOf(hazard, steps);
  const b = terms.length;
  const width = b + p;
  const design = new Float64Array(kept.length * width);
  for (const [k, { row, period }] of kept.entries()) {
    for (const [j, term] of terms.entries()) design[k * width + j] = term.of(period);
    for (let j = 0; j < p; j++) design[k * width + b + j] = x[row * p + j];
  }
  const columns = scaledColumns(design, kept.length, width);
  const dependent = collinear(columns.products, columns.scale, new Float64Array(width).fill(kept.length));
  if (dependent) {
    if (dependent.kind !== 'collinear') return { fault: dependent };
    if (dependent.column < b) return { fault: { kind: 'few-periods' } };
    const of = dependent.of.flatMap(({ column, factor }) => (column < b ? [] : [{ column: column - b, factor }]));
    return { fault: { kind: 'collinear', column: dependent.column - b, of } };
  }
  const ended = Uint8Array.from(kept, (spell) => spell.ended);
  const size = width + 1;
  const alone = newton((coef) => logistic(columns.x, ended, size, coef, b + 1), new Float64Array(b + 1));
  const from = new Float64Array(size);
  from.set(alone.coef);
  const peak = newton((coef) => logistic(columns.x, ended, size, coef, size), from);
  const direction = separated(columns.x, ended, size, peak.step);
  if (direction) return { fault: { kind: 'separation', direction: direction.slice(b + 1) } };
  const lower = cholesky(peak.information, size);
  if (!peak.converged || !lower || curvatureLeft(peak) < NO_CURVATURE)
    return { fault: { kind: 'not-converged', coef: peak.coef.slice(b + 1) } };

  const map = identity(size);
  unscale(map, size, 0, columns);
  const scaled = inverse(lower, size);
  const naive = mappedBoth(map, scaled, size);
  const robust = cluster && byCluster(kept, columns.x, ended, size, peak.coef, scaled, cluster);
  const few = fewClusters(robust, size);
  if (few) return { fault: few };
  return {
    fit: {
      n: rows.time.length,
      events,
      periods: kept.length,
      coef: mapped(map, peak.coef),
      baseline: terms.map(({ name }) => name),
      steps,
      variance: robust ? mappedBoth(map, robust.variance, size) : naive,
      ...(robust && { naive, clusters: robust.clusters }),
      loglik: [alone.loglik, peak.loglik],
      iterations: peak.iterations,
    },
  };
}

/** Logistic log-likelihood of the first `used` columns of a design with `size` columns. */
function logistic(x: Float64Array, ended: Uint8Array, size: number, coef: Float64Array, used: number): Derivatives {
  const score = new Float64Array(used);
  const information = new Float64Array(used * used);
  let loglik = 0;
  for (let k = 0; k < ended.length; k++) {
    const at = k * size;
    let eta = 0;
    for (let j = 0; j < used; j++) eta += coef[j] * x[at + j];
    const chance = 1 / (1 + Math.exp(-eta));
    loglik += ended[k] * eta - softplus(eta);
    for (let j = 0; j < used; j++) {
      score[j] += (ended[k] - chance) * x[at + j];
      const by = chance * (1 - chance) * x[at + j];
      for (let h = 0; h < used; h++) information[j * used + h] += by * x[at + h];
    }
  }
  return { loglik, score, information };
}

function byCluster(
  spells: readonly Spell[],
  x: Float64Array,
  ended: Uint8Array,
  size: number,
  coef: Float64Array,
  variance: Float64Array,
  cluster: Uint32Array,
) {
  const scores = new Float64Array(spells.length * size);
  for (let k = 0; k < spells.length; k++) {
    let eta = 0;
    for (let j = 0; j < size; j++) eta += coef[j] * x[k * size + j];
    for (let j = 0; j < size; j++) scores[k * size + j] = (ended[k] - 1 / (1 + Math.exp(-eta))) * x[k * size + j];
  }
  const of = Uint32Array.from(spells, ({ row }) => cluster[row]);
  return sandwich(scores, variance, size, undefined, of);
}

/** Components of a direction below this share of the largest are what is left of other steps. */
const SMALL = 1e-3;

/** A direction in which those that ended lie on one side and all others on the other (Albert and Anderson 1984). */
function separated(x: Float64Array, ended: Uint8Array, size: number, step: Float64Array): Float64Array | undefined {
  const largest = step.reduce((most, d) => Math.max(most, Math.abs(d)), 0);
  // A last step that is nothing but rounding points nowhere.
  if (!(largest > 1e-4) || !Number.isFinite(largest)) return undefined;
  const direction = step.map((d) => (Math.abs(d) > SMALL * largest ? d / largest : 0));
  for (let k = 0; k < ended.length; k++) {
    let far = 0;
    for (let j = 0; j < size; j++) far += direction[j] * x[k * size + j];
    if (ended[k] === 1 ? far < -10 * SMALL : far > 10 * SMALL) return undefined;
  }
  return direction;
}
