import type Fraction from 'fraction.js';
import { sponsorWithdraws } from './known.js';
import { targetValue } from './layers.js';
import { ONE, ZERO } from './line.js';
import type { CommitmentGame } from './model.js';
import { type Plan, planAt, type State, startState } from './plan.js';
import type { Endings, Layer, Situation } from './solution.js';

/** A state with the chances that play comes to it, given each kind of sponsor. */
interface Reached {
  state: State;
  strategic: Fraction;
  committed: Fraction;
}

/** Follows the equilibrium from the start: where play may come, and how it ends. */
export function followPath(
  game: CommitmentGame,
  layers: readonly Layer[],
): { path: Situation[]; endings: { all: Endings; strategic: Endings; committed: Endings } } {
  const path: Situation[] = [];
  const strategic = noEndings(game);
  const committed = noEndings(game);
  const prior = game.resolve;
  const mixed = (s: Fraction, c: Fraction): Fraction => s.mul(ONE.sub(prior)).add(c.mul(prior));

  let reached: Reached[] = [{ state: startState(game, layers), strategic: ONE, committed: ONE }];
  layers.forEach((layer, t) => {
    const next = new Map<string, Reached>();
    const first = path.length;
    const plans: Plan[] = [];
    const goOn = (state: State, s: Fraction, c: Fraction): void => {
      if (s.n === 0n && c.n === 0n) return;
      const key = keyOf(state);
      const known = next.get(key) ?? { state, strategic: ZERO, committed: ZERO };
      next.set(key, { state, strategic: known.strategic.add(s), committed: known.committed.add(c) });
    };
    for (const here of reached) {
      const plan = planAt(game, layers, t, here.state);
      const chance = mixed(here.strategic, here.committed);
      if (chance.n > 0n) {
        path.push(situation(layer, t, here.state, chance, plan));
        plans.push(plan);
      }
      strategic.offer[t] = strategic.offer[t]!.add(here.strategic.mul(plan.accept));
      committed.offer[t] = committed.offer[t]!.add(here.committed.mul(plan.accept));
      const s = here.strategic.mul(plan.wait);
      const c = here.committed.mul(plan.wait);
      if (plan.waited) goOn(plan.waited, s, c);
      else {
        const ending = sponsorWithdraws(game) ? 'withdrawn' : 'extended';
        strategic[ending] = strategic[ending].add(s);
        committed.withdrawn = committed.withdrawn.add(c);
      }
      plan.counters.forEach(({ made, taken, rejected }, j) => {
        const met = here.strategic.mul(made);
        strategic.counters[j]![t] = strategic.counters[j]![t]!.add(met.mul(taken));
        goOn(rejected, met.mul(ONE.sub(taken)), here.committed.mul(made));
      });
    }
    reached = [...next.values()];
    const coming = reached.filter((to) => mixed(to.strategic, to.committed).n > 0n).map((to) => keyOf(to.state));
    plans.forEach((plan, i) => {
      const after = (state: State | undefined): number => (state ? coming.indexOf(keyOf(state)) : -1);
      link(path[first + i]!, path.length, plan, after);
    });
  });
  return { path, endings: { all: combine(strategic, committed, mixed), strategic, committed } };
}

function keyOf({ belief, sponsor }: State): string {
  return `${belief.toFraction()} ${sponsor.toFraction()}`;
}

/** Says where in the path a situation leads: `after` is a place among those of the next period, which begin at `base`. */
function link(here: Situation, base: number, plan: Plan, after: (state: State | undefined) => number): void {
  const waited = after(plan.waited);
  if (plan.wait.n > 0n && waited >= 0) here.waited = base + waited;
  plan.counters.forEach(({ made, rejected }, j) => {
    const to = after(rejected);
    if (made.n > 0n && to >= 0) here.counters[j]!.rejected = base + to;
  });
}

function situation(layer: Layer, period: number, state: State, chance: Fraction, plan: Plan): Situation {
  const { belief, sponsor } = state;
  const target = targetValue(layer, belief);
  const counters = plan.counters.map(({ made, taken, rejected }) => ({ made, taken, after: rejected.belief }));
  return { period, belief, chance, value: { target, sponsor }, accept: plan.accept, wait: plan.wait, counters };
}

interface Sums extends Endings {
  offer: Fraction[];
  counters: Fraction[][];
}

function noEndings(game: CommitmentGame): Sums {
  return {
    offer: game.accept.map(() => ZERO),
    counters: game.counters.map((counter) => counter.payoffs.map(() => ZERO)),
    withdrawn: ZERO,
    extended: ZERO,
  };
}

function combine(s: Endings, c: Endings, mixed: (s: Fraction, c: Fraction) => Fraction): Endings {
  return {
    offer: s.offer.map((chance, t) => mixed(chance, c.offer[t]!)),
    counters: s.counters.map((row, j) => row.map((chance, t) => mixed(chance, c.counters[j]![t]!))),
    withdrawn: mixed(s.withdrawn, c.withdrawn),
    extended: mixed(s.extended, c.extended),
  };
}
