import Fraction from 'fraction.js';
import type { Game } from '../model.js';
import { scale, type Whole } from '../scaled.js';
import { above } from '../tree.js';
import type { MixedProfile, NormalGame } from './model.js';

/** A game in extensive form as one in normal form. */
export interface ReducedForm {
  normal: NormalGame;
  /** Per player and strategy: the action at each information set, −1 where the strategy itself rules the set out. */
  plans: readonly (readonly Int32Array[])[];
}

/** So many cells are laid out. */
export const MOST_CELLS = 200_000;

/** A player's strategies times nodes are at most so many. */
const MOST_WORK = 100_000_000;

/**
 * The reduced normal form (Kuhn 1953): a strategy says what is done at each set that it does not itself rule out. Sets
 * that chance alone never lets anybody reach are left out too. In words, which limit is passed.
 *
 * @param goOn Asked every few thousand steps.
 */
export function reducedForm(game: Game, goOn: () => boolean = () => true): ReducedForm | string {
  const scaled = scale(game);
  if (typeof scaled === 'string') return scaled;
  const tree = aliveTree(game);
  const plans: Plan[][] = [];
  let cells = 1;
  for (const player of game.players.keys()) {
    const own = plansOf(game, tree, player, Math.min(MOST_CELLS / cells, MOST_WORK / game.end.length), goOn);
    if (!own && !goOn()) return OVER;
    if (!own)
      return `the reduced normal form has more than ${MOST_CELLS} cells, or more than ${MOST_WORK} strategies times nodes`;
    plans.push(own);
    cells *= own.length;
  }
  const strategies = plans.map((own) => own.map((plan) => nameOf(game, plan.at)));
  const paid = game.players.map(() => new Array<Whole>(cells).fill(scaled.zero));
  const cellsThrough = cellsThroughNodes(game, tree, plans);
  for (let v = 0; v < game.end.length; v++) {
    if (v % 1000 === 0 && !goOn()) return OVER;
    const outcome = game.outcome[v]!;
    if (outcome < 0 || !tree.alive[v]) continue;
    const weight = scaled.weight?.[v];
    const pays = game.players.map((_, p) => {
      const x = scaled.paid[outcome * game.players.length + p]!;
      return weight === undefined ? x : x * weight;
    });
    for (const cell of cellsThrough(v)) {
      for (let p = 0; p < pays.length; p++) paid[p]![cell]! += pays[p]!;
    }
  }
  const whole = scaled.weight ? BigInt(scaled.weight[0]!) : 1n;
  const normal: NormalGame = {
    title: game.title,
    comment: game.comment,
    players: game.players,
    strategies,
    paid: paid.map((list) => (scaled.large ? (list as unknown as bigint[]) : Float64Array.from(list))),
    unit: scaled.unit.map((unit) => unit * whole),
  };
  return { normal, plans: plans.map((own) => own.map(({ at }) => at)) };
}

const OVER = 'the time is over';

interface AliveTree {
  parent: Int32Array;
  action: Int32Array;
  /** Chance does not rule the node out. */
  alive: Uint8Array;
}

function aliveTree(game: Game): AliveTree {
  const { parent, action } = above(game);
  const alive = new Uint8Array(game.end.length);
  alive[0] = 1;
  for (let v = 1; v < alive.length; v++) {
    const chances = game.infosets[game.infoset[parent[v]!]!]!.chances;
    alive[v] = alive[parent[v]!]! && chances?.[action[v]!]?.n !== 0n ? 1 : 0;
  }
  return { parent, action, alive };
}

/** A strategy and the nodes that it does not rule out. */
interface Plan {
  at: Int32Array;
  reached: Uint8Array;
}

/** All strategies of a player, or nothing where there are more than `most` or the work is to end; by the first set first. */
function plansOf(game: Game, tree: AliveTree, player: number, most: number, goOn: () => boolean): Plan[] | undefined {
  const done: Plan[] = [];
  const open = [new Int32Array(game.infosets.length).fill(-1)];
  while (open.length > 0) {
    const at = open.pop()!;
    const { reached, set } = walk(game, tree, at, player);
    if (set === undefined) done.push({ at, reached });
    else {
      for (let a = game.infosets[set]!.actions.length - 1; a >= 0; a--) {
        const next = Int32Array.from(at);
        next[set] = a;
        open.push(next);
      }
    }
    if (done.length + open.length > most || !goOn()) return undefined;
  }
  return done;
}

/** Nodes that a plan does not rule out; and the first set of the player there of which it says nothing yet. */
function walk(game: Game, { parent, action, alive }: AliveTree, at: Int32Array, player: number) {
  const reached = new Uint8Array(game.end.length);
  for (let v = 0; v < reached.length; v++) {
    const before = parent[v]!;
    const taken = before < 0 || game.infosets[game.infoset[before]!]!.player !== player;
    if (!alive[v] || (before >= 0 && !reached[before])) continue;
    if (!taken && at[game.infoset[before]!] !== action[v]) continue;
    reached[v] = 1;
    const set = game.infoset[v]!;
    if (set >= 0 && game.infosets[set]!.player === player && at[set]! < 0) return { reached, set };
  }
  return { reached, set: undefined };
}

/** By node, cells in which nobody rules it out. Strategies that do not are the same for all nodes with the same own moves before. */
function cellsThroughNodes(
  game: Game,
  { parent, action }: AliveTree,
  plans: readonly (readonly Plan[])[],
): (node: number) => number[] {
  let stride = 1;
  const through = plans.map((own, player) => {
    const step = stride;
    stride *= own.length;
    const before = new Int32Array(game.end.length);
    const numbers = new Map<string, number>();
    for (let v = 1; v < before.length; v++) {
      const above = parent[v]!;
      const set = game.infoset[above]!;
      before[v] = before[above]!;
      if (game.infosets[set]!.player !== player) continue;
      const key = `${before[above]} ${set} ${action[v]}`;
      if (!numbers.has(key)) numbers.set(key, numbers.size + 1);
      before[v] = numbers.get(key)!;
    }
    const known: number[][] = [];
    return (node: number): number[] => {
      known[before[node]!] ??= own.flatMap(({ reached }, k) => (reached[node] ? [k * step] : []));
      return known[before[node]!]!;
    };
  });
  return (node) => {
    return through.reduce((cells, own) => own(node).flatMap((more) => cells.map((cell) => cell + more)), [0]);
  };
}

/** What is done, set by set. */
function nameOf(game: Game, at: Int32Array): string {
  const actions = [...at].flatMap((a, set) => (a < 0 ? [] : [game.infosets[set]!.actions[a]!]));
  return actions.join(', ') || 'does not move';
}

/**
 * Behaviour that comes to the same as a profile of mixed strategies, with perfect recall (Kuhn 1953): at each set, how
 * often each action is taken by the strategies that do not rule the set out. Where none of these is played, the first
 * action.
 */
export function behaviourFrom(game: Game, { plans }: ReducedForm, profile: MixedProfile): Fraction[][] {
  const zero = new Fraction(0);
  return game.infosets.map(({ player, actions, chances }, set) => {
    if (chances) return [...chances];
    const taken = actions.map(() => zero);
    for (const [k, plan] of plans[player]!.entries()) {
      if (plan[set]! >= 0) taken[plan[set]!] = taken[plan[set]!]!.add(profile[player]![k]!);
    }
    const all = taken.reduce((sum, x) => sum.add(x), zero);
    return all.n === 0n ? taken.map((_, a) => new Fraction(a === 0 ? 1 : 0)) : taken.map((x) => x.div(all));
  });
}
