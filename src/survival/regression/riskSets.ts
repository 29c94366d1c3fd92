import { LEFT, type SortedRows, stillThere } from './coxRows.js';

/** The times at which rows ended with the event, by falling time in each stratum, and what was at risk then. */
export interface RiskSets {
  count: number;
  time: Float64Array;
  stratum: Uint32Array;
  /** Which of these times each place of the sorted rows ended at; −1 if it did not end with the event. */
  of: Int32Array;
  /** Places before which each stratum's times begin, and after the last. */
  from: number[];
  /** Hazard of a row with risk 1 (Breslow's or Efron's step), and the same for one that ends then: Efron's has less. */
  hazard: Float64Array;
  hazardOfEnding: Float64Array;
  /** Mean covariates of those at risk, as the score has them; times p. */
  mean: Float64Array;
  /** Hazards times mean covariates, of others and of those that end. */
  hazardX: Float64Array;
  hazardXOfEnding: Float64Array;
}

/** @param risk w exp(βx) of each place. */
export function riskSets(rows: SortedRows, risk: Float64Array, efron: boolean): RiskSets {
  const { n, p, time, event, weight, x, start, byStart, from } = rows;
  const most = event.reduce((sum, e) => sum + e, 0);
  const sets: RiskSets = {
    count: 0,
    time: new Float64Array(most),
    stratum: new Uint32Array(most),
    of: new Int32Array(n).fill(-1),
    from: [],
    hazard: new Float64Array(most),
    hazardOfEnding: new Float64Array(most),
    mean: new Float64Array(most * p),
    hazardX: new Float64Array(most * p),
    hazardXOfEnding: new Float64Array(most * p),
  };
  const s1 = new Float64Array(p);
  const d1 = new Float64Array(p);
  for (let s = 0; s + 1 < from.length; s++) {
    sets.from.push(sets.count);
    s1.fill(0);
    let s0 = 0;
    let most = 0;
    let entered = from[s];
    for (let i = from[s]; i < from[s + 1]; ) {
      const t = time[i];
      let deaths = 0;
      let deathWeight = 0;
      let d0 = 0;
      d1.fill(0);
      for (; i < from[s + 1] && time[i] === t; i++) {
        const r = risk[i];
        if (event[i] === 1) {
          deaths++;
          deathWeight += weight[i];
          d0 += r;
          sets.of[i] = sets.count;
          for (let j = 0; j < p; j++) d1[j] += r * x[i * p + j];
        } else {
          s0 += r;
          for (let j = 0; j < p; j++) s1[j] += r * x[i * p + j];
        }
      }
      if (start && byStart) {
        most = Math.max(most, s0);
        for (; entered < from[s + 1] && start[byStart[entered]] >= t; entered++) {
          const gone = byStart[entered];
          s0 -= risk[gone];
          for (let j = 0; j < p; j++) s1[j] -= risk[gone] * x[gone * p + j];
        }
        if (!(s0 > LEFT * most)) {
          s0 = 0;
          s1.fill(0);
          stillThere(rows, s, i, (k) => {
            s0 += risk[k];
            for (let j = 0; j < p; j++) s1[j] += risk[k] * x[k * p + j];
          });
          most = s0;
        }
      }
      if (deaths === 0) continue;
      const e = sets.count++;
      sets.time[e] = t;
      sets.stratum[e] = s;
      const steps = efron ? deaths : 1;
      for (let k = 1; k <= steps; k++) {
        const share = k / steps;
        const sum = s0 + share * d0;
        const step = deathWeight / steps / sum;
        sets.hazard[e] += step;
        sets.hazardOfEnding[e] += share * step;
        for (let j = 0; j < p; j++) {
          const mean = (s1[j] + share * d1[j]) / sum;
          sets.mean[e * p + j] += mean / steps;
          sets.hazardX[e * p + j] += mean * step;
          sets.hazardXOfEnding[e * p + j] += share * mean * step;
        }
      }
      s0 += d0;
      for (let j = 0; j < p; j++) s1[j] += d1[j];
    }
  }
  sets.from.push(sets.count);
  return sets;
}
