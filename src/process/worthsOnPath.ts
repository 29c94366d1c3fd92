import { compilePhases } from './compile.js';
import { solveInstants } from './instants.js';
import { BLOCK, charge, discount, eachBlock, expect, inBlocks, mix } from './kernels.js';
import type { ChoiceLayer, Phase, ProcessModel } from './model.js';
import type { Path, Turn } from './path.js';
import type { Solution } from './solve.js';

/**
 * What each branch of the choices of a story was worth to who chose, in that player's points, at the moment of the
 * choice: what a switch costs is taken off it. Values are those of the rule, and all later choices are made by it.
 *
 * One backward pass over the whole model, as in {@link solve}, which keeps nothing but what is asked.
 *
 * @returns By index of `path.turns`; undefined for turns of chance.
 */
export function worthsOnPath(model: ProcessModel, solution: Solution, { turns }: Path): (number[] | undefined)[] {
  const { states, players, instants } = model;
  const { behaviour, rule } = solution;
  const { values: atInstants } = solveInstants(model, rule);
  const flows = players.map((player) => player.flow);
  const flow = inBlocks(flows, states);
  const blocks = inBlocks(flows, states, atInstants);
  const room = new Float64Array(states * BLOCK);
  const worth = (player: number, place: number) => {
    if (place < 0) return players[player]!.payoff[-1 - place]!;
    return blocks[Math.floor(player / BLOCK)]![place * BLOCK + (player % BLOCK)]!;
  };
  const asked = new Map<string, number>();
  turns.forEach(({ t, layer, instant }, i) => {
    if (instant === undefined) asked.set(`${t} ${layer}`, i);
  });
  const found: (number[] | undefined)[] = turns.map(({ instant, to }) =>
    instant === undefined ? undefined : to.map((place) => worth(instants.player[instant]!, place)),
  );
  let n = behaviour.switch.length;
  for (const [f, phase] of [...compilePhases(model).entries()].reverse()) {
    const factor = eachBlock(players.map((player) => player.yearlyFactor ** phase.years));
    for (let t = phase.first + phase.steps - 1; t >= phase.first; t--) {
      for (let l = phase.layers.length - 1; l >= 0; l--) {
        const layer = phase.layers[l]!;
        if (layer.kind === 'chance') {
          if (!layer.at || layer.at.has(t)) for (const block of blocks) expect(layer, block, room);
          continue;
        }
        const i = asked.get(`${t} ${l}`);
        if (i !== undefined) found[i] = branches(model.phases[f]!, turns[i]!, worth);
        const turn = behaviour.switch[--n]!;
        for (const block of blocks) mix(layer, turn, block, room);
        for (const borne of layer.charges) {
          for (const { block, places } of borne.places) charge(borne, turn, places, blocks[block]!);
        }
      }
      for (let b = 0; b < blocks.length; b++) discount(blocks[b]!, flow[b]!, factor[b]!);
    }
  }
  return found;
}

/** Of a standing choice: to leave all as it is, and to switch. */
function branches(
  { layers }: Phase,
  { layer: l, state, to }: Turn,
  worth: (player: number, place: number) => number,
): number[] {
  const layer = layers[l] as ChoiceLayer;
  const player = layer.player[state]!;
  return to.map((place, k) => worth(player, place) - (k === 0 ? 0 : layer.cost[state]!));
}
