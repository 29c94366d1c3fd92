import { compilePhases } from './compile.js';
import { expectedAt } from './instants.js';
import { discount, expect, mix } from './kernels.js';
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
  const values = parties.map((party) => {
    const value = new Float64Array(states + instants.player.length);
    value.set(party.flow);
    value.set(expectedAt(instants, behaviour.yes, party.payoff), states);
    return value;
  });
  const room = new Float64Array(states);
  let turns = behaviour.switch.length;
  for (const phase of compilePhases(model).reverse()) {
    for (let t = phase.first + phase.steps - 1; t >= Math.max(from, phase.first); t--) {
      for (let l = phase.layers.length - 1; l >= 0; l--) {
        const layer = phase.layers[l];
        if (layer.kind === 'chance') {
          if (layer.at && !layer.at.has(t)) continue;
          for (const value of values) expect(layer.active, layer.from, layer.to, layer.chance, value, room);
        } else {
          const turn = behaviour.switch[--turns];
          for (const value of values) mix(layer.active, layer.to, turn, value, room);
        }
      }
      parties.forEach((party, p) => {
        const factor = party.yearlyFactor ** phase.years;
        discount(values[p], party.flow, 1 - factor, factor);
      });
    }
  }
  return values.map((value) => value.subarray(0, states));
}
