import { type AtEvents, mirror } from './coxDerivatives.js';
import type { SortedRows } from './coxRows.js';
import type { Derivatives } from './newton.js';

/**
 * Cox's own treatment of ties (1972), for times that are really discrete: which d of those at risk ended, given that d
 * did; the conditional logistic likelihood. Weights are not taken.
 *
 *     Σ βx_i − ln Σ_{A ⊂ risk set, |A| = d} exp(Σ_{a ∈ A} βx_a)
 *
 * The sum over all choices is found row by row (Howard 1972; Gail, Lubin and Rubinstein 1981). Rows are made into
 * chances q = s r/(1 + s r), with s such that Σ q = d: the sum over the choices is then Π (1 + s r) / s^d times the
 * chance that d of independent events come, which neither overflows nor vanishes.
 *
 * @param each Is told what each time with events adds, and which places it has.
 */
export function exactDerivatives(rows: SortedRows, beta: Float64Array, each?: AtEvents): Derivatives {
  const { p, time, event, x, start, from } = rows;
  const score = new Float64Array(p);
  const information = new Float64Array(p * p);
  const scoreHere = new Float64Array(p);
  const informationHere = new Float64Array(p * p);
  let loglik = 0;
  for (let s = 0; s + 1 < from.length; s++) {
    for (let i = from[s]; i < from[s + 1]; ) {
      const t = time[i];
      const first = i;
      let deaths = 0;
      scoreHere.fill(0);
      informationHere.fill(0);
      for (; i < from[s + 1] && time[i] === t; i++) {
        if (event[i] === 0) continue;
        deaths++;
        for (let j = 0; j < p; j++) {
          loglik += beta[j] * x[i * p + j];
          scoreHere[j] += x[i * p + j];
        }
      }
      if (deaths === 0) continue;
      const places: number[] = [];
      for (let k = from[s]; k < i; k++) if (!start || start[k] < t) places.push(k);
      loglik -= choices(rows, beta, places, deaths, scoreHere, informationHere);
      for (let j = 0; j < p; j++) score[j] += scoreHere[j];
      for (let j = 0; j < p * p; j++) information[j] += informationHere[j];
      each?.(first, i, scoreHere, informationHere);
    }
  }
  mirror(information, p);
  return { loglik, score, information };
}

/** ln of the sum over all choices of d places; its derivatives are taken from score and put to information. */
function choices(
  { p, x }: SortedRows,
  beta: Float64Array,
  places: readonly number[],
  d: number,
  score: Float64Array,
  information: Float64Array,
): number {
  const eta = places.map((i) => beta.reduce((sum, b, j) => sum + b * x[i * p + j], 0));
  if (d === places.length) {
    for (const i of places) for (let j = 0; j < p; j++) score[j] -= x[i * p + j];
    return eta.reduce((sum, e) => sum + e, 0);
  }
  const log = logScale(eta, d);
  // For each number of chosen rows, from −1 on: chance, its slopes, its curvatures; of the covariates of the rows that
  // are chosen although they hardly would be (q ≤ ½), less those of rows that are not although they should. Where few
  // choices are likely these are small, so that curvatures are not what large numbers leave of each other.
  const width = 1 + p + (p * (p + 1)) / 2;
  const sums = new Float64Array((d + 2) * width);
  sums[width] = 1;
  let factor = -d * log;
  const likely = new Float64Array(p);
  for (const [c, i] of places.entries()) {
    const e = eta[c]! + log;
    factor += e > 0 ? e + Math.log1p(Math.exp(-e)) : Math.log1p(Math.exp(e));
    const rare = 1 / (1 + Math.exp(Math.abs(e)));
    const sign = e > 0 ? -1 : 1;
    if (e > 0) for (let j = 0; j < p; j++) likely[j] += x[i * p + j];
    for (let k = Math.min(d, c + 1); k >= 0; k--) {
      const to = (k + 1) * width;
      const moved = e > 0 ? to : to - width;
      const kept = e > 0 ? to - width : to;
      // Curvatures first and the chance last, as each needs what comes before it as it was.
      for (let j = p - 1, m = width - 1; j >= 0; j--) {
        const xj = sign * x[i * p + j];
        for (let h = j; h >= 0; h--, m--) {
          const xh = sign * x[i * p + h];
          const more = xj * sums[moved + 1 + h] + xh * sums[moved + 1 + j] + xj * xh * sums[moved];
          sums[to + m] = rare * (sums[moved + m] + more) + (1 - rare) * sums[kept + m];
        }
      }
      for (let j = 0; j < p; j++) {
        const more = sign * x[i * p + j] * sums[moved];
        sums[to + 1 + j] = rare * (sums[moved + 1 + j] + more) + (1 - rare) * sums[kept + 1 + j];
      }
      sums[to] = rare * sums[moved] + (1 - rare) * sums[kept];
    }
  }
  const at = (d + 1) * width;
  for (let j = 0, m = at + 1 + p; j < p; j++) {
    const slope = sums[at + 1 + j] / sums[at];
    score[j] -= likely[j] + slope;
    for (let h = 0; h <= j; h++, m++)
      information[j * p + h] += sums[m] / sums[at] - (slope * sums[at + 1 + h]) / sums[at];
  }
  return Math.log(sums[at]) + factor;
}

/** ln s with which the chances sum to d, by halving; any s near it would do. */
function logScale(eta: readonly number[], d: number): number {
  // A call takes no more than some 100,000 arguments.
  let low = -eta.reduce((most, e) => Math.max(most, e), Number.NEGATIVE_INFINITY) - 50;
  let high = -eta.reduce((least, e) => Math.min(least, e), Number.POSITIVE_INFINITY) + 50;
  for (let k = 0; k < 60; k++) {
    const middle = (low + high) / 2;
    const sum = eta.reduce((total, e) => total + 1 / (1 + Math.exp(-e - middle)), 0);
    if (sum < d) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
