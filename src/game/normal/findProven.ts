import type { Budget } from '../../shared/budget.js';
import { commitmentFault } from '../check/commitmentStrategy.js';
import { correlatedFault } from '../check/correlated.js';
import { dominanceFault } from '../check/dominance.js';
import { bestChances } from './bestChances.js';
import { bestChancesExactly } from './chancesExactly.js';
import { bestCorrelated, type Correlated } from './correlated.js';
import { iteratedDominance, MOST_PAYOFFS } from './dominance.js';
import type { NormalGame } from './model.js';
import { type Found, missed } from './results.js';
import { bestCommitment, type Commitment } from './stackelberg.js';

/** Iterated strict dominance with its proof, checked; throws where that does not hold. */
export async function findDominance(game: NormalGame, budget: Budget): Promise<Found> {
  const dominance = await iteratedDominance(game, budget);
  const fault = dominanceFault(game, dominance);
  if (fault !== undefined) throw new Error(`The proof of dominance is not confirmed: ${fault}.`);
  const found = { profiles: [], dominance, complete: dominance.open.length === 0, methods: ['linear program'] };
  if (found.complete) return found;
  if (budget.stopped) return { ...found, limit: 'the time is over' };
  return { ...found, limit: `a mixture that dominates is sought in tables of at most ${MOST_PAYOFFS} payoffs` };
}

/** The best correlated and the best coarse correlated equilibrium, each with a proof that was checked. */
export async function findCorrelated(game: NormalGame, budget: Budget): Promise<Found> {
  const found: Correlated[] = [];
  for (const kind of ['correlated', 'coarse correlated'] as const) {
    const best = await confirmed(
      (solve) => bestCorrelated(game, kind, budget, solve),
      (claimed) => correlatedFault(game, claimed),
      budget,
    );
    if (typeof best === 'string') return { ...missed(best), correlated: found };
    found.push(best);
  }
  return { profiles: [], correlated: found, complete: true, methods: ['linear program'] };
}

/** What is best for each of two players to commit to, with a proof that was checked. */
export async function findCommitments(game: NormalGame, budget: Budget): Promise<Found> {
  const found: Commitment[] = [];
  for (const leader of [0, 1] as const) {
    const best = await confirmed(
      (solve) => bestCommitment(game, leader, budget, solve),
      (claimed) => commitmentFault(game, claimed),
      budget,
    );
    if (typeof best === 'string') return { ...missed(best), commitments: found };
    found.push(best);
  }
  return { profiles: [], commitments: found, complete: true, methods: ['linear program'] };
}

/**
 * What stands its check. Doubles may lead to a basis that is not quite the best one, and whole numbers then go the whole way;
 * what these give throws where it does not stand the check. In words, which limit is met.
 */
async function confirmed<T>(
  make: (solve: typeof bestChances) => Promise<T | string>,
  fault: (claimed: T) => string | undefined,
  budget: Budget,
): Promise<T | string> {
  const first = await make(bestChances);
  if (typeof first !== 'string' && fault(first) === undefined) return first;
  if (budget.stopped) return 'the time is over';
  const exact = await make(bestChancesExactly);
  const wrong = typeof exact === 'string' ? undefined : fault(exact);
  if (wrong !== undefined)
    throw new Error(`What the linear program in whole numbers gives is not confirmed: ${wrong}.`);
  return exact;
}
