import { compilePhases } from './compile.js';
import { expectedAt } from './instants.js';
import { discount, expect, interleave, mix, ofParty } from './kernels.js';
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
  const n = parties.length;
  const flows = parties.map((party) => party.flow);
  const flow = interleave(flows, new Float64Array(states * n));
  const value = interleave(flows, new Float64Array((states + instants.player.length) * n));
  const atInstants = parties.map((party) => expectedAt(instants, behaviour.yes, party.payoff));
  interleave(atInstants, value, states);
  const room = new Float64Array(states * n);
  let turns = behaviour.switch.length;
  for (const phase of compilePhases(model).reverse()) {
    const factor = Float64Array.from(parties, (party) => party.yearlyFactor ** phase.years);
    for (let t = phase.first + phase.steps - 1; t >= Math.max(from, phase.first); t--) {
      for (let l = phase.layers.length - 1; l >= 0; l--) {
        const layer = phase.layers[l];
        if (layer.kind === 'choice') mix(layer, behaviour.switch[--turns], n, value, room);
        else if (!layer.at || layer.at.has(t)) expect(layer, n, value, room);
      }
      discount(value, flow, n, factor);
    }
  }
  return parties.map((_, p) => ofParty(p, n, value, states));
}
