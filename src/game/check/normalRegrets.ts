import Fraction from 'fraction.js';
import type { MixedProfile, NormalGame } from '../normal/model.js';
import { commonDenominator } from './numbers.js';
import type { Regrets } from './regrets.js';

/**
 * What each player gets under a profile of mixed strategies, what any of its own strategies would give it at most with
 * the others as they are, and the difference, by the definition and in exact numbers. In words, what is wrong, where the
 * profile is none.
 */
export function normalRegrets(game: NormalGame, profile: MixedProfile): Regrets | string {
  const problem = problemOf(game, profile);
  if (problem) return problem;
  // Chances of each player in whole numbers, over their common denominator.
  const unit = profile.map(commonDenominator);
  const share = profile.map((own, p) => own.map((x) => x.n * (unit[p]! / x.d)));
  const payoffs: Fraction[] = [];
  const best: Fraction[] = [];
  for (const p of game.players.keys()) {
    const others = unit.reduce((product, u, q) => (q === p ? product : product * u), game.unit[p]!);
    const gets = replies(game, share, p);
    const mean = gets.reduce((sum, x, s) => sum + x * share[p]![s]!, 0n);
    payoffs.push(new Fraction(mean, others * unit[p]!));
    best.push(
      new Fraction(
        gets.reduce((most, x) => (x > most ? x : most)),
        others,
      ),
    );
  }
  const regrets = best.map((x, p) => x.sub(payoffs[p]!));
  return { payoffs, best, regrets, largest: regrets.reduce((a, b) => (b.compare(a) > 0 ? b : a)) };
}

/** Per strategy of a player: its payoffs against what the others do, times their shares, added up. */
function replies(game: NormalGame, share: readonly (readonly bigint[])[], player: number): bigint[] {
  // Cells in which all others play something that they take at all, the player its first strategy; with their weights.
  let cells: [cell: number, weight: bigint][] = [[0, 1n]];
  let stride = 1;
  let ownStride = 0;
  for (const [q, own] of game.strategies.entries()) {
    if (q === player) ownStride = stride;
    else {
      const here = stride;
      cells = cells.flatMap(([cell, weight]) =>
        own.flatMap((_, s): [number, bigint][] =>
          share[q]![s] === 0n ? [] : [[cell + s * here, weight * share[q]![s]!]],
        ),
      );
    }
    stride *= own.length;
  }
  const paid = game.paid[player]!;
  return game.strategies[player]!.map((_, s) =>
    cells.reduce((sum, [cell, weight]) => sum + weight * BigInt(paid[cell + s * ownStride]!), 0n),
  );
}

function problemOf(game: NormalGame, profile: MixedProfile): string | undefined {
  for (const [p, own] of game.strategies.entries()) {
    const given = profile[p];
    const whose = `player ${p + 1}`;
    if (given?.length !== own.length) return `${whose} has ${own.length} strategies and ${given?.length ?? 0} chances`;
    if (given.some((x) => x.s < 0n && x.n !== 0n)) return `a chance of ${whose} is below 0`;
    const sum = given.reduce((s, x) => s.add(x), new Fraction(0));
    if (!sum.equals(1)) return `the chances of ${whose} sum to ${sum.toFraction()}, not to 1`;
  }
  return undefined;
}
