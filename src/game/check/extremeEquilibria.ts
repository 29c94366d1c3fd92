import type Fraction from 'fraction.js';
import type { NormalGame } from '../normal/model.js';
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
    subsets?: readonly { first: readonly number[]; second: readonly number[] }[];
  }[];
}

/**
 * Whether the extreme equilibria of a game of two players are all there and are put together rightly. In words, what is
 * wrong. Indices are not looked at.
 *
 * A corner has a label for each own strategy that it does not play and each of the other's that is a best reply; no two
 * corners of a polytope have the same labels. An extreme equilibrium is a pair of corners that has all labels.
 *
 * - Each strategy that is claimed has its labels counted anew from the payoffs. Where a corner has the same ones, it is
 *   that corner: the equations of the corner have one solution.
 * - For each corner of the first player, the confirmed list of the second's is searched for all that have the labels it
 *   lacks. The pairs found and the pairs claimed have to be the same.
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
  const known = new Map<number, Set<number>>();
  for (const [k, { first: x, second: y }] of claimed.equilibria.entries()) {
    const pair: [number, number] = [numberOf(0, x), numberOf(1, y)];
    if (!first.vertex.has(pair[0]) || !second.vertex.has(pair[1])) return `a strategy of equilibrium ${k} is no corner`;
    const others = known.get(pair[0]) ?? new Set();
    if (others.has(pair[1])) return `equilibrium ${k} is in the list twice`;
    known.set(pair[0], others.add(pair[1]));
    pairs.push(pair);
  }
  let found = 0;
  const lacking = new Uint8Array(m + n);
  for (const [p, vertex] of first.vertex) {
    lacking.fill(1);
    for (const l of first.labels(vertex)) lacking[l] = 0;
    for (const q of labels.having(lacking, second.sorted)) {
      found++;
      if (!known.get(p)?.has(q)) return 'a pair of corners has all labels and is not in the list';
    }
  }
  // All pairs found are in the list, each once; so any more in it is none.
  if (found < pairs.length) return `${pairs.length - found} of the list are no equilibria`;
  return componentsFault(
    pairs,
    claimed.equilibria.map(({ component }) => component),
    claimed.components,
  );
}

/** All corners but 0, by the numbers of their label sets; of each one vertex that falls into it, and labels of vertices. */
function corners(
  { length, on, also }: ConfirmedVertices,
  columns: number,
  numbers: LabelNumbers,
  label: (k: number) => number,
): { vertex: Map<number, number>; labels: (vertex: number) => number[]; sorted: SortedSets } {
  const labels = (v: number) => {
    const own: number[] = [];
    for (let e = v * columns; e < (v + 1) * columns; e++) own.push(label(on[e]!));
    for (const k of also.get(v) ?? []) own.push(label(k));
    return own;
  };
  const vertex = new Map<number, number>();
  let most = 0;
  for (let v = 0; v < length; v++) {
    // At 0 no own strategy is played.
    let own = 0;
    for (let e = v * columns; e < (v + 1) * columns; e++) if (on[e]! < columns) own++;
    if (own === columns) continue;
    const all = labels(v);
    vertex.set(numbers.of(all), v);
    most = Math.max(most, all.length);
  }
  return { vertex, labels, sorted: numbers.sorted(vertex.keys(), most) };
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
