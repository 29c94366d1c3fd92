import type Fraction from 'fraction.js';
import type { Game } from '../../model.js';
import { componentJson } from '../../normal/resultJson.js';
import { setsJson } from '../../profileJson.js';
import { descriptionJson } from '../../resultJson.js';
import type { AllExtensiveResults } from './findAll.js';

/**
 * All equilibria of a game in extensive form, as an object for JSON. Every number of the game is text, exact: `"1/3"`.
 * Equilibria and components are numbered from 1.
 *
 * @param numbers Per information set: its number.
 */
export function allExtensiveJson(game: Game, numbers: readonly number[], results: AllExtensiveResults) {
  const { find, description, equilibria, components, value, cases, complete, limit } = results;
  return {
    game: { title: game.title, players: game.players, description: descriptionJson(description) },
    find,
    form: 'sequence form',
    equilibria: equilibria.map(({ behaviour, regrets, component }) => ({
      profile: { behaviour: setsJson(game, numbers, behaviour) },
      payoffs: regrets.payoffs.map(written),
      regret: written(regrets.largest),
      regrets: regrets.regrets.map(written),
      index: component !== undefined ? isolatedIndex(results, component) : null,
      ...(component !== undefined && { component: component + 1 }),
    })),
    components: components?.map(componentJson) ?? null,
    value: value ? written(value) : null,
    methods: ['case enumeration'],
    cases,
    complete,
    limit: limit ?? null,
  };
}

/** Where the equilibrium is all of its component. */
function isolatedIndex({ components }: AllExtensiveResults, component: number): number | null {
  const { equilibria, index } = components![component]!;
  return equilibria.length === 1 ? (index ?? null) : null;
}

function written(x: Fraction): string {
  return x.toFraction();
}
