import {
  describeGame,
  descriptionJson,
  findSequential,
  type Game,
  sequentialJson,
  sequentialLines,
  writeDescription,
} from '../../game/index.js';
import { emit, type OutputOptions } from '../output.js';
import { finish, withBudget } from '../work.js';

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
  const description = describeGame(game);
  emit(
    options,
    () => ({
      madeBy: 'abide game',
      game: { title: game.title, players: game.players, description: descriptionJson(description) },
      ...sequentialJson(game, numbers, results),
    }),
    () => [writeDescription(game, description), '', ...sequentialLines(game, numbers, results)].join('\n'),
  );
  return finish(results.limit);
}
