import { chosen } from './chosen.js';
import type { SurvivalCheck } from './curve.js';
import { directionsOf } from './peakOf.js';

/** A Cox regression as a checker sees it: rows, and what is said of them. */
export interface CoxClaim {
  rows: {
    time: Float64Array;
    /** 1 where the row ended with the event that counts. */
    event: Uint8Array;
    start?: Float64Array | undefined;
    weight?: Float64Array | undefined;
    stratum?: Uint32Array | undefined;
    cluster?: Uint32Array | undefined;
    /** Fine and Gray: 1 where the row ended by another cause and is at risk all the same from then on, ever less so. */
    competing?: Uint8Array | undefined;
  };
  /** Covariates, row after row. */
  x: Float64Array;
  ties: 'efron' | 'breslow' | 'exact';
  coef: Float64Array;
  /** Inverse information; and the robust covariance, where there are clusters. */
  naive: Float64Array;
  robust?: Float64Array;
  loglik: readonly [number, number];
}

/** Steps that a second look may take; beyond, nothing is looked at again. */
export const MOST_COX_STEPS = 1.5e9;

/** A likelihood that is added up in another order agrees to this share. */
const NEAR = 1e-9;
/** The score moves the coefficients by no more than this in any direction, in standard errors. */
const FLAT = 1e-6;
/** Of a standard error. */
const STEP = 1e-3;
/** Curvature by differences of scores, in units in which it is 1. */
const CURVED = 1e-4;

/**
 * Looks at a Cox regression from the definition of its likelihood: at every time with events the rows at risk are looked
 * up among all rows. The log-likelihoods have to be the same, the score at the coefficients 0, the information (by
 * differences of scores, in the directions of the covariance) its inverse and so positive definite, and the robust covariance what follows
 * from how the weight of each row moves the score. Shares no code with the fit. Undefined where that would take too long.
 */
export function checkCox(claim: CoxClaim): SurvivalCheck | undefined {
  const { rows, coef, naive, robust, loglik } = claim;
  const p = coef.length;
  const n = rows.time.length;
  const times = eventTimes(claim);
  const perLook = claim.ties === 'exact' ? times.length * n * n : times.length * n * (p + 3);
  if (perLook * (3 + 2 * p) > MOST_COX_STEPS) return undefined;
  const fails = (problem: string): SurvivalCheck => ({ holds: false, problem });
  const whole = look(claim, times, coef);
  const nothing = look(claim, times, new Float64Array(p));
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
  for (const [k, direction] of directions.entries()) {
    const [up, down] = [STEP, -STEP].map(
      (by) =>
        look(
          claim,
          times,
          coef.map((b, j) => b + by * direction[j]!),
        ).score,
    );
    for (const [h, curvature] of across(down!.map((s, j) => (s - up![j]!) / (2 * STEP))).entries()) {
      if (Math.abs(curvature - (h === k ? 1 : 0)) <= CURVED) continue;
      return fails(`the covariance is not the inverse information (directions ${k} and ${h})`);
    }
  }
  return robust ? checkRobust(claim, times, robust) : { holds: true };
}

interface EventTime {
  t: number;
  stratum: number;
  rows: number[];
}

function eventTimes({ rows: { time, event, stratum } }: CoxClaim): EventTime[] {
  const found = new Map<string, EventTime>();
  for (const [i, t] of time.entries()) {
    if (event[i] !== 1) continue;
    const s = stratum ? stratum[i]! : 0;
    const there = found.get(`${s} ${t}`);
    if (there) there.rows.push(i);
    else found.set(`${s} ${t}`, { t, stratum: s, rows: [i] });
  }
  return [...found.values()];
}

/**
 * Log-likelihood and score by definition.
 *
 * @param influence Is filled with how the score moves with the weight of each row, times that weight.
 */
