import { chosen } from './chosen.js';
import type { SurvivalCheck } from './curve.js';

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
/** uᵀ V u of the score u: coefficients lie within 1e-6 standard errors of the peak. */
const FLAT = 1e-12;
/** Covariances against differences of scores, in units of standard errors. */
const CURVED = 1e-4;

/**
 * Looks at a Cox regression from the definition of its likelihood: at every time with events the rows at risk are looked
 * up among all rows. The log-likelihoods have to be the same, the score at the coefficients 0, the information (by
 * differences of scores) positive definite and the inverse of the covariance, and the robust covariance what follows
 * when the weight of each cluster is moved a little. Shares no code with the fit. Undefined where that would take too long.
 */
export function checkCox(claim: CoxClaim): SurvivalCheck | undefined {
  const { rows, coef, naive, robust, loglik } = claim;
  const p = coef.length;
  const n = rows.time.length;
  const times = eventTimes(claim);
  const clusters = robust ? new Set(rows.cluster).size : 0;
  const perLook = claim.ties === 'exact' ? times.length * n * n : times.length * n * (p + 3);
  if (perLook * (2 + 2 * p + 2 * clusters) > MOST_COX_STEPS) return undefined;
  const fails = (problem: string): SurvivalCheck => ({ holds: false, problem });
  const whole = look(claim, times, coef);
  const nothing = look(claim, times, new Float64Array(p));
  for (const [k, found] of [nothing.loglik, whole.loglik].entries()) {
    const said = loglik[k]!;
    if (!(Math.abs(found - said) <= NEAR * Math.max(1, Math.abs(found))))
      return fails(`loglik is ${found}, not ${said}`);
  }
  const flat = form(naive, whole.score);
  if (!(flat >= 0 && flat <= FLAT)) return fails(`the score is not 0: uᵀVu is ${flat}`);
  const error = Array.from(coef, (_, j) => Math.sqrt(naive[j * p + j]!));
  if (!error.every((e) => e > 0)) return fails('a variance is not above 0');
  const information = error.map((e, j) => {
    const step = 1e-3 * e;
    const slopes = [step, -step].map(
      (by) =>
        look(
          claim,
          times,
          coef.map((b, h) => (h === j ? b + by : b)),
        ).score,
    );
    return Array.from(slopes[0]!, (up, h) => (slopes[1]![h]! - up) / (2 * step));
  });
  // In units of standard errors: I V is the identity.
  for (let j = 0; j < p; j++) {
    for (let h = 0; h < p; h++) {
      let sum = 0;
      for (let k = 0; k < p; k++) sum += information[j]![k]! * naive[k * p + h]!;
      const wrong = Math.abs(((sum - (j === h ? 1 : 0)) * error[j]!) / error[h]!);
      if (!(wrong <= CURVED))
        return fails(`the covariance of coefficients ${j} and ${h} is not the inverse information`);
    }
  }
  if (!positive(information)) return fails('the information is not positive definite');
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

/** Log-likelihood and score by definition. */
function look({ rows, x, ties }: CoxClaim, times: readonly EventTime[], coef: Float64Array, weights = rows.weight) {
  const { time, start, stratum } = rows;
  const p = coef.length;
  const n = time.length;
  const weight = (i: number) => (weights ? weights[i]! : 1);
  const eta = Array.from({ length: n }, (_, i) => coef.reduce((sum, b, j) => sum + b * x[i * p + j]!, 0));
  const score = new Float64Array(p);
  let loglik = 0;
  for (const { t, stratum: s, rows: ending } of times) {
    const atRisk: number[] = [];
    for (let i = 0; i < n; i++) {
      if (time[i]! >= t && (!start || start[i]! < t) && (!stratum || stratum[i]! === s)) atRisk.push(i);
    }
    let top = Number.NEGATIVE_INFINITY;
    for (const i of atRisk) top = Math.max(top, eta[i]!);
    let sumOfWeights = 0;
    for (const i of ending) {
      sumOfWeights += weight(i);
      loglik += weight(i) * eta[i]!;
      for (let j = 0; j < p; j++) score[j]! += weight(i) * x[i * p + j]!;
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
    for (let k = 0; k < (ties === 'efron' ? d : 1); k++) {
      let sum = 0;
      const slope = new Float64Array(p);
      for (const i of atRisk) {
        const r = weight(i) * Math.exp(eta[i]! - top) * (ends.has(i) ? 1 - k / d : 1);
        sum += r;
        for (let j = 0; j < p; j++) slope[j]! += r * x[i * p + j]!;
      }
      const counts = ties === 'efron' ? sumOfWeights / d : sumOfWeights;
      loglik -= counts * (Math.log(sum) + top);
      for (let j = 0; j < p; j++) score[j]! -= (counts * slope[j]!) / sum;
    }
  }
  return { loglik, score };
}

/** V (Σ_c s_c s_cᵀ) V, with s_c the change of the score when the weights of a cluster are moved. */
function checkRobust(claim: CoxClaim, times: readonly EventTime[], robust: Float64Array): SurvivalCheck {
  const { rows, coef, naive } = claim;
  const p = coef.length;
  const sum = new Float64Array(p * p);
  const by = 1e-4;
  for (const c of new Set(rows.cluster)) {
    const [up, down] = [1 + by, 1 - by].map((factor) => {
      const weight = rows.time.map((_, i) => (rows.weight?.[i] ?? 1) * (rows.cluster![i] === c ? factor : 1));
      return look(claim, times, coef, weight).score;
    });
    const moved = Array.from({ length: p }, (_, j) => {
      let step = 0;
      for (let h = 0; h < p; h++) step += (naive[j * p + h]! * (up![h]! - down![h]!)) / (2 * by);
      return step;
    });
    for (let j = 0; j < p; j++) for (let h = 0; h < p; h++) sum[j * p + h]! += moved[j]! * moved[h]!;
  }
  for (let j = 0; j < p; j++) {
    for (let h = 0; h < p; h++) {
      const size = Math.sqrt(sum[j * p + j]! * sum[h * p + h]!);
      if (Math.abs(sum[j * p + h]! - robust[j * p + h]!) <= 1e-6 * size) continue;
      return { holds: false, problem: `the robust covariance of ${j} and ${h} is ${sum[j * p + h]}` };
    }
  }
  return { holds: true };
}

function form(matrix: Float64Array, u: Float64Array): number {
  const p = u.length;
  let sum = 0;
  for (let j = 0; j < p; j++) for (let h = 0; h < p; h++) sum += u[j]! * matrix[j * p + h]! * u[h]!;
  return sum;
}

/** By elimination: all pivots are above 0. */
function positive(matrix: readonly (readonly number[])[]): boolean {
  const rows = matrix.map((row, j) => row.map((value, h) => (value + matrix[h]![j]!) / 2));
  for (const [j, row] of rows.entries()) {
    if (!(row[j]! > 0)) return false;
    for (const below of rows.slice(j + 1)) {
      const factor = below[j]! / row[j]!;
      for (let h = j; h < row.length; h++) below[h]! -= factor * row[h]!;
    }
  }
  return true;
}
