import type { Case, Values } from '../../case/index.js';
import type { Package, PackageExplained } from '../../settlement/result.js';
import { type CaseSpace, packageOptions } from '../settlement/space.js';
import type { Stakes } from './game.js';
import { lastingWorth, type Options } from './inputs.js';
import { givenOptions } from './margins.js';

/** What a package puts at stake for everybody who has futures: its worth in peace, and of that what outlives a war. */
export function stakesOf(c: Case, space: CaseSpace, explained: PackageExplained): Stakes {
  const part = c.guarantee!;
  const options = packageOptions(c, explained.package as Package);
  const settlement: Stakes['settlement'] = {};
  for (const id of Object.keys(part.futures)) {
    const values = c.parties.find((p) => p.id === id)?.values;
    const standing = explained.standings.find((s) => space.actors[s.party]!.id === id);
    settlement[id] = {
      peace: standing ? peaceWorth(standing) : 0,
      lasting: lastingOf(c, values, options),
    };
  }
  return { settlement };
}

/** What outlives a renewed war at these values, beside what does under the package for which the futures are given. */
export function lastingOf(c: Case, values: Values | undefined, options: Options): number {
  const given = c.guarantee?.futuresGiven;
  return lastingWorth(c, values, options) - (given === undefined ? 0 : lastingWorth(c, values, givenOptions(c, given)));
}

/** Worth of a package while peace lasts: issues and terms, without what lack of durability costs. */
export function peaceWorth(standing: PackageExplained['standings'][number]): number {
  const issues = standing.issues.reduce((sum, x) => sum + x, 0);
  return issues + standing.terms.reduce((sum, term) => sum + term.points, 0);
}
