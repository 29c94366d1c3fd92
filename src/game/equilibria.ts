import Fraction from 'fraction.js';
import { bits } from './integers.js';
import type { Game } from './model.js';
import type { Scaled, Whole } from './scaled.js';

/** All pure subgame-perfect equilibria of a game with perfect information. */
export interface AllEquilibria {
  /**
   * How many there are, as profiles that say what is done at every node. 1 means that there is no other one, mixed
   * equilibria included; with more than 1, whoever is indifferent may also mix, and such equilibria are not counted.
   * `undefined` where the number has more than {@link MAX_COUNT_BITS} binary digits, or a limit is passed.
   */
  count?: bigint;
  /** The different payoffs of all pure ones, in increasing order of the first player's, then the second's, …. */
  payoffs?: Fraction[][];
  /** Which limit was passed, in words, where something above is missing. */
  limit?: string;
}

/** Different payoffs in the pure equilibria of one subgame: more are not listed. */
export const MAX_VECTORS = 10_000;

/** Payoffs looked at in all subgames together. */
export const MAX_WORK = 10_000_000;

/** Binary digits of a number of equilibria. */
export const MAX_COUNT_BITS = 100_000;

/** Payoffs of the pure equilibria of a subgame, each with the number of equilibria that give it. */
interface Plural {
  vectors: Whole[][];
  counts: bigint[];
}

/**
 * All pure subgame-perfect equilibria. A profile is one exactly when no single change at one node pays (one-shot
 * deviation; finite games), so with N_c(x) the number of equilibria of the subgame at c with payoffs x:
 *
 * - where player i moves to one of c_1 … c_k, N(x) = Σ_a N_{c_a}(x) · Π_{b ≠ a} Σ_{y : y_i ≤ x_i} N_{c_b}(y): an
 *   action is chosen together with an equilibrium after every other action that does not pay i more;
 * - where chance moves, equilibria after all branches combine freely, and payoffs are the weighted sums.
 *
 * So x occurs at a player's node exactly when it occurs after some action a and x_i is at least the largest, over the
 * other actions, of the least that i gets in an equilibrium there. Numbers never fall towards the root, since whatever
 * is played below, some action is best; so a number that is too large somewhere is too large altogether.
 *
 * @param values Values of one equilibrium, per node and player; those of every equilibrium where there is no tie.
 */
export function allEquilibria(game: Game, scaled: Scaled, values: ArrayLike<Whole>, ties: boolean): AllEquilibria {
  const players = game.players.length;
  const exact = (vector: readonly Whole[]) => {
    const weight = scaled.weight ? BigInt(scaled.weight[0]!) : 1n;
    return vector.map((x, p) => new Fraction(BigInt(x), weight * scaled.unit[p]!));
  };
  const first = Array.from({ length: players }, (_, p) => values[p]!);
  if (!ties) return { count: 1n, payoffs: [exact(first)] };
  const pass = new Pass(game, scaled, values);
  const root = pass.run();
  if (typeof root === 'string') return { limit: root };
  const vectors = (root?.vectors ?? [first]).sort(inOrder);
  const count = root ? root.counts.reduce((a, b) => a + b) : 1n;
  const limit = `there are more than 2^${MAX_COUNT_BITS} pure equilibria; they are not counted`;
  return { ...(pass.countless ? { limit } : { count }), payoffs: vectors.map(exact) };
}

class Pass {
  /** Counting was given up: a number became too large. */
  countless = false;
  /** Per node: absent where the only equilibrium is the one whose values are known. */
  #plural: (Plural | undefined)[];
  #work = 0;
  readonly #players: number;

  constructor(
    private readonly game: Game,
    private readonly scaled: Scaled,
    private readonly values: ArrayLike<Whole>,
  ) {
    this.#players = game.players.length;
    this.#plural = new Array(game.end.length).fill(undefined);
  }

