import { checkAssessment, checkCommitment } from '../../game/check/index.js';
import { type CommitmentSolution, toExtensive } from '../../game/index.js';
import type { Check } from '../../settlement/result.js';
import type { Certificate } from '../finding.js';
import { certificate } from '../settlement/certify.js';
import { count, counted } from '../text.js';
import type { OfferResult } from './solveOffer.js';

/** Most nodes of a tree that is laid out to be checked node by node. */
const NODES = 20_000;

export interface OfferChecks {
  list: Check[];
  /** Of the game as the case has it; of all games that were solved for it. */
  own: Certificate | 'not proven';
  all: Certificate | 'not proven';
}

/** Looks again at every game that was solved for an offer, by other code. */
export function certificateOf(result: OfferResult): OfferChecks {
  const { offer, solution, reference, extension, voiceless, answeredLate, expiries } = result;
  const tree = asSequential(offer.name, solution);
  const own = [asEquilibrium(offer.name, solution), ...(tree ? [tree] : [])];
  const others = [
    asEquilibrium(`${offer.name}, known to stay open`, reference.solution),
    asEquilibrium(`${offer.name}, once the sponsor has backed down`, extension.solution),
    asEquilibrium(`${offer.name}, without counters`, voiceless),
    asEquilibrium(`${offer.name}, counters answered later`, answeredLate),
    ...expiries.tried.map((e) =>
      asEquilibrium(`${offer.name}, with ${counted(e.periods, 'period')} to its last day`, e.solution),
    ),
  ];
  const list = [...own, ...others];
  return { list, own: certificate(own), all: certificate(list) };
}

/** From the definition, for every belief. */
function asEquilibrium(name: string, solution: CommitmentSolution): Check {
  const { holds, faults } = checkCommitment(solution.game, solution);
  return {
    kind: `${name}: nobody gains by doing otherwise, in any period and at any belief, and beliefs follow by Bayes' rule`,
    checkedBy: 'checkCommitment',
    holds,
    whole: true,
    extent: counted(solution.layers.length, 'period'),
    ...(faults[0] && { problem: faults[0].message }),
  };
}

/** The tree laid out in full, and the solution in it, node by node; nothing where it has too many. */
function asSequential(name: string, solution: CommitmentSolution): Check | undefined {
  const tree = toExtensive(solution, NODES);
  if ('nodes' in tree) return undefined;
  const { holds, faults, consistent } = checkAssessment(tree.game, tree.assessment);
  const open = !holds && faults.length === 0 && consistent === 'not decided';
  return {
    kind: `${name}: it is a sequential equilibrium of the whole tree`,
    checkedBy: 'checkAssessment',
    holds,
    whole: !open,
    extent: `${count(tree.game.end.length)} nodes`,
    ...(!holds && !open && { problem: faults[0]?.message ?? 'it is none' }),
  };
}
