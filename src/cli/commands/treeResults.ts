import { describeGame, descriptionJson, type Game, writeDescription } from '../../game/index.js';
import { emitGame, type GameOutput } from './emitGame.js';

/** Prints what was found in a game in extensive form below what the game is; as JSON, beside it. */
export function emitTreeResults(game: Game, options: GameOutput, json: () => object, lines: () => string[]): void {
  const description = describeGame(game);
  emitGame(
    options,
    () => ({
      game: { title: game.title, players: game.players, description: descriptionJson(description) },
      ...json(),
    }),
    () => [writeDescription(game, description), '', ...lines()].join('\n'),
  );
}
