import type { Behaviour, ProcessModel, Rule } from '../model.js';
import { backward, type Turn } from './backward.js';
import { Largest, type ProcessCheck } from './processCheck.js';
import { describeState, misfit } from './shape.js';

/** Difference in points below which two actions count as equally good: the rule may then be read either way. */
const TIE = 1e-9;

/**
 * Checks that everybody chooses by the rule, given what they expect when all behave so: in every state of every step,
 * reached or not, and at every test. Recomputes all values from the definition.
 *
 * @param claimed Worth to each player at time 0, expected over the start.
 */
export function checkBehaviour(
  model: ProcessModel,
  behaviour: Behaviour,
  rule: Rule,
  claimed: { start: ArrayLike<number> },
): ProcessCheck {
  const check = { checkedBy: 'checkBehaviour', claim: CLAIM[rule] };
  const unfit = misfit(model, behaviour);
  if (unfit) return { ...check, holds: false, extent: 'nothing', residual: Infinity, gain: Infinity, problem: unfit };

  const residual = new Largest();
  const gain = new Largest();
  const parties = model.players.length;
  let decisions = 0;
  const see = ({ n, step, years, layer, after }: Turn): void => {
    const chances = behaviour.switch[n];
    const precisions = model.players.map(({ lambda }) => (rule === 'best-reply' ? Infinity : lambda));
    const most = model.players.map(({ reconsiders }) => (rule === 'revision' ? -Math.expm1(-reconsiders * years) : 1));
    const pays = layer.payers.map((payers, p) => (payers.includes(p) ? 1 : 0));
    const where = (s: number): string => `step ${step}, ${layer.name}, ${describeState(model, s)}`;
    for (let s = 0; s < model.states; s++) {
      const p = layer.player[s];
      const chance = chances[s];
      if (p < 0) {
        if (chance !== 0) residual.see(Math.abs(chance), () => `${where(s)}: nobody may switch, yet somebody does`);
        continue;
      }
      decisions++;
      const { name } = model.players[p];
      const better = after[layer.to[s] * parties + p] - pays[p] * layer.cost[s] - after[s * parties + p];
      const off = distance(chance, better, precisions[p], most[p], 0);
      // What is no more than was seen before needs no words.
      if (!(off <= residual.distance))
        residual.see(off, () => `${where(s)}: ${name} switches with chance ${chance}, off the rule by ${off}`);
      const lost = better > 0 ? (most[p] - chance) * better : -chance * better;
      if (!(lost <= gain.distance)) gain.see(lost, () => `${where(s)}: ${name} could gain ${lost} points`);
    }
  };
  const worth = backward(model, behaviour, model.players, see);
  decisions += seeInstants(model, behaviour, rule, worth, residual, gain);
  for (const [p, player] of model.players.entries()) {
    const start = model.start.reduce((sum, chance, s) => sum + chance * worth[s * parties + p], 0);
    const off = Math.abs(start - claimed.start[p]);
    residual.see(off, () => `worth to ${player.name} at the start: ${start}, not ${claimed.start[p]}`);
  }
  const problem = residual.problem ?? (rule === 'best-reply' ? gain.problem : undefined);
  return {
    ...check,
    holds: problem === undefined,
    extent: `${decisions} decisions: every state of every step, and every test`,
    residual: residual.distance,
    gain: gain.distance,
    ...(problem === undefined ? {} : { problem }),
  };
}

const CLAIM: Record<Rule, string> = {
  revision: 'everybody reconsiders at the stated rate and chooses by the logit rule, given how all behave',
  'best-reply': 'nobody gains by another choice anywhere, given how all behave',
  'step-logit': 'everybody chooses by the logit rule in every step, given how all behave',
};

/** @returns Number of instants. */
function seeInstants(
  { states, players, instants }: ProcessModel,
  { yes }: Behaviour,
  rule: Rule,
  worth: Float64Array,
  residual: Largest,
  gain: Largest,
): number {
  for (const [i, p] of instants.player.entries()) {
    const player = players[p];
    const at = (target: number): number =>
      target < 0 ? player.payoff[-1 - target] : worth[(states + target) * players.length + p];
    const better = at(instants.yes[i]) - at(instants.no[i]);
    const off = distance(yes[i], better, rule === 'best-reply' ? Infinity : player.lambdaTest, 1, 1);
    residual.see(off, () => `test ${i}: ${player.name} says yes with chance ${yes[i]}, off the rule by ${off}`);
    const lost = better > 0 ? (1 - yes[i]) * better : -yes[i] * better;
    gain.see(lost, () => `test ${i}: ${player.name} could gain ${lost} points`);
  }
  return instants.player.length;
}

/**
 * How far a chance to act is from the rule.
 *
 * @param better Points by which acting is better than not.
 * @param most Chance that there is an opportunity.
 * @param atTie What a best reply does when both are equally good: 1 acts, 0 does not. Differences up to `TIE` may be
 *   rounding, so there both are accepted: neither loses anything. An exact tie must be read as stated.
 */
function distance(chance: number, better: number, precision: number, most: number, atTie: 0 | 1): number {
  if (precision < Infinity) return Math.abs(chance - most / (1 + Math.exp(-precision * better)));
  const act = better === 0 ? atTie : better > 0 ? 1 : 0;
  const off = Math.abs(chance - act * most);
  if (better === 0 || Math.abs(better) > TIE) return off;
  return Math.min(off, Math.abs(chance - (1 - act) * most));
}
