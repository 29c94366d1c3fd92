import type { ChanceLayer, ChoiceLayer } from '../../process/index.js';
import type { ChanceMove, ChoiceMove } from './moves.js';
import type { StateSpace } from './state.js';

/** A chance layer: in the states where the move may have its turn a row of its matrix, elsewhere all stays. */
export function chanceLayer(space: StateSpace, move: ChanceMove, turns: readonly number[]): ChanceLayer {
  const { name, v, matrix, at } = move;
  const targets = matrix.map((row) => row.flatMap((chance, level) => (chance > 0 ? [level] : [])));
  const states = space.tuples.length;
  const from = new Int32Array(states + 1);
  const moves = new Uint8Array(states);
  for (const s of turns) moves[s] = 1;
  for (let s = 0; s < states; s++) from[s + 1] = from[s] + (moves[s] ? targets[space.tuples[s][v]].length : 1);
  const to = new Int32Array(from[states]);
  for (let s = 0; s < states; s++) {
    if (!moves[s]) to[from[s]] = s;
    else for (const [k, level] of targets[space.tuples[s][v]].entries()) to[from[s] + k] = space.moved(s, v, level);
  }
  const rows = { from, to, chance: chances(space, move, moves, from) };
  return { kind: 'chance', name, rows, ...(at && { at }) };
}

/** The same layer with other chances; none of them is 0 that was not, nor the other way round. */
export function chanceLayerLike(
  space: StateSpace,
  move: ChanceMove,
  turns: readonly number[],
  like: ChanceLayer,
): ChanceLayer {
  const moves = new Uint8Array(space.tuples.length);
  for (const s of turns) moves[s] = 1;
  const { from, to } = like.rows;
  return { ...like, rows: { from, to, chance: chances(space, move, moves, from) }, like: like.like ?? like };
}

function chances(space: StateSpace, { v, matrix }: ChanceMove, moves: Uint8Array, from: Int32Array): Float64Array {
  const states = space.tuples.length;
  const rows = matrix.map((row) => row.filter((chance) => chance > 0));
  const all = new Float64Array(from[states]).fill(1);
  for (let s = 0; s < states; s++) {
    if (!moves[s]) continue;
    const row = rows[space.tuples[s][v]];
    for (let k = 0, at = from[s]; k < row.length; k++, at++) all[at] = row[k];
  }
  return all;
}

/** Costs of a choice layer, by state. */
export function choiceCosts(space: StateSpace, { v, options }: ChoiceMove, turns: readonly number[]): Float64Array {
  const cost = new Float64Array(space.tuples.length);
  if (v !== 'attack') for (const s of turns) cost[s] = options[space.tuples[s][v]]?.cost ?? 0;
  return cost;
}

/**
 * A choice layer. @param chooser The player whose choice it is in a state. @param attack The instant that an attack leads
 * to from a state. @param payers See ChoiceLayer.
 */
export function choiceLayer(
  space: StateSpace,
  move: ChoiceMove,
  turns: readonly number[],
  chooser: (tuple: readonly number[]) => number,
  attack: (s: number) => number,
  payers: number[][],
): ChoiceLayer {
  const states = space.tuples.length;
  const player = new Int32Array(states).fill(-1);
  const to = new Int32Array(states);
  for (const s of turns) {
    const option = move.v === 'attack' ? undefined : move.options[space.tuples[s][move.v]];
    if (!option && move.v !== 'attack') continue;
    player[s] = chooser(space.tuples[s]);
    to[s] = option ? space.moved(s, move.v as number, option.to) : states + attack(s);
  }
  return { kind: 'choice', name: move.name, player, to, cost: choiceCosts(space, move, turns), payers };
}
