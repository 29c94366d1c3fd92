import type { Case } from '../../../src/case/index.js';
import type { PackageByName } from '../../../src/lens/index.js';

/** What is answered besides a case's own packages as they are written. It may be of an earlier text of the case. */
export interface Besides {
  /** Packages that the case does not name: found ones, pinned ones, drafts. */
  packages: PackageByName[];
  /** The case's own as a closer look showed them, their open issues filled in. */
  completions: PackageByName[];
}

/** Those of them that stand beside this text: a completion of a package that has left the text does not. */
export function besidesOf({ packages }: Case, besides: Besides): PackageByName[] {
  const written = besides.completions.filter(({ id }) => packages.some((p) => p.id === id));
  // A pinned package may be one of the case: where a closer look has filled it in since, that counts.
  return [...written, ...besides.packages];
}
