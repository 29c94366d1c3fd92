import type { Game } from './model.js';
import { above, mover } from './tree.js';

/**
 * Whether no player forgets what they knew or did (Kuhn 1953): all nodes of a set have the same last move of its
 * player behind them, set and action. By induction they then have the same own moves behind them altogether, and none
 * lies behind another (absent-mindedness).
 */
export function perfectRecall(game: Game): boolean {
  const { action } = above(game);
  const players = game.players.length;
  /** Per player: the node of the last own move on the way down, −1 for none. */
  const last = new Int32Array(players).fill(-1);
  /** Per information set: last own set and action before it, as the first node of the set has them. */
  const lastSet = new Int32Array(game.infosets.length).fill(-2);
  const lastAction = new Int32Array(game.infosets.length);
  /** The way down to the present node, which action was taken at each, and whose last move each took the place of. */
  const path: number[] = [];
  const replaced: number[] = [];
  const taken = new Int32Array(game.end.length);
  for (let v = 0; v < game.end.length; v++) {
    while (path.length > 0 && game.end[path.at(-1)!]! <= v) {
      const player = mover(game, path.pop()!);
      const before = replaced.pop()!;
      if (player >= 0) last[player] = before;
    }
    if (path.length > 0) taken[path.at(-1)!] = action[v]!;
    const player = mover(game, v);
    if (player === -2) continue;
    path.push(v);
    replaced.push(player >= 0 ? last[player]! : -1);
    if (player < 0) continue;
    const set = game.infoset[v]!;
    const before = last[player]!;
    const beforeSet = before < 0 ? -1 : game.infoset[before]!;
    const beforeAction = before < 0 ? -1 : taken[before]!;
    if (lastSet[set] === -2) {
      lastSet[set] = beforeSet;
      lastAction[set] = beforeAction;
    } else if (lastSet[set] !== beforeSet || lastAction[set] !== beforeAction) return false;
    last[player] = v;
  }
  return true;
}
