import type { Behaviour, ChanceLayer, ChoiceLayer, Passive, ProcessModel } from '../model.js';

/** One decision layer at one step, while the values are recomputed. */
export interface Turn {
  /** Index into `behaviour.switch`. */
  n: number;
  step: number;
  /** Years of the step. */
  years: number;
  layer: ChoiceLayer;
  /** `after[s · parties + q]`: worth to party q right after the layer, in state s or, from `states` on, at an instant. */
  after: Float64Array;
}

/**
 * What everybody expects when all behave as given, from the definition, last step first. Part of the checkers: shares
 * no code with the solver.
 *
 * @param parties The players come first, in the order of the model: they bear the costs of switching.
 * @returns At `s · parties + q`: worth at time 0 to party q in state s; from `states` on, worth at each instant.
 */
export function backward(
  model: ProcessModel,
  behaviour: Behaviour,
  parties: readonly Passive[],
  see: (turn: Turn) => void = () => {},
): Float64Array {
  const worth = atTheEnd(model, behaviour, parties);
  const room = new Float64Array(model.states * parties.length);
  let step = model.phases.reduce((n, phase) => n + phase.steps, 0);
  let n = behaviour.switch.length;
  for (const { steps, years, layers } of [...model.phases].reverse()) {
    const last = [...layers].reverse().map((layer) => ({ layer, moved: movedBy(layer, model.states) }));
    for (let k = 0; k < steps; k++) {
      step--;
      for (const { layer, moved } of last) {
        if (layer.kind === 'choice') {
          n--;
          see({ n, step, years, layer, after: worth });
          const chances = behaviour.switch[n];
          beforeChoice(layer, moved, chances, worth, room, parties.length);
        } else if (layer.at === undefined || layer.at.includes(step)) {
          beforeChance(layer, moved, worth, room, parties.length);
        }
      }
      beforeLiving(parties, years, worth, model.states);
    }
  }
  return worth;
}

/** Worth at the end of time in each state, and at each instant at any time. */
function atTheEnd({ states, instants }: ProcessModel, { yes }: Behaviour, parties: readonly Passive[]): Float64Array {
  const n = parties.length;
  const worth = new Float64Array((states + instants.player.length) * n);
  for (const [q, { flow, payoff }] of parties.entries()) {
    for (let s = 0; s < states; s++) worth[s * n + q] = flow[s];
    const at = (target: number): number => (target < 0 ? payoff[-1 - target] : worth[(states + target) * n + q]);
    for (let i = instants.player.length - 1; i >= 0; i--)
      worth[(states + i) * n + q] = yes[i] * at(instants.yes[i]) + (1 - yes[i]) * at(instants.no[i]);
  }
  return worth;
}

/** States that a layer does not leave as they are. */
function movedBy(layer: ChanceLayer | ChoiceLayer, states: number): Int32Array {
  const all = Int32Array.from({ length: states }, (_, s) => s);
  if (layer.kind === 'choice') return all.filter((s) => layer.player[s] >= 0);
  const { from, to } = layer.rows;
  return all.filter((s) => from[s + 1] - from[s] !== 1 || to[from[s]] !== s);
}

/** A step begins with living in its state for a while. */
function beforeLiving(parties: readonly Passive[], years: number, worth: Float64Array, states: number): void {
  for (const [q, { yearlyFactor, flow }] of parties.entries()) {
    const later = yearlyFactor ** years;
    for (let s = 0, at = q; s < states; s++, at += parties.length)
      worth[at] = (1 - later) * flow[s] + later * worth[at];
  }
}

/** Makes worth after a layer into worth before it. @param room For what is read before it is written. */
function beforeChance(
  { rows }: ChanceLayer,
  moved: Int32Array,
  worth: Float64Array,
  room: Float64Array,
  parties: number,
): void {
  const { from, to, chance } = rows;
  room.fill(0, 0, moved.length * parties);
  for (let i = 0; i < moved.length; i++) {
    for (let k = from[moved[i]]; k < from[moved[i] + 1]; k++) {
      for (let q = 0; q < parties; q++) room[i * parties + q] += chance[k] * worth[to[k] * parties + q];
    }
  }
  putBack(moved, worth, room, parties);
}

function beforeChoice(
  { player, to, cost, payers }: ChoiceLayer,
  moved: Int32Array,
  chances: Float64Array,
  worth: Float64Array,
  room: Float64Array,
  parties: number,
): void {
  const pays = payers.map((bearers) => Array.from({ length: parties }, (_, q) => (bearers.includes(q) ? 1 : 0)));
  for (let i = 0; i < moved.length; i++) {
    const s = moved[i];
    const share = chances[s];
    const borne = pays[player[s]];
    for (let q = 0; q < parties; q++) {
      const switched = worth[to[s] * parties + q] - borne[q] * cost[s];
      room[i * parties + q] = share * switched + (1 - share) * worth[s * parties + q];
    }
  }
  putBack(moved, worth, room, parties);
}

function putBack(moved: Int32Array, worth: Float64Array, room: Float64Array, parties: number): void {
  for (let i = 0; i < moved.length; i++)
    for (let q = 0; q < parties; q++) worth[moved[i] * parties + q] = room[i * parties + q];
}