  /** What is true of the root, or the limit that was passed. */
  run(): Plural | undefined | string {
    const { game } = this;
    for (let v = game.end.length - 1; v >= 0; v--) {
      const set = game.infoset[v]!;
      if (set < 0) continue;
      const { player, chances } = game.infosets[set]!;
      const children: number[] = [];
      let plural = false;
      for (let c = v + 1; c < game.end[v]!; c = game.end[c]!) {
        children.push(c);
        plural ||= this.#plural[c] !== undefined;
      }
      const found = chances
        ? plural && this.#chance(children, (a) => chances[a]!.n > 0n)
        : plural || this.#tied(children, player)
          ? this.#choice(children, player)
          : false;
      for (const c of children) this.#plural[c] = undefined;
      if (found) {
        if (found.vectors.length > MAX_VECTORS) return `a subgame has more than ${MAX_VECTORS} different payoffs`;
        this.#plural[v] = this.#paid(found, v);
      }
      if (this.#work > MAX_WORK) return `more than ${MAX_WORK} payoffs of subgames would have to be compared`;
    }
    return this.#plural[0];
  }

  #tied(children: readonly number[], player: number): boolean {
    let [times, most] = [0, this.values[children[0]! * this.#players + player]!];
    for (const c of children) {
      const here = this.values[c * this.#players + player]!;
      if (here > most) [times, most] = [1, here];
      else if (here === most) times++;
    }
    return times > 1;
  }

  #at(node: number): Plural {
    const known = this.#plural[node];
    if (known) return known;
    const start = node * this.#players;
    return { vectors: [Array.from({ length: this.#players }, (_, p) => this.values[start + p]!)], counts: [1n] };
  }

  #choice(children: readonly number[], player: number): Plural {
    const after = children.map((c) => this.#at(c));
    // The least that must be got: with less, every equilibrium after some other action pays more.
    let floor: Whole | undefined;
    for (const { vectors } of after) {
      let least = vectors[0]![player]!;
      for (const x of vectors) if (x[player]! < least) least = x[player]!;
      if (floor === undefined || least > floor) floor = least;
    }
    const gathered = new Gathered(this.#players);
    const factors = new Map<Whole, bigint[]>();
    after.forEach(({ vectors, counts }, a) => {
      this.#work += vectors.length;
      vectors.forEach((x, i) => {
        const own = x[player]!;
        if (own < floor!) return;
        let upTo = factors.get(own);
        if (!upTo) {
          upTo = after.map((other) => this.#upTo(other, player, own));
          factors.set(own, upTo);
        }
        let count = counts[i]!;
        for (let b = 0; b < upTo.length; b++) if (b !== a && upTo[b] !== 1n) count *= upTo[b]!;
        gathered.add(x, this.#bounded(count));
      });
    });
    return gathered;
  }

  /** Number of equilibria that give a player at most so much. */
  #upTo({ vectors, counts }: Plural, player: number, most: Whole): bigint {
    this.#work += vectors.length;
    let sum = 0n;
    for (let i = 0; i < vectors.length; i++) if (vectors[i]![player]! <= most) sum += counts[i]!;
    return sum;
  }

  #chance(children: readonly number[], happens: (a: number) => boolean): Plural {
    let sums: Plural = { vectors: [new Array<Whole>(this.#players).fill(this.scaled.zero)], counts: [1n] };
    children.forEach((c, a) => {
      const next = this.#at(c);
      if (!happens(a)) {
        const all = next.counts.reduce((s, n) => s + n);
        sums = { vectors: sums.vectors, counts: sums.counts.map((n) => this.#bounded(n * all)) };
        return;
      }
      const gathered = new Gathered(this.#players);
      for (let i = 0; i < sums.vectors.length; i++) {
        for (let j = 0; j < next.vectors.length && gathered.vectors.length <= MAX_VECTORS; j++) {
          this.#work++;
          const sum = sums.vectors[i]!.map((x, p) => x + next.vectors[j]![p]!);
          gathered.add(sum, this.#bounded(sums.counts[i]! * next.counts[j]!));
        }
      }
      sums = gathered;
    });
    return sums;
  }

  /** With what is paid at the node itself; `undefined` where there is one equilibrium alone. */
  #paid(found: Plural, node: number): Plural | undefined {
    if (found.vectors.length === 1 && found.counts[0] === 1n) return undefined;
    const outcome = this.game.outcome[node]!;
    if (outcome < 0) return found;
    const { paid, weight } = this.scaled;
    const here = Array.from({ length: this.#players }, (_, p) => {
      const x = paid[outcome * this.#players + p]!;
      return weight ? x * weight[node]! : x;
    });
    return { vectors: found.vectors.map((x) => x.map((value, p) => value + here[p]!)), counts: found.counts };
  }

  #bounded(count: bigint): bigint {
    if (this.countless) return 1n;
    if (count < LARGE || bits(count) <= MAX_COUNT_BITS) return count;
    this.countless = true;
    return 1n;
  }
}

const LARGE = 2n ** 64n;

/** Payoffs with their numbers of equilibria, equal payoffs together. */
class Gathered implements Plural {
  readonly vectors: Whole[][] = [];
  readonly counts: bigint[] = [];
  #index = new Map<string, number>();

  constructor(private readonly players: number) {}

  add(vector: Whole[], count: bigint): void {
    const key = this.players === 0 ? '' : vector.join(' ');
    const known = this.#index.get(key);
    if (known === undefined) {
      this.#index.set(key, this.vectors.push(vector) - 1);
      this.counts.push(count);
    } else this.counts[known]! += count;
  }
}

function inOrder(a: readonly Whole[], b: readonly Whole[]): number {
  for (let p = 0; p < a.length; p++) if (a[p] !== b[p]) return a[p]! < b[p]! ? -1 : 1;
  return 0;
}
