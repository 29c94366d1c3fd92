import Fraction from 'fraction.js';
import type { Behaviour, Game } from '../model.js';
import { bits, gcd, ZERO } from './numbers.js';
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
 * the last sets to the first the best action is taken. What a player does to come to a stage is the product of its own
 * chances up to it, the same at all nodes of the stage; so the weight of a node is one product over all who move.
 *
 * `undefined` where {@link MAX_REACH_BITS} is passed.
 *
 * @param root Looks at the subgame that begins there.
 * @param ends Nodes that count as ends.
 */
export function regretsOf(game: Game, behaviour: Behaviour, root = 0, ends: Ends = new Map()): Regrets | undefined {
  const piece = nodesOf(game, root, ends);
  const chance = chanceWeights(game, piece);
  if (!chance) return undefined;
  const stages: Stages[] = [];
  const plans: Plan[] = [];
  for (const player of game.players.keys()) {
    const own = stagesOf(game, player, piece);
    const plan = planOf(behaviour, own);
    if (!plan) return undefined;
    stages.push(own);
    plans.push(plan);
  }
  if (plans.reduce((sum, { unit }) => sum + bits(unit), bits(chance[0]!)) > MAX_REACH_BITS) return undefined;
  const payoffs: Fraction[] = [];
  const best: Fraction[] = [];
  for (const player of game.players.keys()) {
    const paid = paidTo(game, player, piece, ends);
    const reach = (i: number) => {
      let weight = chance[i]!;
      for (let r = 0; r < plans.length && weight !== 0n; r++) {
        if (r !== player) weight *= plans[r]!.share[stages[r]!.stage[i]!]!;
      }
      return weight;
    };
    const others = plans.reduce((unit, plan, r) => (r === player ? unit : unit * plan.unit), chance[0]! * paid.unit);
    const { own, most } = decide(stages[player]!, plans[player]!, reach, paid);
    payoffs.push(new Fraction(own, others * plans[player]!.unit));
    best.push(new Fraction(most, others));
  }
  const regrets = best.map((x, p) => x.sub(payoffs[p]!));
  return { payoffs, best, regrets, largest: regrets.reduce((a, b) => (b.compare(a) > 0 ? b : a), ZERO) };
}

/** Per node of the piece: the chance that chance comes there, as a whole number in units of that of the root. */
function chanceWeights(game: Game, { nodes, parent, action }: Piece): bigint[] | undefined {
  const chanceAt = (i: number) => game.infosets[game.infoset[nodes[parent[i]!]!]!]!.chances?.[action[i]!];
  // Least weight of each node that makes all weights below whole: from below, a chance a/b asks for a multiple of b.
  const weight = new Array<bigint>(nodes.length).fill(1n);
  for (let i = nodes.length - 1; i > 0; i--) {
    const wanted = weight[i]! * (chanceAt(i)?.d ?? 1n);
    if (wanted === 1n) continue;
    weight[parent[i]!] = lcm(weight[parent[i]!]!, wanted);
    if (wanted > LARGE && bits(weight[parent[i]!]!) > MAX_REACH_BITS) return undefined;
  }
  for (let i = 1; i < nodes.length; i++) {
    const chance = chanceAt(i);
    weight[i] = chance ? (weight[parent[i]!]! / chance.d) * chance.n : weight[parent[i]!]!;
  }
  return weight;
}

const LARGE = 2n ** 1000n;

function lcm(a: bigint, b: bigint): bigint {
  if (a % b === 0n) return a;
  return b % a === 0n ? b : (a / gcd(a, b)) * b;
}

/** The stages of a player's decision: 0 is the whole, then there is one for each action of each of its sets. */
interface Stages {
  /** Per node of the piece: the stage that it lies in. */
  stage: Int32Array;
  count: number;
  /** The player's sets in preorder: number, stage of the first action, stage that leads there, and number of actions. */
  sets: { set: number; first: number; before: number; actions: number }[];
}

function stagesOf(game: Game, player: number, { nodes, parent, action, isEnd }: Piece): Stages {
  const stage = new Int32Array(nodes.length);
  const first = new Map<number, number>();
  const sets: Stages['sets'] = [];
  let count = 1;
  for (let i = 0; i < nodes.length; i++) {
    if (i > 0) {
      const start = first.get(game.infoset[nodes[parent[i]!]!]!);
      stage[i] = start === undefined ? stage[parent[i]!]! : start + action[i]!;
    }
    const set = isEnd[i] ? -1 : game.infoset[nodes[i]!]!;
    if (set < 0 || game.infosets[set]!.player !== player || first.has(set)) continue;
    first.set(set, count);
    const actions = game.infosets[set]!.actions.length;
    sets.push({ set, first: count, before: stage[i]!, actions });
    count += actions;
  }
  return { stage, count, sets };
}

/** Per stage the product of the player's own chances up to it, in units of 1/unit. */
interface Plan {
  share: bigint[];
  unit: bigint;
}

function planOf(behaviour: Behaviour, { count, sets }: Stages): Plan | undefined {
  const above = new Array<bigint>(count).fill(1n);
  const below = new Array<bigint>(count).fill(1n);
  let unit = 1n;
  for (const { set, first, before } of sets) {
    for (const [a, { n, d }] of behaviour[set]!.entries()) {
      const [x, y] = [above[before]! * n, below[before]! * d];
      const common = d === 1n ? 1n : gcd(y, x);
      above[first + a] = x / common;
      below[first + a] = x === 0n ? 1n : y / common;
      unit = lcm(unit, below[first + a]!);
    }
    if (unit > LARGE && bits(unit) > MAX_REACH_BITS) return undefined;
  }
  return { share: above.map((x, k) => x * (unit / below[k]!)), unit };
}

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

/** What a player gets by its own plan, in units of the plan's, and at best. */
function decide(
  { stage, count, sets }: Stages,
  plan: Plan,
  reach: (node: number) => bigint,
  paid: Paid,
): { own: bigint; most: bigint } {
  /** Per stage: what is paid in it and in no later one. */
  const best = new Array<bigint>(count).fill(0n);
  let own = 0n;
  for (let i = 0; i < stage.length; i++) {
    if (paid.best[i] === 0n && paid.own[i] === 0n) continue;
    const weight = reach(i);
    if (weight === 0n) continue;
    best[stage[i]!]! += weight * paid.best[i]!;
    own += weight * paid.own[i]! * plan.share[stage[i]!]!;
  }
  for (let k = sets.length - 1; k >= 0; k--) {
    const { first, before, actions } = sets[k]!;
    let most = best[first]!;
    for (let a = first + 1; a < first + actions; a++) if (best[a]! > most) most = best[a]!;
    best[before]! += most;
  }
  return { own, most: best[0]! };
}
