import Fraction from 'fraction.js';
import { buildGame, type Tree } from '../build.js';
import type { Game } from '../model.js';

/**
 * Alternating offers with a deadline (Ståhl 1972): in each period one player proposes how to share 1 and the other
 * accepts or refuses; A proposes first; after the last refusal both get nothing. What is agreed in period t, from 0, is
 * worth δ^t of itself.
 *
 * @param offers Shares that the proposer may ask for with so many periods left, this one included.
 */
export function bargaining(periods: number, delta: Fraction, offers: (left: number) => readonly Fraction[]): Game {
  const from = (t: number): Tree => {
    if (t === periods) return { payoffs: [0, 0] };
    const worth = delta.pow(t) ?? new Fraction(1);
    const [proposer, answerer] = t % 2 === 0 ? ['A', 'B'] : ['B', 'A'];
    const answer = (share: Fraction): Tree => {
      const split = [worth.mul(share), worth.mul(new Fraction(1).sub(share))];
      return {
        moves: answerer!,
        actions: [
          { label: 'yes', then: { payoffs: t % 2 === 0 ? split : split.reverse() } },
          { label: 'no', then: from(t + 1) },
        ],
      };
    };
    return {
      moves: proposer!,
      actions: offers(periods - t).map((share) => ({ label: share.toFraction(), then: answer(share) })),
    };
  };
  return buildGame(`${periods} offers`, ['A', 'B'], from(0));
}

/** Share of whoever proposes with so many periods left: s_1 = 1, s_n = 1 − δ s_{n−1} = (1 − (−δ)^n) / (1 + δ). */
export function shareOfProposer(left: number, delta: Fraction): Fraction {
  const power = delta.neg().pow(left) as Fraction;
  return new Fraction(1).sub(power).div(delta.add(1));
}
