import type { Case } from '../../case/index.js';
import type { CaseSpace } from '../settlement/space.js';
import { chosenOf, type PackageByName } from '../worlds/answerAtMedians.js';
import { type InWorld, WorldAnswers } from '../worlds/answers.js';
import type { KeptFor } from '../worlds/gamesOfEdits.js';

/**
 * What packages are worth to every actor at the medians, to the bit as `answerAtMedians` counts it: with how long each
 * holds, and with what a status quo is worth given how long it lasts.
 *
 * @param known Packages of the case, whole; those that are somebody's status quo are taken from here.
 * @returns Those of `packages` whose options the case has, in their order.
 */
export function standingsAtMedians(
  c: Case,
  packages: readonly PackageByName[],
  known: readonly PackageByName[],
  games: KeptFor,
): { certain: CaseSpace; standing: InWorld[] } {
  const asked = chosenOf(c, packages);
  const statusQuos = c.parties.flatMap(({ noDeal }) => (noDeal?.now.kind === 'package' ? [noDeal.now.package] : []));
  const beside = chosenOf(
    c,
    known.filter(({ id }) => statusQuos.includes(id) && !asked.some((p) => p.id === id)),
  );
  const { certain, standing } = new WorldAnswers(c, [...asked, ...beside], games.of(c)).standings(c);
  return { certain, standing: standing.slice(0, asked.length) };
}
