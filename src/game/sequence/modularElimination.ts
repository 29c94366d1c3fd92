/**
 * A sparse matrix of whole numbers, eliminated modulo a prime below 2^25: products of two remainders are exact in double
 * precision, with room to add one.
 */
export interface Elimination {
  prime: number;
  /** In the order of elimination. As many as the matrix has rank modulo the prime. */
  pivots: Pivot[];
}

interface Pivot {
  row: number;
  column: number;
  /** 1 over its entry. */
  inverse: number;
  /** What is left in its row then. */
  right: Entries;
  /** Rows from which it was taken then, and how many times. */
  below: Entries;
}

/** Places and remainders that are not 0. */
interface Entries {
  places: number[];
  values: number[];
}

/**
 * Takes as pivot a row with the fewest entries that are left, and in it the column with the fewest (after Markowitz
 * 1957), until nothing is left. `undefined` where it is to stop.
 *
 * @param rows Per row: entries by column.
 * @param goOn Asked now and then.
 */
export function eliminate(
  rows: readonly ReadonlyMap<number, bigint>[],
  prime: number,
  goOn: () => boolean,
): Elimination | undefined {
  const modulus = BigInt(prime);
  const left = rows.map((row) => {
    const entries = new Map<number, number>();
    for (const [j, x] of row) {
      const r = remainder(x, prime, modulus);
      if (r !== 0) entries.set(j, r);
    }
    return entries;
  });
  const having = new Map<number, Set<number>>();
  left.forEach((row, i) => {
    for (const j of row.keys()) {
      const known = having.get(j);
      if (known) known.add(i);
      else having.set(j, new Set([i]));
    }
  });
  const open = new Set(left.keys());
  const pivots: Pivot[] = [];
  for (;;) {
    if (pivots.length % 16 === 0 && !goOn()) return undefined;
    const row = fewest(open, left);
    if (row < 0) return { prime, pivots };
    open.delete(row);
    const entries = left[row]!;
    let column = -1;
    for (const j of entries.keys()) {
      if (column < 0 || having.get(j)!.size < having.get(column)!.size) column = j;
    }
    const inverse = inverted(entries.get(column)!, prime);
    entries.delete(column);
    const right = { places: [...entries.keys()], values: [...entries.values()] };
    const below: Entries = { places: [], values: [] };
    for (const j of right.places) having.get(j)!.delete(row);
    for (const i of having.get(column)!) {
      if (i === row) continue;
      const times = (left[i]!.get(column)! * inverse) % prime;
      left[i]!.delete(column);
      below.places.push(i);
      below.values.push(times);
      subtract(left[i]!, times, right, prime, i, having);
    }
    having.delete(column);
    pivots.push({ row, column, inverse, right, below });
  }
}

/** Of the open rows one with the fewest entries, at least one; −1 where all are empty. */
function fewest(open: Set<number>, left: readonly Map<number, number>[]): number {
  let best = -1;
  for (const i of open) {
    const { size } = left[i]!;
    if (size === 0) open.delete(i);
    else if (best < 0 || size < left[best]!.size) best = i;
    if (size === 1) break;
  }
  return best;
}

function subtract(
  row: Map<number, number>,
  times: number,
  { places, values }: Entries,
  prime: number,
  i: number,
  having: Map<number, Set<number>>,
): void {
  for (let e = 0; e < places.length; e++) {
    const j = places[e]!;
    const before = row.get(j);
    const x = ((before ?? 0) + (prime - times) * values[e]!) % prime;
    if (x === 0) {
      row.delete(j);
      having.get(j)!.delete(i);
      continue;
    }
    if (before === undefined) having.get(j)!.add(i);
    row.set(j, x);
  }
}

/**
 * The solution modulo the prime in which columns without a pivot are 0.
 *
 * @param right Per row, remainders; is overwritten.
 * @param into Per column; the pivots' are written.
 */
export function solveModulo({ prime, pivots }: Elimination, right: Float64Array, into: Float64Array): void {
  for (const { row, below } of pivots) {
    const x = right[row]!;
    if (x === 0) continue;
    for (let e = 0; e < below.places.length; e++) {
      const i = below.places[e]!;
      right[i] = (right[i]! + (prime - below.values[e]!) * x) % prime;
    }
  }
  for (let k = pivots.length - 1; k >= 0; k--) {
    const pivot = pivots[k]!;
    let sum = right[pivot.row]!;
    for (let e = 0; e < pivot.right.places.length; e++) {
      sum = (sum + (prime - pivot.right.values[e]!) * into[pivot.right.places[e]!]!) % prime;
    }
    into[pivot.column] = (sum * pivot.inverse) % prime;
  }
}

export function remainder(x: bigint, prime: number, modulus: bigint): number {
  const r = Number(x % modulus);
  return r < 0 ? r + prime : r;
}

/** By the extended Euclidean algorithm. */
function inverted(x: number, p: number): number {
  let [above, below] = [p, x];
  let [before, now] = [0, 1];
  while (below !== 0) {
    const times = Math.floor(above / below);
    [above, below] = [below, above - times * below];
    [before, now] = [now, before - times * now];
  }
  return before < 0 ? before + p : before;
}
