import {
  describeNormal,
  findLogit,
  type Game,
  logitJson,
  logitLines,
  type NormalGame,
  normalGameJson,
  setNames,
  simultaneous,
  writeNormalGame,
} from '../../game/index.js';
import { UserError } from '../output.js';
import { finish, withBudget } from '../work.js';
import { emitGame, type GameOutput } from './emitGame.js';
import { emitTreeResults } from './treeResults.js';

export interface LogitOptions extends GameOutput {
  time?: number;
}

/** Follows the logit branch of a game in extensive form. */
export async function logitCommand(game: Game, numbers: readonly number[], options: LogitOptions): Promise<number> {
  const results = await withBudget(options.time, (budget) => findLogit(game, budget));
  emitTreeResults(
    game,
    options,
    () => logitJson(game, results, numbers),
    () => logitLines(game, results, setNames(game, numbers)),
  );
  return finish(results.limit);
}

/** Follows the logit branch of a game in normal form, in which all choose at once. */
export async function normalLogitCommand(game: NormalGame, options: LogitOptions): Promise<number> {
  const tree = simultaneous(game);
  if (typeof tree === 'string') throw new UserError(3, tree);
  const results = await withBudget(options.time, (budget) => findLogit(tree, budget));
  const description = describeNormal(game);
  const name = (player: number) => game.players[player] || `player ${player + 1}`;
  emitGame(
    options,
    () => ({ game: normalGameJson(game, description), ...logitJson(tree, results) }),
    () => [writeNormalGame(game, description), '', ...logitLines(tree, results, name)].join('\n'),
  );
  return finish(results.limit);
}
