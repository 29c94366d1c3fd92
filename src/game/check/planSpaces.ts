import type Fraction from 'fraction.js';
import type { Behaviour, Game } from '../model.js';
import { isZero, ONE, plus, times, ZERO } from './numbers.js';
import { waysTo } from './ways.js';

/** A sum of multiples of unknowns and a constant, which stands last; whole numbers. */
export type Linear = readonly bigint[];

/** A player's sequences: what is done on the way to a node. The empty one is −1, the others go by sets and actions. */
export interface Sequences {
  /** In the order in which they come first in the tree. `before` is the sequence that leads there. */
  sets: readonly { infoset: number; before: number; first: number; actions: number; dead: boolean }[];
  length: number;
  /** Per node: the sequence that leads there. */
  at: Int32Array;
}

/** What is known of one player's plan and of what the other loses against it, as linear expressions. */
export interface PlanSpace {
  /** Unknowns: what the best is worth to the other at each of its sets, then the share of each sequence of the player. */
  sets: number;
  shares: readonly Linear[];
  /** By sequence of the other: what it pays less than the best at its set, in units of 1/unit. */
  losses: readonly Linear[];
  /** Expressions that are 0 for every plan. */
  equations: readonly Linear[];
}

export function sequencesOf(game: Game, player: number): Sequences {
  const { parent, action } = waysTo(game);
  const dead = ruledOut(game, parent, action);
  const at = new Int32Array(game.end.length).fill(-1);
  const place = new Map<number, number>();
  const sets: { infoset: number; before: number; first: number; actions: number; dead: boolean }[] = [];
  let length = 0;
  for (let v = 0; v < game.end.length; v++) {
    const above = parent[v]!;
    const from = above < 0 ? undefined : sets[place.get(game.infoset[above]!) ?? -1];
    at[v] = from ? from.first + action[v]! : above < 0 ? -1 : at[above]!;
    const infoset = game.infoset[v]!;
    if (infoset < 0 || player < 0 || game.infosets[infoset]!.player !== player) continue;
    const known = sets[place.get(infoset) ?? -1];
    if (known) known.dead &&= dead[v] === 1;
    else {
      const actions = game.infosets[infoset]!.actions.length;
      place.set(infoset, sets.push({ infoset, before: at[v]!, first: length, actions, dead: dead[v] === 1 }) - 1);
      length += actions;
    }
  }
  return { sets, length, at };
}

/** Per node: 1 where chance itself never lets play come. */
function ruledOut(game: Game, parent: Int32Array, action: Int32Array): Uint8Array {
  const dead = new Uint8Array(game.end.length);
  for (let v = 1; v < dead.length; v++) {
    const chances = game.infosets[game.infoset[parent[v]!]!]!.chances;
    dead[v] = dead[parent[v]!]! || (chances && isZero(chances[action[v]!]!)) ? 1 : 0;
  }
  return dead;
}

/** In words, where the unit does not make all that the other gets whole. @param other Its number as a player. */
export function planSpace(
  game: Game,
  own: Sequences,
  others: Sequences,
  other: number,
  unit: bigint,
): PlanSpace | string {
  const sets = others.sets.length;
  const width = sets + own.length + 1;
  const none = () => new Array<bigint>(width).fill(0n);
  const shares = Array.from({ length: own.length }, (_, i) => {
    const share = none();
    share[sets + i] = 1n;
    return share;
  });
  const losses = Array.from({ length: others.length }, none);
  others.sets.forEach(({ before, first, actions }, set) => {
    for (let j = first; j < first + actions; j++) losses[j]![set]! += 1n;
    if (before >= 0) losses[before]![set]! -= 1n;
  });
  for (const [j, pays] of paidBySequences(game, own, others, other).entries()) {
    for (const [i, x] of pays) {
      const whole = x.mul(unit);
      if (whole.d !== 1n) return 'the unit does not make payoffs whole';
      losses[j]![i < 0 ? width - 1 : sets + i]! -= whole.s * whole.n;
    }
  }
  const equations = own.sets.flatMap(({ before, first, actions, dead }) => {
    const sum = none();
    for (let i = first; i < first + actions; i++) sum[sets + i] = 1n;
    sum[before < 0 ? width - 1 : sets + before] = -1n;
    return dead ? [sum, ...shares.slice(first + 1, first + actions)] : [sum];
  });
  return { sets, shares, losses, equations };
}

/** By sequence of the other that is not empty: what it gets, with the chances of chance, by the player's sequence. */
function paidBySequences(game: Game, own: Sequences, others: Sequences, other: number): Map<number, Fraction>[] {
  const { parent, action } = waysTo(game);
  const chance: Fraction[] = [ONE];
  const paid = Array.from({ length: others.length }, () => new Map<number, Fraction>());
  for (let v = 0; v < game.end.length; v++) {
    if (v > 0) {
      const chances = game.infosets[game.infoset[parent[v]!]!]!.chances;
      chance[v] = chances ? times(chance[parent[v]!]!, chances[action[v]!]!) : chance[parent[v]!]!;
    }
    const pays = game.outcomes[game.outcome[v]!]?.payoffs[other];
    const j = others.at[v]!;
    if (!pays || j < 0 || isZero(chance[v]!)) continue;
    const i = own.at[v]!;
    paid[j]!.set(i, plus(paid[j]!.get(i) ?? ZERO, times(chance[v]!, pays)));
  }
  return paid;
}

/** Shares of the sequences: products of the chances of their actions. */
export function planOf({ sets, length }: Sequences, behaviour: Behaviour): Fraction[] {
  const plan = new Array<Fraction>(length).fill(ZERO);
  for (const { infoset, before, first, actions } of sets) {
    for (let a = 0; a < actions; a++)
      plan[first + a] = times(before < 0 ? ONE : plan[before]!, behaviour[infoset]![a]!);
  }
  return plan;
}
