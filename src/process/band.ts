import { type ChoiceStep, compilePhases } from './compile.js';
import { expectedAt } from './instants.js';
import { BLOCK, charge, discount, dot, eachBlock, expect, inBlocks, mix, ofParty } from './kernels.js';
import type { Behaviour, ProcessModel } from './model.js';

/** The free player's values stand alone, first in a block. */
const FIRST = Int32Array.of(0);

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
  const worths = expectedAt(instants, behaviour.yes, player.payoff);
  const chances = expectedAt(instants, behaviour.yes, event);
  const [own] = inBlocks([player.flow], states, [worths]);
  const [flow] = inBlocks([player.flow], states);
  const none = epsilons.map(() => new Float64Array(states));
  const atInstants = epsilons.map(() => chances);
  const blocks = inBlocks(none, states, atInstants);
  const room = new Float64Array(states * BLOCK);
  let turns = behaviour.switch.length;
  for (const phase of compilePhases(model).reverse()) {
    const [factor] = eachBlock([player.yearlyFactor ** phase.years]);
    for (let t = phase.first + phase.steps - 1; t >= phase.first; t--) {
      const followed = t < steps ? blocks : [];
      for (let l = phase.layers.length - 1; l >= 0; l--) {
        const layer = phase.layers[l];
        if (layer.kind === 'chance') {
          if (layer.at && !layer.at.has(t)) continue;
          expect(layer, own, room);
          for (const block of followed) expect(layer, block, room);
          continue;
        }
        const turn = behaviour.switch[--turns];
        for (const [b, block] of followed.entries()) {
          worsen(layer, turn, free, own, epsilons.slice(b * BLOCK, (b + 1) * BLOCK), block, room);
        }
        mix(layer, turn, own, room);
        const borne = layer.charges.find(({ players }) => players.includes(free));
        if (borne) charge(borne, turn, FIRST, own);
      }
      discount(own, flow, factor);
    }
  }
  return epsilons.map((_, i) => dot(ofParty(i, blocks, states), model.start));
}

/**
 * One choice layer backward for the chance of the event: the free player does the worst that each ε allows.
 *
 * @param own What the free player expects, at the block's first place. @param block By ε.
 */
function worsen(
  { active, bounds, to, cost }: ChoiceStep,
  turn: Float64Array,
  free: number,
  own: Float64Array,
  epsilons: readonly number[],
  block: Float64Array,
  room: Float64Array,
): void {
  for (let k = 0; k < active.length; k++) {
    const s = active[k];
    const isFree = k >= bounds[free] && k < bounds[free + 1];
    const gain = own[to[k] * BLOCK] - cost[k] - own[s * BLOCK];
    for (let i = 0; i < epsilons.length; i++) {
      const stay = block[s * BLOCK + i];
      const away = block[to[k] * BLOCK + i];
      let most = stay + turn[s] * (away - stay);
      if (isFree) {
        // The most that can be done on purpose in a step: switch, or stay, where ε allows it.
        if (gain >= -epsilons[i] && away > most) most = away;
        if (gain <= epsilons[i] && stay > most) most = stay;
      }
      room[k * BLOCK + i] = most;
    }
  }
  for (let k = 0; k < active.length; k++) {
    for (let i = 0; i < epsilons.length; i++) block[active[k] * BLOCK + i] = room[k * BLOCK + i];
  }
}
