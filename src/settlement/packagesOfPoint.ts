import type { Budget } from '../shared/budget.js';
import { compile, toGrid } from './compile.js';
import { packageOf } from './enumerate.js';
import { Patterns } from './patterns.js';
import type { Package } from './result.js';
import type { DealSpace } from './space.js';
import { eachBlock, factsOf } from './survey.js';

/**
 * All packages whose values to the signatories are these, in package order.
 *
 * @param among Which packages count: all, the signable, or the signable that every signatory accepts.
 * @param most Listing ends after so many.
 */
export async function packagesOfPoint(
  space: DealSpace,
  values: readonly number[],
  among: 'all' | 'signable' | 'candidates',
  budget: Budget,
  most = 10_000,
): Promise<{ packages: Package[]; partial?: string }> {
  const compiled = compile(space);
  const steps = values.map(toGrid);
  const packages: Package[] = [];
  let patterns: Patterns | undefined;
  const end = await eachBlock(compiled, budget, 'packages', (block) => {
    patterns ??= new Patterns(block.words);
    for (let j = 0; j < block.length && packages.length <= most; j++) {
      if (!compiled.signatories.every((p, k) => block.values[p][j] === steps[k])) continue;
      const facts = factsOf(compiled, patterns, patterns.add(block.marks, j * block.words));
      if (among === 'all' || (among === 'signable' ? facts.signable : facts.candidate))
        packages.push(packageOf(compiled.sizes, block.tuples[j]));
    }
  });
  if (packages.length > most)
    return { packages: packages.slice(0, most), partial: `only the first ${most} are listed` };
  return end ? { packages, partial: 'ended before all packages were looked at' } : { packages };
}
