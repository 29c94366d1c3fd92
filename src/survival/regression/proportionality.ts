import { cholesky, quadratic } from './cholesky.js';
import type { CoxFit } from './cox.js';
import { partialDerivatives } from './partialDerivatives.js';
import { timeScale } from './timeScale.js';

/** Whether a coefficient changes with time. */
export interface ProportionalityTest {
  /** By term of the formula, then all together. */
  terms: { chisq: number; df: number }[];
  all: { chisq: number; df: number };
}

/**
 * Score test that hazards are proportional: of coefficients b + c g(t) that c = 0, for each term alone and for all
 * (Grambsch and Therneau 1994; R's `cox.zph` from 3.0 on, which takes the information as it is at each time). g is
 * one minus Kaplan–Meier of all rows just before t, so that late times with few at risk do not carry the test. With
 * exact ties score and information are of that likelihood; `cox.zph` takes Breslow's at its coefficients, where their
 * score is not 0.
 *
 * @param terms Columns of each term.
 */
export function proportionality(fit: CoxFit, terms: readonly (readonly number[])[]): ProportionalityTest {
  const { sorted, scaled } = fit;
  const { p, time, event, n } = sorted;
  const g = timeScale(fit);
  const size = 2 * p;
  const score = new Float64Array(size);
  const information = new Float64Array(size * size);
  let mean = 0;
  for (let i = 0; i < n; i++) if (event[i] === 1) mean += g(time[i]) / fit.events;
  partialDerivatives(sorted, scaled, fit.ties, (first, _, slope, curvature) => {
    const at = g(time[first]) - mean;
    for (let j = 0; j < p; j++) {
      score[p + j] += at * slope[j];
      for (let h = 0; h < p; h++) {
        const v = curvature[Math.max(j, h) * p + Math.min(j, h)];
        information[j * size + h] += v;
        information[j * size + p + h] += at * v;
        information[(p + j) * size + h] += at * v;
        information[(p + j) * size + p + h] += at * at * v;
      }
    }
  });
  const test = (columns: readonly number[]) => {
    const kept = [...Array.from({ length: p }, (_, j) => j), ...columns.map((j) => p + j)];
    const part = Float64Array.from(kept.flatMap((j) => kept.map((h) => information[j * size + h])));
    const lower = cholesky(part, kept.length, 1e-12);
    const slopes = Float64Array.from(kept, (j) => score[j]);
    return { chisq: lower ? quadratic(lower, slopes) : Number.NaN, df: columns.length };
  };
  return { terms: terms.map(test), all: test(Array.from({ length: p }, (_, j) => j)) };
}
