import {
  describeNormal,
  findInNormal,
  NORMAL_FINDS,
  type NormalFind,
  type NormalGame,
  normalGameJson,
  normalJson,
  writeNormal,
  writeNormalGame,
} from '../../game/index.js';
import { UserError } from '../output.js';
import { finish, withBudget } from '../work.js';
import { emitGame } from './emitGame.js';
import type { GameOptions } from './game.js';
import { normalLogitCommand } from './logit.js';

/** Describes a game in normal form, or looks in it for what is asked for. */
export async function normalCommand(game: NormalGame, options: GameOptions): Promise<number> {
  if (options.profile !== undefined) {
    throw new UserError(2, '--profile checks a profile of a game in extensive form; this one is in normal form');
  }
  if (options.find === undefined) {
    const description = describeNormal(game);
    emitGame(
      options,
      () => normalGameJson(game, description),
      () => writeNormalGame(game, description),
    );
    return 0;
  }
  if (options.find === 'logit') return normalLogitCommand(game, options);
  return findInStrategies(game, known(options.find), options);
}

/** Looks for something in a game in normal form. */
export async function findInStrategies(game: NormalGame, find: NormalFind, options: GameOptions): Promise<number> {
  const results = await withBudget(options.time, (budget) => findInNormal(game, find, budget));
  emitGame(
    options,
    () => normalJson(game, results),
    () => writeNormal(game, results),
  );
  return finish(results.limit);
}

function known(asked: string): NormalFind {
  const find = NORMAL_FINDS.find((name) => name === asked);
  const list = `${[...NORMAL_FINDS.slice(0, -1), 'logit'].join(', ')} or ${NORMAL_FINDS.at(-1)}`;
  if (!find) throw new UserError(2, `--find takes ${list} for a game in normal form, not '${asked}'`);
  return find;
}
