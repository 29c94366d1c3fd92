import type { SurvivalCurve } from './kaplanMeier.js';

/** The mean of the durations, each cut at `until`, with its standard error. */
export interface RestrictedMean {
  mean: number;
  stdErr: number;
  until: number;
}

/**
 * Area under the curve from 0 to `until`, with variance Σ A(t)² d / (n (n − d)), A(t) the area from t to there (Klein
 * and Moeschberger 2003, section 4.5). Beyond the last time the last value is carried on, as in R.
 */
export function restrictedMean({ time, surv, nRisk, nEvent }: SurvivalCurve, until: number): RestrictedMean {
  if (!(until >= 0 && until < Infinity)) throw new RangeError(`a mean restricted to ${until} is asked for`);
  let variance = 0;
  let after = 0;
  let right = until;
  for (let i = time.length - 1; i >= 0; i--) {
    if (time[i] > until) continue;
    after += (right - time[i]) * surv[i];
    right = time[i];
    const staying = nRisk[i] - nEvent[i];
    if (nEvent[i] > 0 && staying > 0) variance += after ** 2 * (nEvent[i] / (nRisk[i] * staying));
  }
  return { mean: after + right, stdErr: Math.sqrt(variance), until };
}
