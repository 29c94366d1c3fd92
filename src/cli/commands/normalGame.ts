import { describeNormal } from '../../game/normal/describe.js';
import { findInNormal } from '../../game/normal/find.js';
import type { NormalGame } from '../../game/normal/model.js';
import { readNfg } from '../../game/normal/nfg/read.js';
import { normalGameJson, normalJson } from '../../game/normal/resultJson.js';
import { NORMAL_FINDS, type NormalFind } from '../../game/normal/results.js';
import { writeNormal, writeNormalGame } from '../../game/normal/writeText.js';
import type { TextFile } from '../../shared/textFile.js';
import { faulty } from '../faulty.js';
import { printDiagnostics, UserError } from '../output.js';
import { finish, withBudget } from '../work.js';
import { emitGame } from './emitGame.js';
import type { GameOptions } from './game.js';

/** The same for a file that holds a game in normal form. */
export async function normalGameCommand(file: TextFile, options: GameOptions): Promise<number> {
  const { game, diagnostics } = readNfg(file);
  printDiagnostics(diagnostics, { [file.name]: file.text });
  if (!game) throw faulty(file.name, true);
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
  if (options.find === 'logit') return (await import('./logit.js')).normalLogitCommand(game, options);
  return findInStrategies(game, known(options.find), options);
}

/** Looks for something in a game in normal form. */
async function findInStrategies(game: NormalGame, find: NormalFind, options: GameOptions): Promise<number> {
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
