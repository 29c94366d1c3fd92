import type { Behaviour, ChanceLayer, ChoiceLayer, ProcessModel } from '../model.js';

/** What happens when all behave as given. */
export interface Story {
  /** `peace[t]`: chance of no ending by the end of step t; index 0 is the start. */
  peace: ArrayLike<number>;
  /** `causes[c][t]`: chance of an ending with cause c by the end of step t. */
  causes: readonly ArrayLike<number>[];
  /** Expected at time 0, by party, in its own points. */
  worth: { players: ArrayLike<number>; passive: ArrayLike<number> };
}

/** The story by plain addition from the start. Part of the checkers: shares no code with the solver. */
export function pass(model: ProcessModel, behaviour: Behaviour): Story {
  const { players, endings } = model;
  const parties = [...players, ...model.passive];
  const length = model.phases.reduce((n, phase) => n + phase.steps, 1);
  const peace = new Float64Array(length);
  const causes = endings.causes.map(() => new Float64Array(length));
  const worth = new Float64Array(parties.length);
  const weight = new Float64Array(parties.length).fill(1);
  let mass: Float64Array = model.start.slice();
  peace[0] = sumOf(mass);
  let t = 0;
  let n = 0;
  for (const { steps, years, layers } of model.phases) {
    for (let k = 0; k < steps; k++, t++) {
      for (const [q, { yearlyFactor, flow }] of parties.entries()) {
        const later = yearlyFactor ** years;
        worth[q] += weight[q] * (1 - later) * dot(mass, flow);
        weight[q] *= later;
      }
      const ended = new Float64Array(endings.count);
      for (const layer of layers) {
        if (layer.kind === 'choice') {
          const { stayed, paid } = choose(model, layer, behaviour.switch[n++], behaviour.yes, mass, ended);
          mass = stayed;
          for (const [p, points] of paid.entries()) worth[p] -= weight[p] * points;
        } else if (layer.at === undefined || layer.at.includes(t)) mass = draw(layer, mass);
      }
      for (const [q, { payoff }] of parties.entries()) worth[q] += weight[q] * dot(ended, payoff);
      peace[t + 1] = sumOf(mass);
      for (const curve of causes) curve[t + 1] = curve[t];
      for (const [e, chance] of ended.entries()) causes[endings.cause[e]][t + 1] += chance;
    }
  }
  for (const [q, { flow }] of parties.entries()) worth[q] += weight[q] * dot(mass, flow);
  return {
    peace,
    causes,
    worth: { players: worth.slice(0, players.length), passive: worth.slice(players.length) },
  };
}

function draw({ rows }: ChanceLayer, mass: Float64Array): Float64Array {
  const next = new Float64Array(mass.length);
  for (let s = 0; s < mass.length; s++)
    for (let k = rows.from[s]; k < rows.from[s + 1]; k++) next[rows.to[k]] += mass[s] * rows.chance[k];
  return next;
}

/** Moves the mass that switches, to states or through the instants to `ended`; `paid[p]`: expected cost to player p. */
function choose(
  { states, players, instants }: ProcessModel,
  layer: ChoiceLayer,
  chances: Float64Array,
  yes: Float64Array,
  mass: Float64Array,
  ended: Float64Array,
): { stayed: Float64Array; paid: Float64Array } {
  const stayed = new Float64Array(states);
  const tested = new Float64Array(instants.player.length);
  const byMover = new Float64Array(players.length);
  for (let s = 0; s < states; s++) {
    const mover = layer.player[s];
    const switched = mover < 0 ? 0 : mass[s] * chances[s];
    stayed[s] += mass[s] - switched;
    if (switched === 0) continue;
    byMover[mover] += switched * layer.cost[s];
    if (layer.to[s] < states) stayed[layer.to[s]] += switched;
    else tested[layer.to[s] - states] += switched;
  }
  const send = (target: number, chance: number): void => {
    if (target < 0) ended[-1 - target] += chance;
    else tested[target] += chance;
  };
  for (let i = 0; i < tested.length; i++) {
    send(instants.yes[i], tested[i] * yes[i]);
    send(instants.no[i], tested[i] * (1 - yes[i]));
  }
  const paid = new Float64Array(players.length);
  for (const [mover, points] of byMover.entries()) for (const payer of layer.payers[mover] ?? []) paid[payer] += points;
  return { stayed, paid };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function sumOf(a: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i];
  return sum;
}
