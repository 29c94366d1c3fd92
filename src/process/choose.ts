import type { Player, Rule } from './model.js';

/** σ(x) = 1 / (1 + e^−x), without overflow at either end. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x));
  const e = Math.exp(x);
  return e / (1 + e);
}

/** Gains below this are ties: they leave all as it is, and say yes where forced. In points. */
export const TIE = 1e-12;

/** Chance that a standing choice is reconsidered at all within a step: 1 − e^(−r·years). */
export function opportunity(player: Player, years: number, rule: Rule): number {
  return rule === 'revision' ? -Math.expm1(-player.reconsiders * years) : 1;
}

/** Chance to say yes where forced. @param gain Q(yes) − Q(no), in points of who chooses. */
export function saysYes(gain: number, lambdaTest: number, rule: Rule): number {
  if (rule === 'best-reply' || lambdaTest === Number.POSITIVE_INFINITY) return gain >= -TIE ? 1 : 0;
  return logistic(lambdaTest * gain);
}
