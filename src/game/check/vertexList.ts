import { certainlyPositive } from './certainlyPositive.js';

/** { z ≥ 0, M z ≤ 1 + ε · direction }; all entries of M and of direction above 0, ε above 0 and as small as need be. */
interface Moved {
  rows: number;
  columns: number;
  entries: readonly bigint[];
  direction: readonly bigint[];
}

/** A list of vertices as it is claimed; inequalities are numbered: z_j ≥ 0 has j, row i has columns + i. */
interface Claimed {
  length: number;
  on: Int32Array;
  instead: Int32Array;
  also: ReadonlyMap<number, readonly number[]>;
}

/**
 * Whether a list has every vertex of a moved polytope, each once, none of them on more inequalities than there are
 * columns; and whether `also` tells right what they lie on besides when ε is 0. In words, what is wrong.
 *
 * Two things are looked at. Every entry is a vertex: with its inequalities as equations, all other distances are above
 * 0. And the list is closed: with each inequality that is left, the entry claimed instead is in the list, so it is the
 * other end of that edge. The polytope is bounded and has a point inside, its vertices hang together by edges
 * (Balinski 1961), so a list that is closed and not empty has all.
 */
export function vertexListFault(polytope: Moved, list: Claimed): string | undefined {
  const { rows, columns } = polytope;
  if (list.length === 0) return 'the list is empty';
  if (polytope.entries.some((x) => x <= 0n) || polytope.direction.some((x) => x <= 0n))
    return 'not all entries are above 0';
  if (list.on.length !== list.length * columns || list.instead.length !== list.on.length) return 'its length is wrong';
  const sets = new SetKeys(rows + columns);
  const known = new Map<number, number>();
  for (let v = 0; v < list.length; v++) {
    const on = list.on.subarray(v * columns, (v + 1) * columns);
    if (new Set(on).size < columns || on.some((k) => k < 0 || k >= rows + columns)) return `entry ${v} repeats itself`;
    const key = sets.of(on);
    if (known.has(key)) return `entries ${known.get(key)} and ${v} are the same`;
    known.set(key, v);
  }
  const sure = certainlyPositive(polytope);
  for (let v = 0; v < list.length; v++) {
    const on = list.on.subarray(v * columns, (v + 1) * columns);
    const also = list.also.get(v) ?? [];
    if (also.length > 0 || !sure(on)) {
      const zero = zeroDistances(polytope, on);
      if (typeof zero === 'string') return `entry ${v}: ${zero}`;
      if (zero.length !== also.length || zero.some((k) => !also.includes(k))) {
        return `entry ${v} lies also on ${zero.join(', ') || 'none'}, not on ${also.join(', ') || 'none'}`;
      }
    }
    const key = sets.of(on);
    for (let j = 0; j < columns; j++) {
      const other = list.instead[v * columns + j]!;
      if (on.includes(other) || !known.has(sets.exchanged(key, on[j]!, other))) {
        return `entry ${v} has no neighbour in the list that is off inequality ${on[j]}`;
      }
    }
  }
  return undefined;
}

/** Sets of numbers as sums of powers of 2: machine numbers as long as these are exact, otherwise long ones in their type. */
class SetKeys {
  readonly #power: number[];

  constructor(size: number) {
    this.#power = Array.from({ length: size }, (_, k) => (size <= 52 ? 2 ** k : 1n << BigInt(k)) as number);
  }

  of(set: Int32Array): number {
    let sum = this.#power.length <= 52 ? 0 : (0n as unknown as number);
    for (const k of set) sum += this.#power[k]!;
    return sum;
  }

  exchanged(key: number, out: number, into: number): number {
    return key - this.#power[out]! + (this.#power[into] ?? this.#power[out]!);
  }
}

/** Inequalities besides `on` that hold with equality at ε = 0; in words, why `on` makes no vertex of the moved polytope. */
function zeroDistances({ rows, columns, entries, direction }: Moved, on: Int32Array): number[] | string {
  const off = new Set(on);
  const support = Array.from({ length: columns }, (_, j) => j).filter((j) => !off.has(j));
  const tight = Array.from({ length: rows }, (_, i) => i).filter((i) => off.has(columns + i));
  if (support.length !== tight.length) return 'its equations have not one solution';
  const solved = cramer(
    tight.map((i) => support.map((j) => entries[i * columns + j]!)),
    tight.map(() => 1n),
    tight.map((i) => direction[i]!),
  );
  if (!solved) return 'its equations have not one solution';
  const { determinant, first: z, second: moved } = solved;
  const zero: number[] = [];
  const look = (k: number, distance: bigint, move: bigint): string | undefined => {
    if (distance === 0n) zero.push(k);
    return distance > 0n || (distance === 0n && move > 0n) ? undefined : `it is beyond inequality ${k}`;
  };
  for (const [s, j] of support.entries()) {
    const problem = look(j, z[s]!, moved[s]!);
    if (problem) return problem;
  }
  for (let i = 0; i < rows; i++) {
    if (off.has(columns + i)) continue;
    let [distance, move] = [determinant, direction[i]! * determinant];
    for (const [s, j] of support.entries()) {
      distance -= entries[i * columns + j]! * z[s]!;
      move -= entries[i * columns + j]! * moved[s]!;
    }
    const problem = look(columns + i, distance, move);
    if (problem) return problem;
  }
  return zero;
}

/**
 * Both solutions of a square system times its determinant, which is turned above 0; undefined where that is 0. Forward
 * without fractions, then backwards: the last unknown first.
 */
function cramer(
  matrix: bigint[][],
  first: bigint[],
  second: bigint[],
): { determinant: bigint; first: bigint[]; second: bigint[] } | undefined {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, first[i]!, second[i]!]);
  let divisor = 1n;
  for (let k = 0; k < n; k++) {
    const pivot = rows.slice(k).find((row) => row[k] !== 0n);
    if (!pivot) return undefined;
    const at = rows.indexOf(pivot);
    rows[at] = rows[k]!;
    rows[k] = pivot;
    for (const row of rows.slice(k + 1)) {
      const lead = row[k]!;
      for (let j = k; j < n + 2; j++) row[j] = (pivot[k]! * row[j]! - lead * pivot[j]!) / divisor;
    }
    divisor = pivot[k]!;
  }
  const back = (side: number): bigint[] => {
    const solution = new Array<bigint>(n).fill(0n);
    for (let i = n - 1; i >= 0; i--) {
      let rest = rows[i]![side]! * divisor;
      for (let j = i + 1; j < n; j++) rest -= rows[i]![j]! * solution[j]!;
      solution[i] = rest / rows[i]![i]!;
    }
    return divisor < 0n ? solution.map((x) => -x) : solution;
  };
  return { determinant: divisor < 0n ? -divisor : divisor, first: back(n), second: back(n + 1) };
}
