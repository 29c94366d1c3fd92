import { compilePhases } from './compile.js';
import { playOut } from './instants.js';
import { dot, part, spread } from './kernels.js';
import type { Behaviour, Passive, ProcessModel } from './model.js';

export interface Split {
  /** P(the event happens within the first `steps` steps). */
  chance: number;
  /** `worth[p]`: expected worth at time 0 of all paths on which it does not happen by then, times their chance. */
  otherwise: Float64Array;
}

/**
 * Divides all paths by whether an event happens within the first `steps` steps: a state of a set is reached at the end
 * of a step, or the story ends in a way that counts. The worth of paths with the event is E[W] less `otherwise`.
 *
 * Worth along a path is carried with the chance of being in a state, for every party, as one more mass: it moves by the
 * same chances. Switching costs are left out: parties that pay some get their worth without it.
 *
 * @param states 1 for states in which the event has happened. @param endings 1 for endings that count.
 * @param later `later[p][s]`: worth of state s at step `steps` to party p (see backward).
 */
export function split(
  model: ProcessModel,
  behaviour: Behaviour,
  parties: readonly Passive[],
  event: { states: Uint8Array; endings: Uint8Array },
  steps: number,
  later: readonly Float64Array[],
): Split {
  const n = model.states;
  const { instants, endings } = model;
  const size = n + instants.player.length;
  const mass = new Float64Array(size);
  mass.set(model.start);
  const earned = parties.map(() => new Float64Array(size));
  const room = new Float64Array(n);
  const factor = parties.map(() => 1);
  const otherwise = new Float64Array(parties.length);
  let gone = 0;
  const strike = () => {
    for (let s = 0; s < n; s++) {
      if (!event.states[s] || mass[s] === 0) continue;
      gone += mass[s];
      mass[s] = 0;
      for (const carried of earned) carried[s] = 0;
    }
  };
  strike();
  let turns = 0;
  for (const phase of compilePhases(model)) {
    for (let t = phase.first; t < Math.min(steps, phase.first + phase.steps); t++) {
      parties.forEach((party, p) => {
        const step = party.yearlyFactor ** phase.years;
        const now = factor[p] * (1 - step);
        for (let s = 0; s < n; s++) earned[p][s] += now * mass[s] * party.flow[s];
        factor[p] *= step;
      });
      const masses = [mass, ...earned];
      for (const layer of phase.layers) {
        if (layer.kind === 'chance') {
          if (layer.at && !layer.at.has(t)) continue;
          for (const m of masses) spread(layer, m, room);
        } else {
          const turn = behaviour.switch[turns++];
          for (const m of masses) part(layer, turn, m, room);
        }
      }
      const ended = new Float64Array(endings.count);
      playOut(instants, behaviour.yes, mass, n, ended);
      for (let e = 0; e < endings.count; e++) {
        if (event.endings[e]) gone += ended[e];
        else
          parties.forEach((party, p) => {
            otherwise[p] += factor[p] * ended[e] * party.payoff[e];
          });
      }
      parties.forEach((_, p) => {
        const carried = new Float64Array(endings.count);
        playOut(instants, behaviour.yes, earned[p], n, carried);
        for (let e = 0; e < endings.count; e++) if (!event.endings[e]) otherwise[p] += carried[e];
      });
      strike();
    }
  }
  parties.forEach((_, p) => {
    for (let s = 0; s < n; s++) otherwise[p] += earned[p][s];
    otherwise[p] += factor[p] * dot(mass, later[p]);
  });
  return { chance: gone, otherwise };
}
