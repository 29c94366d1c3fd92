import type Fraction from 'fraction.js';
import type { Game } from '../model.js';
import { setsJson } from '../profileJson.js';
import { descriptionJson } from '../resultJson.js';
import type { ExtensiveResults } from './find.js';

/**
 * What was found in a game in extensive form, as an object for JSON. Every number of the game is text, exact: `"1/3"`.
 * A profile is in the form that `--profile` reads.
 *
 * @param numbers Per information set: its number.
 */
export function extensiveJson(game: Game, numbers: readonly number[], results: ExtensiveResults) {
  const { find, description, behaviour, check, value, methods, limit } = results;
  const { regrets, subgames, faults = [] } = check ?? {};
  return {
    game: { title: game.title, players: game.players, description: descriptionJson(description) },
    find,
    equilibria:
      behaviour && regrets
        ? [
            {
              profile: { behaviour: setsJson(game, numbers, behaviour) },
              payoffs: regrets.payoffs.map(written),
              regret: written(regrets.largest),
              regrets: regrets.regrets.map(written),
              ...(find === 'subgame-perfect' && subgames && { regretInSubgames: written(subgames.largest) }),
              index: null,
            },
          ]
        : [],
    components: null,
    value: value ? (value.low.equals(value.high) ? written(value.low) : bounds(value)) : null,
    methods,
    complete: false,
    limit: limit ?? null,
    ...(faults.length > 0 && { faults: faults.map(({ message }) => message) }),
  };
}

function bounds({ low, high }: { low: Fraction; high: Fraction }) {
  return { low: written(low), high: written(high) };
}

function written(x: Fraction): string {
  return x.toFraction();
}
