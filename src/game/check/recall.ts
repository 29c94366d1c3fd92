import { type Game, members } from '../model.js';
import type { Fault } from './fault.js';
import { nameOf } from './names.js';
import { type Ways, waysTo } from './ways.js';

/**
 * Whether everybody remembers what they knew and did (perfect recall, Kuhn 1953): all nodes of an information set have
 * the same last own move before them, that is the same set and the same action there, or none. By going back from last
 * move to last move this gives equal histories of own sets and actions. It also rules out two nodes of one set on one path.
 * One fault for each set that breaks it.
 */
export function recallFaults(game: Game, ways: Ways = waysTo(game)): Fault[] {
  const last = lastOwnMoves(game, ways);
  const faults: Fault[] = [];
  for (const [infoset, nodes] of members(game).entries()) {
    if (game.infosets[infoset]!.player < 0) continue;
    const other = nodes.find((v) => last[v] !== last[nodes[0]!]);
    if (other === undefined) continue;
    faults.push({
      what: 'recall',
      infoset,
      message: `No perfect recall: nodes ${nodes[0]} and ${other} of ${nameOf(game, infoset)} differ in the player's own last move before them.`,
    });
  }
  return faults;
}

/** Per node: the last move before it of the player who moves there, as a number for its set and action, −1 for none. */
function lastOwnMoves(game: Game, { parent, action }: Ways): Float64Array {
  const widest = game.infosets.reduce((most, { actions }) => Math.max(most, actions.length), 1);
  const current = new Float64Array(game.players.length).fill(-1);
  const last = new Float64Array(game.end.length).fill(-1);
  // Nodes that play has passed on the way to v, the deepest last; `last` of each is what to go back to.
  const open: number[] = [];
  for (let v = 0; v < game.end.length; v++) {
    while (open.length > 0 && game.end[open.at(-1)!]! <= v) {
      const left = open.pop()!;
      current[playerAt(game, left)] = last[left]!;
    }
    const before = parent[v]!;
    if (before >= 0 && playerAt(game, before) >= 0) {
      current[playerAt(game, before)] = game.infoset[before]! * widest + action[v]!;
    }
    if (playerAt(game, v) < 0) continue;
    last[v] = current[playerAt(game, v)]!;
    open.push(v);
  }
  return last;
}

/** Who moves at a node; −1 for chance and at the end. */
function playerAt(game: Game, v: number): number {
  const infoset = game.infoset[v]!;
  return infoset < 0 ? -1 : game.infosets[infoset]!.player;
}
