import type { Game } from './model.js';

/**
 * Nodes at which a subgame begins (Selten 1965), in preorder: nodes that are not an end, and no information set has
 * nodes both at or below them and elsewhere. The root is always one. With perfect recall, whoever moves at such a node
 * tells it apart from all others. Sets of chance hide nothing from anybody and do not count.
 *
 * Linear in the number of nodes. A subtree is a run `v … end[v] − 1` of the preorder, so a set lies within it when its
 * first and its last node do; the least first and the greatest last over a subtree are gathered in one pass from the
 * end.
 */
export function subgameRoots(game: Game): number[] {
  const nodes = game.end.length;
  const first = new Int32Array(game.infosets.length).fill(nodes);
  const last = new Int32Array(game.infosets.length).fill(-1);
  for (let v = 0; v < nodes; v++) {
    const set = game.infoset[v]!;
    if (set < 0) continue;
    if (first[set]! > v) first[set] = v;
    last[set] = v;
  }
  const least = new Int32Array(nodes);
  const greatest = new Int32Array(nodes);
  const roots: number[] = [];
  for (let v = nodes - 1; v >= 0; v--) {
    const set = game.infoset[v]!;
    const counts = set >= 0 && game.infosets[set]!.player >= 0;
    least[v] = counts ? first[set]! : v;
    greatest[v] = counts ? last[set]! : v;
    for (let child = v + 1; child < game.end[v]!; child = game.end[child]!) {
      if (least[child]! < least[v]!) least[v] = least[child]!;
      if (greatest[child]! > greatest[v]!) greatest[v] = greatest[child]!;
    }
    if (set >= 0 && least[v]! >= v && greatest[v]! < game.end[v]!) roots.push(v);
  }
  return roots.reverse();
}
