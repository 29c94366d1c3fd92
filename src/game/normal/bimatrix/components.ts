/** Equilibria that hang together. */
export interface Component {
  /** Which extreme equilibria it has. */
  equilibria: number[];
  /** How many equilibria near it a game with payoffs moved a little has, with the signs of their indices. */
  index: number;
  /**
   * Maximal Nash subsets: every mixture of the first player's strategies in one with every mixture of the second's is
   * an equilibrium, and no more can be added (Millham 1974). Strategies by an extreme equilibrium that has them.
   * Left out beyond {@link MOST_SUBSETS}.
   */
  subsets?: { first: number[]; second: number[] }[];
}

/** So many maximal Nash subsets of one component are sought. */
export const MOST_SUBSETS = 1_000;

/**
 * Components of all equilibria: those of the graph whose edges are the extreme equilibria, between strategies of the
 * first player and of the second; its maximal complete parts are the maximal Nash subsets (Winkels 1979, Jansen 1981;
 * Avis, Rosenberg, Savani and von Stengel 2010).
 *
 * @param pairs Extreme equilibria, by the corners of the two players.
 * @param indices Of equilibria near them, by the pair that each goes to.
 * @returns `of`: by pair its component. Components come in the order of their first equilibria.
 */
export function componentsOf(
  pairs: readonly (readonly [number, number])[],
  indices: readonly { pair: readonly [number, number]; index: number }[],
): { components: Component[]; of: number[] } {
  const rows = new Map<number, number[]>();
  const columns = new Map<number, number[]>();
  for (const [k, [p, q]] of pairs.entries()) {
    (rows.get(p) ?? rows.set(p, []).get(p)!).push(k);
    (columns.get(q) ?? columns.set(q, []).get(q)!).push(k);
  }
  const of = new Array<number>(pairs.length).fill(-1);
  const components: Component[] = [];
  for (let start = 0; start < pairs.length; start++) {
    if (of[start]! >= 0) continue;
    const id = components.length;
    const equilibria: number[] = [];
    const open = [start];
    of[start] = id;
    while (open.length > 0) {
      const k = open.pop()!;
      equilibria.push(k);
      for (const next of [...rows.get(pairs[k]![0])!, ...columns.get(pairs[k]![1])!]) {
        if (of[next]! >= 0) continue;
        of[next] = id;
        open.push(next);
      }
    }
    equilibria.sort((a, b) => a - b);
    const subsets = maximalSubsets(equilibria, pairs);
    components.push({ equilibria, index: 0, ...(subsets && { subsets }) });
  }
  const number = new Map(pairs.map(([p, q], k) => [`${p} ${q}`, k]));
  for (const { pair, index } of indices) {
    const k = number.get(`${pair[0]} ${pair[1]}`);
    if (k !== undefined) components[of[k]!]!.index += index;
  }
  return { components, of };
}

/** Maximal complete parts: sets of columns that are shared by some rows, closed under intersection. */
function maximalSubsets(
  equilibria: readonly number[],
  pairs: readonly (readonly [number, number])[],
): { first: number[]; second: number[] }[] | undefined {
  /** By corner of either side: the first equilibrium that has it. */
  const firstWith = new Map<number, number>();
  const secondWith = new Map<number, number>();
  const columnsOf = new Map<number, Set<number>>();
  for (const k of equilibria) {
    const [p, q] = pairs[k]!;
    if (!firstWith.has(p)) firstWith.set(p, k);
    if (!secondWith.has(q)) secondWith.set(q, k);
    if (!columnsOf.has(p)) columnsOf.set(p, new Set());
    columnsOf.get(p)!.add(q);
  }
  const closed = new Map<string, number[]>();
  const keep = (columns: number[]) => {
    if (columns.length > 0) closed.set(columns.join(' '), columns);
  };
  for (const own of columnsOf.values()) {
    const here = [...own].sort((a, b) => a - b);
    for (const other of [...closed.values()]) keep(other.filter((q) => own.has(q)));
    keep(here);
    if (closed.size > MOST_SUBSETS) return undefined;
  }
  return [...closed.values()].map((columns) => ({
    first: [...columnsOf].filter(([, own]) => columns.every((q) => own.has(q))).map(([p]) => firstWith.get(p)!),
    second: columns.map((q) => secondWith.get(q)!),
  }));
}
