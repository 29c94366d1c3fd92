import type Fraction from 'fraction.js';
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

/** What was found in a game in normal form, as an object for JSON. */
export function normalJson(game: NormalGame, results: NormalResults) {
  const { find, description, equilibria, complete, methods, limit } = results;
  return {
    game: normalGameJson(game, description),
    find,
    equilibria: equilibria.map(({ profile, regrets }) => ({
      profile: { strategies: profile.map((own) => own.map(written)) },
      payoffs: regrets.payoffs.map(written),
      regret: written(regrets.largest),
      regrets: regrets.regrets.map(written),
      index: null,
    })),
    components: null,
    value: null,
    methods,
    complete,
    limit: limit ?? null,
  };
}

function written(x: Fraction): string {
  return x.toFraction();
}
