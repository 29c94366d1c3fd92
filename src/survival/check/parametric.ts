import type { SurvivalCheck } from './curve.js';
import { checkPeak } from './peakOf.js';
import { checkRows, type ResidualClaim } from './residuals.js';
import { unitWeights } from './unitWeights.js';

/** A parametric regression as a checker sees it: rows, and what is said of them. */
export interface ParametricClaim {
  rows: {
    time: Float64Array;
    /** 1 where the row ended. */
    event: Uint8Array;
    start?: Float64Array | undefined;
    weight?: Float64Array | undefined;
  };
  distribution: 'weibull' | 'exponential' | 'lognormal' | 'loglogistic';
  /** Covariates, row after row, without a constant. */
  x: Float64Array;
  /** Covariates of the odds to end at all, where a share may last for ever. */
  lasting?: { z: Float64Array; r: number } | undefined;
  /** Constant and covariates; ln of the scale where it is free; constant and covariates of the odds. */
  coef: Float64Array;
  /** Inverse information. */
  naive: Float64Array;
  /** At the peak. */
  loglik: number;
}

/** Evaluations of one row's likelihood that a second look may take. */
const MOST_STEPS = 2e7;
const NEAR = 1e-9;

/**
 * Adds the likelihood up from the textbook forms of density and survival (Klein and Moeschberger 2003, table 2.2; the
 * normal tail as an integral), and looks by differences whether the coefficients are its peak. Shares no code with the
 * fit. Undefined where that would take too long.
 */
export function checkParametric(given: ParametricClaim): SurvivalCheck | undefined {
  const { claim, c } = unitWeights(given);
  const { rows, coef, naive, distribution } = claim;
  const said = claim.loglik / c;
  const p = coef.length;
  const cost = distribution === 'lognormal' ? 20 : 1;
  if (rows.time.length * cost * (8 * p + 8 * p * p) > MOST_STEPS) return undefined;
  const loglik = (at: Float64Array) => logLikelihood(claim, at);
  const found = loglik(coef);
  if (!(Math.abs(found - said) <= NEAR * Math.max(1, Math.abs(found)))) {
    return { holds: false, problem: `loglik is ${found}, not ${said}` };
  }
  return checkPeak(loglik, coef, naive);
}

function logLikelihood(claim: ParametricClaim, coef: Float64Array): number {
  const { rows } = claim;
  const of = formsOf(claim, coef);
  let sum = 0;
  for (const [i, t] of rows.time.entries()) {
    const { logEnds, logHazard, logLasting, logEnding } = of(i);
    let own = rows.event[i] === 1 ? logEnds + logHazard(t) + logEnding(t) : logLasting(t);
    if (rows.start && rows.start[i]! > 0) own -= logLasting(rows.start[i]!);
    sum += (rows.weight ? rows.weight[i]! : 1) * own;
  }
  return sum;
}

/** Of each row logarithms of its chance to end at all, of hazard and survival of those that do, and of survival of all. */
function formsOf({ distribution, x, lasting }: ParametricClaim, coef: Float64Array) {
  const free = distribution === 'exponential' ? 0 : 1;
  const r = lasting ? lasting.r : -1;
  const p = coef.length - free - r - 2;
  const shape = free === 1 ? Math.exp(-coef[p + 1]!) : 1;
  const form = FORMS[distribution];
  return (i: number) => {
    let mu = coef[0]!;
    for (let j = 0; j < p; j++) mu += coef[j + 1]! * x[i * p + j]!;
    let odds = 0;
    if (lasting) {
      odds = coef[p + 1 + free]!;
      for (let j = 0; j < r; j++) odds += coef[p + 2 + free + j]! * lasting.z[i * r + j]!;
    }
    const own = (t: number) => form(shape * (Math.log(t) - mu));
    // ln (e / (1 + e)) and ln (1 / (1 + e)) of the odds e to end at all.
    const [logEnds, logLasts] = lasting ? [-logOnePlus(-odds), -logOnePlus(odds)] : [0, 0];
    return {
      logEnds,
      logHazard: (t: number) => own(t).logHazard + Math.log(shape / t),
      logEnding: (t: number) => own(t).logSurvival,
      logLasting: (t: number) => {
        const alone = own(t).logSurvival;
        return lasting ? logLasts + logOnePlus(logEnds + alone - logLasts) : alone;
      },
    };
  };
}

/** Looks at residuals from the textbook forms of survival: what each row's cumulative hazard grew by while it was followed. */
export function checkParametricResiduals(claim: ParametricClaim, residuals: ResidualClaim): SurvivalCheck | undefined {
  const { time, start, event } = claim.rows;
  if (time.length * (claim.distribution === 'lognormal' ? 20 : 1) > MOST_STEPS) return undefined;
  const of = formsOf(claim, claim.coef);
  const grown = Array.from(time, (t, i) => {
    const { logLasting } = of(i);
    return (start && start[i]! > 0 ? logLasting(start[i]!) : 0) - logLasting(t);
  });
  return checkRows(event, grown, residuals) ?? { holds: true };
}

/** ln (1 + eᵘ), for any u */
const logOnePlus = (u: number) => Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u)));

/**
 * ln S, and ln of the hazard of u = (ln t − μ) / σ, which is that of t but for σ t. In logarithms throughout: far out a
 * hazard is a quotient of numbers that cannot be told from 0.
 */
type Form = (u: number) => { logHazard: number; logSurvival: number };

const weibull: Form = (u) => ({ logHazard: u, logSurvival: -Math.exp(u) });

const FORMS: Record<ParametricClaim['distribution'], Form> = {
  weibull,
  exponential: weibull,
  loglogistic: (u) => ({ logHazard: -logOnePlus(-u), logSurvival: -logOnePlus(u) }),
  lognormal: (u) => {
    const logDensity = -(u * u) / 2 - Math.log(2 * Math.PI) / 2;
    const ratio = Math.log(millsRatio(Math.abs(u)));
    const logSurvival = u < 0 ? Math.log1p(-Math.exp(logDensity + ratio)) : logDensity + ratio;
    return { logHazard: logDensity - logSurvival, logSurvival };
  },
};

/** Points of the rule below: v = exp(s − exp(−s)), with weights dv. */
const POINTS = Array.from({ length: 72 }, (_, k) => {
  const s = -3.3 + 0.08 * k;
  const v = Math.exp(s - Math.exp(-s));
  return [v, 0.08 * v * (1 + Math.exp(-s))] as const;
});

/** (1 − Φ(u)) / φ(u) = ∫ exp(−u v − v²/2) dv from 0 on, by the double exponential rule (Takahasi and Mori 1974); u ≥ 0. */
function millsRatio(u: number): number {
  let sum = 0;
  for (const [v, weight] of POINTS) sum += weight * Math.exp(-u * v - (v * v) / 2);
  return sum;
}
