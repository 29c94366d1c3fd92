import type { Case } from '../case/index.js';
import { records } from '../evidence/index.js';
import { explainPackage } from '../settlement/evaluate.js';
import type { TooLarge } from '../settlement/result.js';
import { settle } from '../settlement/settle.js';
import type { Budget } from '../shared/budget.js';
import { evidenceFindings } from './evidence/evidenceFindings.js';
import { explainRecords } from './evidence/recordGrounds.js';
import type { Finding } from './finding.js';
import { assessGuarantee, type GuaranteeResult, guaranteeFindings } from './guarantee/assess.js';
import { asCheck } from './guarantee/certificate.js';
import { type Coupled, coupledSpace } from './guarantee/couple.js';
import { durabilityLimit } from './guarantee/findings/limit.js';
import { assessOffers, type OfferAnswers, offerFindings, offerProof } from './offer/assess.js';
import { type Assessed, assessSettlement } from './settlement/assess.js';
import { proof } from './settlement/proof.js';
import { type CaseSpace, caseSpace } from './settlement/space.js';

/**
 * How much is asked beyond what packages are worth: nothing; the offers; the games too, as far as a screen holds; or all,
 * with the levers and the pictures, which take some eighty games more.
 */
export type Depth = 'worth' | 'offers' | 'screen' | 'all';

/** The deal space that an assessment is made from. */
export interface CountedSpace {
  over: CaseSpace;
  /** False where the case has a guarantee part and how long packages hold could not be counted in what they are worth. */
  durability: boolean;
}

export interface AssessedCase extends Assessed {
  guarantee?: GuaranteeResult;
  offers?: OfferAnswers[];
}

/**
 * Everything that is found about a case: who signs, valued by how long it lasts; whether it will hold; what the deadline
 * of an offer does.
 *
 * @param onSpace Called once packages have their worth, long before all is found.
 */
export async function assess(
  c: Case,
  version: string,
  budget: Budget,
  depth: Depth = 'all',
  onSpace?: (counted: CountedSpace) => void,
): Promise<AssessedCase | TooLarge> {
  const made = await coupledSpace(c, budget);
  const coupled = made && 'space' in made ? made : undefined;
  onSpace?.({ over: coupled?.space ?? caseSpace(c), durability: made === undefined || coupled !== undefined });
  const assessed: AssessedCase | TooLarge = await assessSettlement(c, version, budget, coupled?.space);
  if (assessed.kind !== 'assessed') return assessed;
  const { assessment } = assessed;
  const known = records();
  assessment.findings.push(...evidenceFindings(c, known));
  explainRecords(assessment.grounds, assessment.findings, known);
  if (made && 'tooMany' in made) assessment.findings.push(durabilityLimit(c, made.tooMany));
  if (made && 'unfinished' in made) {
    assessed.partial = ['durability is not counted in any number below', assessed.partial].filter(Boolean).join('; ');
    assessment.partial = assessed.partial;
  }
  if (depth === 'worth' || budget.stopped) return assessed;
  const found: Finding[] = [];
  const proofs: Finding[] = [];
  if (coupled && depth !== 'offers') {
    const guarantee = await playGames(coupled, assessed, depth, budget);
    if (guarantee) {
      found.push(
        ...guaranteeFindings(assessed.context, guarantee, await certainly(coupled, assessed, budget), assessed.counts),
      );
      proofs.push(gamesProof(guarantee));
      assessed.guarantee = guarantee;
    }
  }
  assessed.offers = assessOffers(assessed.context, assessed.packages, coupled);
  found.push(...assessed.offers.flatMap(offerFindings));
  proofs.push(...assessed.offers.map(offerProof));
  const [answer, ...others] = assessment.findings;
  assessment.findings = [...(answer ? [answer] : []), ...found, ...others, ...proofs];
  explainRecords(assessment.grounds, found, known);
  return assessed;
}

/** The games of the packages that the answers show; a status quo has none. */
async function playGames(coupled: Coupled, assessed: Assessed, depth: 'screen' | 'all', budget: Budget) {
  const { context, packages } = assessed;
  const head = packages.find((p) => p.id === assessed.head);
  const { durability, structures } = coupled;
  return assessGuarantee(context, asked(assessed), head, durability, structures, depth, budget);
}

function asked({ context: { c }, packages }: Assessed) {
  const statusQuos = new Set(
    c.parties.flatMap(({ noDeal }) => (noDeal?.now.kind === 'package' ? [noDeal.now.package] : [])),
  );
  return packages.filter((p) => !statusQuos.has(p.id));
}

function gamesProof(guarantee: GuaranteeResult): Finding {
  const checks = guarantee.profiles.flatMap(({ packages: [first], checks, worthCheck }) => [
    ...checks.map((check) => asCheck(check, first!.name)),
    { ...worthCheck, kind: `${first!.name}: ${worthCheck.kind}` },
  ]);
  return { ...proof(checks), id: 'guarantee/proof', lens: 'guarantee', question: 'How were the games checked?' };
}

/** What could be signed if peace were certain. */
async function certainly({ certain }: Coupled, assessed: Assessed, budget: Budget) {
  const settled = await settle(certain.space, { check: false }, budget);
  const { signable, ratifiable } = settled.kind === 'settlement' ? settled.counts : { signable: 0, ratifiable: 0 };
  const each = asked(assessed).map((p): [string, boolean] => [
    p.id,
    explainPackage(certain.space, p.explained.package).signable,
  ]);
  return { signable, ratifiable, packages: new Map(each) };
}
