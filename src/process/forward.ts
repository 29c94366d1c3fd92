import { compilePhases } from './compile.js';
import { playOut } from './instants.js';
import { dot, paid, part, spread } from './kernels.js';
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
  const worth = new Float64Array(everybody.length);
  const factor = new Float64Array(everybody.length).fill(1);
  const result: Forward = {
    peace: new Float64Array(steps + 1),
    causes: endings.causes.map(() => new Float64Array(steps + 1)),
    worth: { players: worth.subarray(0, players.length), passive: worth.subarray(players.length) },
    watched: watch.map(() => new Float64Array(steps + 1)),
    outbreaks: watch.map(() => new Float64Array(steps + 1)),
    entered: new Float64Array(steps + 1),
  };
  const note = (t: number) => {
    let peace = 0;
    for (let s = 0; s < states; s++) peace += mass[s];
    result.peace[t] = peace;
    watch.forEach((numbers, k) => {
      result.watched[k][t] = dot(mass, numbers);
    });
  };
  note(0);
  let turns = 0;
  for (const phase of phases) {
    for (let t = phase.first; t < phase.first + phase.steps; t++) {
      everybody.forEach((party, p) => {
        const step = party.yearlyFactor ** phase.years;
        worth[p] += factor[p] * (1 - step) * dot(mass, party.flow);
        factor[p] *= step;
      });
      for (const layer of phase.layers) {
        if (layer.kind === 'chance') {
          if (!layer.at || layer.at.has(t)) spread(layer.active, layer.from, layer.to, layer.chance, mass, room);
          continue;
        }
        const turn = behaviour.switch[turns++];
        const { active, to, bears } = layer;
        for (let q = 0; q < players.length; q++) {
          const borne = bears[q];
          if (borne) worth[q] -= factor[q] * paid(active, turn, borne, mass);
        }
        for (let k = 0; k < active.length; k++) {
          if (to[k] < states) continue;
          const s = active[k];
          const moved = mass[s] * turn[s];
          result.entered[t + 1] += moved;
          for (let w = 0; w < watch.length; w++) result.outbreaks[w][t + 1] += moved * watch[w][s];
        }
        part(active, to, turn, mass, room);
      }
      ended.fill(0);
      playOut(instants, behaviour.yes, mass, states, ended);
      for (let c = 0; c < result.causes.length; c++) result.causes[c][t + 1] = result.causes[c][t];
      for (let e = 0; e < endings.count; e++) {
        const here = ended[e];
        if (here === 0) continue;
        result.causes[endings.cause[e]][t + 1] += here;
      }
      for (let p = 0; p < everybody.length; p++) worth[p] += factor[p] * dot(ended, everybody[p].payoff);
      note(t + 1);
    }
  }
  everybody.forEach((party, p) => {
    worth[p] += factor[p] * dot(mass, party.flow);
  });
  return result;
}
