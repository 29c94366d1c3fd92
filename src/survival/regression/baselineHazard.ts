import type { CoxFit } from './cox.js';
import { coxResiduals } from './coxResiduals.js';

/** Cumulative hazard of a row with all covariates at 0, by rising time with events. */
export interface BaselineHazard {
  /** Number of the stratum, in the order of their numbers among those that have rows. */
  stratum: number;
  time: Float64Array;
  hazard: Float64Array;
}

/** Breslow's estimate (1972), with Efron's steps where the fit has Efron's ties; R's `basehaz(centered = FALSE)`. */
export function baselineHazard(fit: CoxFit): BaselineHazard[] {
  const { sets } = coxResiduals(fit.sorted, fit.scaled, fit.ties === 'efron');
  const { mean } = fit.sorted;
  const factor = Math.exp(-fit.coef.reduce((sum, b, j) => sum + b * mean[j], 0));
  return Array.from({ length: sets.from.length - 1 }, (_, stratum) => {
    const time = sets.time.slice(sets.from[stratum], sets.from[stratum + 1]).reverse();
    const hazard = sets.hazard.slice(sets.from[stratum], sets.from[stratum + 1]).reverse();
    for (let i = 0; i < hazard.length; i++) hazard[i] = hazard[i] * factor + (i > 0 ? hazard[i - 1] : 0);
    return { stratum, time, hazard };
  });
}
