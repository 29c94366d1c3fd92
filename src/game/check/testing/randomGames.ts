import fc from 'fast-check';
import Fraction from 'fraction.js';
import { buildGame, type Tree } from '../../build.js';
import type { Game } from '../../model.js';

/** Numbers from a seed: an integer in 0 … n − 1 each time. */
export type Dice = (n: number) => number;

/** What a small random game is made from: sizes, which shrink, and a seed for everything else. */
export interface Recipe {
  seed: number;
  players: number;
  /** Nodes at which somebody moves, chance included. */
  moves: number;
  /** Everybody sees everything. */
  perfectInformation?: boolean;
  /** Chance may give 0 to an action. */
  zeroChances?: boolean;
}

export const recipes: fc.Arbitrary<Recipe> = fc.record({
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  players: fc.integer({ min: 1, max: 3 }),
  moves: fc.integer({ min: 2, max: 24 }),
});

/** A linear congruential generator (Knuth's MMIX constants), its upper bits. */
export function dice(seed: number): Dice {
  let state = BigInt(seed) * 2n + 1n;
  return (n) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number((state >> 33n) % BigInt(n));
  };
}

/**
 * A game with perfect recall: a move is added below a random end, again and again. Nodes fall into one set where the
 * same player moves, with as many actions and the same last own action before, and a coin falls the same way.
 */
export function randomGame(recipe: Recipe, roll: Dice = dice(recipe.seed)): Game {
  const players = Array.from({ length: recipe.players }, (_, p) => `P${p}`);
  const payoffs = (): number[] => players.map(() => roll(10));
  interface Open {
    tree: { -readonly [K in keyof Tree]: Tree[K] };
    last: readonly string[];
  }
  const root: Open = { tree: {}, last: players.map(() => '') };
  const ends = [root];
  for (let n = 0; n < recipe.moves; n++) {
    const [{ tree, last }] = ends.splice(roll(ends.length), 1) as [Open];
    const width = 2 + (roll(4) === 0 ? 1 : 0);
    const player = roll(5) === 0 ? -1 : roll(players.length);
    const own = recipe.perfectInformation ? `${n}` : `${width} ${roll(3) === 0 ? 'B' : 'A'} (${last[player] ?? ''})`;
    const shares: number[] = Array.from({ length: width }, () =>
      recipe.zeroChances && roll(4) === 0 ? 0 : 1 + roll(3),
    );
    if (!shares.some((x) => x > 0)) shares[0] = 1;
    const sum = shares.reduce((s, x) => s + x, 0);
    const below = shares.map((share, a): Open & { label: string; chance: Fraction } => ({
      tree: {},
      label: `a${a}`,
      chance: new Fraction(share, sum),
      last: last.map((before, p) => (p === player ? `${own}:${a}` : before)),
    }));
    tree.moves = player < 0 ? 'chance' : players[player]!;
    if (player >= 0) tree.infoset = own;
    if (roll(3) === 0) tree.payoffs = payoffs();
    tree.actions = below.map(({ label, chance, tree: then }) => ({ label, chance, then }));
    ends.push(...below);
  }
  for (const { tree } of ends) tree.payoffs = payoffs();
  return buildGame('random', players, root.tree);
}
