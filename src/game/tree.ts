import type { Game } from './model.js';

/**
 * Per node: the node above it (−1 at the root) and which of that node's actions leads to it, from 0. One pass over the
 * preorder.
 */
export function above(game: Pick<Game, 'end'>): { parent: Int32Array; action: Int32Array } {
  const nodes = game.end.length;
  const parent = new Int32Array(nodes).fill(-1);
  const action = new Int32Array(nodes).fill(-1);
  for (let v = 0; v < nodes; v++) {
    for (let child = v + 1, a = 0; child < game.end[v]!; child = game.end[child]!, a++) {
      parent[child] = v;
      action[child] = a;
    }
  }
  return { parent, action };
}

/** The node to which an action leads from a node. */
export function follow(game: Pick<Game, 'end'>, node: number, action: number): number {
  let child = node + 1;
  for (let a = 0; a < action; a++) child = game.end[child]!;
  return child;
}

/** Index of the player who moves at a node, −1 for chance, −2 where the game ends. */
export function mover(game: Pick<Game, 'infoset' | 'infosets'>, node: number): number {
  const set = game.infoset[node]!;
  return set < 0 ? -2 : game.infosets[set]!.player;
}
