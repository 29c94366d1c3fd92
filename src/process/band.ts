import { compilePhases } from './compile.js';
import { expectedAt } from './instants.js';
import { discount, expect, mix, mixPaying } from './kernels.js';
import type { Behaviour, ProcessModel } from './model.js';

/**
 * Highest chance of an event within the first `steps` steps over all behaviours of one player that at each standing
 * choice either follow the given behaviour or take an action that is at most ε points worse than the best, at the
 * values of the given behaviour; all others behave as given. One number for each ε: 0 is best reply (with ties either
 * way) or the behaviour itself, Infinity any behaviour at all. Each ε, and each horizon, has a worst behaviour of its
 * own: an envelope, not one story.
 *
 * @param event 0 or 1 for every ending.
 * @param free Players of one party that is given its head. Costs of its switches are counted in its values.
 */
export function worst(
  model: ProcessModel,
  behaviour: Behaviour,
  free: number,
  event: Float64Array,
  epsilons: readonly number[],
  steps: number,
): number[] {
  const { states, instants } = model;
  const player = model.players[free];
  const own = new Float64Array(states + instants.player.length);
  own.set(player.flow);
  own.set(expectedAt(instants, behaviour.yes, player.payoff), states);
  const atInstants = expectedAt(instants, behaviour.yes, event);
  const chances = epsilons.map(() => {
    const chance = new Float64Array(states + instants.player.length);
    chance.set(atInstants, states);
    return chance;
  });
  const room = new Float64Array(states);
  let turns = behaviour.switch.length;
  for (const phase of compilePhases(model).reverse()) {
    const factor = player.yearlyFactor ** phase.years;
    for (let t = phase.first + phase.steps - 1; t >= phase.first; t--) {
      const followed = t < steps ? chances : [];
      for (let l = phase.layers.length - 1; l >= 0; l--) {
        const layer = phase.layers[l];
        if (layer.kind === 'chance') {
          if (layer.at && !layer.at.has(t)) continue;
          for (const value of [own, ...followed]) expect(layer.active, layer.from, layer.to, layer.chance, value, room);
          continue;
        }
        const turn = behaviour.switch[--turns];
        const { active, to, cost } = layer;
        for (const [i, chance] of followed.entries()) {
          for (let k = 0; k < active.length; k++) {
            const s = active[k];
            const stay = chance[s];
            const away = chance[to[k]];
            room[k] = stay + turn[s] * (away - stay);
            if (layer.player[k] !== free) continue;
            const gain = own[to[k]] - cost[k] - own[s];
            // The most that can be done on purpose in a step: switch, or stay, where ε allows it.
            if (gain >= -epsilons[i] && away > room[k]) room[k] = away;
            if (gain <= epsilons[i] && stay > room[k]) room[k] = stay;
          }
          for (let k = 0; k < active.length; k++) chance[active[k]] = room[k];
        }
        const borne = layer.bears[free];
        if (borne) mixPaying(active, to, turn, borne, own, room);
        else mix(active, to, turn, own, room);
      }
      discount(own, player.flow, 1 - factor, factor);
    }
  }
  return chances.map((chance) => {
    let sum = 0;
    for (let s = 0; s < states; s++) sum += model.start[s] * chance[s];
    return sum;
  });
}
