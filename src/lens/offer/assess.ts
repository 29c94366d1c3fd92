import type { Finding } from '../finding.js';
import type { Coupled } from '../guarantee/couple.js';
import type { Context, Shown } from '../settlement/context.js';
import { proof } from '../settlement/proof.js';
import { certificateOf } from './certificate.js';
import { type Agency, agencyFinding, agencyOf } from './findings/agency.js';
import { consentFinding } from './findings/consent.js';
import { deadlineFinding } from './findings/deadline.js';
import { effectFinding } from './findings/effect.js';
import { pathFinding } from './findings/path.js';
import { resolveFinding } from './findings/resolve.js';
import { robustFinding } from './findings/robust.js';
import { treeFinding } from './findings/tree.js';
import { type OfferResult, solveOffer } from './solveOffer.js';
import { worthWithout } from './withoutCommitments.js';

/** An offer with all that is said of it. */
export interface OfferAnswers extends OfferResult {
  agency: Agency;
  checks: ReturnType<typeof certificateOf>;
}

/**
 * Solves every offer of a case.
 * @param packages Those of the assessment, valued as it values them.
 * @param coupled Where durability is counted: the games that it comes from.
 */
export function assessOffers(
  context: Context,
  packages: readonly Shown[],
  coupled: Coupled | undefined,
): OfferAnswers[] {
  return context.c.offers.flatMap((offer) => {
    const result = solveOffer(context, offer, packages);
    if (!result) return [];
    const bare = coupled && worthWithout(context, coupled, result.offered.shown, offer.by, offer.to);
    return [{ ...result, agency: agencyOf(result, bare), checks: certificateOf(result) }];
  });
}

/** All findings about one offer, in reading order. */
export function offerFindings(answers: OfferAnswers): Finding[] {
  const { checks } = answers;
  return [
    deadlineFinding(answers, checks.own),
    effectFinding(answers, checks.all),
    consentFinding(answers),
    pathFinding(answers, checks.own),
    resolveFinding(answers, checks.own),
    agencyFinding(answers, answers.agency, answers.agency.dependence === null ? checks.all : 'not proven'),
    robustFinding(answers),
    treeFinding(answers, checks.own),
  ];
}

export function offerProof({ offer, checks }: OfferAnswers): Finding {
  return {
    ...proof(checks.list),
    id: `offer/proof/${offer.id}`,
    lens: 'offer',
    question: 'How was the offer checked?',
  };
}
