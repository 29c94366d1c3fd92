import type { Diagnostic } from '../../shared/diagnostic.js';
import type { SurvivalCheck } from '../check/curve.js';
import { checkDiscrete, checkDiscreteResiduals } from '../check/discrete.js';
import { together } from '../check/residuals.js';
import type { ReadDurations } from '../readDurations.js';
import { timeZero } from './analyseParametric.js';
import { type ChiSquareTest, type Coefficient, coefficientsOf, testOf } from './coefficients.js';
import type { Design } from './design.js';
import { discreteLogit } from './discreteLogit.js';
import { faultDiagnostic } from './faultDiagnostic.js';
import { type LogitResiduals, logitResiduals } from './logitResiduals.js';
import type { HazardForm } from './periods.js';

/** A discrete-time logit with all that is said about it. */
export interface LogitModel {
  hazard: HazardForm;
  period: number;
  n: number;
  events: number;
  /** Rows times periods. */
  periods: number;
  clusters?: number;
  /** Constant, terms of the period, covariates. */
  coefficients: Coefficient[];
  variance: Float64Array;
  loglik: [number, number];
  /** That the covariates have no effect. */
  likelihood: ChiSquareTest;
  aic: number;
  iterations: number;
  residuals: LogitResiduals;
  check?: SurvivalCheck;
}

export interface LogitRequest {
  hazard: HazardForm;
  period: number;
  level: number;
  cluster?: Uint32Array | undefined;
}

/** @throws RangeError for too many periods. */
export function analyseLogit(
  read: ReadDurations,
  design: Design,
  { hazard, period, level, cluster }: LogitRequest,
): { model?: LogitModel; diagnostics: Diagnostic[] } {
  const zero = timeZero(read);
  if (zero) return { diagnostics: [zero] };
  const { time, start } = read.data;
  const event = read.data.event.map((e) => (e > 0 ? 1 : 0));
  const rows = { time, event, start };
  const p = design.names.length;
  const { fit, fault } = discreteLogit(rows, design.x, p, { hazard, period, ...(cluster && { cluster }) });
  if (!fit) return { diagnostics: [faultDiagnostic(fault, design, { event, cause: 1, name: undefined })] };
  const { coef, variance, naive, loglik, steps, n, events, periods, clusters, iterations } = fit;
  const claim = { rows, period, hazard, steps, x: design.x, coef, naive: naive ?? variance, loglik: loglik[1] };
  const residuals = logitResiduals(rows, design.x, p, fit, { hazard, period });
  const check = together(checkDiscrete(claim), checkDiscreteResiduals(claim, residuals), 'residuals');
  return {
    model: {
      hazard,
      period,
      n,
      events,
      periods,
      ...(clusters !== undefined && { clusters }),
      coefficients: coefficientsOf(['(Intercept)', ...fit.baseline, ...design.names], coef, variance, naive, level),
      variance,
      loglik,
      likelihood: testOf(2 * (loglik[1] - loglik[0]), p),
      aic: 2 * coef.length - 2 * loglik[1],
      iterations,
      residuals,
      ...(check && { check }),
    },
    diagnostics: [],
  };
}
