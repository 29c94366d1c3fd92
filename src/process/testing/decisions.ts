import { backward } from '../check/backward.js';
import type { Behaviour, ChoiceLayer, ProcessModel } from '../model.js';

/** One standing choice: the n-th of `behaviour.switch`, in state s, and what switching gains who chooses, in points. */
export interface Decision {
  n: number;
  s: number;
  step: number;
  player: number;
  /** Both actions lead to the same. */
  idle: boolean;
  gain: number;
}

/** The choice layers in the order of `behaviour.switch`, with the years of their steps. */
export function rounds({ phases }: ProcessModel): { layer: ChoiceLayer; years: number }[] {
  return phases.flatMap(({ steps, years, layers }) => {
    const choices = layers.filter((layer): layer is ChoiceLayer => layer.kind === 'choice');
    return Array.from({ length: steps }, () => choices.map((layer) => ({ layer, years }))).flat();
  });
}

/**
 * Every standing choice of a game with what a switch gains when all later ones are made as given. For tests: reckoned by
 * the checkers' code, which shares none with the solver.
 */
export function decisions(model: ProcessModel, behaviour: Behaviour): Decision[] {
  const all: Decision[] = [];
  backward(model, behaviour, model.players, ({ n, step, layer, after }) => {
    for (const [s, player] of layer.player.entries()) {
      if (player < 0) continue;
      const [to, cost] = [layer.to[s], layer.cost[s]];
      const gain = after[to * model.players.length + player] - cost - after[s * model.players.length + player];
      all.push({ n, s, step, player, idle: to === s && cost === 0, gain });
    }
  });
  return all;
}

/** What saying yes gains at each instant, in points of who is asked. */
export function answers(model: ProcessModel, behaviour: Behaviour): Float64Array {
  const { instants, states, players } = model;
  const worth = backward({ ...model, phases: [] }, behaviour, players);
  return Float64Array.from(instants.player, (p, i) => {
    const at = (target: number): number =>
      target < 0 ? players[p].payoff[-1 - target] : worth[(states + target) * players.length + p];
    return at(instants.yes[i]) - at(instants.no[i]);
  });
}
