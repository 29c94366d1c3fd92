import { nameOf } from './check/names.js';
import type { Game } from './model.js';

/**
 * How information sets are named to people: `Receiver, set 1 "after A"`, with the number that the game's file has.
 * Players go by their names, or by their numbers where names are missing or the same.
 */
export function setNames(game: Game, numbers: readonly number[]): (id: number) => string {
  const { players } = game;
  const clear = new Set(players).size === players.length && players.every((player) => player.trim() !== '');
  return (id) => {
    const { player, label } = game.infosets[id]!;
    const whose = player < 0 ? 'chance' : clear ? players[player]! : `player ${player + 1}`;
    return `${whose}, set ${numbers[id]}${label === '' ? '' : ` "${label}"`}`;
  };
}

/** What a checker says, with the sets in it named as the file has them. */
export function renamed(game: Game, numbers: readonly number[], message: string): string {
  const name = setNames(game, numbers);
  return message.includes('information set ')
    ? game.infosets.reduce((said, _, id) => said.replaceAll(nameOf(game, id), () => name(id)), message)
    : message;
}
