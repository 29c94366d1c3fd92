import type { Assessment, Game } from '../model.js';
import { decideConsistency } from './consistency.js';
import { distributionFaults } from './distributions.js';
import type { Fault } from './fault.js';
import type { Contradiction } from './orders.js';
import { followPaths } from './paths.js';
import { rationalityFaults } from './rationality.js';
import { bayesFaults } from './reached.js';
import { recallFaults } from './recall.js';
import { waysTo } from './ways.js';
import { provesConsistency, type Witness } from './witness.js';

export interface AssessmentCheck {
  /** All of the following was shown: the assessment is a sequential equilibrium. False where something was not decided. */
  holds: boolean;
  /** At every information set. False, as `bayes`, where a fault of recall, behaviour or beliefs keeps it from being looked at. */
  sequentiallyRational: boolean;
  /** Beliefs are by Bayes' rule at sets that are reached. */
  bayes: boolean;
  /** Kreps and Wilson's, all sets together; "not decided" beyond a limit, or where the assessment is not looked at. */
  consistent: boolean | 'not decided';
  faults: Fault[];
  /** Where consistent: trembles that show it. */
  witness?: Witness;
  /** Where not consistent and it takes several sets to see it: demands that contradict each other. */
  contradiction?: Contradiction;
}

/**
 * Whether an assessment is a sequential equilibrium (Kreps and Wilson 1982) of a game with perfect recall, in exact
 * arithmetic. Takes the game as well formed, and nothing else on trust. Beyond limits (`MAX_DEMANDS`, `MAX_PIVOTS`,
 * `MAX_ROOT`, `MAX_BITS`) consistency is not decided.
 */
export function checkAssessment(game: Game, assessment: Assessment): AssessmentCheck {
  const ways = waysTo(game);
  const unfit = [...recallFaults(game, ways), ...distributionFaults(game, assessment)];
  if (unfit.length > 0) {
    return { holds: false, sequentiallyRational: false, bayes: false, consistent: 'not decided', faults: unfit };
  }
  const irrational = rationalityFaults(game, assessment, ways);
  const paths = followPaths(game, assessment.behaviour, ways);
  const unlikely = bayesFaults(game, assessment.beliefs, paths);
  const { consistent, faults, witness, contradiction } = decideConsistency(game, assessment, paths);
  const bayes = unlikely.length === 0;
  if (bayes && witness && !provesConsistency(game, assessment, witness, ways)) {
    throw new Error('trembles that do not give the beliefs');
  }
  return {
    holds: irrational.length === 0 && bayes && consistent === true,
    sequentiallyRational: irrational.length === 0,
    bayes,
    consistent: bayes && consistent,
    faults: [...irrational, ...unlikely, ...faults],
    ...(bayes && witness && { witness }),
    ...(contradiction && { contradiction }),
  };
}
