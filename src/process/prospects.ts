import { compilePhases } from './compile.js';
import { expectedAt } from './instants.js';
import { add, dot, part, spread, total } from './kernels.js';
import { type Behaviour, type ProcessModel, stepsOf } from './model.js';

/** The part of {@link Forward} that is asked of many games: in half its time. */
export interface Prospects {
  /** P(no ending by the end of step t), t = 0 … steps; index 0 is the start. */
  peace: Float64Array;
  /** Expected worth at time 0 to each passive party. */
  passive: Float64Array;
  /** P(in state s and no ending yet) at the end of step `at`. */
  standing: Float64Array;
  /** P(instant i is entered by then). */
  entered: Float64Array;
}

/**
 * How long nothing ends when everybody behaves as given, and what that is worth to those who never choose. How forced
 * choices fall does not depend on time, so an ending is valued by the instant from which it comes.
 *
 * @param steps Steps that are followed; where they are not all, nobody's worth is given (no number).
 * @param at Step, 1 … `steps`, at whose end `standing` and `entered` are taken.
 */
export function prospects(model: ProcessModel, behaviour: Behaviour, steps = stepsOf(model), at = steps): Prospects {
  const { states, instants, passive } = model;
  const mass = new Float64Array(states + instants.player.length);
  mass.set(model.start);
  const tests = mass.subarray(states);
  const room = new Float64Array(states);
  const whole = steps >= stepsOf(model);
  // Those who discount alike share one account of the time spent at peace and of the instants entered; what living is
  // worth in each state is followed only where that differs from state to state, and instants where an ending pays.
  const accounts = [...new Set(whole ? passive.map((party) => party.yearlyFactor) : [])].map((yearly) => {
    const parties = passive.flatMap((party, p) => (party.yearlyFactor === yearly ? [{ ...party, p }] : []));
    const uneven = parties.some(({ flow }) => hasOther(flow, flow[0]));
    const paid = parties.some(({ payoff }) => hasOther(payoff, 0));
    return {
      yearly,
      parties,
      uneven,
      paid,
      factor: 1,
      atPeace: 0,
      lived: new Float64Array(states),
      met: tests.slice(),
    };
  });
  const peace = new Float64Array(steps + 1);
  peace[0] = total(mass, states);
  const live = (t: number, yearsOf: (yearly: number) => number) => {
    for (const account of accounts) {
      const step = yearsOf(account.yearly);
      const weight = account.factor * (1 - step);
      account.atPeace += weight * peace[t];
      if (account.uneven) add(mass, weight, account.lived);
      account.factor *= step;
    }
  };
  let turns = 0;
  const entered = tests.slice();
  let standing = mass.slice(0, states);
  for (const phase of compilePhases(model)) {
    for (let t = phase.first; t < Math.min(steps, phase.first + phase.steps); t++) {
      live(t, (yearly) => yearly ** phase.years);
      for (const layer of phase.layers) {
        if (layer.kind === 'choice') part(layer, behaviour.switch[turns++], mass, room);
        else if (!layer.at || layer.at.has(t)) spread(layer, mass, room);
      }
      for (const account of accounts) if (account.paid) add(tests, account.factor, account.met);
      if (t < at) add(tests, 1, entered);
      tests.fill(0);
      peace[t + 1] = total(mass, states);
      if (t + 1 === at) standing = mass.slice(0, states);
    }
  }
  // The last state lasts for ever.
  live(steps, () => 0);
  const worth = new Float64Array(passive.length).fill(Number.NaN);
  for (const { parties, uneven, paid, atPeace, lived, met } of accounts) {
    for (const { p, flow, payoff } of parties) {
      const living = uneven ? dot(lived, flow) : flow[0] * atPeace;
      worth[p] = living + (paid ? dot(met, expectedAt(instants, behaviour.yes, payoff)) : 0);
    }
  }
  return { peace, passive: worth, standing, entered };
}

function hasOther(numbers: Float64Array, than: number): boolean {
  for (let i = 0; i < numbers.length; i++) if (numbers[i] !== than) return true;
  return false;
}
