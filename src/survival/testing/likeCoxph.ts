import { concordance } from '../regression/concordance.js';
import type { CoxFit } from '../regression/cox.js';
import { close } from './spells.js';

/** What R's `coxph` says of a fit. */
export interface CoxAnswer {
  coef: number[];
  var: number[];
  naive: number[];
  loglik: number[];
  score: number;
  C: number;
  seC: number;
}

/** Everything that a fit and `coxph` both say is the same. */
export function likeCoxph(fit: CoxFit, answer: CoxAnswer, cluster?: Uint32Array): void {
  close(fit.coef, answer.coef, 'coef');
  close(fit.variance, answer.var, 'var');
  close(fit.naive ?? fit.variance, answer.naive, 'naive.var');
  close(fit.loglik, answer.loglik, 'loglik');
  close([fit.score], [answer.score], 'score');
  const { concordance: c, stdErr } = concordance(fit, cluster);
  close([c, stdErr], [answer.C, answer.seC], 'concordance');
}
