import { type ChoiceStep, compilePhases } from './compile.js';
import { expectedAt } from './instants.js';
import { charge, discount, dot, expect, interleave, mix, ofParty } from './kernels.js';
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
  const size = states + instants.player.length;
  const own = new Float64Array(size);
  own.set(player.flow);
  own.set(expectedAt(instants, behaviour.yes, player.payoff), states);
  const n = epsilons.length;
  const atEnd = new Float64Array(size);
  atEnd.set(expectedAt(instants, behaviour.yes, event), states);
  const atEnds = epsilons.map(() => atEnd);
  const chance = interleave(atEnds, new Float64Array(size * n));
  const room = new Float64Array(states * n);
  let turns = behaviour.switch.length;
  for (const phase of compilePhases(model).reverse()) {
    const factor = Float64Array.of(player.yearlyFactor ** phase.years);
    for (let t = phase.first + phase.steps - 1; t >= phase.first; t--) {
      for (let l = phase.layers.length - 1; l >= 0; l--) {
        const layer = phase.layers[l];
        if (layer.kind === 'chance') {
          if (layer.at && !layer.at.has(t)) continue;
          expect(layer, 1, own, room);
          if (t < steps) expect(layer, n, chance, room);
          continue;
        }
        const turn = behaviour.switch[--turns];
        if (t < steps) worsen(layer, turn, free, own, epsilons, chance, room);
        mix(layer, turn, 1, own, room);
        const borne = layer.charges.find(({ players }) => players.includes(free));
        if (borne) charge({ players: Int32Array.of(0), cost: borne.cost }, layer, turn, 1, own);
      }
      discount(own, player.flow, 1, factor);
    }
  }
  return epsilons.map((_, i) => dot(ofParty(i, n, chance, states), model.start));
}

/** One choice layer backward for the chance of the event: the free player does the worst that each ε allows. */
function worsen(
  { active, bounds, to, cost }: ChoiceStep,
  turn: Float64Array,
  free: number,
  own: Float64Array,
  epsilons: readonly number[],
  chance: Float64Array,
  room: Float64Array,
): void {
  const n = epsilons.length;
  for (let k = 0; k < active.length; k++) {
    const s = active[k];
    const isFree = k >= bounds[free] && k < bounds[free + 1];
    const gain = own[to[k]] - cost[k] - own[s];
    for (let i = 0; i < n; i++) {
      const stay = chance[s * n + i];
      const away = chance[to[k] * n + i];
      let most = stay + turn[s] * (away - stay);
      if (isFree) {
        // The most that can be done on purpose in a step: switch, or stay, where ε allows it.
        if (gain >= -epsilons[i] && away > most) most = away;
        if (gain <= epsilons[i] && stay > most) most = stay;
      }
      room[k * n + i] = most;
    }
  }
  for (let k = 0; k < active.length; k++) {
    for (let i = 0; i < n; i++) chance[active[k] * n + i] = room[k * n + i];
  }
}
