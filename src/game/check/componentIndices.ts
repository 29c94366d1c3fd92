import type { NormalGame } from '../normal/model.js';
import type { LabelNumbers } from './labelNumbers.js';

/** Vertices of a player's moved best-reply polytope: labels of each, and the number of the label set of its corner; none of 0. */
interface Vertices {
  count: number;
  labels(vertex: number): number[];
  corner(vertex: number): number | undefined;
}

/**
 * The index of each component, counted anew. Vertices of both moved polytopes that have all labels between them, each
 * once, are the equilibria of the game with moved payoffs; each goes to the pair of corners that its vertices fall into,
 * and has the index (−1)^(k+1) · sign det A · sign det B over the k strategies that each plays, payoffs above 0 (Shapley
 * 1974).
 *
 * @param componentAt Of a pair of corners; undefined where it is none that is listed.
 * @returns By component; undefined where an equilibrium of the moved game goes to no component.
 */
export function componentIndices(
  game: NormalGame,
  labels: LabelNumbers,
  [first, second]: readonly [Vertices, Vertices],
  components: number,
  componentAt: (p: number, q: number) => number | undefined,
): number[] | undefined {
  const m = game.strategies[0]!.length;
  const all = Array.from({ length: labels.size }, (_, l) => l);
  const secondWith = new Map<number, number>();
  for (let w = 0; w < second.count; w++) secondWith.set(labels.of(second.labels(w)), w);
  const above = game.paid.map(aboveZero);
  const index = new Array<number>(components).fill(0);
  for (let v = 0; v < first.count; v++) {
    const p = first.corner(v);
    const w = p === undefined ? undefined : secondWith.get(labels.rest(labels.of(first.labels(v))));
    if (p === undefined || w === undefined) continue;
    const own = new Set(first.labels(v));
    const q = second.corner(w);
    const component = q === undefined ? undefined : componentAt(p, q);
    if (component === undefined) return undefined;
    const rows = all.filter((l) => l < m && !own.has(l));
    const columns = all.filter((l) => l >= m && own.has(l)).map((l) => l - m);
    const sign = above.reduce((product, paid) => product * signOfDeterminant(rows, columns, m, paid), 1);
    index[component]! += rows.length % 2 === 1 ? sign : -sign;
  }
  return index;
}

/** Payoffs moved so that the least is 1. */
function aboveZero(paid: ArrayLike<number | bigint>): bigint[] {
  const whole = Array.from(paid, (x) => BigInt(x));
  const least = whole.reduce((a, b) => (b < a ? b : a));
  return whole.map((x) => x - least + 1n);
}

/** By expansion into one determinant a size smaller (Chio's condensation), divided by what it is too large by. */
function signOfDeterminant(
  rows: readonly number[],
  columns: readonly number[],
  stride: number,
  paid: readonly bigint[],
): number {
  let matrix = rows.map((i) => columns.map((j) => paid[i + stride * j]!));
  let sign = 1;
  let before = 1n;
  while (matrix.length > 0) {
    const lead = matrix.findIndex((row) => row[0] !== 0n);
    if (lead < 0) return 0;
    const pivot = matrix[lead]!;
    if (lead % 2 === 1) sign = -sign;
    const divisor = before;
    before = pivot[0]!;
    if (matrix.length === 1) return before < 0n ? -sign : sign;
    matrix = matrix
      .filter((_, i) => i !== lead)
      .map((row) => row.slice(1).map((x, j) => (before * x - row[0]! * pivot[j + 1]!) / divisor));
  }
  return sign;
}
