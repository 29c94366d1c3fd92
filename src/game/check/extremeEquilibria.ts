import type Fraction from 'fraction.js';
import type { NormalGame } from '../normal/model.js';
import { componentIndices } from './componentIndices.js';
import { componentsFault } from './components.js';
import { LabelNumbers, type SortedSets } from './labelNumbers.js';
import { commonDenominator } from './numbers.js';

/** Vertices of a player's moved best-reply polytope, as `vertexListFault` has confirmed them. */
interface ConfirmedVertices {
  length: number;
  on: Int32Array;
  also: ReadonlyMap<number, readonly number[]>;
}

interface Claimed {
  equilibria: readonly { first: readonly Fraction[]; second: readonly Fraction[]; component: number }[];
  components: readonly {
    equilibria: readonly number[];
    index: number;
    subsets?: readonly { first: readonly number[]; second: readonly number[] }[];
  }[];
}

/**
 * Whether the extreme equilibria of a game of two players are all there and are put together rightly. In words, what is
 * wrong.
 *
 * A corner has a label for each own strategy that it does not play and each of the other's that is a best reply; no two
 * corners of a polytope have the same labels. An extreme equilibrium is a pair of corners that has all labels.
 *
 * - Each strategy that is claimed has its labels counted anew from the payoffs. Where a corner has the same ones, it is
 *   that corner: the equations of the corner have one solution.
 * - For each corner of the first player, the confirmed list of the second's is searched for all that have the labels it
 *   lacks. The pairs found and the pairs claimed have to be the same.
 * - Components are looked at by `componentsFault`, and the index of each is counted anew.
 *
 * @param vertices Of both players' polytopes. Inequality k of a player's polytope is about the own strategy k, and those
 *   from the number of own strategies on about the other's.
 */
export function extremeEquilibriaFault(
  game: NormalGame,
  vertices: readonly [ConfirmedVertices, ConfirmedVertices],
  claimed: Claimed,
): string | undefined {
  const [m, n] = [game.strategies[0]!.length, game.strategies[1]!.length];
  const labels = new LabelNumbers(m + n);
  const cornersOf = (player: 0 | 1) => corners(vertices[player], player === 0 ? m : n, labels, (k) => label(player, k));
  const label = (player: 0 | 1, k: number) => (player === 0 ? k : k < n ? m + k : k - n);
  const [first, second] = [cornersOf(0), cornersOf(1)];

  const names = [new Map<readonly Fraction[], number>(), new Map<readonly Fraction[], number>()] as const;
  const numberOf = (player: 0 | 1, strategy: readonly Fraction[]) => {
    let number = names[player].get(strategy);
    if (number === undefined) {
      number = labels.of(labelsOf(game, player, strategy));
      names[player].set(strategy, number);
    }
    return number;
  };
  const pairs: [number, number][] = [];
  /** By corners: the component that the pair is said to be in. */
  const known = new Map<number, Map<number, number>>();
  for (const [k, { first: x, second: y, component }] of claimed.equilibria.entries()) {
    const pair: [number, number] = [numberOf(0, x), numberOf(1, y)];
    if (!first.vertex.has(pair[0]) || !second.vertex.has(pair[1])) return `a strategy of equilibrium ${k} is no corner`;
    const others = known.get(pair[0]) ?? new Map<number, number>();
    if (others.has(pair[1])) return `equilibrium ${k} is in the list twice`;
    known.set(pair[0], others.set(pair[1], component));
    pairs.push(pair);
  }
  let found = 0;
  const lacking = new Uint8Array(m + n);
  for (const [p, vertex] of first.vertex) {
    lacking.fill(1);
    for (const l of first.cornerLabels(vertex)) lacking[l] = 0;
    for (const q of labels.having(lacking, second.sorted)) {
      found++;
      if (!known.get(p)?.has(q)) return 'a pair of corners has all labels and is not in the list';
    }
  }
  // All pairs found are in the list, each once; so any more in it is none.
  if (found < pairs.length) return `${pairs.length - found} of the list are no equilibria`;
  const of = claimed.equilibria.map(({ component }) => component);
  const fault = componentsFault(pairs, of, claimed.components);
  if (fault !== undefined) return fault;
  const { components } = claimed;
  const indices = componentIndices(game, labels, [first, second], components.length, (p, q) => known.get(p)?.get(q));
  if (!indices) return 'an equilibrium of the moved game goes to no component';
  const wrong = components.findIndex(({ index }, c) => index !== indices[c]);
  return wrong < 0
    ? undefined
    : `the index of component ${wrong} is ${indices[wrong]}, not ${components[wrong]!.index}`;
}

/** All corners but 0, by the numbers of their label sets; and the vertices of the list. */
function corners(
  { length, on, also }: ConfirmedVertices,
  columns: number,
  numbers: LabelNumbers,
  label: (k: number) => number,
): Corners {
  const labels = (v: number) => {
    const own: number[] = [];
    for (let e = v * columns; e < (v + 1) * columns; e++) own.push(label(on[e]!));
    return own;
  };
  const cornerLabels = (v: number) => [...labels(v), ...(also.get(v) ?? []).map(label)];
  const vertex = new Map<number, number>();
  const cornerOf: (number | undefined)[] = [];
  let most = 0;
  for (let v = 0; v < length; v++) {
    // At 0 no own strategy is played.
    let own = 0;
    for (let e = v * columns; e < (v + 1) * columns; e++) if (on[e]! < columns) own++;
    cornerOf.push(undefined);
    if (own === columns) continue;
    const all = cornerLabels(v);
    const number = numbers.of(all);
    cornerOf[v] = number;
    vertex.set(number, v);
    most = Math.max(most, all.length);
  }
  const sorted = numbers.sorted(vertex.keys(), most);
  return { count: length, vertex, labels, cornerLabels, corner: (v) => cornerOf[v], sorted };
}

interface Corners {
  count: number;
  /** By corner: a vertex that falls into it. */
  vertex: Map<number, number>;
  /** Of a vertex: the labels of its equations, all that its corner has, and the number of these. */
  labels(vertex: number): number[];
  cornerLabels(vertex: number): number[];
  corner(vertex: number): number | undefined;
  sorted: SortedSets;
}

/** By the definition: own strategies that are not played, and the other's that pay it most. */
function labelsOf(game: NormalGame, player: 0 | 1, strategy: readonly Fraction[]): number[] {
  const [m, n] = [game.strategies[0]!.length, game.strategies[1]!.length];
  const [own, replies] = player === 0 ? [m, n] : [n, m];
  const unit = commonDenominator(strategy);
  const weights = strategy.map((x) => x.s * x.n * (unit / x.d));
  const paid = Array.from({ length: replies }, (_, r) =>
    weights.reduce((sum, w, s) => {
      const cell = player === 0 ? s + m * r : r + m * s;
      return w === 0n ? sum : sum + w * BigInt(game.paid[1 - player]![cell]!);
    }, 0n),
  );
  const most = paid.reduce((a, b) => (b > a ? b : a));
  const unplayed = Array.from({ length: own }, (_, s) => s).filter((s) => weights[s] === 0n);
  const best = Array.from({ length: replies }, (_, r) => r).filter((r) => paid[r] === most);
  return player === 0 ? [...unplayed, ...best.map((r) => m + r)] : [...unplayed.map((s) => m + s), ...best];
}
