import { cellsOf, type NormalGame, strides } from '../model.js';

/** A game of two players from its two tables of whole numbers, a row for each strategy of the first. */
export function bimatrixGame(
  first: readonly (readonly number[])[],
  second: readonly (readonly number[])[],
): NormalGame {
  const [m, n] = [first.length, first[0]!.length];
  const column = (table: readonly (readonly number[])[]) =>
    Float64Array.from({ length: m * n }, (_, cell) => table[cell % m]![Math.floor(cell / m)]!);
  return {
    title: '',
    comment: '',
    players: ['Row', 'Column'],
    strategies: [numbered(m), numbered(n)],
    paid: [column(first), column(second)],
    unit: [1n, 1n],
  };
}

/** A game with payoffs from a linear congruential generator, whole numbers from 0 to `most`. */
export function randomNormalGame(strategies: readonly number[], seed: number, most = 1000): NormalGame {
  const next = random(seed);
  const cells = strategies.reduce((product, own) => product * own, 1);
  return {
    title: '',
    comment: '',
    players: strategies.map((_, p) => `P${p + 1}`),
    strategies: strategies.map(numbered),
    paid: strategies.map(() => Float64Array.from({ length: cells }, () => next(most + 1))),
    unit: strategies.map(() => 1n),
  };
}

/** Whole numbers below n. */
export function random(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

/** Both get 1 where they do the same, and nothing elsewhere. */
export function coordination(n: number): NormalGame {
  const table = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : 0)));
  return bimatrixGame(table, table);
}

/** The game with each player's strategies in another order: strategy `s` of the new one is `order[p][s]` of the old. */
export function reordered(game: NormalGame, order: readonly (readonly number[])[]): NormalGame {
  const strategies = order.map((own, p) => own.map((s) => game.strategies[p]![s]!));
  const [before, after] = [strides(game), strides({ strategies })];
  const cellBefore = (cell: number) =>
    order.reduce((sum, own, p) => sum + own[Math.floor(cell / after[p]!) % own.length]! * before[p]!, 0);
  const paid = game.paid.map((list) =>
    Float64Array.from({ length: cellsOf({ strategies }) }, (_, cell) => Number(list[cellBefore(cell)]!)),
  );
  return { title: '', comment: '', players: game.players, strategies, paid, unit: game.unit };
}

function numbered(n: number): string[] {
  return Array.from({ length: n }, (_, s) => String(s + 1));
}
