import type { NormalGame } from '../model.js';

/**
 * A best-reply polytope { z ≥ 0, M z ≤ 1 } with all entries of M above 0 (von Stengel 2002): z is a player's
 * mixed strategy, over what the other gets against it at most. A column for each own strategy, a row for each of the
 * other's: it is a best reply where its row holds with equality.
 *
 * Its inequalities are numbered: column j (z_j ≥ 0) has number j, row i has number `columns + i`.
 */
export interface Polytope {
  rows: number;
  columns: number;
  /** M by rows. */
  entries: readonly bigint[];
  /**
   * Per row: how it is moved, M z ≤ 1 + ε · direction with ε above 0 and as small as need be. That makes every vertex lie
   * on as many inequalities as there are columns, and no more, where no two ratios of moved rows are the same.
   */
  direction: readonly bigint[];
}

/** The first player's polytope, whose rows are the second's strategies, and the second's. */
export type Polytopes = readonly [Polytope, Polytope];

/** @param attempt Another one gives other directions. */
export function polytopesOf(game: NormalGame, attempt = 0): Polytopes {
  const [m, n] = [game.strategies[0]!.length, game.strategies[1]!.length];
  const [first, second] = game.paid.map(positive) as [bigint[], bigint[]];
  const directions = directionsOf(m + n, attempt);
  return [
    { rows: n, columns: m, entries: second, direction: directions.slice(m) },
    {
      rows: m,
      columns: n,
      entries: Array.from({ length: m * n }, (_, k) => first[Math.floor(k / n) + m * (k % n)]!),
      direction: directions.slice(0, m),
    },
  ];
}

/** Payoffs moved above 0, by half of what they spread: closer to 0 would make numbers larger, and more would hide them. */
function positive(paid: ArrayLike<number | bigint>): bigint[] {
  const whole = Array.from(paid, (x) => BigInt(x));
  const least = whole.reduce((a, b) => (b < a ? b : a));
  const most = whole.reduce((a, b) => (b > a ? b : a));
  const more = (most - least) / 2n + 1n - least;
  return whole.map((x) => x + more);
}

/** Whole numbers from 1 to 2^16, always the same; each further attempt has 16 binary digits more. */
export function directionsOf(length: number, attempt: number): bigint[] {
  let state = 12345 + attempt;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return BigInt(state >>> 16);
  };
  return Array.from({ length }, () => {
    let direction = next();
    for (let k = 0; k < attempt; k++) direction = (direction << 16n) + next();
    return direction + 1n;
  });
}

/** Weights of columns, above 0: their sum is least at 0, so that every vertex has a way there. */
export function weightsOf(columns: number): number[] {
  let state = 777;
  return Array.from({ length: columns }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return 1024 + (state >>> 22);
  });
}
