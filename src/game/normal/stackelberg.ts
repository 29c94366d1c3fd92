import Fraction from 'fraction.js';
import type { Budget } from '../../shared/budget.js';
import { bestChances } from './bestChances.js';
import { solveMatrixGame } from './matrixGame.js';
import type { NormalGame } from './model.js';

/** What a player does best to commit itself to, when the other sees it and, where it is indifferent, favours the first. */
export interface Commitment {
  /** 0 or 1. */
  leader: number;
  strategy: Fraction[];
  /** What the other does then. */
  reply: number;
  /** What the leader gets. */
  value: Fraction;
  /**
   * Proof that no commitment is worth more: by reply of the other, multipliers of what it loses by each other reply; see
   * `commitmentFault`.
   */
  multipliers: Fraction[][];
}

/**
 * The best mixed strategy to commit to in a game of two players, one linear program for each reply of the other (Conitzer
 * and Sandholm 2006). In words, which limit is met.
 *
 * @param solve `bestChancesExactly` where what the other gives does not stand the check.
 */
export async function bestCommitment(
  game: NormalGame,
  leader: 0 | 1,
  budget: Budget,
  solve = bestChances,
): Promise<Commitment | string> {
  const follower = leader === 0 ? 1 : 0;
  const [m, n] = [game.strategies[leader]!.length, game.strategies[follower]!.length];
  const rows = game.strategies[0]!.length;
  const cell = (i: number, j: number) => (leader === 0 ? i + rows * j : j + rows * i);
  const paid = (p: number, i: number, j: number) => BigInt(game.paid[p]![cell(i, j)]!);
  /** What the follower gets more by reply j than by k, when the leader does i. */
  const worth = (i: number, j: number, k: number) => paid(follower, i, j) - paid(follower, i, k);
  let best: Pick<Commitment, 'strategy' | 'reply' | 'value'> | undefined;
  const multipliers: (Fraction[] | { mixture: Fraction[]; loss: Fraction })[] = [];
  for (let j = 0; j < n; j++) {
    const others = Array.from({ length: n }, (_, k) => k).filter((k) => k !== j);
    const gains = others.map((k) => Array.from({ length: m }, (_, i) => -worth(i, j, k)));
    const never = others.length > 0 ? solveMatrixGame(gains, () => budget.stopped === undefined) : undefined;
    if (!(await budget.goOn('commitments', j, n))) return 'the time is over';
    // A mixture of other replies always pays more.
    if (never && never.value.compare(0) > 0) {
      multipliers.push({ mixture: spread(n, others, never.rows), loss: never.value });
      continue;
    }
    const program = {
      cost: Array.from({ length: m }, (_, i) => paid(leader, i, j)),
      rows: others.map((k) => new Map(Array.from({ length: m }, (_, i) => [i, worth(i, j, k)]))),
    };
    const found = await solve(program, budget);
    if (typeof found === 'string') return found;
    multipliers.push(spread(n, others, found.multipliers));
    if (best && best.value.compare(found.value) >= 0) continue;
    const strategy = Array.from({ length: m }, (_, i) => found.chances.get(i) ?? new Fraction(0));
    best = { strategy, reply: j, value: found.value };
  }
  const { strategy, reply, value } = best!;
  // A reply that a mixture beats by some loss is ruled out by any multiple of it that is large enough.
  const proof = multipliers.map((known, j) => {
    if (Array.isArray(known)) return known;
    let most = new Fraction(0);
    for (let i = 0; i < m; i++) {
      const over = new Fraction(paid(leader, i, j)).sub(value);
      if (over.compare(most) > 0) most = over;
    }
    return known.mixture.map((x) => x.mul(most.div(known.loss)));
  });
  const scale = new Fraction(game.unit[follower]!, game.unit[leader]!);
  return {
    leader,
    strategy,
    reply,
    value: value.div(game.unit[leader]!),
    multipliers: proof.map((list) => list.map((x) => x.mul(scale))),
  };
}

function spread(n: number, others: readonly number[], values: readonly Fraction[]): Fraction[] {
  const all = Array.from({ length: n }, () => new Fraction(0));
  others.forEach((k, at) => {
    all[k] = values[at]!;
  });
  return all;
}
