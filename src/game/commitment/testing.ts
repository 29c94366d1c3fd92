import fc from 'fast-check';
import Fraction from 'fraction.js';
import { type Exact, exact } from '../build.js';
import { type Assessment, children, type Game, members } from '../model.js';
import type { CommitmentGame, Payoffs } from './model.js';

/** A game whose payoffs all fall by the same with each period: the one that closed forms are known for. */
export interface Steady {
  resolve?: Exact;
  periods: number;
  /** What waiting a period costs the target and the sponsor. */
  cost: Exact;
  sponsorCost?: Exact;
  /** Each pair: worth to the target, to the sponsor. */
  accept: readonly [Exact, Exact];
  counters: readonly (readonly [Exact, Exact])[];
  withdrawn: readonly [Exact, Exact];
  extended: readonly [Exact, Exact];
  /** A counter is answered at the end of its period, so that it costs the wait as well. */
  answeredLate?: boolean;
  bound?: boolean;
}

export function steady(s: Steady): CommitmentGame {
  const after = (t: number, [target, sponsor]: readonly [Exact, Exact]): Payoffs => ({
    target: exact(target).sub(exact(s.cost).mul(t)),
    sponsor: exact(sponsor).sub(exact(s.sponsorCost ?? 0).mul(t)),
  });
  const late = s.answeredLate ? 1 : 0;
  return {
    resolve: exact(s.resolve ?? '1/10'),
    accept: Array.from({ length: s.periods + 1 }, (_, t) => after(t, s.accept)),
    counters: s.counters.map((pair, j) => ({
      name: `counter ${j + 1}`,
      payoffs: Array.from({ length: s.periods }, (_, t) => after(t + late, pair)),
    })),
    withdrawn: after(s.periods, s.withdrawn),
    extended: after(s.periods, s.extended),
    ...(s.bound && { bound: true }),
  };
}

/** Games with payoffs of any kind. Small whole numbers make ties common, and so several equilibria. */
export function anyGame(maxPeriods: number, maxCounters: number): fc.Arbitrary<CommitmentGame> {
  const number = fc.oneof(
    fc.integer({ min: 0, max: 3 }).map((n) => new Fraction(n)),
    fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 7 })).map(([n, d]) => new Fraction(n, d)),
  );
  const payoffs = fc.record({ target: number, sponsor: number });
  const belief = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom(12, 13)).map(([n, d]) => new Fraction(n, d));
  return fc
    .tuple(fc.integer({ min: 0, max: maxPeriods }), fc.integer({ min: 0, max: maxCounters }))
    .chain(([periods, counters]) =>
      fc.record({
        resolve: belief,
        accept: fc.array(payoffs, { minLength: periods + 1, maxLength: periods + 1 }),
        counters: fc
          .array(fc.array(payoffs, { minLength: periods, maxLength: periods }), {
            minLength: counters,
            maxLength: counters,
          })
          .map((all) => all.map((payoffs, j) => ({ name: `counter ${j + 1}`, payoffs }))),
        withdrawn: payoffs,
        extended: payoffs,
        bound: fc.boolean(),
      }),
    );
}

/**
 * First fault of an assessment of such a game, undefined where there is none: an action that is taken and is worth less
 * than another, given the beliefs; or a belief of the target that does not follow from its last one by Bayes' rule.
 * Where no action but those of a known strategic sponsor can come between, that settles every set, reached or not.
 */
export function faultOf(game: Game, { behaviour, beliefs }: Assessment): string | undefined {
  const zero = new Fraction(0);
  const parent = new Int32Array(game.end.length).fill(-1);
  const value: Fraction[][] = [];
  for (let v = game.end.length - 1; v >= 0; v--) {
    const own = game.outcome[v]! < 0 ? game.players.map(() => zero) : game.outcomes[game.outcome[v]!]!.payoffs;
    const chances = behaviour[game.infoset[v]!];
    value[v] = [...own];
    [...children(game, v)].forEach((child, i) => {
      parent[child] = v;
      value[v] = value[v]!.map((x, player) => x.add(value[child]![player]!.mul(chances![i]!)));
    });
  }
  const nodes = members(game);
  for (const [id, set] of game.infosets.entries()) {
    const chances = behaviour[id]!;
    const held = beliefs[id]!;
    for (const given of [chances, held]) {
      const sum = given.reduce((a, b) => a.add(b));
      if (!sum.equals(1) || given.some((x) => x.compare(0) < 0)) return `${set.label}: not chances`;
    }
    if (set.player < 0) continue;
    const worth = set.actions.map((_, i) =>
      nodes[id]!.reduce((sum, v, k) => {
        const child = [...children(game, v)][i]!;
        return sum.add(held[k]!.mul(value[child]![set.player]!));
      }, zero),
    );
    for (const [i, chance] of chances.entries()) {
      if (chance.n > 0n && worth.some((w) => w.compare(worth[i]!) > 0))
        return `${set.label}: ${set.actions[i]} is not best`;
    }
    const before = held.length === 2 ? weightsBefore(game, { behaviour, beliefs }, nodes, parent, nodes[id]!) : held;
    const sum = before.reduce((a, b) => a.add(b));
    if (before.some((w, k) => !w.equals(held[k]!.mul(sum)))) return `${set.label}: not Bayes`;
  }
  return undefined;
}

/** Weight of each node of a set, given what is believed at the target's set before, or the chances of the start. */
function weightsBefore(
  game: Game,
  { behaviour, beliefs }: Assessment,
  nodes: readonly number[][],
  parent: Int32Array,
  set: readonly number[],
): Fraction[] {
  return set.map((v) => {
    let weight = new Fraction(1);
    for (let child = v, up = parent[v]!; up >= 0; child = up, up = parent[up]!) {
      const id = game.infoset[up]!;
      if (game.infosets[id]!.player === 0) return weight.mul(beliefs[id]![nodes[id]!.indexOf(up)]!);
      weight = weight.mul(behaviour[id]![[...children(game, up)].indexOf(child)]!);
    }
    return weight;
  });
}
