import { LEFT, type SortedRows, stillThere } from './coxRows.js';
import type { Derivatives } from './newton.js';

/** What one time with events adds to score and information; the arrays are used again at the next time. */
export type AtEvents = (first: number, last: number, score: Float64Array, information: Float64Array) => void;

/**
 * Cox's partial log-likelihood with its derivatives at coefficients of the scaled covariates. With r = w exp(βx), at
 * each time t with d events of weight w_i, S over the rows at risk and D over those that end then (Breslow 1974;
 * Efron 1977, both with weights as in R's `coxph`):
 *
 *     Breslow   Σ w_i βx_i − (Σ w_i) ln S(r)
 *     Efron     Σ w_i βx_i − (Σ w_i)/d Σ_{k<d} ln (S(r) − k/d D(r))
 *
 * One pass over the rows from the last time to the first: rows come in when they end and go out where they began.
 *
 * @param each Is told what each time with events adds, and which places it has.
 */
export function coxDerivatives(rows: SortedRows, beta: Float64Array, efron: boolean, each?: AtEvents): Derivatives {
  const { n, p, time, event, weight, x, start, byStart, from } = rows;
  const risk = new Float64Array(n);
  // Sums over those at risk, and over those that end at this time: r, r x, r x xᵀ (its lower triangle).
  const s1 = new Float64Array(p);
  const s2 = new Float64Array(p * p);
  const d1 = new Float64Array(p);
  const d2 = new Float64Array(p * p);
  const mean = new Float64Array(p);
  const scoreHere = new Float64Array(p);
  const informationHere = new Float64Array(p * p);
  const score = new Float64Array(p);
  const information = new Float64Array(p * p);
  let loglik = 0;
  for (let s = 0; s + 1 < from.length; s++) {
    s1.fill(0);
    s2.fill(0);
    let s0 = 0;
    let most = 0;
    let entered = from[s];
    for (let i = from[s]; i < from[s + 1]; ) {
      const t = time[i];
      const first = i;
      let deaths = 0;
      let deathWeight = 0;
      let d0 = 0;
      for (; i < from[s + 1] && time[i] === t; i++) {
        const at = i * p;
        let eta = 0;
        for (let j = 0; j < p; j++) eta += beta[j] * x[at + j];
        const r = weight[i] * Math.exp(eta);
        risk[i] = r;
        if (event[i] === 0) {
          s0 += r;
          add(s1, s2, x, at, p, r);
          continue;
        }
        if (deaths === 0) {
          d1.fill(0);
          d2.fill(0);
          scoreHere.fill(0);
          informationHere.fill(0);
        }
        deaths++;
        deathWeight += weight[i];
        d0 += r;
        loglik += weight[i] * eta;
        add(d1, d2, x, at, p, r);
        for (let j = 0; j < p; j++) scoreHere[j] += weight[i] * x[at + j];
      }
      if (start && byStart) {
        most = Math.max(most, s0);
        for (; entered < from[s + 1] && start[byStart[entered]] >= t; entered++) {
          const gone = byStart[entered];
          s0 -= risk[gone];
          add(s1, s2, x, gone * p, p, -risk[gone]);
        }
        if (!(s0 > LEFT * most)) {
          s0 = 0;
          s1.fill(0);
          s2.fill(0);
          stillThere(rows, s, i, (k) => {
            s0 += risk[k];
            add(s1, s2, x, k * p, p, risk[k]);
          });
          most = s0;
        }
      }
      if (deaths === 0) continue;
      const steps = efron ? deaths : 1;
      const perStep = deathWeight / steps;
      for (let k = 1; k <= steps; k++) {
        const share = k / steps;
        const sum = s0 + share * d0;
        loglik -= perStep * Math.log(sum);
        for (let j = 0; j < p; j++) {
          mean[j] = (s1[j] + share * d1[j]) / sum;
          scoreHere[j] -= perStep * mean[j];
        }
        const factor = perStep / sum;
        for (let j = 0; j < p; j++) {
          const at = j * p;
          const half = perStep * mean[j];
          for (let h = 0; h <= j; h++) {
            informationHere[at + h] += factor * (s2[at + h] + share * d2[at + h]) - half * mean[h];
          }
        }
      }
      s0 += d0;
      for (let j = 0; j < p; j++) s1[j] += d1[j];
      for (let j = 0; j < p * p; j++) s2[j] += d2[j];
      for (let j = 0; j < p; j++) score[j] += scoreHere[j];
      for (let j = 0; j < p * p; j++) information[j] += informationHere[j];
      each?.(first, i, scoreHere, informationHere);
    }
  }
  mirror(information, p);
  return { loglik, score, information };
}

function add(s1: Float64Array, s2: Float64Array, x: Float64Array, at: number, p: number, r: number): void {
  for (let j = 0; j < p; j++) {
    const rx = r * x[at + j];
    s1[j] += rx;
    for (let h = 0; h <= j; h++) s2[j * p + h] += rx * x[at + h];
  }
}

/** Copies the lower triangle of a square matrix into the upper one. */
export function mirror(matrix: Float64Array, p: number): void {
  for (let j = 0; j < p; j++) for (let h = 0; h < j; h++) matrix[h * p + j] = matrix[j * p + h];
}
