import { findSequential, type Game, sequentialJson, sequentialLines } from '../../game/index.js';
import type { OutputOptions } from '../output.js';
import { finish, withBudget } from '../work.js';
import { emitTreeResults } from './treeResults.js';

export interface SequentialOptions extends OutputOptions {
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
