import type { SurvivalCheck } from './curve.js';
import { lookedUpLikelihood } from './lookedUpLikelihood.js';
import { type CoxClaim, type EventTime, eventTimes, partialLikelihood } from './partialLikelihood.js';
import { directionsOf } from './peakOf.js';
import { unitWeights } from './unitWeights.js';

export type { CoxClaim };

/** Steps that a second look may take through all rows at every time; beyond, sums are looked up. */
export const MOST_COX_STEPS = 1.5e9;
/** Rows and times whose sums are looked up; beyond, nothing is looked at again. */
export const MOST_LOOKED_UP = 1e8;

/** A likelihood that is added up in another order agrees to this share. */
const NEAR = 1e-9;
/** The score moves the coefficients by no more than this in any direction, in standard errors. */
const FLAT = 1e-6;
/** Of a standard error. */
const STEPS = [1e-3, 1e-4, 1e-5] as const;
/** Curvature by differences of scores, in units in which it is 1. */
const CURVED = 1e-4;

/**
 * Looks at a Cox regression from the definition of its likelihood: at every time with events all rows are gone through
 * for those at risk; of many rows sums are looked up in a tree, and the robust covariance is left out, which is said. The log-likelihoods have to be the same, the score at the coefficients 0, the information (by
 * differences of scores, in the directions of the covariance) its inverse and so positive definite, and the robust covariance what follows
 * from how the weight of each row moves the score. Where the likelihood is so far from a parabola that differences leave
 * more than is allowed, as of rows that are nearly apart, shorter ones are taken: what they leave out falls with their
 * square. Shares no code with the fit. Undefined where that would take too long.
 *
 * @param most Steps through all rows at every time.
 */
export function checkCox(given: CoxClaim, most = MOST_COX_STEPS): SurvivalCheck | undefined {
  const claim = aboutTheMean(inUnits(given));
  const { rows, coef, naive, robust, loglik } = claim;
  const p = coef.length;
  const n = rows.time.length;
  const times = eventTimes(claim);
  const perLook = claim.ties === 'exact' ? times.length * n * n : times.length * n * (p + 3);
  const many = perLook * (3 + 2 * p) > most;
  if (many && (claim.ties === 'exact' || rows.competing || n * (p + 1) * (3 + 2 * p) > MOST_LOOKED_UP))
    return undefined;
  const look = many ? lookedUpLikelihood(claim, times, p) : (at: Float64Array) => partialLikelihood(claim, times, at);
  const fails = (problem: string): SurvivalCheck => ({ holds: false, problem });
  const whole = look(coef);
  const nothing = look(new Float64Array(p));
  for (const [k, found] of [nothing.loglik, whole.loglik].entries()) {
    const said = loglik[k]!;
    if (!(Math.abs(found - said) <= NEAR * Math.max(1, Math.abs(found))))
      return fails(`loglik is ${found}, not ${said}`);
  }
  const directions = directionsOf(naive, p);
  if (!directions) return fails('the covariance is not positive definite');
  const across = (score: Float64Array) => directions.map((d) => d.reduce((sum, x, j) => sum + x * score[j]!, 0));
  const off = Math.max(...across(whole.score).map(Math.abs));
  if (!(off <= FLAT)) return fails(`the score is not 0: the peak is ${off} standard errors away`);
  const wrong = (step: number) => {
    for (const [k, direction] of directions.entries()) {
      const [up, down] = [step, -step].map((by) => look(coef.map((b, j) => b + by * direction[j]!)).score);
      for (const [h, curvature] of across(down!.map((s, j) => (s - up![j]!) / (2 * step))).entries()) {
        if (!(Math.abs(curvature - (h === k ? 1 : 0)) <= CURVED)) return `directions ${k} and ${h}`;
      }
    }
    return undefined;
  };
  const [first, ...shorter] = STEPS;
  const where = wrong(first);
  if (where && shorter.every(wrong)) return fails(`the covariance is not the inverse information (${where})`);
  if (!robust) return { holds: true };
  return many ? { holds: true, unchecked: 'the robust covariance' } : checkRobust(claim, times, robust);
}

/** With weights c times as large the likelihood is c ln L − c ln c times the weight of the events. */
function inUnits(given: CoxClaim): CoxClaim {
  const { claim, c } = unitWeights(given);
  const { event, weight } = claim.rows;
  const events = weight ? weight.reduce((sum, w, i) => sum + w * event[i]!, 0) : 0;
  const [nothing, peak] = claim.loglik.map((l) => l / c + Math.log(c) * events);
  return { ...claim, loglik: [nothing!, peak!] };
}

/** Covariates less their means: nothing else changes, and sums of them do not hide what they differ by. */
function aboutTheMean(claim: CoxClaim): CoxClaim {
  const p = claim.coef.length;
  const n = claim.rows.time.length;
  const mean = new Float64Array(p);
  for (const [k, value] of claim.x.entries()) mean[k % p]! += value / n;
  return { ...claim, x: claim.x.map((value, k) => value - mean[k % p]!) };
}

/** What sums of influences may leave in a robust covariance, as a share of the inverse information. */
const ROUNDING = 1e-12;

/** V (Σ_c s_c s_cᵀ) V, with s_c the sum over a cluster of how the weights of its rows move the score. */
function checkRobust(claim: CoxClaim, times: readonly EventTime[], robust: Float64Array): SurvivalCheck {
  const { rows, coef, naive } = claim;
  const p = coef.length;
  const influence = new Float64Array(rows.time.length * p);
  partialLikelihood(claim, times, coef, influence);
  const sums = new Map<number, Float64Array>();
  for (const i of rows.time.keys()) {
    const c = rows.cluster ? rows.cluster[i]! : i;
    const sum = sums.get(c) ?? new Float64Array(p);
    sums.set(c, sum);
    for (let j = 0; j < p; j++) sum[j]! += influence[i * p + j]!;
  }
  const found = new Float64Array(p * p);
  for (const sum of sums.values()) {
    const moved = Array.from({ length: p }, (_, j) => sum.reduce((all, s, h) => all + naive[j * p + h]! * s, 0));
    for (let j = 0; j < p; j++) for (let h = 0; h < p; h++) found[j * p + h]! += moved[j]! * moved[h]!;
  }
  for (let j = 0; j < p; j++) {
    for (let h = 0; h < p; h++) {
      const size = Math.sqrt(found[j * p + j]!) * Math.sqrt(found[h * p + h]!);
      // Where influences cancel the covariance is 0, and what is left of them is the rounding of sums.
      const rounding = ROUNDING * Math.sqrt(naive[j * p + j]!) * Math.sqrt(naive[h * p + h]!);
      if (Math.abs(found[j * p + h]! - robust[j * p + h]!) <= 1e-6 * size + rounding) continue;
      return { holds: false, problem: `the robust covariance of ${j} and ${h} is ${found[j * p + h]}` };
    }
  }
  return { holds: true };
}
