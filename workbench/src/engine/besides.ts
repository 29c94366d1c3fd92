import type { Case } from '../../../src/case/index.js';
import type { PackageByName } from '../../../src/lens/index.js';
import { issuesWithout, rulesBroken } from '../../../src/lens/packages/withOption.js';

/** What is answered besides a case's own packages as they are written. It may be of an earlier text of the case. */
export interface Besides {
  /** Packages that the case does not name: found ones, pinned ones, drafts. */
  packages: PackageByName[];
  /** The case's own as a closer look at some version of the text showed them, their open issues filled in. */
  completions: { version: number; list: PackageByName[] };
}

/**
 * Those of them that stand beside a version of the text. A completion of a package that has left it, or of which it allows
 * no more, does not; one of an earlier version stands for now.
 */
export function besidesOf(
  c: Case,
  version: number,
  { packages, completions }: Besides,
): (PackageByName & { forNow?: boolean })[] {
  const written = completions.list.filter(
    ({ id, options }) =>
      c.packages.some((p) => p.id === id) &&
      issuesWithout(c, options).length === 0 &&
      rulesBroken(c, options).length === 0,
  );
  // A pinned package may be one of the case: where a closer look has filled it in since, that counts.
  return [...written.map((p) => ({ ...p, forNow: completions.version !== version })), ...packages];
}
