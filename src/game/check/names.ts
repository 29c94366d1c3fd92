import type { Game } from '../model.js';

/** An information set for a message: its index, whose it is, its label. */
export function nameOf(game: Game, infoset: number): string {
  const { player, label } = game.infosets[infoset]!;
  const who = player < 0 ? 'chance' : game.players[player]!;
  return `information set ${infoset} (${who}${label === '' ? '' : `, "${label}"`})`;
}
