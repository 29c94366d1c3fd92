import { type ChoiceStep, compilePhases } from './compile.js';
import { playOut } from './instants.js';
import { add, dot, paid, part, spread, total } from './kernels.js';
import { type Behaviour, type ProcessModel, stepsOf } from './model.js';

/** What happens when everybody behaves as given: the induced Markov chain, from the start onwards. */
export interface Forward {
  /** P(no ending by the end of step t), t = 0 … steps; index 0 is the start. */
  peace: Float64Array;
  /** `causes[c][t]`: chance that the story has ended by t with cause c. */
  causes: Float64Array[];
  /** Expected worth at time 0, costs included. */
  worth: { players: Float64Array; passive: Float64Array };
  /** `watched[k][t]` = Σ_s P(in s at t, no ending yet)·watch_k[s]. */
  watched: Float64Array[];
  /** `outbreaks[k][t]` = Σ_s P(an instant is entered from s in step t)·watch_k[s], t = 1 … steps. */
  outbreaks: Float64Array[];
  /** Chance that an instant is entered in step t, t = 1 … steps. */
  entered: Float64Array;
}

/** @param watch Numbers by state, to be followed over time. */
export function forward(model: ProcessModel, behaviour: Behaviour, watch: readonly Float64Array[] = []): Forward {
  const { states, instants, endings, players, passive } = model;
  const phases = compilePhases(model);
  const steps = stepsOf(model);
  const mass = new Float64Array(states + instants.player.length);
  mass.set(model.start);
  const room = new Float64Array(states);
  const ended = new Float64Array(endings.count);
  const everybody = [...players, ...passive];
  // Those who discount alike share one account of the time spent in each state and of the endings met.
  const accounts = [...new Set(everybody.map((party) => party.yearlyFactor))].map((yearly) => ({
    yearly,
    factor: 1,
    lived: new Float64Array(states),
    met: new Float64Array(endings.count),
  }));
  const accountOf = everybody.map((party) => accounts.find(({ yearly }) => yearly === party.yearlyFactor)!);
  const worth = new Float64Array(everybody.length);
  const result: Forward = {
    peace: new Float64Array(steps + 1),
    causes: endings.causes.map(() => new Float64Array(steps + 1)),
    worth: { players: worth.subarray(0, players.length), passive: worth.subarray(players.length) },
    watched: watch.map(() => new Float64Array(steps + 1)),
    outbreaks: watch.map(() => new Float64Array(steps + 1)),
    entered: new Float64Array(steps + 1),
  };
  const note = (t: number) => {
    result.peace[t] = total(mass, states);
    for (let k = 0; k < watch.length; k++) result.watched[k][t] = dot(mass, watch[k]);
  };
  note(0);
  let turns = 0;
  for (const phase of phases) {
    for (let t = phase.first; t < phase.first + phase.steps; t++) {
      for (const account of accounts) {
        const step = account.yearly ** phase.years;
        add(mass, account.factor * (1 - step), account.lived);
        account.factor *= step;
      }
      for (const layer of phase.layers) {
        if (layer.kind === 'chance') {
          if (!layer.at || layer.at.has(t)) spread(layer, mass, room);
          continue;
        }
        const turn = behaviour.switch[turns++];
        for (const borne of layer.charges) {
          const sum = paid(borne, turn, mass);
          for (const q of borne.players) worth[q] -= accountOf[q].factor * sum;
        }
        part(layer, turn, mass, room);
        if (!layer.tests) continue;
        result.entered[t + 1] += entering(layer, states, room, undefined);
        for (let w = 0; w < watch.length; w++) {
          result.outbreaks[w][t + 1] += entering(layer, states, room, watch[w]);
        }
      }
      ended.fill(0);
      playOut(instants, behaviour.yes, mass, states, ended);
      for (let c = 0; c < result.causes.length; c++) result.causes[c][t + 1] = result.causes[c][t];
      sumByCause(ended, endings.cause, t + 1, result.causes);
      for (const account of accounts) add(ended, account.factor, account.met);
      note(t + 1);
    }
  }
  for (const account of accounts) add(mass, account.factor, account.lived);
  everybody.forEach((party, p) => {
    worth[p] += dot(accountOf[p].lived, party.flow) + dot(accountOf[p].met, party.payoff);
  });
  return result;
}

function sumByCause(ended: Float64Array, cause: Int32Array, t: number, causes: readonly Float64Array[]): void {
  for (let e = 0; e < ended.length; e++) if (ended[e] !== 0) causes[cause[e]][t] += ended[e];
}

/** Chance that a test is entered from the layer, weighted by a number of the state. @param left See {@link part}. */
function entering(
  { active, to }: ChoiceStep,
  states: number,
  left: Float64Array,
  weight: Float64Array | undefined,
): number {
  let sum = 0;
  for (let k = 0; k < active.length; k++) {
    if (to[k] >= states) sum += weight ? left[k] * weight[active[k]] : left[k];
  }
  return sum;
}
