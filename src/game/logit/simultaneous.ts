import type { Game, Outcome } from '../model.js';
import { cellsOf, type NormalGame, payoffAt, strides } from '../normal/model.js';
import { MOST_CELLS } from '../normal/reducedForm.js';

/** A game in normal form as a tree: one player after the other, none sees what was done. In words, why it is too large. */
export function simultaneous(game: NormalGame): Game | string {
  const cells = cellsOf(game);
  if (cells > MOST_CELLS) return `the game has ${cells} cells; at most ${MOST_CELLS} are laid out as a tree`;
  const step = strides(game);
  const players = game.players.length;
  const end: number[] = [];
  const infoset: number[] = [];
  const outcome: number[] = [];
  const visit = (player: number, cell: number) => {
    const node = infoset.push(player < players ? player : -1) - 1;
    outcome.push(player < players ? -1 : cell);
    for (let s = 0; player < players && s < game.strategies[player]!.length; s++) {
      visit(player + 1, cell + s * step[player]!);
    }
    end[node] = infoset.length;
  };
  visit(0, 0);
  const outcomes = Array.from(
    { length: cells },
    (_, cell): Outcome => ({ label: '', payoffs: game.players.map((_, p) => payoffAt(game, p, cell)) }),
  );
  return {
    title: game.title,
    comment: game.comment,
    players: game.players,
    infosets: game.strategies.map((actions, player) => ({ player, label: '', actions })),
    outcomes,
    end: Int32Array.from(end),
    infoset: Int32Array.from(infoset),
    outcome: Int32Array.from(outcome),
  };
}
