import type { SurvivalCheck } from './curve.js';
import { checkPeak } from './peakOf.js';
import { checkRows, type ResidualClaim } from './residuals.js';

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
export function checkParametric(claim: ParametricClaim): SurvivalCheck | undefined {
  const { rows, coef, loglik: said, naive, distribution } = claim;
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
    const { ending, logHazard, logLasting, logEnding } = of(i);
    let own = rows.event[i] === 1 ? Math.log(ending) + logHazard(t) + logEnding(t) : logLasting(t);
    if (rows.start && rows.start[i]! > 0) own -= logLasting(rows.start[i]!);
    sum += (rows.weight ? rows.weight[i]! : 1) * own;
  }
  return sum;
}

/** Of each row: its chance to end at all, and logarithms of hazard and survival of those that do, and of survival of all. */
function formsOf({ distribution, x, lasting }: ParametricClaim, coef: Float64Array) {
  const free = distribution === 'exponential' ? 0 : 1;
  const r = lasting ? lasting.r : -1;
  const p = coef.length - free - r - 2;
  const shape = free === 1 ? Math.exp(-coef[p + 1]!) : 1;
  const { hazard, survival } = FORMS[distribution];
  return (i: number) => {
    let mu = coef[0]!;
    for (let j = 0; j < p; j++) mu += coef[j + 1]! * x[i * p + j]!;
    let ending = 1;
    if (lasting) {
      let odds = coef[p + 1 + free]!;
      for (let j = 0; j < r; j++) odds += coef[p + 2 + free + j]! * lasting.z[i * r + j]!;
      ending = 1 / (1 + Math.exp(-odds));
    }
    const logEnding = (t: number) => survival(t, mu, shape);
    return {
      ending,
      logHazard: (t: number) => Math.log(hazard(t, mu, shape)),
      logEnding,
      logLasting: (t: number) => (lasting ? Math.log(1 - ending + ending * Math.exp(logEnding(t))) : logEnding(t)),
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

interface Form {
  hazard: (t: number, mu: number, shape: number) => number;
  /** ln S */
  survival: (t: number, mu: number, shape: number) => number;
}

const weibull: Form = {
  hazard: (t, mu, shape) => (shape / t) * (t / Math.exp(mu)) ** shape,
  survival: (t, mu, shape) => -((t / Math.exp(mu)) ** shape),
};

const FORMS: Record<ParametricClaim['distribution'], Form> = {
  weibull,
  exponential: weibull,
  loglogistic: {
    hazard: (t, mu, shape) => {
      const odds = (t / Math.exp(mu)) ** shape;
      return ((shape / t) * odds) / (1 + odds);
    },
    survival: (t, mu, shape) => -Math.log1p((t / Math.exp(mu)) ** shape),
  },
  lognormal: {
    hazard: (t, mu, shape) => {
      const u = shape * (Math.log(t) - mu);
      return shape / t / millsRatio(u);
    },
    survival: (t, mu, shape) => {
      const u = shape * (Math.log(t) - mu);
      return -(u * u) / 2 - Math.log(2 * Math.PI) / 2 + Math.log(millsRatio(u));
    },
  },
};

/** Points of the rule below: v = exp(s − exp(−s)), with weights dv. */
const POINTS = Array.from({ length: 72 }, (_, k) => {
  const s = -3.3 + 0.08 * k;
  const v = Math.exp(s - Math.exp(-s));
  return [v, 0.08 * v * (1 + Math.exp(-s))] as const;
});

/**
 * (1 − Φ(u)) / φ(u) = ∫ exp(−u v − v²/2) dv from 0 on, by the double exponential rule (Takahasi and Mori 1974). Far
 * below 0 from the other side, as the integrand has its peak there.
 */
function millsRatio(u: number): number {
  if (u < -1) return Math.exp((u * u) / 2) * Math.sqrt(2 * Math.PI) - millsRatio(-u);
  let sum = 0;
  for (const [v, weight] of POINTS) sum += weight * Math.exp(-u * v - (v * v) / 2);
  return sum;
}
