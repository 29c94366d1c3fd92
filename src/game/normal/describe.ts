import Fraction from 'fraction.js';
import { lcm } from '../integers.js';
import { cellsOf, type NormalGame } from './model.js';

/** What can be said of a game in normal form before it is solved. */
export interface NormalDescription {
  players: number;
  /** Per player. */
  strategies: number[];
  cells: number;
  /** What all players together get, where that is the same in every cell. */
  constantSum?: Fraction;
}

export function describeNormal(game: NormalGame): NormalDescription {
  const sum = constantSum(game);
  return {
    players: game.players.length,
    strategies: game.strategies.map((own) => own.length),
    cells: cellsOf(game),
    ...(sum && { constantSum: sum }),
  };
}

function constantSum(game: NormalGame): Fraction | undefined {
  const unit = game.unit.reduce(lcm, 1n);
  const factor = game.unit.map((own) => unit / own);
  const total = (cell: number): bigint => factor.reduce((sum, f, p) => sum + f * BigInt(game.paid[p]![cell]!), 0n);
  const first = total(0);
  for (let cell = 1; cell < cellsOf(game); cell++) if (total(cell) !== first) return undefined;
  return new Fraction(first, unit);
}
