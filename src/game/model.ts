import type Fraction from 'fraction.js';

/**
 * A finite game in extensive form, with exact numbers. Nodes are numbered in preorder: the root is 0, and the subtree
 * of `v` is the run `v … end[v] − 1`. So the first child of `v` is `v + 1`, the next sibling of a node `c` is `end[c]`,
 * and `v` is terminal where `end[v] === v + 1`.
 */
export interface Game {
  title: string;
  comment: string;
  players: readonly string[];
  infosets: readonly Infoset[];
  /** What is paid, to each player in the order of `players`; several nodes may share one. */
  outcomes: readonly Outcome[];
  /** Per node: one past the last node of its subtree. */
  end: Int32Array;
  /** Per node: the information set it lies in, −1 for a terminal node. Children follow the order of its actions. */
  infoset: Int32Array;
  /** Per node: what is paid when play passes it, −1 for nothing. Payoffs add up along the path. */
  outcome: Int32Array;
  /** Per node: a label to show, never a key; left out where no node has one. */
  labels?: readonly string[];
}

/** Nodes that whoever moves cannot tell apart, with the actions that all of them have. */
export interface Infoset {
  /** Index of the player who moves, −1 for chance. */
  player: number;
  /** To show, never a key: two sets may have the same. */
  label: string;
  actions: readonly string[];
  /** Chance only: the chance of each action, in 0 … 1; they sum to exactly 1. */
  chances?: readonly Fraction[];
}

export interface Outcome {
  label: string;
  payoffs: readonly Fraction[];
}

/** How everybody plays: for each information set a chance for each action, summing to 1. Chance's own are its chances. */
export type Behaviour = readonly (readonly Fraction[])[];

/** What whoever moves believes: for each information set a chance for each of its nodes, in preorder, summing to 1. */
export type Beliefs = readonly (readonly Fraction[])[];

/** A profile together with the beliefs that it is judged by (Kreps and Wilson 1982). */
export interface Assessment {
  behaviour: Behaviour;
  beliefs: Beliefs;
}

/** Children of a node, in the order of the actions. */
export function* children(game: Pick<Game, 'end'>, node: number): Generator<number> {
  for (let child = node + 1; child < game.end[node]!; child = game.end[child]!) yield child;
}

/** Nodes of each information set, in preorder. */
export function members(game: Pick<Game, 'infoset' | 'infosets'>): number[][] {
  const nodes: number[][] = game.infosets.map(() => []);
  for (let v = 0; v < game.infoset.length; v++) if (game.infoset[v]! >= 0) nodes[game.infoset[v]!]!.push(v);
  return nodes;
}
