import Fraction from 'fraction.js';
import type { Behaviour, Game } from '../model.js';
import { bits, gcd, plus, times, ZERO } from './numbers.js';
import { nodesOf, type Piece } from './piece.js';

/** What each player gets under a behaviour, what it could get at most with the others as they are, and the difference. */
export interface Regrets {
  payoffs: Fraction[];
  best: Fraction[];
  /** Per player: `best` − `payoffs`, at least 0. The behaviour is a Nash equilibrium exactly when all are 0. */
  regrets: Fraction[];
  /** The largest of them; 0 without players. */
  largest: Fraction;
}

/** What is known to follow at nodes where a look ends. */
export type Ends = ReadonlyMap<number, Pick<Regrets, 'payoffs' | 'best'>>;

/** Common denominators of chances on the way to nodes may have at most so many binary digits. */
export const MAX_REACH_BITS = 100_000;

/**
 * Largest gain of each player from any other plan, the others' behaviour as given, in exact numbers. Takes a game with
 * perfect recall and a behaviour whose chances sum to 1.
 *
 * With the others fixed, a player faces a decision, and with perfect recall the stages of it, its last actions, are a
 * tree: what is paid behind each is added up, weighted with the chance that chance and the others come there, and from
 * the last sets to the first the best action is taken.
 *
 * `undefined` where {@link MAX_REACH_BITS} is passed.
 *
 * @param root Looks at the subgame that begins there.
 * @param ends Nodes that count as ends.
 */
export function regretsOf(game: Game, behaviour: Behaviour, root = 0, ends: Ends = new Map()): Regrets | undefined {
  const piece = nodesOf(game, root, ends);
  const payoffs: Fraction[] = [];
  const best: Fraction[] = [];
  for (const player of game.players.keys()) {
    const reach = reachWithout(game, behaviour, player, piece);
    if (!reach) return undefined;
    const paid = paidTo(game, player, piece, ends);
    const { own, most } = decide(game, behaviour, player, piece, reach, paid);
    payoffs.push(own);
    best.push(most);
  }
  const regrets = best.map((x, p) => x.sub(payoffs[p]!));
  return { payoffs, best, regrets, largest: regrets.reduce((a, b) => (b.compare(a) > 0 ? b : a), ZERO) };
}

/** Per node of the piece: the chance that chance and the other players come there, as a whole number; that of the root. */
function reachWithout(game: Game, behaviour: Behaviour, player: number, piece: Piece): bigint[] | undefined {
  const { nodes, parent, action } = piece;
  const chanceAt = (i: number): Fraction | undefined => {
    const set = game.infoset[nodes[parent[i]!]!]!;
    return game.infosets[set]!.player === player ? undefined : behaviour[set]![action[i]!]!;
  };
  // Least weight of each node that makes all weights below whole: from below, a chance a/b asks for a multiple of b.
  const weight = new Array<bigint>(nodes.length).fill(1n);
  for (let i = nodes.length - 1; i > 0; i--) {
    const above = weight[parent[i]!]!;
    const wanted = weight[i]! * (chanceAt(i)?.d ?? 1n);
    if (above % wanted === 0n) continue;
    weight[parent[i]!] = wanted % above === 0n ? wanted : (above / gcd(above, wanted)) * wanted;
    if (wanted > LARGE && bits(weight[parent[i]!]!) > MAX_REACH_BITS) return undefined;
  }
  for (let i = 1; i < nodes.length; i++) {
    const chance = chanceAt(i);
    weight[i] = chance ? (weight[parent[i]!]! / chance.d) * chance.n : weight[parent[i]!]!;
  }
  return weight;
}

const LARGE = 2n ** 1000n;

interface Paid {
  /** Per node of the piece: what is paid there, or follows there, in units of 1/unit; at best, and under the behaviour. */
  best: bigint[];
  own: bigint[];
  unit: bigint;
}

function paidTo(game: Game, player: number, { nodes }: Piece, ends: Ends): Paid {
  const here = (v: number) => game.outcomes[game.outcome[v]!]?.payoffs[player] ?? ZERO;
  let unit = 1n;
  const count = (x: Fraction) => {
    if (unit % x.d !== 0n) unit = (unit / gcd(unit, x.d)) * x.d;
  };
  for (const v of nodes) {
    const known = ends.get(v);
    if (!known) count(here(v));
    else for (const list of [known.best, known.payoffs]) count(list[player]!);
  }
  const whole = (x: Fraction) => x.s * x.n * (unit / x.d);
  return {
    best: nodes.map((v) => whole(ends.get(v)?.best[player] ?? here(v))),
    own: nodes.map((v) => whole(ends.get(v)?.payoffs[player] ?? here(v))),
    unit,
  };
}

/** What a player gets by its own behaviour, and at best. */
function decide(
  game: Game,
  behaviour: Behaviour,
  player: number,
  { nodes, parent, action, isEnd }: Piece,
  reach: readonly bigint[],
  paid: Paid,
): { own: Fraction; most: Fraction } {
  /** Per stage: the whole decision, then an entry for each action of each set. Sums of what is paid behind it. */
  const best = [0n];
  const own = [0n];
  const first = new Map<number, number>();
  const before: number[] = [];
  const stage = new Int32Array(nodes.length);
  for (let i = 0; i < nodes.length; i++) {
    if (i > 0) {
      const set = game.infoset[nodes[parent[i]!]!]!;
      const mine = game.infosets[set]!.player === player;
      stage[i] = mine ? first.get(set)! + action[i]! : stage[parent[i]!]!;
    }
    best[stage[i]!]! += reach[i]! * paid.best[i]!;
    own[stage[i]!]! += reach[i]! * paid.own[i]!;
    const set = isEnd[i] ? -1 : game.infoset[nodes[i]!]!;
    if (set < 0 || game.infosets[set]!.player !== player || first.has(set)) continue;
    first.set(set, best.length);
    before.push(stage[i]!);
    for (const _ of game.infosets[set]!.actions) {
      best.push(0n);
      own.push(0n);
    }
  }
  const unit = reach[0]! * paid.unit;
  const worth = own.map((x) => (x === 0n ? ZERO : new Fraction(x, unit)));
  const sets = [...first];
  for (let k = sets.length - 1; k >= 0; k--) {
    const [set, start] = sets[k]!;
    let most = best[start]!;
    for (const [a, chance] of behaviour[set]!.entries()) {
      if (best[start + a]! > most) most = best[start + a]!;
      worth[before[k]!] = plus(worth[before[k]!]!, times(worth[start + a]!, chance));
    }
    best[before[k]!]! += most;
  }
  return { own: worth[0]!, most: new Fraction(best[0]!, unit) };
}
