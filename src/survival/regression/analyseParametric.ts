import type { Diagnostic } from '../../shared/diagnostic.js';
import { error } from '../../shared/textFile.js';
import type { SurvivalCheck } from '../check/curve.js';
import { checkParametric, checkParametricResiduals } from '../check/parametric.js';
import { together } from '../check/residuals.js';
import type { ReadDurations } from '../readDurations.js';
import { type ChiSquareTest, type Coefficient, coefficientsOf, testOf } from './coefficients.js';
import type { Design } from './design.js';
import { DISTRIBUTIONS, type DistributionName } from './errorDistribution.js';
import { faultDiagnostic, partWeights } from './faultDiagnostic.js';
import { type ParametricFit, type ParametricOptions, parametricRegression } from './parametric.js';
import { parametricResiduals } from './parametricResiduals.js';
import type { RegressionFault } from './regressionFault.js';
import type { RowResiduals } from './rowResiduals.js';

/** A parametric regression with all that is said about it. */
export interface ParametricModel {
  distribution: DistributionName;
  n: number;
  events: number;
  clusters?: number;
  /** Of ln T: constant, covariates, and `Log(scale)` where it is free. */
  coefficients: Coefficient[];
  /** Of the log odds to end at all, where a share may last for ever. */
  odds?: Coefficient[];
  /** Mean over the rows of the chance never to end. */
  lasting?: number;
  /** Of all coefficients, those of the odds last. */
  variance: Float64Array;
  scale: number;
  loglik: [number, number];
  likelihood: ChiSquareTest;
  /** −2 loglik + 2 coefficients, of every distribution that could be fitted to the same rows: the smaller the better. */
  aic: { distribution: DistributionName; aic: number }[];
  iterations: number;
  residuals: RowResiduals;
  check?: SurvivalCheck;
}

export interface ParametricRequest {
  distribution: DistributionName;
  level: number;
  /** Covariates of the odds to end at all. */
  lasting?: Design | undefined;
  cluster?: Uint32Array | undefined;
}

export function analyseParametric(
  read: ReadDurations,
  design: Design,
  { distribution, level, lasting, cluster }: ParametricRequest,
): { model?: ParametricModel; diagnostics: Diagnostic[] } {
  const { time, start } = read.data;
  // A row has ended, by whatever cause.
  const event = read.data.event.map((e) => (e > 0 ? 1 : 0));
  const zero = timeZero(read);
  if (zero) return { diagnostics: [zero] };
  const rows = { time, event, start, weight: read.weight };
  const p = design.names.length;
  const options = (name: DistributionName): ParametricOptions => ({
    distribution: name,
    ...(lasting && { lasting: { z: lasting.x, r: lasting.names.length } }),
    ...(cluster && { cluster }),
  });
  const { fit, fault } = parametricRegression(rows, design.x, p, options(distribution));
  if (!fit) return { diagnostics: [told(fault, design, lasting, event)] };
  const claim = { rows, distribution, x: design.x, lasting: options(distribution).lasting, coef: fit.coef };
  const claimed = { ...claim, naive: fit.naive ?? fit.variance, loglik: fit.loglik[1] };
  const residuals = parametricResiduals(rows, design.x, p, fit, claim.lasting);
  const check = together(checkParametric(claimed), checkParametricResiduals(claimed, residuals), 'residuals');
  const names = [
    '(Intercept)',
    ...design.names,
    ...(distribution === 'exponential' ? [] : ['Log(scale)']),
    ...(lasting ? ['(Intercept)', ...lasting.names] : []),
  ];
  const rowsOf = coefficientsOf(names, fit.coef, fit.variance, fit.naive, level);
  const inTime = names.length - (lasting ? lasting.names.length + 1 : 0);
  const others = DISTRIBUTIONS.flatMap((name) => {
    // Errors are not told of the others: there may be clusters enough for the one that was asked for alone.
    const { cluster: _, ...form } = options(name);
    const other = name === distribution ? fit : parametricRegression(rows, design.x, p, form).fit;
    return other ? [{ distribution: name, aic: 2 * other.coef.length - 2 * other.loglik[1] }] : [];
  });
  return {
    model: {
      distribution,
      n: fit.n,
      events: fit.events,
      ...(fit.clusters !== undefined && { clusters: fit.clusters }),
      coefficients: rowsOf.slice(0, inTime),
      ...(lasting && { odds: rowsOf.slice(inTime), lasting: meanLasting(fit, lasting, inTime) }),
      variance: fit.variance,
      scale: fit.scale,
      loglik: fit.loglik,
      likelihood: testOf(2 * (fit.loglik[1] - fit.loglik[0]), fit.df),
      aic: others,
      iterations: fit.iterations,
      residuals,
      ...(check && { check }),
    },
    diagnostics: partWeights(read, cluster),
  };
}

/** A row that ends at 0, which no form with a logarithm of time can take. */
export function timeZero({ data, placeOf }: ReadDurations): Diagnostic | undefined {
  const row = data.time.indexOf(0);
  if (row < 0) return undefined;
  return error('time-zero', placeOf(row), 'this row ends at 0, and this model needs times above 0', {
    why: 'whoever ended at once was followed for a time that is shorter than could be told',
    instead: 'half of the shortest length that could be, such as 0.5 days; or --cox, which needs the order alone',
  });
}

/** A column beyond those of the durations is one of the odds. */
function told(fault: RegressionFault, design: Design, lasting: Design | undefined, event: Uint8Array): Diagnostic {
  const of = { event, cause: 1, name: undefined };
  const p = design.names.length;
  if (fault.kind !== 'collinear' || !lasting || fault.column < p) return faultDiagnostic(fault, design, of);
  const shifted = fault.of.map(({ column, factor }) => ({ column: column - p, factor }));
  return faultDiagnostic({ kind: 'collinear', column: fault.column - p, of: shifted }, lasting, of);
}

function meanLasting({ coef, n }: ParametricFit, { x, names }: Design, at: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let odds = coef[at];
    for (let j = 0; j < names.length; j++) odds += coef[at + 1 + j] * x[i * names.length + j];
    sum += 1 / (1 + Math.exp(odds));
  }
  return sum / n;
}
