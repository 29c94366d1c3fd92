import { expectedAt } from '../instants.js';
import { dot } from '../kernels.js';
import { type ProcessModel, stepsOf } from '../model.js';
import type { Arena, Order } from './arena.js';
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
  const tests = instants.player.length;
  const mass = arena.zeros(states + tests);
  const atTests = mass + 8 * states;
  const room = arena.take(states);
  const entered = arena.zeros(tests);
  const early = arena.put(Float64Array.from({ length: steps }, (_, t) => (t < at ? 1 : 0)));
  const peace = arena.zeros(steps + 1);
  const accounts = steps >= stepsOf(model) ? accountsOf(arena, model, phases) : [];
  const stride = 8;
  const living = accounts.flatMap(({ lived, weights }): Order[] =>
    lived ? [{ kernel: 'add', values: [mass, weights.at, lived, states], stride }] : [],
  );
  const summing = (sums: number): Order => ({ kernel: 'total', values: [mass, states, sums], stride });
  const ending: Order[] = [
    ...accounts.flatMap(({ met, factors }): Order[] =>
      met ? [{ kernel: 'add', values: [atTests, factors, met, tests], stride }] : [],
    ),
    { kernel: 'add', values: [atTests, early, entered, tests], stride },
    { kernel: 'clear', values: [atTests, tests] },
    // What is at peace at the end of a step stands one further on than what was at its beginning.
    summing(peace + stride),
  ];
  arena.view(mass, states).set(start);
  arena.sweep([summing(peace)], 0, 1);
  let standing = start.slice();
  for (const phase of phases) {
    const moving = phase.layers.map((layer): Order => {
      const { kind, count, active, to } = layer;
      if (kind === 'choice') {
        return { kernel: 'part', values: [count, active, to, layer.turn, mass], stride: layer.stride };
      }
      const { from, chance, dates } = layer;
      return { kernel: 'spread', values: [count, active, from, to, chance, mass, room], dates };
    });
    const orders = [...living, ...moving, ...ending];
    const end = Math.min(steps, phase.first + phase.steps);
    const until = Math.min(end, Math.max(phase.first, at));
    if (phase.first < until) arena.sweep(orders, phase.first, until);
    if (phase.first < until && until === at) standing = arena.view(mass, states).slice();
    if (until < end) arena.sweep(orders, until, end);
  }
  // The last state lasts for ever.
  arena.sweep(living, steps, steps + 1);
  const worth = new Float64Array(passive.length).fill(Number.NaN);
  const atPeace = arena.view(peace, steps + 1).slice();
  for (const { parties, lived, met, weights } of accounts) {
    const spent = dot(weights.list, atPeace);
    for (const { p, flow, payoff } of parties) {
      const worthOfLiving = lived ? dot(arena.view(lived, states), flow) : flow[0] * spent;
      worth[p] = worthOfLiving + (met ? dot(arena.view(met, tests), expectedAt(instants, yes, payoff)) : 0);
    }
  }
  return { peace: atPeace, passive: worth, standing, entered: arena.view(entered, tests).slice() };
}

/**
 * Those who discount alike share one account of the time spent at peace and of the instants entered. What living is worth
 * in each state is followed only where that differs from state to state, and instants where an ending pays.
 */
function accountsOf(arena: Arena, model: ProcessModel, phases: readonly PlacedPhase[]) {
  const { states, instants, passive } = model;
  const years = phases.flatMap((phase) => new Array<number>(phase.steps).fill(phase.years));
  return [...new Set(passive.map((party) => party.yearlyFactor))].map((yearly) => {
    const parties = passive.flatMap((party, p) => (party.yearlyFactor === yearly ? [{ ...party, p }] : []));
    // What a step's life counts, and what counts an ending in it; behind them the last state, which lasts for ever.
    let factor = 1;
    const list = new Float64Array(years.length + 1);
    const factors = Float64Array.from(years, (length, t) => {
      const step = yearly ** length;
      list[t] = factor * (1 - step);
      factor *= step;
      return factor;
    });
    list[years.length] = factor;
    return {
      parties,
      weights: { list, at: arena.put(list) },
      factors: arena.put(factors),
      /** Address of the time spent in each state; 0 where nobody asks. */
      lived: parties.some(({ flow }) => hasOther(flow, flow[0])) ? arena.zeros(states) : 0,
      met: parties.some(({ payoff }) => hasOther(payoff, 0)) ? arena.zeros(instants.player.length) : 0,
    };
  });
}

function hasOther(numbers: Float64Array, than: number): boolean {
  for (let i = 0; i < numbers.length; i++) if (numbers[i] !== than) return true;
  return false;
}
