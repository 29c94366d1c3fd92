import type Fraction from 'fraction.js';
import type { Component } from './bimatrix/components.js';
import type { NormalDescription } from './describe.js';
import type { NormalResults } from './find.js';
import type { NormalGame } from './model.js';

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
  const { find, description, equilibria, components, value, complete, methods, limit } = results;
  return {
    game: normalGameJson(game, description),
    find,
    equilibria: equilibria.map(({ profile, regrets, component }) => ({
      profile: { strategies: profile.map((own) => own.map(written)) },
      payoffs: regrets.payoffs.map(written),
      regret: written(regrets.largest),
      regrets: regrets.regrets.map(written),
      index: isolatedIndex(components, component),
      ...(component !== undefined && { component: component + 1 }),
    })),
    components:
      components?.map(({ equilibria: members, index, subsets }) => ({
        equilibria: members.map(number),
        index,
        maximalSubsets:
          subsets?.map(({ first, second }) => ({ first: first.map(number), second: second.map(number) })) ?? null,
      })) ?? null,
    value: value ? written(value) : null,
    methods,
    complete,
    limit: limit ?? null,
  };
}

/** The index of an equilibrium that is a component by itself. */
export function isolatedIndex(components: readonly Component[] = [], component = -1): number | null {
  const own = components[component];
  return own?.equilibria.length === 1 ? own.index : null;
}

function number(equilibrium: number): number {
  return equilibrium + 1;
}

function written(x: Fraction): string {
  return x.toFraction();
}
