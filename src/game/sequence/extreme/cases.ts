import type { PositiveSum } from './face.js';

/**
 * A proof, by cases, that a list of equilibria in sequence form has all extreme ones. Each non-empty sequence has two
 * variables: number 2i is its share in the realisation plan, 2i + 1 its loss against the other's plan. Sequences are numbered
 * 0, 1, … without the empty ones: the first player's, then the second's, by information sets in the order in which these
 * come first in the tree, and by actions.
 *
 * A case is what is known of an equilibrium so far. Share and loss of a sequence are not both above 0; and where a share is
 * 0, so are those of all sequences that begin with it. At the start only this is known: where chance lets nobody come, the
 * first action of a set has all of the share.
 */
export type Cases =
  /** Either the variable is 0 in the equilibrium, or it is above 0. */
  | { variable: number; zero: Cases; positive: Cases }
  /**
   * There is none: for shares of player `side` and losses of the other, with what is 0 in this case, variables from 0
   * upwards have a sum below 0; or a sum of 0, and one of them is above 0 in this case.
   */
  | { none: PositiveSum; side: 0 | 1 }
  /** There is none: the other of player `side` loses by each action at a set, numbered from 0 among its own. */
  | { losesAnyway: number; side: 0 | 1 }
  /** None is extreme: all that there is to be known of the plan of player `side` is known, and others are as good. */
  | { notExtreme: true; side: 0 | 1 }
  /** One: both plans are known. Its number in the list. */
  | { found: number }
  /** Not looked at. */
  | { open: true };
