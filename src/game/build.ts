import Fraction from 'fraction.js';
import type { Game, Infoset, Outcome } from './model.js';

/** A number to be read exactly: `'1/3'` and `'0.1'` as they stand, a JavaScript number by its shortest decimal form. */
export type Exact = Fraction | number | bigint | string;

/** A game as a tree of plain objects: what code and tests write. */
export interface Tree {
  label?: string;
  /** Paid when play passes this node; to each player. */
  payoffs?: readonly Exact[];
  /** Who moves: a name of `players`, or `chance`. Left out: the end. */
  moves?: string;
  /** Key of the information set, the same for all nodes that the player cannot tell apart; left out: a set of its own. */
  infoset?: string;
  /** Label of each action, its chance where chance moves, and what follows. */
  actions?: readonly { label: string; chance?: Exact; then: Tree }[];
}

/** Reads a number exactly: 0.1 is one tenth. */
export function exact(x: Exact): Fraction {
  return x instanceof Fraction ? x : new Fraction(typeof x === 'number' ? String(x) : x);
}

/**
 * Lays a tree out as a {@link Game}. Throws a `RangeError` where the tree is no game: a player who is not named, sets
 * whose nodes differ in player or actions, chances that do not sum to exactly 1, a wrong number of payoffs.
 */
export function buildGame(title: string, players: readonly string[], root: Tree): Game {
  const infosets: Infoset[] = [];
  const outcomes: Outcome[] = [];
  const end: number[] = [];
  const infoset: number[] = [];
  const outcome: number[] = [];
  const labels: string[] = [];
  const byKey = new Map<string, number>();

  const setOf = (tree: Tree): number => {
    const actions = tree.actions ?? [];
    if (actions.length === 0) {
      if (tree.moves !== undefined) throw new RangeError(`${tree.moves} moves and has no action`);
      return -1;
    }
    const labelled = actions.map((a) => a.label);
    if (tree.moves === 'chance') {
      const chances = actions.map((a) => exact(a.chance ?? 0));
      const sum = chances.reduce((s, c) => s.add(c), new Fraction(0));
      if (!sum.equals(1) || chances.some((c) => c.compare(0) < 0)) {
        throw new RangeError(`chances sum to ${sum.toFraction()}, or one is negative`);
      }
      return infosets.push({ player: -1, label: tree.infoset ?? '', actions: labelled, chances }) - 1;
    }
    const player = players.indexOf(tree.moves ?? '');
    if (player < 0) throw new RangeError(`no player ${tree.moves}`);
    const known = tree.infoset === undefined ? undefined : byKey.get(`${player} ${tree.infoset}`);
    if (known === undefined) {
      const id = infosets.push({ player, label: tree.infoset ?? '', actions: labelled }) - 1;
      if (tree.infoset !== undefined) byKey.set(`${player} ${tree.infoset}`, id);
      return id;
    }
    if (infosets[known]!.actions.join('\n') !== labelled.join('\n')) {
      throw new RangeError(`nodes of ${tree.infoset} have different actions`);
    }
    return known;
  };

  // An own stack: a game may be deeper than the call stack.
  const stack: (Tree | { close: number })[] = [root];
  while (stack.length > 0) {
    const top = stack.pop()!;
    if ('close' in top) {
      end[top.close] = end.length;
      continue;
    }
    const node = end.push(0) - 1;
    infoset.push(setOf(top));
    if (top.payoffs && top.payoffs.length !== players.length)
      throw new RangeError('a payoff for each player is wanted');
    outcome.push(top.payoffs ? outcomes.push({ label: '', payoffs: top.payoffs.map(exact) }) - 1 : -1);
    labels.push(top.label ?? '');
    stack.push({ close: node });
    for (const action of [...(top.actions ?? [])].reverse()) stack.push(action.then);
  }
  return {
    title,
    comment: '',
    players,
    infosets,
    outcomes,
    end: Int32Array.from(end),
    infoset: Int32Array.from(infoset),
    outcome: Int32Array.from(outcome),
    ...(labels.some((l) => l !== '') && { labels }),
  };
}
