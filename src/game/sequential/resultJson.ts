import type { Game } from '../model.js';
import { profileJson } from '../profileJson.js';
import type { SequentialResults } from './find.js';

/**
 * Sequential equilibria as an object for JSON; each profile, beliefs included, is in the form that `--profile` reads.
 *
 * @param numbers Per information set: its number.
 */
export function sequentialJson(game: Game, numbers: readonly number[], results: SequentialResults) {
  const { equilibria, allPure, looked, open, methods, limit } = results;
  return {
    find: 'sequential',
    equilibria: equilibria.map(({ assessment, payoffs, regrets, intuitive }) => ({
      profile: profileJson(game, numbers, assessment),
      payoffs: payoffs.map((x) => x.toFraction()),
      regret: regrets.largest.toFraction(),
      sequential: true,
      index: null,
      ...(intuitive && { intuitiveCriterion: intuitive.passes }),
    })),
    components: null,
    value: null,
    looked,
    undecided: open,
    pureComplete: allPure,
    methods,
    complete: false,
    limit: limit ?? null,
  };
}
