import {
  EXTENSIVE_FINDS,
  type ExtensiveFind,
  extensiveJson,
  findInExtensive,
  type Game,
  writeExtensive,
} from '../../game/index.js';
import { emit, type OutputOptions, UserError } from '../output.js';
import { finish, withBudget } from '../work.js';

export interface FindOptions extends OutputOptions {
  find?: string;
  time?: number;
}

/** Looks for what is asked for in a game in extensive form. */
export async function findCommand(
  game: Game,
  numbers: readonly number[],
  asked: string,
  options: FindOptions,
): Promise<number> {
  const find = known(asked);
  const results = await withBudget(options.time, (budget) => findInExtensive(game, find, budget));
  emit(
    options,
    () => ({ madeBy: 'abide game', ...extensiveJson(game, numbers, results) }),
    () => writeExtensive(game, numbers, results),
  );
  return finish(results.limit);
}

function known(asked: string): ExtensiveFind {
  const find = EXTENSIVE_FINDS.find((name) => name === asked);
  const list = `${EXTENSIVE_FINDS.slice(0, -1).join(', ')} or ${EXTENSIVE_FINDS.at(-1)}`;
  if (!find) throw new UserError(2, `--find takes ${list} for a game in extensive form, not '${asked}'`);
  return find;
}
