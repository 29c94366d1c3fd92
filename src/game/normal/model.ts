import Fraction from 'fraction.js';

/**
 * A finite game in normal form, with exact numbers. Each player has at least one strategy. A cell says what everybody
 * does: the player `p` with `n_p` strategies does number `floor(cell / stride_p) mod n_p`, where the stride of the first
 * player is 1 and that of the next is `stride_p · n_p`. So the strategy of the first player runs fastest.
 */
export interface NormalGame {
  title: string;
  comment: string;
  players: readonly string[];
  /** Per player: names to show, never keys. */
  strategies: readonly (readonly string[])[];
  /** Per player: what it gets in each cell, in its own unit. */
  paid: readonly Payments[];
  /** Per player: payoff = paid / unit. */
  unit: readonly bigint[];
  /** Where the file names outcomes: per cell which one, −1 for none, and what they are called. */
  outcomes?: { of: Int32Array; labels: readonly string[] };
}

/** Whole numbers: machine numbers where all are below 2^52 in size, otherwise long ones. */
export type Payments = Float64Array | readonly bigint[];

/** Per player how often each strategy is taken: chances that sum to exactly 1. */
export type MixedProfile = readonly (readonly Fraction[])[];

export function strides(game: Pick<NormalGame, 'strategies'>): number[] {
  let stride = 1;
  return game.strategies.map((own) => {
    const here = stride;
    stride *= own.length;
    return here;
  });
}

/** Number of cells. */
export function cellsOf(game: Pick<NormalGame, 'strategies'>): number {
  return game.strategies.reduce((cells, own) => cells * own.length, 1);
}

/** What everybody does in a cell. */
export function strategiesAt(game: Pick<NormalGame, 'strategies'>, cell: number): number[] {
  let rest = cell;
  return game.strategies.map((own) => {
    const strategy = rest % own.length;
    rest = (rest - strategy) / own.length;
    return strategy;
  });
}

export function payoffAt(game: Pick<NormalGame, 'paid' | 'unit'>, player: number, cell: number): Fraction {
  return new Fraction(BigInt(game.paid[player]![cell]!), game.unit[player]!);
}
