import { bits, inUnits, lcm } from './integers.js';
import type { Game } from './model.js';

/**
 * A whole number: a JavaScript number, or a bigint in the type of a number where numbers of a game are too large for
 * that. All that is done with it (`+`, `>`, `===`) means the same for both; the two never meet in one game.
 */
export type Whole = number;

/**
 * All numbers of a game with perfect information as whole numbers. Each player's payoffs are counted in a unit of their
 * own, 1/unit. What lies below moves of chance is weighted with the chance of getting there, in units of 1/scale, so
 * that an expected value is a plain sum and nothing is ever divided: the weighted value of a node is
 * value · weight(node) · unit. Where a branch has chance 0, what follows keeps the weight of the move itself, so that it
 * can be solved like all else, and it is not added.
 */
export interface Scaled {
  /** Per player: denominator of all payoffs. */
  unit: readonly bigint[];
  /** Weight of each node; undefined where all are 1 (no chance). */
  weight: readonly Whole[] | Float64Array | undefined;
  /** Per outcome and player, `outcome · players + player`: payoff · unit. */
  paid: readonly Whole[] | Float64Array;
  zero: Whole;
  /** Whether numbers are bigint. */
  large: boolean;
}

/** Whole numbers of a game may together have at most so many binary digits: 4 · 10^9, half a gigabyte. */
export const MAX_BITS = 4_000_000_000;

/** A common denominator may have at most so many binary digits. */
export const MAX_DENOMINATOR_BITS = 100_000;

/** Gives the limit that is passed, in words, where numbers would become too large. */
export function scale(game: Game): Scaled | string {
  const players = game.players.length;
  const unit = new Array<bigint>(players).fill(1n);
  for (const { payoffs } of game.outcomes) {
    for (let p = 0; p < players; p++) {
      if (unit[p]! % payoffs[p]!.d === 0n) continue;
      unit[p] = lcm(unit[p]!, payoffs[p]!.d);
      if (bits(unit[p]!) > MAX_DENOMINATOR_BITS) return tooLong('payoffs');
    }
  }
  const whole = weightOfRoot(game);
  if (whole === undefined) return tooLong('chances');
  const paid = game.outcomes.flatMap(({ payoffs }) => payoffs.map((x, p) => inUnits(x, unit[p]!)));
  const most = largest(game, paid, players) * whole;
  const large = most >= 2n ** 52n;
  const needed = bits(most) * game.end.length * players;
  if (large && needed > MAX_BITS) {
    return `exact numbers would take ${needed} binary digits together; at most ${MAX_BITS} are used`;
  }
  const kept = (n: bigint) => (large ? n : Number(n)) as Whole;
  return {
    unit,
    weight: whole === 1n ? undefined : weights(game, kept(whole), large),
    paid: large ? paid.map(kept) : Float64Array.from(paid, Number),
    zero: kept(0n),
    large,
  };
}

function tooLong(what: string): string {
  return `the common denominator of the ${what} has more than ${MAX_DENOMINATOR_BITS} binary digits`;
}

/** Least weight of the root that makes all weights whole: from below, each chance of a/b asks for a multiple of b. */
function weightOfRoot(game: Game): bigint | undefined {
  if (game.infosets.every(({ player }) => player >= 0)) return 1n;
  const need: bigint[] = new Array(game.end.length).fill(1n);
  for (let v = game.end.length - 1; v >= 0; v--) {
    const set = game.infoset[v]!;
    if (set < 0) continue;
    const { chances } = game.infosets[set]!;
    let all = 1n;
    for (let c = v + 1, a = 0; c < game.end[v]!; c = game.end[c]!, a++) {
      const wanted = chances ? chances[a]!.d * need[c]! : need[c]!;
      if (wanted !== all) all = lcm(all, wanted);
    }
    if (bits(all) > MAX_DENOMINATOR_BITS) return undefined;
    need[v] = all;
  }
  return need[0]!;
}

function weights(game: Game, root: Whole, large: boolean): Whole[] | Float64Array {
  const weight = large ? new Array<Whole>(game.end.length) : new Float64Array(game.end.length);
  weight[0] = root;
  for (let v = 0; v < game.end.length; v++) {
    const set = game.infoset[v]!;
    if (set < 0) continue;
    const { chances } = game.infosets[set]!;
    for (let c = v + 1, a = 0; c < game.end[v]!; c = game.end[c]!, a++) {
      const chance = chances?.[a];
      if (!chance || chance.n === 0n) weight[c] = weight[v]!;
      else {
        const [n, d] = (large ? [chance.n, chance.d] : [Number(chance.n), Number(chance.d)]) as [Whole, Whole];
        weight[c] = (weight[v]! / d) * n;
      }
    }
  }
  return weight;
}

/** Largest sum of payoffs, each without its sign, along a path; of any player. */
function largest(game: Game, paid: readonly bigint[], players: number): bigint {
  const each = game.outcomes.map((_, o) => {
    let most = 0n;
    for (let p = 0; p < players; p++) {
      const x = paid[o * players + p]!;
      if (x > most) most = x;
      if (-x > most) most = -x;
    }
    return most;
  });
  // Where every payoff times the depth stays small, numbers do; otherwise in full.
  const small = each.every((x) => x < 2n ** 52n);
  const most: (number | bigint)[] | Float64Array = small ? new Float64Array(game.end.length) : [];
  const numbers = small ? Float64Array.from(each, Number) : each;
  const none = small ? 0 : 0n;
  for (let v = game.end.length - 1; v >= 0; v--) {
    let below = none;
    for (let c = v + 1; c < game.end[v]!; c = game.end[c]!) if (most[c]! > below) below = most[c]!;
    const here = game.outcome[v]! < 0 ? none : numbers[game.outcome[v]!]!;
    most[v] = ((below as number) + (here as number)) as Whole;
  }
  return small ? BigInt(Math.ceil((most[0] as number) * (1 + 1e-9))) : (most[0] as bigint);
}
