import type { Case } from '../../case/case.js';
import { checkPackage, checkTrades, checkWouldTake } from '../../settlement/check/index.js';
import { valuePairs } from '../../settlement/pairs.js';
import type { Check, Settlement, TooLarge } from '../../settlement/result.js';
import { settle } from '../../settlement/settle.js';
import { trades } from '../../settlement/trades.js';
import { wouldTake } from '../../settlement/wouldTake.js';
import type { Budget } from '../../shared/budget.js';
import { caseHead } from '../caseHead.js';
import { groundTexts } from '../evidence/groundTexts.js';
import type { Assessment, Finding } from '../finding.js';
import { count } from '../text.js';
import { answer } from './answer.js';
import { certificate } from './certify.js';
import { adopters, type Context, checkOf, type Shown } from './context.js';
import { carriesFinding, conflictsFinding, correctionsFinding } from './corrections.js';
import { countsFinding, twoLevelFinding } from './counts.js';
import { explain } from './explain.js';
import { headPackage, isStatusQuo } from './headPackage.js';
import { issueFinding } from './issues.js';
import { tradesFinding, wouldTakeFinding } from './moves.js';
import { proof } from './proof.js';
import { scatterFinding } from './scatter.js';
import { showFound, showNamed } from './shown.js';
import { frontierFinding, solutionsFinding } from './solutions.js';
import { type CaseSpace, caseSpace, packageOptions } from './space.js';
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
  counts: Settlement['counts'];
  /** Set where a limit ended some of the work: what was not done. */
  partial?: string;
}

/** Points of a scatter beyond which it is thinned. */
const CLOUD = 1500;

/** Everything that this lens finds about a case. @param over The space of the case, durability counted where it is. */
export async function assessSettlement(
  c: Case,
  version: string,
  budget: Budget,
  over: CaseSpace = caseSpace(c),
): Promise<Assessed | TooLarge> {
  const context: Context = { c, grounds: groundTexts(c), ...over };
  const { space, signatories } = context;
  const settlement = await settle(space, {}, budget);
  if (settlement.kind === 'too-large') return settlement;
  const limits = limitsOf(settlement);

  const packages: Shown[] = [];
  for (const named of c.packages) {
    const shown = await showNamed(context, named, budget);
    if (shown) packages.push(shown);
    else if (!budget.stopped) limits.push(`no package that keeps the rules completes ${named.id}`);
  }
  const found = showFound(context, settlement, packages);
  if (found) packages.push(found);
  const head = headPackage(c, packages);

  const checks: Check[] = [...settlement.checks];
  const keep = (check: Check): Check => {
    checks.push(check);
    return check;
  };
  const own = new Map(packages.map((p) => [p, [keep(checkPackage(space, p.explained))]]));
  for (const [shown, list] of own) if (shown.completion) list.push(keep(shown.completion));
  const everyPackage = certificate([...own.values()].flat());
  const counts = checkOf(checks, 'checkCounts');
  const whole = certificate([...(head ? own.get(head)! : []), counts, ...(found ? own.get(found)! : [])]);

  const findings: Finding[] = [
    answer(context, settlement, head, found, whole),
    whoSigns(context, packages, everyPackage),
    countsFinding(context, settlement),
    correctionsFinding(context, settlement),
    ...conflictsFinding(context, settlement),
    ...carriesFinding(context, settlement),
  ];
  const inOrder = head ? [head, ...packages.filter((p) => p !== head)] : packages;
  for (const shown of inOrder.filter((p) => !p.found && !isStatusQuo(c, p.id))) {
    for (const party of refusing(context, shown)) {
      const result = await wouldTake(space, shown.explained.package, party, budget);
      if (result.partial) {
        if (!settlement.partial)
          limits.push(
            `the search for what would win ${context.actors[party]!.name} for ${shown.name} ${result.partial}`,
          );
        findings.push(wouldTakeFinding(context, shown, result, 'not proven'));
      } else {
        const check = keep(await checkWouldTake(space, shown.explained.package, result, budget));
        findings.push(wouldTakeFinding(context, shown, result, certificate([check])));
      }
    }
  }
  for (const shown of inOrder) {
    const result = await trades(space, shown.explained.package, budget);
    // That there is none is worth saying of the package that the answer speaks of; elsewhere it would only fill pages.
    if (result.trades.length === 0 && (shown !== head || result.partial)) continue;
    const check = result.partial ? undefined : keep(await checkTrades(space, shown.explained.package, result, budget));
    findings.push(tradesFinding(context, shown, result.trades, certificate([check])));
  }
  findings.push(...twoLevelFinding(context, settlement));
  findings.push(solutionsFinding(context, settlement, head, packages), frontierFinding(context, settlement));
  for (const shown of packages) findings.push(explain(context, shown, certificate(own.get(shown)!)));
  const time = await timeFinding(context, settlement, packages, head, budget);
  findings.push(...time.findings);
  checks.push(...time.checks);
  const pairs = signatories.flatMap((x, i) => signatories.slice(i + 1).map((y) => [x, y] as const));
  for (const [n, pair] of (await valuePairs(space, pairs, CLOUD, budget)).entries()) {
    findings.push(scatterFinding(context, pair, pairs[n]!, packages));
  }
  findings.push(issueFinding(c), proof(checks));

  if (budget.stopped && !settlement.partial) limits.push(`the rest was left out: ${STOPPED[budget.stopped]}`);
  const partial = limits.length > 0 ? limits.join('; ') : undefined;
  return {
    kind: 'assessed',
    context,
    packages,
    counts: settlement.counts,
    ...(head && { head: head.id }),
    ...(partial && { partial }),
    assessment: {
      abide: version,
      language: 1,
      ...(partial && { partial }),
      case: await caseHead(c),
      basis: BASIS,
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
      // Records of past cases are explained there, too: they are not what the numbers rest on.
      grounds: { ...context.grounds },
    },
  };
}

/** Who has to be won for a package: those whose consent a signature takes; where it is signed, ratifiers it needs. */
function refusing(context: Context, { explained }: Shown): number[] {
  if (!explained.signable) return adopters(context).filter((p) => !explained.standings[p]!.accepts);
  return explained.standings.flatMap((s) =>
    context.actors[s.party]!.role === 'ratifier' && s.needed && !s.accepts ? [s.party] : [],
  );
}

const STOPPED = { time: 'the time limit was reached', cancelled: 'the work was cancelled' };

function limitsOf({ partial, whyNoDeal }: Settlement): string[] {
  if (partial) {
    const looked = `${count(partial.looked)} packages out of at most ${count(partial.tuples)} were looked at`;
    return [`${STOPPED[partial.stopped]}: ${looked}, and everything below speaks of those alone`];
  }
  return whyNoDeal.partial ? [`what would open agreement: ${whyNoDeal.partial}`] : [];
}

/** How uncertain numbers were used: said once in every view. */
const BASIS = 'Point answers: each range is used at its median.';

/** Of the text of the case, of what it extends and of changes on the command line. */
