import {
  allExtensiveJson,
  EXTENSIVE_FINDS,
  type ExtensiveFind,
  extensiveJson,
  findAllInExtensive,
  findInExtensive,
  findInReduced,
  type Game,
  isForTwo,
  REDUCED_FINDS,
  type ReducedFind,
  reducedJson,
  writeAllExtensive,
  writeExtensive,
  writeReduced,
} from '../../game/index.js';
import { UserError } from '../output.js';
import { finish, withBudget } from '../work.js';
import { emitGame, type GameOutput } from './emitGame.js';
import { logitCommand } from './logit.js';
import { sequentialCommand } from './sequential.js';

export interface FindOptions extends GameOutput {
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
  if (asked === 'logit') return logitCommand(game, numbers, options);
  if (asked === 'sequential') return sequentialCommand(game, numbers, options);
  if (asked === 'all' && isForTwo(game)) return allCommand(game, numbers, options);
  const reduced = REDUCED_FINDS.find((name) => name === asked);
  if (reduced) return findByReducedForm(game, numbers, reduced, options);
  const find = known(asked);
  const results = await withBudget(options.time, (budget) => findInExtensive(game, find, budget));
  emitGame(
    options,
    () => extensiveJson(game, numbers, results),
    () => writeExtensive(game, numbers, results),
  );
  return finish(results.limit);
}

/** Looks for all equilibria of two players. */
async function allCommand(game: Game, numbers: readonly number[], options: FindOptions): Promise<number> {
  const results = await withBudget(options.time, (budget) => findAllInExtensive(game, budget));
  emitGame(
    options,
    () => allExtensiveJson(game, numbers, results),
    () => writeAllExtensive(game, numbers, results),
  );
  return finish(results.limit);
}

/** Looks in the reduced normal form. */
async function findByReducedForm(
  game: Game,
  numbers: readonly number[],
  find: ReducedFind,
  options: FindOptions,
): Promise<number> {
  const results = await withBudget(options.time, (budget) => findInReduced(game, find, budget));
  emitGame(
    options,
    () => reducedJson(game, numbers, results),
    () => writeReduced(game, results),
  );
  return finish(results.limit ?? results.found?.results.limit);
}

function known(asked: string): ExtensiveFind {
  const find = EXTENSIVE_FINDS.find((name) => name === asked);
  const names = [...EXTENSIVE_FINDS, 'sequential', 'logit', ...REDUCED_FINDS];
  const list = `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
  if (!find) throw new UserError(2, `--find takes ${list} for a game in extensive form, not '${asked}'`);
  return find;
}
