import { type Behaviour, type ProcessModel, stepsOf } from '../model.js';
import { randomNumbers } from './random.js';

/** Counts of simulated stories. */
export interface Simulation {
  runs: number;
  /** `peace[t]`: runs with no ending by the end of step t; index 0 is the start. */
  peace: Int32Array;
  /** `causes[c][t]`: runs that have ended with cause c by the end of step t. */
  causes: Int32Array[];
}

/**
 * Plays the story out again and again, one draw at every turn of chance and at every choice. A check by other means:
 * a share p of n runs is off by about √(p(1 − p)/n).
 *
 * @param seed Any integer; the same seed gives the same runs.
 */
export function simulate(model: ProcessModel, behaviour: Behaviour, runs: number, seed: number): Simulation {
  const random = randomNumbers(seed);
  const steps = stepsOf(model);
  const over = { peace: new Int32Array(steps + 1), causes: model.endings.causes.map(() => new Int32Array(steps + 1)) };
  for (let run = 0; run < runs; run++) {
    const { end, ending } = play(model, behaviour, random);
    for (let t = 0; t <= steps; t++) {
      if (t < end) over.peace[t]++;
      else over.causes[model.endings.cause[ending]][t]++;
    }
  }
  return { runs, ...over };
}

/** One story: the ending and the step by whose end it has come; Infinity where peace lasts. */
function play(
  { states, start, phases, instants }: ProcessModel,
  behaviour: Behaviour,
  random: () => number,
): { end: number; ending: number } {
  let s = drawn(start, 0, states, random);
  let t = 0;
  let n = 0;
  for (const { steps, layers } of phases) {
    for (let k = 0; k < steps; k++, t++) {
      for (const layer of layers) {
        if (layer.kind === 'chance') {
          if (layer.at && !layer.at.includes(t)) continue;
          const { from, to, chance } = layer.rows;
          s = to[drawn(chance, from[s], from[s + 1], random)];
          continue;
        }
        const switches = layer.player[s] >= 0 && random() < behaviour.switch[n][s];
        n++;
        if (!switches) continue;
        s = layer.to[s];
        if (s < states) continue;
        let target = s - states;
        while (target >= 0) target = random() < behaviour.yes[target] ? instants.yes[target] : instants.no[target];
        return { end: t + 1, ending: -1 - target };
      }
    }
  }
  return { end: Infinity, ending: -1 };
}

/** An index from `first` to before `end`, each with its chance. */
function drawn(chances: Float64Array, first: number, end: number, random: () => number): number {
  let left = random();
  let last = first;
  for (let k = first; k < end; k++) {
    if (chances[k] === 0) continue;
    last = k;
    left -= chances[k];
    if (left < 0) return k;
  }
  return last;
}
