import type { Case } from '../../case/index.js';
import type { Package, PackageExplained } from '../../settlement/result.js';
import { type CaseSpace, packageOptions } from '../settlement/space.js';
import type { Stakes } from './game.js';
import { lastingWorth } from './inputs.js';
import { givenOptions } from './margins.js';

/** What a package puts at stake for everybody who has futures: its worth in peace, and of that what outlives a war. */
export function stakesOf(c: Case, space: CaseSpace, explained: PackageExplained): Stakes {
  const part = c.guarantee!;
  const options = packageOptions(c, explained.package as Package);
  const given = part.futuresGiven === undefined ? undefined : givenOptions(c, part.futuresGiven);
  const settlement: Stakes['settlement'] = {};
  for (const id of Object.keys(part.futures)) {
    const values = c.parties.find((p) => p.id === id)?.values;
    const standing = explained.standings.find((s) => space.actors[s.party]!.id === id);
    settlement[id] = {
      peace: standing ? peaceWorth(standing) : 0,
      lasting: lastingWorth(c, values, options) - (given ? lastingWorth(c, values, given) : 0),
    };
  }
  return { settlement };
}

/** Worth of a package while peace lasts: issues and terms, without what lack of durability costs. */
export function peaceWorth(standing: PackageExplained['standings'][number]): number {
  const issues = standing.issues.reduce((sum, x) => sum + x, 0);
  return issues + standing.terms.reduce((sum, term) => sum + term.points, 0);
}
