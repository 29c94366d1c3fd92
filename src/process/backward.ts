import { compilePhases } from './compile.js';
import { expectedAt } from './instants.js';
import { BLOCK, discount, eachBlock, expect, inBlocks, mix, ofParty } from './kernels.js';
import type { Behaviour, Passive, ProcessModel } from './model.js';

/**
 * Worth of every state at step `from` to parties that pay no switching costs, when everybody behaves as given.
 * For passive parties, and for chances (flow 0, factor 1, payoff the indicator of an ending).
 */
export function backward(
  model: ProcessModel,
  behaviour: Behaviour,
  parties: readonly Passive[],
  from = 0,
): Float64Array[] {
  const { states, instants } = model;
  const flows = parties.map((party) => party.flow);
  const flow = inBlocks(flows, states);
  const atInstants = parties.map((party) => expectedAt(instants, behaviour.yes, party.payoff));
  const blocks = inBlocks(flows, states, atInstants);
  const room = new Float64Array(states * BLOCK);
  let turns = behaviour.switch.length;
  for (const phase of compilePhases(model).reverse()) {
    const factor = eachBlock(parties.map((party) => party.yearlyFactor ** phase.years));
    for (let t = phase.first + phase.steps - 1; t >= Math.max(from, phase.first); t--) {
      for (let l = phase.layers.length - 1; l >= 0; l--) {
        const layer = phase.layers[l];
        if (layer.kind === 'choice') {
          const turn = behaviour.switch[--turns];
          for (const block of blocks) mix(layer, turn, block, room);
        } else if (!layer.at || layer.at.has(t)) {
          for (const block of blocks) expect(layer, block, room);
        }
      }
      for (let b = 0; b < blocks.length; b++) discount(blocks[b], flow[b], factor[b]);
    }
  }
  return parties.map((_, p) => ofParty(p, blocks, states));
}
