import { findSequential, type Game, sequentialJson, sequentialLines } from '../../game/index.js';
import { finish, withBudget } from '../work.js';
import type { GameOutput } from './emitGame.js';
import { emitTreeResults } from './treeResults.js';

export interface SequentialOptions extends GameOutput {
  time?: number;
}

/** Looks for sequential equilibria of a game in extensive form. */
export async function sequentialCommand(
  game: Game,
  numbers: readonly number[],
  options: SequentialOptions,
): Promise<number> {
  const results = await withBudget(options.time, (budget) => findSequential(game, budget));
  emitTreeResults(
    game,
    options,
    () => sequentialJson(game, numbers, results),
    () => sequentialLines(game, numbers, results),
  );
  return finish(results.limit);
}
