import type { Diagnostic } from '../../shared/diagnostic.js';
import { type CoxClaim, checkCox } from '../check/cox.js';
import type { SurvivalCheck } from '../check/curve.js';
import { checkCoxResiduals, together } from '../check/residuals.js';
import type { ReadDurations } from '../readDurations.js';
import { type BaselineHazard, baselineHazard } from './baselineHazard.js';
import { type ChiSquareTest, type Coefficient, coefficientsOf, testOf } from './coefficients.js';
import { type Concordance, concordance } from './concordance.js';
import { type CoxFit, type CoxOptions, coxRegression, wald } from './cox.js';
import { coxRowResiduals } from './coxRowResiduals.js';
import type { CoxRows } from './coxRows.js';
import type { Design } from './design.js';
import { faultDiagnostic, partWeights, stretchDiagnostic } from './faultDiagnostic.js';
import { fineGray, type SubdistributionFit } from './fineGray.js';
import type { Ties } from './partialDerivatives.js';
import { proportionality } from './proportionality.js';
import type { RowResiduals } from './rowResiduals.js';
import { type ScaledSchoenfeld, scaledSchoenfeld } from './scaledSchoenfeld.js';
import { type Schoenfeld, schoenfeld } from './schoenfeld.js';
import { stretchesOf } from './stretches.js';
import { type CoxWindow, coxWindows } from './windows.js';

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
  tests: { likelihood: ChiSquareTest; wald: ChiSquareTest; score: ChiSquareTest };
  concordance: Concordance;
  /** Whether hazards are proportional, by term of the formula and for all; of shares of a cause with robust errors. */
  zph: TermTest[];
  schoenfeld: Schoenfeld & ScaledSchoenfeld;
  /** Of each row; not for shares of a cause, of which rows are cut in pieces. */
  residuals?: RowResiduals;
  /** The regression in three stretches of time, where a term or all together may change with it; not for shares of a cause. */
  windows?: CoxWindow[];
  baseline: BaselineHazard[];
  iterations: number;
  /** What a second look found; undefined where it would take too long. */
  check?: SurvivalCheck;
}

/** A test of one term of the formula, and its coefficients by number. */
export interface TermTest extends ChiSquareTest {
  term: string;
  columns: number[];
}

export interface CoxRequest {
  ties: Ties;
  level: number;
  strata?: Uint32Array | undefined;
  cluster?: Uint32Array | undefined;
  /** What each row is a stretch of, for shares. */
  id?: Uint32Array | undefined;
  /** Shares of each cause (Fine and Gray) in place of its hazard. */
  shares?: boolean;
}

/** One model, or one for each cause, with a diagnostic for each that there is none of, and a word on weights in parts. */
export function analyseCox(
  read: ReadDurations,
  design: Design,
  { ties, level, strata, cluster, id, shares = false }: CoxRequest,
): { models: CoxModel[]; diagnostics: Diagnostic[] } {
  const models: CoxModel[] = [];
  const diagnostics = shares ? [] : partWeights(read, cluster);
  const { time, event, start } = read.data;
  const rows = { time, event, start, stratum: strata, weight: read.weight };
  const p = design.names.length;
  const { stretches, fault: apart } = id ? stretchesOf(rows, id) : {};
  if (apart) return { models, diagnostics: [stretchDiagnostic(apart, read.placeOf)] };
  for (const [k, name] of read.causes.length > 0 ? read.causes.entries() : [[0, undefined] as const]) {
    const cause = k + 1;
    const options = { ties, cause, ...(cluster && { cluster }) };
    const { fit, fault } = shares
      ? fineGray(rows, design.x, p, { ...options, stretches })
      : coxRegression(rows, design.x, p, options);
    if (!fit) {
      diagnostics.push(faultDiagnostic(fault, design, { event, cause, name }));
      continue;
    }
    const claim = claimOf(fit, rows, design, { ...options, ...(id && !cluster && { cluster: id }) }, shares);
    const events = eventResiduals(fit);
    const residuals = shares ? undefined : coxRowResiduals(fit);
    const second = checkCoxResiduals(claim, { ...events, scaled: events.y }, residuals);
    const check = together(checkCox(claim), second, 'residuals');
    models.push({
      ...(name !== undefined && { cause: name }),
      ...modelOf(fit, design, 'cluster' in fit ? (fit.cluster as Uint32Array) : cluster, level),
      schoenfeld: events,
      ...(residuals && { residuals }),
      ...assumption(fit, rows, design, shares ? undefined : options),
      ...(check && { check }),
    });
  }
  return { models, diagnostics };
}

/** @param cluster Of what the fit was made of: rows, or pieces of them. */
function modelOf(fit: CoxFit, design: Design, cluster: Uint32Array | undefined, level: number) {
  const { ties, n, events, clusters, coef, variance, naive, loglik, score, iterations } = fit;
  const p = coef.length;
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
    baseline: baselineHazard(fit),
    iterations,
  };
}

/** From so small a chance on it is looked at how a hazard ratio changes with time. */
export const NOT_PROPORTIONAL = 0.05;
const STRETCHES = 3;

/**
 * What is said of proportional hazards.
 *
 * @param options With which the regression is made anew in stretches of time; left out: it is not.
 */
function assumption(fit: CoxFit | SubdistributionFit, rows: CoxRows, design: Design, options: CoxOptions | undefined) {
  const zph = proportionalityOf(fit, design, 'of' in fit ? fit.cluster : undefined);
  const changing = options && zph.some(({ p }) => p < NOT_PROPORTIONAL);
  return {
    zph,
    ...(changing && { windows: coxWindows(rows, design.x, design.names.length, options, STRETCHES) }),
  };
}

/** Schoenfeld's residuals by row, plain and scaled; those of pieces are of the rows that they are of. */
function eventResiduals(fit: CoxFit | SubdistributionFit): Schoenfeld & ScaledSchoenfeld {
  const plain = schoenfeld(fit);
  const scaled = scaledSchoenfeld(fit, plain);
  return { ...plain, ...scaled, ...('of' in fit && { row: plain.row.map((piece) => fit.of[piece]) }) };
}

function proportionalityOf(fit: CoxFit, design: Design, cluster: Uint32Array | undefined): TermTest[] {
  const { terms, all } = proportionality(
    fit,
    design.terms.map(({ columns }) => columns),
    cluster,
  );
  return [
    ...terms.map(({ chisq, df }, k) => {
      const { name: term, columns } = design.terms[k]!;
      return { term, columns, ...testOf(chisq, df) };
    }),
    { term: 'GLOBAL', columns: [...design.names.keys()], ...testOf(all.chisq, all.df) },
  ];
}

function claimOf(
  { ties, coef, variance, naive, loglik }: CoxFit,
  rows: CoxRows,
  design: Design,
  { cause = 1, cluster }: CoxOptions,
  shares: boolean,
): CoxClaim {
  return {
    rows: {
      ...rows,
      event: rows.event.map((e) => (e === cause ? 1 : 0)),
      cluster,
      ...(shares && { competing: rows.event.map((e) => (e !== 0 && e !== cause ? 1 : 0)) }),
    },
    x: design.x,
    ties,
    coef,
    naive: naive ?? variance,
    ...(naive && { robust: variance }),
    loglik,
  };
}
