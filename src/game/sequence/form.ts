import type { Game } from '../model.js';
import { type Scaled, scale, type Whole } from '../scaled.js';
import { above } from '../tree.js';

/**
 * The sequence form of a game for two of its players (von Stengel 1996; Koller, Megiddo and von Stengel 1996). A
 * sequence is what a player did on the way to a node: sets and actions. With perfect recall it is known by its last
 * action. Instead of chances of actions, a player has a realisation plan: for each sequence the product of the chances
 * of its actions. Plans are the points of a polytope (the empty sequence has 1; the continuations at a set sum to what
 * leads there), and payoffs are linear in each player's plan.
 */
export interface SequenceForm {
  sides: readonly [Side, Side];
  /** Pairs of sequences that pay anything, of the first side and of the second, in the order in which they come first. */
  row: Int32Array;
  column: Int32Array;
  /** Per side and pair: what the side gets there, weighted with the chances of chance, in units of 1/`unit`; whole. */
  paid: readonly [Payments, Payments];
  unit: readonly [bigint, bigint];
}

/** Whole numbers, all of them machine numbers or all bigint in their type. */
export type Payments = readonly Whole[] | Float64Array;

/** A player's sequences. The empty one is 0; the actions of a set are neighbours. */
export interface Side {
  /** Index of the player; −1 for nobody, who has the empty sequence alone and gets nothing. */
  player: number;
  sequences: number;
  /** Information sets of the player, such that what leads to a set comes before it. */
  sets: readonly number[];
  /** Per entry of `sets`: the first sequence of its actions, how many they are, and the sequence that leads there. */
  first: Int32Array;
  actions: Int32Array;
  parent: Int32Array;
  /** Per entry of `sets`: 1 where chance itself lets nobody come there. */
  dead: Uint8Array;
}

/**
 * Takes a game with perfect recall in which nobody but the two players named moves. In words, why not, where another
 * one does or numbers become too long.
 */
export function sequenceForm(game: Game, players: readonly [number, number]): SequenceForm | string {
  const scaled = scale(game);
  if (typeof scaled === 'string') return scaled;
  const other = game.infoset.find(
    (set) => set >= 0 && !players.includes(game.infosets[set]!.player) && moves(game, set),
  );
  if (other !== undefined) {
    return `${game.players[game.infosets[other]!.player]} moves too, and the method is for two players`;
  }
  const first = readSide(game, players[0]);
  const second = readSide(game, players[1]);
  const row: number[] = [];
  const column: number[] = [];
  const paid: [Whole[], Whole[]] = [[], []];
  const known = new Map<number, number>();
  for (let v = 0; v < game.end.length; v++) {
    const outcome = game.outcome[v]!;
    if (outcome < 0 || first.dead[v]) continue;
    const key = first.at[v]! * second.side.sequences + second.at[v]!;
    let pair = known.get(key);
    if (pair === undefined) {
      pair = row.push(first.at[v]!) - 1;
      column.push(second.at[v]!);
      known.set(key, pair);
      paid[0].push(scaled.zero);
      paid[1].push(scaled.zero);
    }
    for (const s of [0, 1] as const) if (players[s] >= 0) paid[s][pair]! += weighted(game, scaled, v, players[s]);
  }
  const kept = (list: Whole[]) => (scaled.large ? list : Float64Array.from(list));
  const whole = scaled.weight ? BigInt(scaled.weight[0]!) : 1n;
  return {
    sides: [first.side, second.side],
    row: Int32Array.from(row),
    column: Int32Array.from(column),
    paid: [kept(paid[0]), kept(paid[1])],
    unit: [whole * (scaled.unit[players[0]] ?? 1n), whole * (scaled.unit[players[1]] ?? 1n)],
  };
}

function moves(game: Game, set: number): boolean {
  return game.infosets[set]!.player >= 0;
}

function weighted(game: Game, { paid, weight }: Scaled, node: number, player: number): Whole {
  const here = paid[game.outcome[node]! * game.players.length + player]!;
  return weight ? here * weight[node]! : here;
}

/** A player's sequences, and per node: the one that leads there, and whether chance itself never does. */
function readSide(game: Game, player: number): { side: Side; at: Int32Array; dead: Uint8Array } {
  const { parent: before, action } = above(game);
  const at = new Int32Array(game.end.length);
  const dead = new Uint8Array(game.end.length);
  const start = new Map<number, number>();
  const parent: number[] = [];
  let sequences = 1;
  for (let v = 0; v < game.end.length; v++) {
    const from = before[v]!;
    if (from >= 0) {
      const set = game.infoset[from]!;
      const { player: mover, chances } = game.infosets[set]!;
      at[v] = mover === player && mover >= 0 ? start.get(set)! + action[v]! : at[from]!;
      dead[v] = dead[from]! || chances?.[action[v]!]?.n === 0n ? 1 : 0;
    }
    const set = game.infoset[v]!;
    if (set < 0 || player < 0 || game.infosets[set]!.player !== player || start.has(set)) continue;
    start.set(set, sequences);
    parent.push(at[v]!);
    sequences += game.infosets[set]!.actions.length;
  }
  const sets = [...start.keys()];
  const alive = new Set(game.infoset.filter((_, v) => !dead[v]));
  const side: Side = {
    player,
    sequences,
    sets,
    first: Int32Array.from(start.values()),
    actions: Int32Array.from(sets, (set) => game.infosets[set]!.actions.length),
    parent: Int32Array.from(parent),
    dead: Uint8Array.from(sets, (set) => (alive.has(set) ? 0 : 1)),
  };
  return { side, at, dead };
}
