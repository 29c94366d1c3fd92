import type { Case } from '../../case/index.js';
import { checkWouldTake } from '../../settlement/check/index.js';
import { explainPackage } from '../../settlement/evaluate.js';
import { wouldTake } from '../../settlement/wouldTake.js';
import type { Budget } from '../../shared/budget.js';
import { groundTexts } from '../evidence/groundTexts.js';
import type { Finding } from '../finding.js';
import { certificate } from '../settlement/certify.js';
import type { Shown } from '../settlement/context.js';
import { wouldTakeFinding } from '../settlement/moves.js';
import { type CaseSpace, packageOptions } from '../settlement/space.js';
import { chosenOf, type PackageByName } from '../worlds/answerAtMedians.js';
import type { Options } from './withOption.js';

/** What would win a party for a package, and the packages that these changes make. */
export interface WaysToWin {
  /** The sentence, the cost to the others, and the check that nothing smaller does it. */
  finding: Finding;
  /** Options of the package of each row of the finding's table. */
  ways: Options[];
  /** Whether the party accepts already, so that there is nothing to win. */
  accepts: boolean;
}

/**
 * The smallest changes to any package, a draft as well, that bring a party in and lose nobody who accepts.
 *
 * @param over The space of the case in which durability is counted, as an assessment has it.
 * @returns Nothing where the case has no such party, or the package an option that it has not.
 */
export async function waysToWin(
  c: Case,
  over: CaseSpace,
  of: PackageByName,
  party: string,
  budget: Budget,
): Promise<WaysToWin | undefined> {
  const [chosen] = chosenOf(c, [of]);
  const at = over.actors.findIndex(({ id }) => id === party);
  if (!chosen || at < 0) return undefined;
  const explained = explainPackage(over.space, chosen.options);
  const shown: Shown = { id: of.id, name: of.name, explained, found: of.found, grounds: [] };
  const result = await wouldTake(over.space, chosen.options, at, budget);
  const check = result.partial ? undefined : await checkWouldTake(over.space, chosen.options, result, budget);
  const context = { c, grounds: groundTexts(c), ...over };
  return {
    finding: wouldTakeFinding(context, shown, result, check ? certificate([check]) : 'not proven'),
    ways: result.ways.map((way) => packageOptions(c, way.package)),
    accepts: result.acceptsAlready,
  };
}
