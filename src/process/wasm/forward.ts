import { expectedAt } from '../instants.js';
import { dot } from '../kernels.js';
import { type ProcessModel, stepsOf } from '../model.js';
import type { Arena } from './arena.js';
import type { PlacedPhase } from './placed.js';

/**
 * What follows from the behaviour that stands in the phases, which is lost; see `Prospects`.
 *
 * @param yes Chance to say yes at each instant.
 */
export function forward(
  arena: Arena,
  model: ProcessModel,
  phases: readonly PlacedPhase[],
  yes: Float64Array,
  steps: number,
  at: number,
) {
  const { states, instants, passive, start } = model;
  const { spread, part, total, add } = arena.kernels;
  const tests = instants.player.length;
  const mass = arena.zeros(states + tests);
  const atTests = mass + 8 * states;
  const room = arena.take(states);
  const entered = arena.zeros(tests);
  const whole = steps >= stepsOf(model);
  // Those who discount alike share one account of the time spent at peace and of the instants entered; what living is
  // worth in each state is followed only where that differs from state to state, and instants where an ending pays.
  const accounts = [...new Set(whole ? passive.map((party) => party.yearlyFactor) : [])].map((yearly) => {
    const parties = passive.flatMap((party, p) => (party.yearlyFactor === yearly ? [{ ...party, p }] : []));
    const uneven = parties.some(({ flow }) => hasOther(flow, flow[0]));
    const paid = parties.some(({ payoff }) => hasOther(payoff, 0));
    const lived = arena.zeros(states);
    const met = arena.zeros(tests);
    return { yearly, parties, uneven, paid, factor: 1, atPeace: 0, lived, met };
  });
  // Nothing is put or taken from here on.
  arena.view(mass, states).set(start);
  const testing = arena.view(atTests, tests);
  const peace = new Float64Array(steps + 1);
  peace[0] = total(mass, states);
  const live = (t: number, yearsOf: (yearly: number) => number) => {
    for (const account of accounts) {
      const step = yearsOf(account.yearly);
      const weight = account.factor * (1 - step);
      account.atPeace += weight * peace[t];
      if (account.uneven) add(mass, weight, account.lived, states);
      account.factor *= step;
    }
  };
  let standing = start.slice();
  for (const phase of phases) {
    for (let t = phase.first; t < Math.min(steps, phase.first + phase.steps); t++) {
      live(t, (yearly) => yearly ** phase.years);
      for (const layer of phase.layers) {
        const { count, active, to } = layer;
        if (layer.kind === 'choice') part(count, active, to, layer.turns + (t - phase.first) * layer.stride, mass);
        else if (!layer.at || layer.at.has(t)) spread(count, active, layer.from, to, layer.chance, mass, room);
      }
      for (const account of accounts) if (account.paid) add(atTests, account.factor, account.met, tests);
      if (t < at) add(atTests, 1, entered, tests);
      testing.fill(0);
      peace[t + 1] = total(mass, states);
      if (t + 1 === at) standing = arena.view(mass, states).slice();
    }
  }
  // The last state lasts for ever.
  live(steps, () => 0);
  const worth = new Float64Array(passive.length).fill(Number.NaN);
  for (const { parties, uneven, paid, atPeace, lived, met } of accounts) {
    for (const { p, flow, payoff } of parties) {
      const living = uneven ? dot(arena.view(lived, states), flow) : flow[0] * atPeace;
      worth[p] = living + (paid ? dot(arena.view(met, tests), expectedAt(instants, yes, payoff)) : 0);
    }
  }
  return { peace, passive: worth, standing, entered: arena.view(entered, tests).slice() };
}

function hasOther(numbers: Float64Array, than: number): boolean {
  for (let i = 0; i < numbers.length; i++) if (numbers[i] !== than) return true;
  return false;
}
