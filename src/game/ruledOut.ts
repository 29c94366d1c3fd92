import type { Behaviour, Game } from './model.js';
import { above } from './tree.js';

/**
 * Information sets that their player's own behaviour rules out, in rising order; of a game with perfect recall, where one node
 * of a set tells, since the same own actions lead to all.
 */
export function ruledOut(game: Game, behaviour: Behaviour): number[] {
  const { parent, action } = above(game);
  const mover = (v: number) => game.infosets[game.infoset[v]!]!.player;
  // On the way to the present node: those to which an action without a chance leads, and how many each player has taken.
  const path: number[] = [];
  const taken = new Int32Array(game.players.length);
  const out = new Set<number>();
  for (let v = 0; v < game.end.length; v++) {
    while (path.length > 0 && game.end[path.at(-1)!]! <= v) taken[mover(parent[path.pop()!]!)]!--;
    const from = parent[v]!;
    if (from >= 0 && mover(from) >= 0 && behaviour[game.infoset[from]!]![action[v]!]!.n === 0n) {
      path.push(v);
      taken[mover(from)]!++;
    }
    const set = game.infoset[v]!;
    if (set >= 0 && mover(v) >= 0 && taken[mover(v)]! > 0) out.add(set);
  }
  return [...out].sort((a, b) => a - b);
}
