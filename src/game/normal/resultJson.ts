import type Fraction from 'fraction.js';
import type { Game } from '../model.js';
import { setsJson } from '../profileJson.js';
import type { Hanging } from './componentText.js';
import type { Correlated } from './correlated.js';
import type { NormalDescription } from './describe.js';
import type { Dominance } from './dominance.js';
import type { ReducedResults } from './findInReduced.js';
import { type NormalGame, strategiesAt } from './model.js';
import type { NormalResults } from './results.js';

/** What can be said of a game in normal form, as an object for JSON. Every number of the game is text: `"1/3"`. */
export function normalGameJson(game: NormalGame, description: NormalDescription) {
  return {
    title: game.title,
    players: game.players,
    strategies: game.strategies,
    description: {
      ...description,
      constantSum: description.constantSum ? written(description.constantSum) : null,
    },
  };
}

/** What was found in a game in normal form, as an object for JSON. Equilibria are numbered from 1. */
export function normalJson(game: NormalGame, results: NormalResults) {
  const {
    find,
    description,
    equilibria,
    components,
    value,
    dominance,
    correlated,
    commitments,
    complete,
    methods,
    limit,
  } = results;
  return {
    game: normalGameJson(game, description),
    find,
    equilibria: equilibria.map(({ profile, regrets, component, index, within }) => ({
      profile: { strategies: profile.map((own) => own.map(written)) },
      payoffs: regrets.payoffs.map(written),
      regret: written(regrets.largest),
      regrets: regrets.regrets.map(written),
      index: index ?? null,
      ...(within && { within: written(within) }),
      ...(component !== undefined && { component: component + 1 }),
    })),
    components: components?.map(componentJson) ?? null,
    ...(correlated && { correlated: correlated.map((one) => correlatedJson(game, one)) }),
    ...(commitments && {
      commitments: commitments.map(({ leader, strategy, reply, value: worth }) => ({
        player: leader + 1,
        strategy: strategy.map(written),
        reply: reply + 1,
        payoff: written(worth),
      })),
    }),
    ...(dominance && { dominance: dominanceJson(dominance) }),
    value: value ? written(value) : null,
    methods,
    complete,
    limit: limit ?? null,
  };
}

/**
 * The same for a game in extensive form, by its reduced normal form. With perfect recall each profile has `behaviour`
 * besides, in the form that `--profile` reads.
 *
 * @param numbers Per information set: its number.
 */
export function reducedJson(game: Game, numbers: readonly number[], results: ReducedResults) {
  const { find, limit, found } = results;
  if (!found) {
    const bare = { game: { title: game.title, players: game.players }, find, equilibria: [], components: null };
    return { ...bare, value: null, methods: [], complete: false, limit: limit! };
  }
  const json = normalJson(found.normal, found.results);
  return {
    ...json,
    form: 'reduced normal form',
    equilibria: json.equilibria.map((equilibrium, k) => {
      const behaviour = found.behaviours?.[k];
      if (!behaviour) return equilibrium;
      return { ...equilibrium, profile: { ...equilibrium.profile, behaviour: setsJson(game, numbers, behaviour) } };
    }),
  };
}

/** Strategies are numbered from 1. */
function correlatedJson(game: NormalGame, { kind, cells, sum }: Correlated) {
  return {
    kind,
    cells: [...cells]
      .sort(([a], [b]) => a - b)
      .map(([cell, chance]) => ({ strategies: strategiesAt(game, cell).map((s) => s + 1), chance: written(chance) })),
    sum: written(sum),
  };
}

/** Players, strategies and cells are numbered from 1. */
function dominanceJson({ eliminated, left, beliefs, open }: Dominance) {
  return {
    eliminated: eliminated.map(({ round, player, strategy, by, gain }) => ({
      round,
      player: player + 1,
      strategy: strategy + 1,
      by: by.map((b) => ({ strategy: b.strategy + 1, chance: written(b.chance) })),
      gain: written(gain),
    })),
    left: left.map((own) => own.map((s) => s + 1)),
    beliefs: beliefs.map(({ player, strategy, cells }) => ({
      player: player + 1,
      strategy: strategy + 1,
      cells: cells.map(({ cell, chance }) => ({ cell: cell + 1, chance: written(chance) })),
    })),
    open: open.map(({ player, strategy }) => ({ player: player + 1, strategy: strategy + 1 })),
  };
}

/** Equilibria are numbered from 1. */
export function componentJson({ equilibria, index, subsets }: Hanging) {
  return {
    equilibria: equilibria.map(number),
    index: index ?? null,
    maximalSubsets:
      subsets?.map(({ first, second }) => ({ first: first.map(number), second: second.map(number) })) ?? null,
  };
}

function number(equilibrium: number): number {
  return equilibrium + 1;
}

function written(x: Fraction): string {
  return x.toFraction();
}
