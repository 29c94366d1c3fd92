import { checkAssessment } from '../../game/check/index.js';
import { type CommitmentSolution, toExtensive } from '../../game/index.js';
import type { Check } from '../../settlement/result.js';
import type { Certificate } from '../finding.js';
import { certificate } from '../settlement/certify.js';
import { count } from '../text.js';
import type { OfferResult } from './solveOffer.js';

/** Most nodes of a tree that is laid out to be checked node by node. */
const NODES = 20_000;

export interface OfferChecks {
  list: Check[];
  /** Of the game as the case has it; of all games that were solved for it. */
  own: Certificate | 'not proven';
  all: Certificate | 'not proven';
}

/** Looks again at every game that was solved for an offer. */
export function certificateOf(result: OfferResult): OfferChecks {
  const { offer, solution } = result;
  const own = [asSequential(offer.name, solution)];
  return { list: own, own: certificate(own), all: certificate(own) };
}

/** The tree laid out in full, and the solution in it: a sequential equilibrium at every history. */
function asSequential(name: string, solution: CommitmentSolution): Check {
  const tree = toExtensive(solution, NODES);
  const claim = {
    kind: `${name}: what is done is a sequential equilibrium, at every history`,
    checkedBy: 'checkAssessment',
  };
  if ('nodes' in tree) {
    return { ...claim, holds: false, whole: false, extent: `a tree of ${count(tree.nodes)} nodes is not laid out` };
  }
  const { holds, faults, consistent } = checkAssessment(tree.game, tree.assessment);
  const extent = `${count(tree.game.end.length)} nodes`;
  if (holds) return { ...claim, holds, whole: true, extent };
  if (faults.length === 0 && consistent === 'not decided') return { ...claim, holds: false, whole: false, extent };
  return { ...claim, holds: false, whole: true, extent, problem: faults[0]?.message ?? 'it is none' };
}
