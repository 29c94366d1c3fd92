import type Fraction from 'fraction.js';
import type { Budget } from '../../shared/budget.js';
import { lcm } from '../integers.js';
import { type BestChances, bestChances } from './bestChances.js';
import { cellsOf, type NormalGame, strides } from './model.js';

/** Chances of cells, from a draw that everybody is told their own part of, or has to sign up to before. */
export interface Correlated {
  kind: 'correlated' | 'coarse correlated';
  /** Chances that are not 0, by cell. */
  cells: Map<number, Fraction>;
  /** What all players together get. */
  sum: Fraction;
  /** Proof that no other of its kind has a larger sum: see `correlatedFault`. By player, in the order of `deviations`. */
  multipliers: Fraction[][];
}

/** A program of more payoffs is not set up. */
export const MOST_DEVIATIONS = 3_000_000;

/**
 * The correlated equilibrium (Aumann 1974) or coarse one (Moulin and Vial 1978) with the largest sum of payoffs, by the
 * linear program of their definition. In words, which limit is met.
 *
 * @param solve `bestChancesExactly` where what the other gives does not stand the check.
 */
export async function bestCorrelated(
  game: NormalGame,
  kind: Correlated['kind'],
  budget: Budget,
  solve = bestChances,
): Promise<Correlated | string> {
  const cells = cellsOf(game);
  const size = game.strategies.reduce((sum, own) => sum + cells * own.length, 0);
  if (size > MOST_DEVIATIONS) return `the program has ${size} payoffs, and at most ${MOST_DEVIATIONS} are used`;
  const rows: Map<number, bigint>[][] = [];
  for (const player of game.players.keys()) {
    if (!(await budget.goOn('deviations', player, game.players.length))) return 'the time is over';
    rows.push(deviations(game, player, kind));
  }
  const found = await solve({ cost: sums(game).cost, rows: rows.flat() }, budget);
  if (typeof found === 'string') return found;
  return { kind, cells: found.chances, ...inPayoffs(game, found, rows) };
}

/** Per cell: what all get together, in units of 1/unit. */
function sums(game: NormalGame): { cost: bigint[]; unit: bigint } {
  const unit = game.unit.reduce(lcm, 1n);
  const factor = game.unit.map((own) => unit / own);
  const cost = Array.from({ length: cellsOf(game) }, (_, cell) =>
    factor.reduce((sum, f, p) => sum + f * BigInt(game.paid[p]![cell]!), 0n),
  );
  return { cost, unit };
}

/**
 * What a player gains by doing as told rather than otherwise, by cell; in its own unit. Correlated: for each strategy
 * that it may be told and each other one, in that order. Coarse: for each strategy in place of signing up.
 */
function deviations(game: NormalGame, player: number, kind: Correlated['kind']): Map<number, bigint>[] {
  const own = game.strategies[player]!.length;
  const stride = strides(game)[player]!;
  const paid = game.paid[player]!;
  const rows: Map<number, bigint>[] = [];
  for (let told = 0; told < (kind === 'correlated' ? own : 1); told++) {
    for (let other = 0; other < own; other++) {
      if (kind === 'correlated' && told === other) continue;
      const row = new Map<number, bigint>();
      for (let cell = 0; cell < paid.length; cell++) {
        const does = Math.floor(cell / stride) % own;
        if (kind === 'correlated' && does !== told) continue;
        const gain = BigInt(paid[cell]!) - BigInt(paid[cell + (other - does) * stride]!);
        if (gain !== 0n) row.set(cell, gain);
      }
      rows.push(row);
    }
  }
  return rows;
}

/** From the units of the program to payoffs. */
function inPayoffs(game: NormalGame, found: BestChances, rows: readonly (readonly unknown[])[]) {
  const { unit } = sums(game);
  let next = 0;
  const multipliers = rows.map((list, p) => list.map(() => found.multipliers[next++]!.mul(game.unit[p]!).div(unit)));
  return { sum: found.value.div(unit), multipliers };
}
