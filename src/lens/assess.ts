import type { Case } from '../case/index.js';
import { explainPackage } from '../settlement/evaluate.js';
import type { TooLarge } from '../settlement/result.js';
import { settle } from '../settlement/settle.js';
import type { Budget } from '../shared/budget.js';
import { assessGuarantee, type GuaranteeResult, guaranteeFindings } from './guarantee/assess.js';
import { asCheck } from './guarantee/certificate.js';
import { type Coupled, coupledSpace } from './guarantee/couple.js';
import { durabilityLimit } from './guarantee/findings/limit.js';
import { type Assessed, assessSettlement } from './settlement/assess.js';
import { proof } from './settlement/proof.js';

/**
 * How much is asked about the games: nothing beyond what packages are worth; what a screen holds; or all, with the
 * levers and the pictures, which take some eighty games more.
 */
export type Depth = 'worth' | 'screen' | 'all';

/** Everything that is found about a case: who signs, valued by how long it lasts, and whether it will hold. */
export async function assess(
  c: Case,
  version: string,
  budget: Budget,
  depth: Depth = 'all',
): Promise<(Assessed & { guarantee?: GuaranteeResult }) | TooLarge> {
  const coupled = await coupledSpace(c, budget);
  if (!coupled || !('space' in coupled)) {
    const assessed = await assessSettlement(c, version, budget);
    if (!coupled || assessed.kind !== 'assessed') return assessed;
    if ('tooMany' in coupled) {
      assessed.assessment.findings.push(durabilityLimit(c, coupled.tooMany));
      return assessed;
    }
    const partial = [`durability is not counted in any number below`, assessed.partial].filter(Boolean).join('; ');
    return { ...assessed, partial, assessment: { ...assessed.assessment, partial } };
  }
  const assessed = await assessSettlement(c, version, budget, coupled.space);
  if (depth === 'worth' || assessed.kind !== 'assessed' || budget.stopped) return assessed;
  const { context, packages, assessment } = assessed;
  const head = packages.find((p) => p.id === assessed.head);
  const statusQuos = new Set(
    c.parties.flatMap(({ noDeal }) => (noDeal?.now.kind === 'package' ? [noDeal.now.package] : [])),
  );
  const asked = packages.filter((p) => !statusQuos.has(p.id));
  const { durability, structures } = coupled;
  const guarantee = await assessGuarantee(context, asked, head, durability, structures, depth, budget);
  if (!guarantee) return assessed;
  const found = guaranteeFindings(context, guarantee, await certainly(coupled, asked, budget), assessed.counts);
  const checks = guarantee.profiles.flatMap(({ packages: [first], checks, worthCheck }) => [
    ...checks.map((check) => asCheck(check, first!.name)),
    { ...worthCheck, kind: `${first!.name}: ${worthCheck.kind}` },
  ]);
  const [answer, ...others] = assessment.findings;
  const findings = [
    ...(answer ? [answer] : []),
    ...found,
    ...others,
    { ...proof(checks), id: 'guarantee/proof', lens: 'guarantee' as const, question: 'How were the games checked?' },
  ];
  return { ...assessed, guarantee, assessment: { ...assessment, findings } };
}

/** What could be signed if peace were certain. */
async function certainly({ certain }: Coupled, packages: Assessed['packages'], budget: Budget) {
  const settled = await settle(certain.space, { check: false }, budget);
  const { signable, ratifiable } = settled.kind === 'settlement' ? settled.counts : { signable: 0, ratifiable: 0 };
  const each = packages.map((p): [string, boolean] => [
    p.id,
    explainPackage(certain.space, p.explained.package).signable,
  ]);
  return { signable, ratifiable, packages: new Map(each) };
}
