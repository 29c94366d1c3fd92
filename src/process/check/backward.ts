import type { Behaviour, ChanceLayer, ChoiceLayer, Passive, ProcessModel } from '../model.js';

/** One decision layer at one step, while the values are recomputed. */
export interface Turn {
  /** Index into `behaviour.switch`. */
  n: number;
  step: number;
  /** Years of the step. */
  years: number;
  layer: ChoiceLayer;
  /** `after[q][s]`: worth to party q right after the layer, in state s or, from `states` on, at an instant. */
  after: readonly Float64Array[];
}

/**
 * What everybody expects when all behave as given, from the definition, last step first. Part of the checkers: shares
 * no code with the solver.
 *
 * @param parties The players come first, in the order of the model: they bear the costs of switching.
 * @returns `[q][s]`: worth at time 0 to party q in state s; from `states` on, worth at each instant.
 */
export function backward(
  model: ProcessModel,
  behaviour: Behaviour,
  parties: readonly Passive[],
  see: (turn: Turn) => void = () => {},
): Float64Array[] {
  let worth = parties.map((party) => withInstants(model, behaviour, party));
  let step = model.phases.reduce((n, phase) => n + phase.steps, 0);
  let n = behaviour.switch.length;
  for (const { steps, years, layers } of [...model.phases].reverse()) {
    for (let k = 0; k < steps; k++) {
      step--;
      for (const layer of [...layers].reverse()) {
        if (layer.kind === 'choice') {
          n--;
          see({ n, step, years, layer, after: worth });
          const chances = behaviour.switch[n];
          worth = worth.map((after, q) => beforeChoice(layer, chances, after, q));
        } else if (layer.at === undefined || layer.at.includes(step)) {
          worth = worth.map((after) => beforeChance(layer, after));
        }
      }
      for (const [q, party] of parties.entries()) {
        const later = party.yearlyFactor ** years;
        const values = worth[q];
        for (let s = 0; s < model.states; s++) values[s] = (1 - later) * party.flow[s] + later * values[s];
      }
    }
  }
  return worth;
}

/** Worth at the end of time in each state, and at each instant at any time. */
function withInstants({ states, instants }: ProcessModel, { yes }: Behaviour, party: Passive): Float64Array {
  const worth = new Float64Array(states + instants.player.length);
  worth.set(party.flow);
  const at = (target: number): number => (target < 0 ? party.payoff[-1 - target] : worth[states + target]);
  for (let i = instants.player.length - 1; i >= 0; i--)
    worth[states + i] = yes[i] * at(instants.yes[i]) + (1 - yes[i]) * at(instants.no[i]);
  return worth;
}

function beforeChance({ rows }: ChanceLayer, after: Float64Array): Float64Array {
  const { from, to, chance } = rows;
  const before = after.slice();
  for (let s = 0; s + 1 < from.length; s++) {
    let sum = 0;
    for (let k = from[s]; k < from[s + 1]; k++) sum += chance[k] * after[to[k]];
    before[s] = sum;
  }
  return before;
}

function beforeChoice(layer: ChoiceLayer, chances: Float64Array, after: Float64Array, party: number): Float64Array {
  const { player, to, cost } = layer;
  const before = after.slice();
  const pays = layer.payers.map((payers) => payers.includes(party));
  for (let s = 0; s < player.length; s++) {
    const mover = player[s];
    if (mover < 0) continue;
    const switched = pays[mover] ? after[to[s]] - cost[s] : after[to[s]];
    before[s] = chances[s] * switched + (1 - chances[s]) * after[s];
  }
  return before;
}
