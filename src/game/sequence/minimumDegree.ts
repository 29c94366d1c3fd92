/**
 * An order in which to eliminate the unknowns of a symmetric system so that few new entries come up: always one that is
 * joined to the fewest others that are left (Markowitz 1957; Tinney and Walker 1967).
 *
 * @param rows @param columns Places of the entries off the diagonal, each pair once or more.
 * @param most Gives up beyond so many entries of the triangle.
 */
export function minimumDegree(
  n: number,
  rows: ArrayLike<number>,
  columns: ArrayLike<number>,
  most: number,
): Elimination | undefined {
  const joined: number[][] = Array.from({ length: n }, () => []);
  for (let k = 0; k < rows.length; k++) {
    joined[rows[k]!]!.push(columns[k]!);
    joined[columns[k]!]!.push(rows[k]!);
  }
  const mark = new Int32Array(n).fill(-1);
  for (let i = 0; i < n; i++) joined[i] = without(i, joined[i]!, [], mark, i);
  let stamp = n;
  const order = new Int32Array(n);
  const place = new Int32Array(n).fill(-1);
  const size = new Int32Array(n);
  const next: number[][] = Array.from({ length: n }, () => []);
  for (let i = n - 1; i >= 0; i--) next[joined[i]!.length]!.push(i);
  let least = 0;
  let entries = 0;
  for (let k = 0; k < n; ) {
    const i = next[least]!.pop();
    if (i === undefined) least++;
    // What was put down under another number of neighbours since is passed over.
    if (i === undefined || place[i]! >= 0 || joined[i]!.length !== least) continue;
    order[k] = i;
    place[i] = k;
    const around = joined[i]!;
    size[k] = around.length;
    entries += around.length;
    // All that are left have as many neighbours; those of this one become joined to each other.
    if (entries + (around.length * (around.length - 1)) / 2 > most) return undefined;
    for (const u of around) {
      mark[i] = ++stamp;
      joined[u] = without(u, joined[u]!, around, mark, stamp);
      const degree = joined[u]!.length;
      next[degree]!.push(u);
      if (degree < least) least = degree;
    }
    k++;
  }
  const parent = Int32Array.from(order, (i) => joined[i]!.reduce((first, u) => Math.min(first, place[u]!), n));
  return { order, place, size, parent };
}

/** Of what is eliminated k-th: its number, how many of the later ones it is joined to then, and the first of these. */
export interface Elimination {
  order: Int32Array;
  /** The reverse of `order`. */
  place: Int32Array;
  size: Int32Array;
  /** The number of unknowns where there is none. */
  parent: Int32Array;
}

/** Both lists, each number once, without u and what has the stamp already. */
function without(
  u: number,
  own: readonly number[],
  more: readonly number[],
  mark: Int32Array,
  stamp: number,
): number[] {
  mark[u] = stamp;
  const kept: number[] = [];
  for (const list of [own, more]) {
    for (const v of list) {
      if (mark[v] === stamp) continue;
      mark[v] = stamp;
      kept.push(v);
    }
  }
  return kept;
}
