import type { Case } from '../../case/case.js';
import { checkPackage, checkTrades, checkWouldTake } from '../../settlement/check/index.js';
import { valuePairs } from '../../settlement/pairs.js';
import type { Check, TooLarge } from '../../settlement/result.js';
import { settle } from '../../settlement/settle.js';
import { trades } from '../../settlement/trades.js';
import { wouldTake } from '../../settlement/wouldTake.js';
import type { Budget } from '../../shared/budget.js';
import type { Assessment, Certificate, Finding } from '../finding.js';
import { answer } from './answer.js';
import { asCertificate } from './certify.js';
import type { Context, Shown } from './context.js';
import { carriesFinding, conflictsFinding, correctionsFinding } from './corrections.js';
import { countsFinding, twoLevelFinding } from './counts.js';
import { explain } from './explain.js';
import { groundFindings, groundTexts } from './grounds.js';
import { issueFinding } from './issues.js';
import { tradesFinding, wouldTakeFinding } from './moves.js';
import { proof } from './proof.js';
import { scatterFinding } from './scatter.js';
import { showFound, showNamed } from './shown.js';
import { frontierFinding, solutionsFinding } from './solutions.js';
import { caseSpace, packageOptions } from './space.js';
import { timeFinding } from './time.js';
import { whoSigns } from './whoSigns.js';

export interface Assessed {
  kind: 'assessed';
  /** The package that the answer speaks of first. */
  head?: string;
  assessment: Assessment;
  /** What stands behind the findings, for commands that ask on. */
  context: Context;
  packages: Shown[];
  /** Set where the budget ended the work; sentences then speak only of what was looked at. */
  partial?: string;
}

/** Points of a scatter beyond which it is thinned. */
const CLOUD = 1500;

/** How numbers were used and what is left out: said once in every view. */
function basis(c: Case): string {
  const medians = 'Ranges are used at their medians for now.';
  if (c.notComputed.length === 0) return medians;
  return `${medians} The worth of protection is not computed yet (${c.notComputed.slice(0, 2).join(', ')}${c.notComputed.length > 2 ? ', …' : ''}): a guarantee counts here for its standing and its cost only.`;
}

function isStatusQuo(c: Case, id: string): boolean {
  return c.parties.some(({ noDeal }) => noDeal?.now.kind === 'package' && noDeal.now.package === id);
}

/** Everything that this lens finds about a case. */
export async function assess(c: Case, version: string, budget: Budget): Promise<Assessed | TooLarge> {
  const context: Context = { c, grounds: groundTexts(c), ...caseSpace(c) };
  const { space, signatories } = context;
  const settlement = await settle(space, {}, budget);
  if (settlement.kind === 'too-large') return settlement;

  const packages: Shown[] = [];
  for (const named of c.packages) {
    const shown = await showNamed(context, named, budget);
    if (shown) packages.push(shown);
  }
  const found = showFound(context, settlement);
  if (found) packages.push(found);
  const head = packages.find((p) => !p.found && !isStatusQuo(c, p.id)) ?? packages.find((p) => !p.found);

  const checks: Check[] = [...settlement.checks];
  const prove = (check: Check): Certificate => {
    checks.push(check);
    return asCertificate(check);
  };
  const own = new Map(packages.map((p) => [p.id, prove(checkPackage(space, p.explained))]));
  const all = checks.filter((x) => x.checkedBy === 'checkPackage');
  const everyPackage: Certificate = {
    kind: 'value, margin, red lines and signature of every package shown',
    checkedBy: 'checkPackage',
    holds: all.every((x) => x.holds && x.whole),
    extent: `${all.length} packages`,
  };

  const findings: Finding[] = [
    answer(context, settlement, head, found, everyPackage),
    whoSigns(context, packages, everyPackage),
    countsFinding(context, settlement),
    correctionsFinding(context, settlement),
    ...conflictsFinding(context, settlement),
    carriesFinding(context, settlement),
  ];
  const inOrder = head ? [head, ...packages.filter((p) => p !== head)] : packages;
  for (const shown of inOrder.filter((p) => !p.found && !isStatusQuo(c, p.id))) {
    const refusing = shown.explained.standings.filter((s) => signatories.includes(s.party) && !s.accepts);
    for (const { party } of refusing) {
      const result = await wouldTake(space, shown.explained.package, party, budget);
      findings.push(
        wouldTakeFinding(
          context,
          shown,
          result,
          prove(await checkWouldTake(space, shown.explained.package, result, budget)),
        ),
      );
    }
  }
  for (const shown of inOrder) {
    const result = await trades(space, shown.explained.package, budget);
    const certificate = result.partial
      ? 'not proven'
      : prove(await checkTrades(space, shown.explained.package, result, budget));
    // That there is none is worth saying of the package that the answer speaks of; elsewhere it would only fill pages.
    if (shown === head || result.trades.length > 0) {
      findings.push(tradesFinding(context, shown, result.trades, certificate));
    }
  }
  findings.push(...twoLevelFinding(context, settlement));
  findings.push(solutionsFinding(context, settlement, head), frontierFinding(context, settlement));
  for (const shown of packages) findings.push(explain(context, shown, own.get(shown.id)!));
  const time = await timeFinding(context, packages, head, budget);
  findings.push(...time.findings);
  checks.push(...time.checks);
  const pairs = signatories.flatMap((x, i) => signatories.slice(i + 1).map((y) => [x, y] as const));
  for (const [n, pair] of (await valuePairs(space, pairs, CLOUD, budget)).entries()) {
    findings.push(scatterFinding(context, pair, pairs[n]!, packages));
  }
  findings.push(issueFinding(c), ...groundFindings(c), proof(checks));

  const stopped = budget.stopped;
  return {
    kind: 'assessed',
    context,
    packages,
    ...(head && { head: head.id }),
    ...(stopped && { partial: stopped === 'time' ? 'the time limit was reached' : 'the work was cancelled' }),
    assessment: {
      abide: version,
      language: 1,
      case: { id: c.id, title: c.title, asOf: c.asOf, hash: await hash(c) },
      basis: basis(c),
      parties: [
        ...c.parties.map(({ id, name, roles }) => ({ id, name, roles })),
        ...c.ratifiers.map(({ id, name }) => ({ id, name, roles: ['ratifier'] })),
      ],
      issues: c.issues.map(({ id, name, options }) => ({
        id,
        name,
        options: options.map((o) => ({ id: o.id, name: o.name })),
      })),
      packages: packages.map((p) => ({ id: p.id, name: p.name, options: packageOptions(c, p.explained.package) })),
      findings,
      grounds: context.grounds,
    },
  };

  async function hash({ files }: Case): Promise<string> {
    const bytes = new TextEncoder().encode(Object.values(files).join('\0'));
    const digest = new Uint8Array(await globalThis.crypto.subtle.digest('SHA-256', bytes));
    return [...digest.slice(0, 6)].map((b) => b.toString(16).padStart(2, '0')).join('');
  }
}
