import type Fraction from 'fraction.js';
import { type NormalGame, payoffAt } from '../normal/model.js';
import type { Commitment } from '../normal/stackelberg.js';
import { isOne, plus, ZERO } from './numbers.js';

/**
 * Whether a commitment is worth what is said, the reply being a best one, and whether none is worth more; in fractions.
 * In words, what is wrong.
 *
 * Proof of the last: where reply j is a best one to a strategy x, it loses nothing against any other, so with λ_jk ≥ 0 the
 * leader gets at most Σ_i x_i (a_ij + Σ_k λ_jk (b_ij − b_ik)), and so at most the largest of these brackets.
 */
export function commitmentFault(
  game: NormalGame,
  { leader, strategy, reply, value, multipliers }: Commitment,
): string | undefined {
  const follower = 1 - leader;
  const rows = game.strategies[0]!.length;
  const pays = (p: number, i: number, j: number) => payoffAt(game, p, leader === 0 ? i + rows * j : j + rows * i);
  const [mine, theirs] = [game.strategies[leader]!, game.strategies[follower]!];
  if (
    strategy.length !== mine.length ||
    strategy.some((x) => x.compare(0) < 0) ||
    !isOne(strategy.reduce(plus, ZERO))
  ) {
    return 'the chances are none';
  }
  const expected = (p: number, j: number) =>
    strategy.reduce((sum, x, i) => (x.n === 0n ? sum : plus(sum, x.mul(pays(p, i, j)))), ZERO);
  const got = expected(follower, reply);
  if (theirs.some((_, k) => expected(follower, k).compare(got) > 0)) return 'the reply is not a best one';
  if (!expected(leader, reply).equals(value)) return 'it is worth something else';
  for (const j of theirs.keys()) {
    const own = multipliers[j];
    if (own?.length !== theirs.length || own.some((x) => x.compare(0) < 0)) return `the proof for reply ${j} is none`;
    for (const i of mine.keys()) {
      const bound = own.reduce(
        (sum: Fraction, x, k) => (x.n === 0n ? sum : plus(sum, x.mul(pays(follower, i, j).sub(pays(follower, i, k))))),
        pays(leader, i, j),
      );
      if (bound.compare(value) > 0) return `the proof for reply ${j} proves nothing for strategy ${i}`;
    }
  }
  return undefined;
}
