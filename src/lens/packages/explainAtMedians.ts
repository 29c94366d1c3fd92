import type { Case } from '../../case/index.js';
import { groundTexts } from '../evidence/groundTexts.js';
import type { Assessment, Finding } from '../finding.js';
import { explainFor } from '../settlement/explainFor.js';
import type { PackageByName } from '../worlds/answerAtMedians.js';
import type { KeptFor } from '../worlds/gamesOfEdits.js';
import { standingsAtMedians } from './standingsAtMedians.js';

/**
 * What a package is worth to one party, term by term and with what each term rests on; the terms add up to the margin of
 * `answerAtMedians`. Nothing where the case has no such party, or the package an option that it has not.
 */
export function explainAtMedians(
  c: Case,
  of: PackageByName,
  party: string,
  known: readonly PackageByName[],
  games: KeptFor,
): { finding: Finding; grounds: Assessment['grounds'] } | undefined {
  const { certain, standing } = standingsAtMedians(c, [of], known, games);
  const [one] = standing;
  const at = certain.actors.findIndex(({ id }) => id === party);
  if (!one || at < 0) return undefined;
  const grounds = groundTexts(c);
  const finding = explainFor({ c, grounds, ...certain, space: one.space }, one.shown, at, 'not proven');
  return {
    finding,
    grounds: Object.fromEntries(finding.grounds.flatMap((key) => (grounds[key] ? [[key, grounds[key]]] : []))),
  };
}
