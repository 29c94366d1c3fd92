import type Fraction from 'fraction.js';
import type { Behaviour, Game } from '../model.js';
import { isZero, ONE, times, ZERO } from './numbers.js';
import type { Ways } from './ways.js';

/** An action that a player takes with chance 0. */
export interface Tremble {
  infoset: number;
  action: number;
}

/** What it takes to come to each node, when everybody plays as given but for trembles: actions of chance 0, taken all the same. */
export interface Paths {
  trembles: readonly Tremble[];
  /** Per node: product of the positive chances on the way there. */
  known: readonly Fraction[];
  /**
   * Per node: the trembles on the way there, as an index of `trails`; 0 for none, so the node is reached; −1 behind an
   * action to which chance itself gives 0: no tremble leads there.
   */
  trail: Int32Array;
  trails: readonly Trail[];
}

/** A list of trembles in the order in which they are made, the last one first; nodes after the same ones share it. */
export interface Trail {
  /** Index into `trembles`; −1 in the empty trail. */
  tremble: number;
  before: number;
  length: number;
}

export function followPaths(game: Game, behaviour: Behaviour, { parent, action }: Ways): Paths {
  const trembles: Tremble[] = [];
  const numbers = game.infosets.map(({ player, actions }, infoset) =>
    actions.map((_, a) =>
      player >= 0 && isZero(behaviour[infoset]![a]!) ? trembles.push({ infoset, action: a }) - 1 : -1,
    ),
  );
  const trails: Trail[] = [{ tremble: -1, before: -1, length: 0 }];
  const numbered = new Map<number, number>();
  const longer = (before: number, tremble: number): number => {
    const key = before * trembles.length + tremble;
    const met = numbered.get(key);
    if (met !== undefined) return met;
    numbered.set(key, trails.length);
    return trails.push({ tremble, before, length: trails[before]!.length + 1 }) - 1;
  };

  const known: Fraction[] = [ONE];
  const trail = new Int32Array(game.end.length);
  for (let v = 1; v < game.end.length; v++) {
    const u = parent[v]!;
    const infoset = game.infoset[u]!;
    const chance = behaviour[infoset]![action[v]!]!;
    const tremble = numbers[infoset]![action[v]!]!;
    const dead = trail[u]! < 0 || (isZero(chance) && tremble < 0);
    known.push(dead ? ZERO : tremble < 0 ? times(known[u]!, chance) : known[u]!);
    trail[v] = dead ? -1 : tremble < 0 ? trail[u]! : longer(trail[u]!, tremble);
  }
  return { trembles, known, trail, trails };
}

/**
 * Trembles on one trail and not on the other: +1 for each that is on the first alone, −1 on the second alone. With
 * perfect recall no action is taken twice on a path, so there are no other numbers.
 */
export function difference({ trails }: Paths, one: number, other: number): Map<number, number> {
  const count = new Map<number, number>();
  const add = (tremble: number, sign: number): void => {
    const sum = (count.get(tremble) ?? 0) + sign;
    if (sum === 0) count.delete(tremble);
    else count.set(tremble, sum);
  };
  while (one !== other) {
    if (trails[one]!.length >= trails[other]!.length) {
      add(trails[one]!.tremble, 1);
      one = trails[one]!.before;
    } else {
      add(trails[other]!.tremble, -1);
      other = trails[other]!.before;
    }
  }
  return count;
}
