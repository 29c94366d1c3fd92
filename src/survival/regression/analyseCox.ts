import type { Diagnostic } from '../../shared/diagnostic.js';
import { type CoxClaim, checkCox } from '../check/cox.js';
import type { SurvivalCheck } from '../check/curve.js';
import type { ReadDurations } from '../readDurations.js';
import { type BaselineHazard, baselineHazard } from './baselineHazard.js';
import { type Coefficient, coefficientsOf, type Test, testOf } from './coefficients.js';
import { type Concordance, concordance } from './concordance.js';
import { type CoxFit, type CoxOptions, coxRegression, type Ties, wald } from './cox.js';
import type { CoxRows } from './coxRows.js';
import type { Design } from './design.js';
import { faultDiagnostic } from './faultDiagnostic.js';
import { proportionality } from './proportionality.js';

/** A Cox regression with all that is said about it. */
export interface CoxModel {
  /** The cause that is looked at, where there are several; others count as censored. */
  cause?: string;
  ties: Ties;
  n: number;
  events: number;
  clusters?: number;
  coefficients: Coefficient[];
  variance: Float64Array;
  loglik: [number, number];
  tests: { likelihood: Test; wald: Test; score: Test };
  concordance: Concordance;
  /** Whether hazards are proportional, by term of the formula and for all. */
  zph: (Test & { term: string })[];
  baseline: BaselineHazard[];
  iterations: number;
  /** What a second look found; undefined where it would take too long. */
  check?: SurvivalCheck;
}

export interface CoxRequest {
  ties: Ties;
  level: number;
  strata?: Uint32Array | undefined;
  cluster?: Uint32Array | undefined;
}

/** One model, or one for each cause, with a diagnostic for each that there is none of. */
export function analyseCox(
  read: ReadDurations,
  design: Design,
  request: CoxRequest,
): { models: CoxModel[]; diagnostics: Diagnostic[] } {
  const models: CoxModel[] = [];
  const diagnostics: Diagnostic[] = [];
  const { time, event, start } = read.data;
  const rows = { time, event, start, stratum: request.strata };
  for (const [k, name] of read.causes.length > 0 ? read.causes.entries() : [[0, undefined] as const]) {
    const options = { ties: request.ties, cause: k + 1, ...(request.cluster && { cluster: request.cluster }) };
    const { fit, fault } = coxRegression(rows, design.x, design.names.length, options);
    if (fit)
      models.push({
        ...(name !== undefined && { cause: name }),
        ...coxModel(fit, rows, design, options, request.level),
      });
    else diagnostics.push(faultDiagnostic(fault, design, { event, cause: k + 1, name }));
  }
  return { models, diagnostics };
}

/** Everything about one fit. */
export function coxModel(fit: CoxFit, rows: CoxRows, design: Design, options: CoxOptions, level: number): CoxModel {
  const { ties, n, events, clusters, coef, variance, naive, loglik, score, iterations } = fit;
  const p = coef.length;
  const { cause = 1, cluster } = options;
  const claim: CoxClaim = {
    rows: { ...rows, event: rows.event.map((e) => (e === cause ? 1 : 0)), cluster },
    x: design.x,
    ties,
    coef,
    naive: naive ?? variance,
    ...(naive && { robust: variance }),
    loglik,
  };
  const proportional = proportionality(
    fit,
    design.terms.map(({ columns }) => columns),
  );
  const check = checkCox(claim);
  return {
    ties,
    n,
    events,
    ...(clusters !== undefined && { clusters }),
    coefficients: coefficientsOf(design.names, coef, variance, naive, level),
    variance,
    loglik,
    tests: {
      likelihood: testOf(2 * (loglik[1] - loglik[0]), p),
      wald: testOf(wald(fit), p),
      score: testOf(score, p),
    },
    concordance: concordance(fit, cluster),
    zph: [
      ...proportional.terms.map(({ chisq, df }, k) => ({ term: design.terms[k]!.name, ...testOf(chisq, df) })),
      { term: 'GLOBAL', ...testOf(proportional.all.chisq, proportional.all.df) },
    ],
    baseline: baselineHazard(fit),
    iterations,
    ...(check && { check }),
  };
}
