import type { Budget } from '../../shared/budget.js';
import { commitmentFault } from '../check/commitmentStrategy.js';
import { correlatedFault } from '../check/correlated.js';
import { dominanceFault } from '../check/dominance.js';
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
    const best = await bestCorrelated(game, kind, budget);
    const limit = typeof best === 'string' ? best : unconfirmed(correlatedFault(game, best));
    if (typeof best === 'string' || limit) return { ...missed(limit!), correlated: found };
    found.push(best);
  }
  return { profiles: [], correlated: found, complete: true, methods: ['linear program'] };
}

/** What is best for each of two players to commit to, with a proof that was checked. */
export async function findCommitments(game: NormalGame, budget: Budget): Promise<Found> {
  const found: Commitment[] = [];
  for (const leader of [0, 1] as const) {
    const best = await bestCommitment(game, leader, budget);
    const limit = typeof best === 'string' ? best : unconfirmed(commitmentFault(game, best));
    if (typeof best === 'string' || limit) return { ...missed(limit!), commitments: found };
    found.push(best);
  }
  return { profiles: [], commitments: found, complete: true, methods: ['linear program'] };
}

/** Doubles may lead to a basis that is not quite the best one; then nothing is said. */
function unconfirmed(fault: string | undefined): string | undefined {
  return fault && `the check does not confirm what the linear program gives: ${fault}`;
}
