import type { Case } from '../../../src/case/index.js';
import type { MedianAnswers, PackageByName } from '../../../src/lens/index.js';
import type { Bands } from './protocol.js';

/**
 * Ranges that belong to the answers at the medians: those of a package that was drawn with other options than it is
 * answered with are left out, as are those of an offer of such a package.
 *
 * @param drawn Packages that the ranges are of.
 * @param c The case that is answered: it says what an offer is about.
 */
export function rangesOfSame(
  ranges: Bands['of'],
  drawn: readonly PackageByName[],
  { packages, list }: Pick<MedianAnswers, 'packages' | 'list'>,
  { offers }: Pick<Case, 'offers'>,
): Bands['of'] {
  const optionsOf = (p: PackageByName | undefined) => p && JSON.stringify(Object.entries(p.options).sort());
  const others = new Set(
    packages.flatMap((p) => (optionsOf(drawn.find(({ id }) => id === p.id)) === optionsOf(p) ? [] : [p.id])),
  );
  const left = new Set(
    list.flatMap((answer) => {
      const counters = offers.find(({ id }) => id === answer.offer)?.counters ?? [];
      return [answer.package, ...counters].some((id) => id !== undefined && others.has(id)) ? [answer.id] : [];
    }),
  );
  return Object.fromEntries(Object.entries(ranges).filter(([answer]) => !left.has(answer)));
}
