import { mirror } from './coxDerivatives.js';
import type { CoxRows } from './coxRows.js';
import { type DistributionName, ERRORS, softplus, type Three } from './errorDistribution.js';
import type { Derivatives } from './newton.js';

/** Rows of a parametric regression. Covariates have a first column of ones. */
export interface ParametricRows {
  rows: CoxRows;
  distribution: DistributionName;
  /** Of μ: row after row, q of them. */
  x: Float64Array;
  q: number;
  /** Of the log odds that a row ends at all, r of them; none where all do. */
  z: Float64Array;
  r: number;
}

/** Where each part of the coefficients begins: those of μ, then ln σ (if it is free), then those of the odds. */
export function parts({ distribution, q, r }: Pick<ParametricRows, 'distribution' | 'q' | 'r'>) {
  const scale = distribution === 'exponential' ? 0 : 1;
  return { scale, odds: q + scale, size: q + scale + r };
}

/**
 * Log-likelihood of ln T = μ + σ w, μ = bx, for the share expit(γz) of rows that end at all, with its derivatives. With
 * S(t) = 1 − p + p exp G((ln t − μ)/σ), p = expit(γz):
 *
 *     ended   ln p + ln g(w) − ln σ − ln t        lasting   ln S(t)        began late   − ln S(start)
 *
 * ln S = softplus(η + G) − softplus(η), η = γz. Each row has derivatives by μ, τ = ln σ and η, that of the others follow.
 *
 * @param scores Is filled with what each row adds to the score, without its weight, if given.
 */
export function parametricDerivatives(model: ParametricRows, coef: Float64Array, scores?: Float64Array): Derivatives {
  const { rows, distribution, x, q, z, r } = model;
  const { scale, odds, size } = parts(model);
  const { density, above } = ERRORS[distribution];
  const tau = scale === 1 ? coef[q] : 0;
  const sigma = Math.exp(tau);
  const score = new Float64Array(size);
  const information = new Float64Array(size * size);
  const three: Three = [0, 0, 0];
  // Of one row: value; by μ, τ, η; by μμ, μτ, ττ, μη, τη, ηη.
  const own = new Float64Array(10);
  let loglik = 0;
  const add = (t: number, mu: number, eta: number, ended: boolean, sign: number) => {
    const w = (Math.log(t) - mu) / sigma;
    (ended ? density : above)(w, three);
    const [f, f1, f2] = three;
    const byMu = -f1 / sigma;
    const byTau = -w * f1;
    const byMuMu = f2 / sigma ** 2;
    const byMuTau = (w * f2 + f1) / sigma;
    const byTauTau = w * w * f2 + w * f1;
    if (ended) {
      own[0] += f - tau - Math.log(t);
      own[1] += byMu;
      own[2] += byTau - 1;
      own[4] += byMuMu;
      own[5] += byMuTau;
      own[6] += byTauTau;
      if (r === 0) return;
      const p = 1 / (1 + Math.exp(-eta));
      own[0] -= softplus(-eta);
      own[3] += 1 - p;
      own[9] -= p * (1 - p);
      return;
    }
    // Without a share that lasts for ever s is 1: the row is among those that end.
    const s = r === 0 ? 1 : 1 / (1 + Math.exp(-eta - f));
    const spread = r === 0 ? 0 : s * (1 - s);
    own[0] += sign * (r === 0 ? f : softplus(eta + f) - softplus(eta));
    own[1] += sign * s * byMu;
    own[2] += sign * s * byTau;
    own[4] += sign * (s * byMuMu + spread * byMu * byMu);
    own[5] += sign * (s * byMuTau + spread * byMu * byTau);
    own[6] += sign * (s * byTauTau + spread * byTau * byTau);
    if (r === 0) return;
    const p = 1 / (1 + Math.exp(-eta));
    own[3] += sign * (s - p);
    own[7] += sign * spread * byMu;
    own[8] += sign * spread * byTau;
    own[9] += sign * (spread - p * (1 - p));
  };
  for (let i = 0; i < rows.time.length; i++) {
    let mu = 0;
    let eta = 0;
    for (let j = 0; j < q; j++) mu += coef[j] * x[i * q + j];
    for (let j = 0; j < r; j++) eta += coef[odds + j] * z[i * r + j];
    own.fill(0);
    add(rows.time[i], mu, eta, rows.event[i] === 1, 1);
    if (rows.start && rows.start[i] > 0) add(rows.start[i], mu, eta, false, -1);
    const weight = rows.weight ? rows.weight[i] : 1;
    loglik += weight * own[0];
    for (let j = 0; j < q; j++) {
      const xj = x[i * q + j];
      if (scores) scores[i * size + j] = own[1] * xj;
      score[j] += weight * own[1] * xj;
      const by = weight * own[4] * xj;
      for (let h = 0; h <= j; h++) information[j * size + h] -= by * x[i * q + h];
    }
    if (scale === 1) {
      if (scores) scores[i * size + q] = own[2];
      score[q] += weight * own[2];
      for (let h = 0; h < q; h++) information[q * size + h] -= weight * own[5] * x[i * q + h];
      information[q * size + q] -= weight * own[6];
    }
    for (let j = 0; j < r; j++) {
      const zj = z[i * r + j];
      const at = (odds + j) * size;
      if (scores) scores[i * size + odds + j] = own[3] * zj;
      score[odds + j] += weight * own[3] * zj;
      for (let h = 0; h < q; h++) information[at + h] -= weight * own[7] * zj * x[i * q + h];
      if (scale === 1) information[at + q] -= weight * own[8] * zj;
      for (let h = 0; h <= j; h++) information[at + odds + h] -= weight * own[9] * zj * z[i * r + h];
    }
  }
  mirror(information, size);
  return { loglik, score, information };
}
