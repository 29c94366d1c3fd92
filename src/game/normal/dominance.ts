import Fraction from 'fraction.js';
import type { Budget } from '../../shared/budget.js';
import { solveMatrixGame } from './matrixGame.js';
import { type NormalGame, strides } from './model.js';

/** A strategy that is strictly dominated once those before it are gone. */
export interface Elimination {
  /** From 1; all of one round are dominated in what the rounds before leave. */
  round: number;
  player: number;
  strategy: number;
  /** Chances of other strategies of the player that together pay more, whatever the others do. */
  by: { strategy: number; chance: Fraction }[];
  /** By how much at least. */
  gain: Fraction;
}

/** Why a strategy that is left is not strictly dominated: what the others may do together so that nothing pays more. */
export interface Belief {
  player: number;
  strategy: number;
  /** Cells, the player's own strategy in them of no account, with chances that sum to 1. */
  cells: { cell: number; chance: Fraction }[];
}

export interface Dominance {
  eliminated: Elimination[];
  /** Per player: strategies that are left. */
  left: number[][];
  /** For each strategy that is left; not for those of {@link Dominance.open}. */
  beliefs: Belief[];
  /** Strategies that are left and may still be dominated by a mixture: not looked at, for their size or the time. */
  open: { player: number; strategy: number }[];
}

/** A mixture is sought in tables of at most so many payoffs. */
export const MOST_PAYOFFS = 300_000;

/**
 * Iterated elimination of strictly dominated strategies, by pure and by mixed ones (Luce and Raiffa 1957; Pearce 1984),
 * in exact numbers. What is left does not depend on the order.
 *
 * @param most A mixture is sought in tables of so many payoffs.
 */
export async function iteratedDominance(game: NormalGame, budget: Budget, most = MOST_PAYOFFS): Promise<Dominance> {
  const left = game.strategies.map((own) => own.map((_, s) => s));
  const eliminated: Elimination[] = [];
  for (let round = 1; ; round++) {
    const gone: Elimination[] = [];
    const beliefs: Belief[] = [];
    const open: Dominance['open'] = [];
    for (const [player, own] of left.entries()) {
      const table = new Table(game, left, player);
      for (const strategy of own) {
        const inTime = await budget.goOn('dominance', eliminated.length);
        const said = inTime ? look(table, strategy, most, () => budget.stopped === undefined) : undefined;
        if (!said) open.push({ player, strategy });
        else if ('by' in said) gone.push({ round, player, strategy, ...said });
        else beliefs.push({ player, strategy, ...said });
      }
    }
    if (gone.length === 0) return { eliminated, left, beliefs, open };
    eliminated.push(...gone);
    for (const { player, strategy } of gone) left[player] = left[player]!.filter((s) => s !== strategy);
  }
}

type Said = Pick<Elimination, 'by' | 'gain'> | Pick<Belief, 'cells'>;

/** Undefined where only a mixture could dominate, and the table is too large to look for one, or the time is over. */
function look(table: Table, strategy: number, most: number, goOn: () => boolean): Said | undefined {
  const cell = table.bestAt(strategy);
  if (cell !== undefined) return { cells: [{ cell, chance: new Fraction(1) }] };
  for (const other of table.own) {
    const gain = other === strategy ? undefined : table.leastGain(other, strategy);
    if (gain !== undefined && gain > 0n) {
      return { by: [{ strategy: other, chance: new Fraction(1) }], gain: new Fraction(gain, table.unit) };
    }
  }
  const others = table.own.filter((s) => s !== strategy);
  if (others.length * table.cells.length > most) return undefined;
  const solved = solveMatrixGame(
    others.map((s) => table.gains(s, strategy)),
    goOn,
  );
  if (!solved) return undefined;
  const { value, rows, columns } = solved;
  if (value.compare(0) > 0) {
    const by = others.map((s, k) => ({ strategy: s, chance: rows[k]! })).filter(({ chance }) => chance.n > 0n);
    return { by, gain: value.div(new Fraction(table.unit)) };
  }
  const cells = table.cells.map((cell, k) => ({ cell, chance: columns[k]! }));
  return { cells: cells.filter(({ chance }) => chance.n > 0n) };
}

/** A player's payoffs in what is left of a game. */
class Table {
  readonly own: readonly number[];
  readonly unit: bigint;
  /** What the others may do: cells in which the player takes its first strategy. */
  readonly cells: readonly number[];
  readonly #paid: ArrayLike<number | bigint>;
  readonly #stride: number;
  /** Per cell of `cells`: the most that any strategy left pays. */
  readonly #best: (number | bigint)[];

  constructor(game: NormalGame, left: readonly (readonly number[])[], player: number) {
    const stride = strides(game);
    this.own = left[player]!;
    this.unit = game.unit[player]!;
    this.#paid = game.paid[player]!;
    this.#stride = stride[player]!;
    let cells = [0];
    left.forEach((theirs, q) => {
      if (q !== player) cells = theirs.flatMap((s) => cells.map((cell) => cell + s * stride[q]!));
    });
    this.cells = cells;
    this.#best = cells.map((cell) => {
      let best = this.#at(this.own[0]!, cell);
      for (const s of this.own) if (this.#at(s, cell) > best) best = this.#at(s, cell);
      return best;
    });
  }

  /** A cell in which nothing pays more than the strategy. */
  bestAt(strategy: number): number | undefined {
    return this.cells.find((cell, k) => this.#at(strategy, cell) === this.#best[k]);
  }

  /** What `other` pays more than `strategy`, at the least. 0 or less may stand for anything up to 0. */
  leastGain(other: number, strategy: number): bigint {
    let least: bigint | undefined;
    for (const cell of this.cells) {
      if (!(this.#at(other, cell) > this.#at(strategy, cell))) return 0n;
      const gain = this.#gain(other, strategy, cell);
      if (least === undefined || gain < least) least = gain;
    }
    return least!;
  }

  /** What `other` pays more than `strategy` in each cell. */
  gains(other: number, strategy: number): bigint[] {
    return this.cells.map((cell) => this.#gain(other, strategy, cell));
  }

  #gain(other: number, strategy: number, cell: number): bigint {
    return BigInt(this.#at(other, cell)) - BigInt(this.#at(strategy, cell));
  }

  #at(strategy: number, cell: number): number | bigint {
    return this.#paid[cell + strategy * this.#stride]!;
  }
}