function look({ rows, x, ties }: CoxClaim, times: readonly EventTime[], coef: Float64Array, influence?: Float64Array) {
  const { time, start, stratum, weight: weights, competing } = rows;
  const p = coef.length;
  const n = time.length;
  const weight = (i: number) => (weights ? weights[i]! : 1);
  const free = competing && stillFollowed(rows, competing);
  const eta = Array.from({ length: n }, (_, i) => coef.reduce((sum, b, j) => sum + b * x[i * p + j]!, 0));
  const score = new Float64Array(p);
  let loglik = 0;
  const moves = (i: number, j: number, by: number) => {
    if (influence) influence[i * p + j]! += weight(i) * by;
  };
  for (const { t, stratum: s, rows: ending } of times) {
    const atRisk: number[] = [];
    const counts: number[] = [];
    for (let i = 0; i < n; i++) {
      if ((start && start[i]! >= t) || (stratum && stratum[i]! !== s)) continue;
      if (time[i]! < t && !(competing && competing[i] === 1)) continue;
      atRisk.push(i);
      counts.push(time[i]! >= t ? 1 : free!(t) / free!(time[i]!));
    }
    let top = Number.NEGATIVE_INFINITY;
    for (const i of atRisk) top = Math.max(top, eta[i]!);
    let sumOfWeights = 0;
    for (const i of ending) {
      sumOfWeights += weight(i);
      loglik += weight(i) * eta[i]!;
      for (let j = 0; j < p; j++) {
        score[j]! += weight(i) * x[i * p + j]!;
        moves(i, j, x[i * p + j]!);
      }
    }
    if (ties === 'exact') {
      const { log, share } = chosen(
        atRisk.map((i) => eta[i]!),
        ending.length,
      );
      loglik -= log;
      for (const [k, i] of atRisk.entries()) for (let j = 0; j < p; j++) score[j]! -= share[k]! * x[i * p + j]!;
      continue;
    }
    // Each of those that end takes a part of its own risk out of the sum (Efron), or none does (Breslow).
    const d = ending.length;
    const ends = new Set(ending);
    const looks = ties === 'efron' ? d : 1;
    for (let k = 0; k < looks; k++) {
      const risk = atRisk.map((i, a) => counts[a]! * Math.exp(eta[i]! - top) * (ends.has(i) ? 1 - k / d : 1));
      let sum = 0;
      const mean = new Float64Array(p);
      for (const [a, i] of atRisk.entries()) {
        sum += weight(i) * risk[a]!;
        for (let j = 0; j < p; j++) mean[j]! += weight(i) * risk[a]! * x[i * p + j]!;
      }
      const events = sumOfWeights / looks;
      loglik -= events * (Math.log(sum) + top);
      for (let j = 0; j < p; j++) {
        mean[j]! /= sum;
        score[j]! -= events * mean[j]!;
      }
      if (!influence) continue;
      for (let j = 0; j < p; j++) {
        for (const i of ending) moves(i, j, -mean[j]! / looks);
        for (const [a, i] of atRisk.entries()) moves(i, j, (-events * risk[a]! * (x[i * p + j]! - mean[j]!)) / sum);
      }
    }
  }
  return { loglik, score };
}

/** The chance to be followed up to just before t: Kaplan–Meier of censoring, which comes after events of its time. */
function stillFollowed({ time, event }: CoxClaim['rows'], competing: Uint8Array): (t: number) => number {
  const censored = Array.from(time).filter((_, i) => event[i] !== 1 && competing[i] !== 1);
  const steps = [...new Set(censored)].map((c) => {
    const later = time.reduce((sum, t) => sum + (t > c ? 1 : 0), 0);
    const now = censored.filter((t) => t === c).length;
    return { c, factor: later / (later + now) };
  });
  const known = new Map<number, number>();
  return (t) => {
    const there = known.get(t) ?? steps.reduce((product, { c, factor }) => (c < t ? product * factor : product), 1);
    known.set(t, there);
    return there;
  };
}

/** V (Σ_c s_c s_cᵀ) V, with s_c the sum over a cluster of how the weights of its rows move the score. */
function checkRobust(claim: CoxClaim, times: readonly EventTime[], robust: Float64Array): SurvivalCheck {
  const { rows, coef, naive } = claim;
  const p = coef.length;
  const influence = new Float64Array(rows.time.length * p);
  look(claim, times, coef, influence);
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
      const size = Math.sqrt(found[j * p + j]! * found[h * p + h]!);
      if (Math.abs(found[j * p + h]! - robust[j * p + h]!) <= 1e-6 * size) continue;
      return { holds: false, problem: `the robust covariance of ${j} and ${h} is ${found[j * p + h]}` };
    }
  }
  return { holds: true };
}
