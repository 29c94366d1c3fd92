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
  let decisions = 0;
  const see = ({ n, step, years, layer, after }: Turn): void => {
    const chances = behaviour.switch[n];
    for (let s = 0; s < model.states; s++) {
      const mover = layer.player[s];
      const where = (): string => `step ${step}, ${layer.name}, ${describeState(model, s)}`;
      if (mover < 0) {
        if (chances[s] !== 0)
          residual.see(Math.abs(chances[s]), () => `${where()}: nobody may switch, yet somebody does`);
        continue;
      }
      decisions++;
      const player = model.players[mover];
      const own = layer.payers[mover].includes(mover) ? layer.cost[s] : 0;
      const better = after[mover][layer.to[s]] - own - after[mover][s];
      const most = rule === 'revision' ? -Math.expm1(-player.reconsiders * years) : 1;
      const precision = rule === 'best-reply' ? Infinity : player.lambda;
      const off = distance(chances[s], better, precision, most, 0);
      residual.see(off, () => `${where()}: ${player.name} switches with chance ${chances[s]}, off the rule by ${off}`);
      const lost = better > 0 ? (most - chances[s]) * better : -chances[s] * better;
      gain.see(lost, () => `${where()}: ${player.name} could gain ${lost} points`);
    }
  };
  const worth = backward(model, behaviour, model.players, see);
  decisions += seeInstants(model, behaviour, rule, worth, residual, gain);
  for (const [p, player] of model.players.entries()) {
    const start = model.start.reduce((sum, chance, s) => sum + chance * worth[p][s], 0);
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
  worth: readonly Float64Array[],
  residual: Largest,
  gain: Largest,
): number {
  for (const [i, p] of instants.player.entries()) {
    const player = players[p];
    const at = (target: number): number => (target < 0 ? player.payoff[-1 - target] : worth[p][states + target]);
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
