import type { Assessment, Game } from '../model.js';
import { demandsOf } from './demands.js';
import type { Fault } from './fault.js';
import { nameOf } from './names.js';
import { type Contradiction, findOrders, MAX_DEMANDS, MAX_PIVOTS } from './orders.js';
import type { Paths } from './paths.js';
import { findWeights, MAX_BITS, MAX_ROOT } from './weights.js';
import { type Witness, witnessOf } from './witness.js';

export interface Consistency {
  /** Of the beliefs at sets that are not reached; what Bayes' rule asks where they are is another check. */
  consistent: boolean | 'not decided';
  faults: Fault[];
  /** Of a consistent assessment. */
  witness?: Witness;
  /** Why no trembles give the beliefs, where it takes several sets to see it. */
  contradiction?: Contradiction;
}

/**
 * Consistency off the path (Kreps and Wilson 1982): whether the assessment is a limit of totally mixed behaviour with
 * Bayes' rule. It is exactly if trembles have positive integer orders and positive weights such that in each set the
 * nodes believed in are those of least order, in proportion to the products of weights and known chances (Kreps and
 * Wilson 1982, lemmas A1 and A2; Streufert 2012 for a gap in their proof; Perea, Jansen and Peters 1997). Orders and
 * weights do not depend on each other. All demands on them are met together or some contradict each other.
 */
export function decideConsistency(game: Game, assessment: Assessment, paths: Paths): Consistency {
  const { demands, faults } = demandsOf(game, assessment.beliefs, paths);
  if (faults.length > 0) return { consistent: false, faults };
  const orders = findOrders(paths.trembles.length, demands);
  if (orders && 'contradiction' in orders) return refuted(game, orders.contradiction, 'orders');
  const weights = findWeights(paths.trembles.length, demands);
  if (weights && 'contradiction' in weights) return refuted(game, weights.contradiction, 'weights');
  if (!orders || !weights) return { consistent: 'not decided', faults: [undecided(demands.length)] };
  const witness = witnessOf(game, paths, orders.orders, weights.weights, weights.root);
  return { consistent: true, faults, witness };
}

function refuted(game: Game, contradiction: Contradiction, what: 'orders' | 'weights'): Consistency {
  const sets = [...new Set(contradiction.map(({ demand }) => demand.infoset))].sort((a, b) => a - b);
  const reason =
    what === 'orders'
      ? 'which nodes are believed in and which are not asks for orders of chance that contradict each other'
      : 'the ratios of the beliefs ask for weights whose products contradict each other';
  const at = sets.slice(0, 5).map((h) => nameOf(game, h));
  const more = sets.length > 5 ? ` and ${sets.length - 5} more` : '';
  const message = `No chances of trembles, however small, give the beliefs at ${at.join(', ')}${more}: ${reason}.`;
  return { consistent: false, contradiction, faults: [{ what: 'consistency', infoset: sets[0]!, message }] };
}

/** A limit that is reached is said, with what it is a limit of. */
function undecided(demands: number): Fault {
  const message = `Consistency is not decided: ${demands} different demands on trembles; the limits are ${MAX_DEMANDS} demands, ${MAX_PIVOTS} pivots, roots of order ${MAX_ROOT} and powers of ${MAX_BITS} bits.`;
  return { what: 'consistency', infoset: -1, message };
}
