import type { Budget } from '../shared/budget.js';
import { compile } from './compile.js';
import { evaluate } from './evaluate.js';
import type { Change, Harm, Package, PackageExplained, Trade } from './result.js';
import type { DealSpace } from './space.js';
import { difference } from './wouldTake.js';

export interface Trades {
  trades: Trade[];
  /** Set where the budget ended the search: there may be more. */
  partial?: string;
}

/**
 * Trades from a package (logrolling: Raiffa 1982, ch. 10; Lax & Sebenius 1986, ch. 5): two changes of one option each,
 * on different issues. Each change alone gives a package that makes a signatory worse off or takes it across a hard
 * line that it did not cross before. Together they leave every signatory at least as well off and one better, and
 * nobody across a new line. In the order of the changes.
 */
export async function trades(space: DealSpace, of: Package, budget: Budget): Promise<Trades> {
  const compiled = compile(space);
  const { signatories, sizes } = compiled;
  const before = evaluate(compiled, of);
  const set = (...changes: Change[]): number[] => {
    const tuple = [...of];
    for (const { issue, to } of changes) tuple[issue] = to;
    return tuple;
  };
  const harmful: { change: Change; harm: Harm }[] = [];
  for (const [issue, from] of of.entries())
    for (let to = 0; to < sizes[issue]; to++) {
      if (to === from) continue;
      const after = evaluate(compiled, set({ issue, from, to }));
      const harm = harmOf(signatories, before, after);
      if (after.brokenRules.length === 0 && isHarmful(harm)) harmful.push({ change: { issue, from, to }, harm });
    }
  const found: Trade[] = [];
  for (const [i, first] of harmful.entries()) {
    if (!(await budget.goOn('trades', i, harmful.length)))
      return { trades: found, partial: 'ended before every pair of changes was looked at' };
    for (const second of harmful.slice(i + 1)) {
      if (second.change.issue === first.change.issue) continue;
      const after = evaluate(compiled, set(first.change, second.change));
      if (after.brokenRules.length > 0 || isHarmful(harmOf(signatories, before, after))) continue;
      const gains = signatories.map((p) => ({ party: p, by: difference(after.standings[p], before.standings[p]) }));
      if (!gains.some((gain) => gain.by > 0)) continue;
      found.push({
        changes: [first.change, second.change],
        package: after.package,
        gains,
        alone: [first.harm, second.harm],
        signable: after.signable,
      });
    }
  }
  return { trades: found };
}

function harmOf(signatories: readonly number[], before: PackageExplained, after: PackageExplained): Harm {
  const worse = signatories
    .map((p) => ({ party: p, by: difference(before.standings[p], after.standings[p]) }))
    .filter((loss) => loss.by > 0);
  const crosses = signatories.filter((p) =>
    after.standings[p].lines.some((line) => !before.standings[p].lines.includes(line)),
  );
  return { worse, crosses };
}

function isHarmful(harm: Harm): boolean {
  return harm.worse.length > 0 || harm.crosses.length > 0;
}
