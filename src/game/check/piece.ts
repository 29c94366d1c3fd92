import type { Game } from '../model.js';

/** The nodes of a subgame down to where a look at it ends, in preorder. Numbers of nodes are places in `nodes`. */
export interface Piece {
  nodes: number[];
  /** Per node: the one above it, −1 for the first; and which of that node's actions leads to it. */
  parent: Int32Array;
  action: Int32Array;
  /** Per node: nothing of the piece follows. */
  isEnd: Uint8Array;
}

/** @param ends Nodes whose subtree is left out; the root is none of them. */
export function nodesOf(game: Game, root: number, ends: { has(node: number): boolean }): Piece {
  const nodes: number[] = [];
  const parent: number[] = [];
  const action: number[] = [];
  const isEnd: number[] = [];
  /** Nodes on the way down, by place, and which action comes next at each. */
  const open: number[] = [];
  const next: number[] = [];
  for (let v = root; v < game.end[root]!; ) {
    while (open.length > 0 && game.end[nodes[open.at(-1)!]!]! <= v) {
      open.pop();
      next.pop();
    }
    const above = open.at(-1) ?? -1;
    const place = nodes.push(v) - 1;
    parent.push(above);
    action.push(above < 0 ? -1 : next[next.length - 1]!++);
    const stop = game.infoset[v]! < 0 || (v !== root && ends.has(v));
    isEnd.push(stop ? 1 : 0);
    if (stop) v = game.end[v]!;
    else {
      open.push(place);
      next.push(0);
      v++;
    }
  }
  return { nodes, parent: Int32Array.from(parent), action: Int32Array.from(action), isEnd: Uint8Array.from(isEnd) };
}
