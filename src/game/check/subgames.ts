import { type Game, members } from '../model.js';
import { waysTo } from './ways.js';

/**
 * Nodes at which a subgame begins (Selten 1965), in preorder; ends are not counted. Found from what they must not do: a
 * set of a player with several nodes lies within no subgame that begins below the deepest node that is above all of
 * them, or is one of several itself. So a node begins a subgame when each set with a node at or below it has that
 * deepest common node at or below it too; a set of one node has itself.
 */
export function subgamesOf(game: Game): number[] {
  const { parent } = waysTo(game);
  const depth = new Int32Array(game.end.length);
  for (let v = 1; v < depth.length; v++) depth[v] = depth[parent[v]!]! + 1;
  /** Per node: least depth of the common node of any set that has a node at or below it. */
  const least = Int32Array.from(depth);
  for (const [infoset, nodes] of members(game).entries()) {
    if (game.infosets[infoset]!.player < 0 || nodes.length < 2) continue;
    // In preorder, the common node of all is that of the first and the last: the first that reaches past the last, from below.
    let common = nodes[0]!;
    const last = nodes.at(-1)!;
    while (game.end[common]! <= last) common = parent[common]!;
    for (const v of nodes) least[v] = Math.min(least[v]!, depth[common]!);
  }
  for (let v = least.length - 1; v > 0; v--) least[parent[v]!] = Math.min(least[parent[v]!]!, least[v]!);
  const roots: number[] = [];
  for (let v = 0; v < least.length; v++) if (game.infoset[v]! >= 0 && least[v]! >= depth[v]!) roots.push(v);
  return roots;
}
