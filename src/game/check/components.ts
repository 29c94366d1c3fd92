interface Component {
  equilibria: readonly number[];
  subsets?: readonly { first: readonly number[]; second: readonly number[] }[];
}

/**
 * Whether extreme equilibria, as the edges of a graph between corners of the first player and of the second, are told
 * apart into its connected parts, and the maximal complete parts of each are those that are told, where they are. In
 * words, what is wrong.
 *
 * Parts are connected: from its first edge all others are reached by steps over a shared corner. They are no more: no
 * corner has edges in two. Complete parts are complete and cannot grow; and they are all: what each corner of the first
 * player is joined to, and what remains of any part's other side when it has to be joined to one more corner, is the
 * other side of a part too, or lies with the same first side in one. Every maximal part comes about by such steps.
 *
 * @param pairs Of each equilibrium: its corners, by any numbers.
 * @param of Of each equilibrium: its component as it is claimed.
 */
export function componentsFault(
  pairs: readonly (readonly [number, number])[],
  of: readonly number[],
  components: readonly Component[],
): string | undefined {
  const listed = components.flatMap(({ equilibria }, c) => equilibria.map((k) => [k, c] as const));
  if (listed.length !== pairs.length || new Set(listed.map(([k]) => k)).size !== pairs.length)
    return 'not every equilibrium is in one component';
  if (listed.some(([k, c]) => of[k] !== c)) return 'an equilibrium is said to be in another component than it is in';
  for (const side of [0, 1] as const) {
    const owner = new Map<number, number>();
    for (const [k, pair] of pairs.entries()) {
      if (owner.has(pair[side]) && owner.get(pair[side]) !== of[k]) return 'two components share a strategy';
      owner.set(pair[side], of[k]!);
    }
  }
  for (const [c, { equilibria, subsets }] of components.entries()) {
    if (equilibria.length === 0) return `component ${c} is empty`;
    const graph = new Bipartite(equilibria.map((k) => pairs[k]!));
    if (!graph.connected()) return `component ${c} does not hang together`;
    const fault = subsets && subsetsFault(graph, subsets, pairs);
    if (fault !== undefined) return `component ${c}: ${fault}`;
  }
  return undefined;
}

class Bipartite {
  /** Per corner of a side: those of the other that it is joined to. */
  readonly joined: readonly [Map<number, Set<number>>, Map<number, Set<number>>] = [new Map(), new Map()];

  constructor(edges: readonly (readonly [number, number])[]) {
    for (const edge of edges) {
      for (const side of [0, 1] as const) {
        const others = this.joined[side].get(edge[side]) ?? new Set();
        this.joined[side].set(edge[side], others.add(edge[1 - side]!));
      }
    }
  }

  connected(): boolean {
    const reached = [new Set<number>(), new Set<number>()] as const;
    let layer = [...this.joined[0].keys()].slice(0, 1);
    for (let side: 0 | 1 = 0; layer.length > 0; side = side === 0 ? 1 : 0) {
      for (const corner of layer) reached[side].add(corner);
      const other = reached[1 - side]!;
      layer = [...new Set(layer.flatMap((corner) => [...this.joined[side].get(corner)!]))].filter((q) => !other.has(q));
    }
    return reached[0].size === this.joined[0].size && reached[1].size === this.joined[1].size;
  }

  /** Corners of a side that are joined to all of the other's given. */
  joinedToAll(side: 0 | 1, others: readonly number[]): number[] {
    return [...this.joined[side]].filter(([, own]) => others.every((q) => own.has(q))).map(([corner]) => corner);
  }
}

function subsetsFault(
  graph: Bipartite,
  subsets: readonly { first: readonly number[]; second: readonly number[] }[],
  pairs: readonly (readonly [number, number])[],
): string | undefined {
  const rising = (list: Iterable<number>) => [...new Set(list)].sort((a, b) => (a < b ? -1 : 1));
  const known = new Set<string>();
  const parts: number[][] = [];
  for (const { first, second } of subsets) {
    const rows = rising(first.map((k) => pairs[k]![0]));
    const columns = rising(second.map((k) => pairs[k]![1]));
    if (rows.length === 0 || columns.length === 0) return 'a subset is empty';
    if (rising(graph.joinedToAll(0, columns)).join() !== rows.join()) return 'a subset is not complete, or not maximal';
    if (rising(graph.joinedToAll(1, rows)).join() !== columns.join()) return 'a subset is not complete, or not maximal';
    if (known.has(columns.join())) return 'a subset stands twice';
    known.add(columns.join());
    parts.push(columns);
  }
  for (const own of graph.joined[0].values()) {
    for (const columns of [[...graph.joined[1].keys()], ...parts]) {
      const both = columns.filter((q) => own.has(q));
      if (both.length > 0 && !known.has(rising(graph.joinedToAll(1, graph.joinedToAll(0, both))).join()))
        return 'a subset is missing';
    }
  }
  return undefined;
}
