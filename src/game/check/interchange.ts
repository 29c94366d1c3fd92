import type Fraction from 'fraction.js';
import type { Behaviour, Game } from '../model.js';
import { checkEquilibrium } from './equilibrium.js';
import { isPositive, isZero, ONE, plus, times, ZERO } from './numbers.js';
import { type PlanSpace, planOf, type Sequences } from './planSpaces.js';
import { waysTo } from './ways.js';

/** A sequence of a player whose share, or whose loss, is 0 in every equilibrium. */
export interface Interchanged {
  side: 0 | 1;
  sequence: number;
  zero: 'share' | 'loss';
}

/**
 * What an equilibrium says of all others in a game of two with the same sum at every end: equilibria are interchangeable, so
 * what loses against a plan in one has no share in any, and what has a share in one has no loss in any. In words, where the
 * sum is not the same or the behaviour is no equilibrium.
 */
export function interchanged(
  game: Game,
  behaviour: Behaviour,
  sequences: readonly [Sequences, Sequences],
  spaces: readonly [PlanSpace, PlanSpace],
): Interchanged[] | string {
  if (game.players.length !== 2 || !hasConstantSum(game)) return 'the sum of payoffs is not the same at every end';
  const { faults, regrets } = checkEquilibrium(game, behaviour);
  if (faults.length > 0 || !regrets || !isZero(regrets.largest))
    return 'what others are interchanged with is no equilibrium';
  return ([0, 1] as const).flatMap((side) => {
    const plan = planOf(sequences[side], behaviour);
    const losses = lossesAgainst(spaces[1 - side]!, sequences[side], planOf(sequences[1 - side]!, behaviour));
    return plan.flatMap((share, sequence): Interchanged[] => {
      if (isPositive(losses[sequence]!)) return [{ side, sequence, zero: 'share' }];
      return isPositive(share) ? [{ side, sequence, zero: 'loss' }] : [];
    });
  });
}

function hasConstantSum(game: Game): boolean {
  const { parent } = waysTo(game);
  const paid = new Array<Fraction>(game.end.length).fill(ZERO);
  let sum: Fraction | undefined;
  for (let v = 0; v < game.end.length; v++) {
    if (v > 0) paid[v] = paid[parent[v]!]!;
    for (const x of game.outcomes[game.outcome[v]!]?.payoffs ?? []) paid[v] = plus(paid[v]!, x);
    if (game.infoset[v]! >= 0) continue;
    sum ??= paid[v]!;
    if (sum.compare(paid[v]!) !== 0) return false;
  }
  return true;
}

/** What each sequence of a player pays less than the best at its set, given the best later. @param space Of the other's plans. */
function lossesAgainst(space: PlanSpace, { sets, length }: Sequences, plan: readonly Fraction[]): Fraction[] {
  const best = new Array<Fraction>(space.sets).fill(ZERO);
  const pays = Array.from({ length }, (_, j) => {
    const loss = space.losses[j]!;
    return plan.reduce(
      (sum, share, i) => plus(sum, times(ONE.mul(-loss[space.sets + i]!), share)),
      ONE.mul(-loss.at(-1)!),
    );
  });
  for (let k = sets.length - 1; k >= 0; k--) {
    const { first, actions, before } = sets[k]!;
    const here = pays.slice(first, first + actions);
    best[k] = here.reduce((most, x) => (x.compare(most) > 0 ? x : most));
    if (before >= 0) pays[before] = plus(pays[before]!, best[k]!);
  }
  return sets.flatMap(({ first, actions }, k) => pays.slice(first, first + actions).map((x) => best[k]!.sub(x)));
}
