import type { Budget } from '../shared/budget.js';
import type { Compiled } from './compile.js';
import { issuesOf } from './formula.js';
import type { TooLarge } from './result.js';
import type { DealSpace } from './space.js';

/** Largest number of packages that is enumerated. */
export const PACKAGE_LIMIT = 10_000_000;
/** Option tuples are numbered in a double, which counts exactly up to here. */
const TUPLE_LIMIT = Number.MAX_SAFE_INTEGER;
/** Partial tuples that one enumeration may visit: what rules cut late is work without packages. */
export const VISIT_LIMIT = 200_000_000;
/** Partial tuples of one group of tied issues that counting ahead may visit. */
const COUNT_LIMIT = 50_000_000;
/** Groups with no more tuples than this are counted without a pause. */
const AT_ONCE = 65_536;

/**
 * Refuses a space that is too large to enumerate. The packages of a larger space are counted without listing them:
 * issues that no rule ties together are counted apart and multiplied.
 * @returns undefined where the space can be served, or where the budget ended the count.
 */
export async function refuseTooLarge(
  compiled: Compiled,
  budget: Budget,
  limit = PACKAGE_LIMIT,
): Promise<TooLarge | undefined> {
  const tuples = numberOfTuples(compiled);
  if (tuples <= BigInt(limit)) return undefined;
  let packages = compiled.space.rules.some((rule, r) => issuesOf(rule).length === 0 && !compiled.rules[r]([]))
    ? 0n
    : 1n;
  let counted = true;
  for (const group of tiedIssues(compiled.space)) {
    const n = await countGroup(compiled, group, budget);
    if (n === undefined) counted = false;
    else packages *= BigInt(n);
  }
  if (budget.stopped) return undefined;
  const refuse = (why: string): TooLarge => ({
    kind: 'too-large',
    tuples: String(tuples),
    ...(counted && { packages: String(packages) }),
    limit,
    why,
  });
  if (!counted)
    return refuse(`the packages that the rules leave cannot be counted within ${COUNT_LIMIT} partial packages`);
  if (packages > BigInt(limit)) return refuse(`${packages} packages are more than ${limit}`);
  if (tuples > BigInt(TUPLE_LIMIT)) return refuse(`${tuples} option tuples are more than ${TUPLE_LIMIT}`);
  return undefined;
}

function numberOfTuples({ sizes }: Compiled): bigint {
  return sizes.reduce((n, size) => n * BigInt(size), 1n);
}

/** The refusal for a space whose rules cut so late that listing its few packages visits too much. */
export function overrun(compiled: Compiled): TooLarge {
  return {
    kind: 'too-large',
    tuples: String(numberOfTuples(compiled)),
    limit: PACKAGE_LIMIT,
    why: `the search visited more than ${VISIT_LIMIT} partial packages, because its rules take effect late`,
  };
}

/** Groups of issues such that no rule names issues of two groups. */
function tiedIssues(space: DealSpace): number[][] {
  const group = space.issues.map((_, i) => i);
  for (const rule of space.rules) {
    const named = issuesOf(rule);
    for (const issue of named) {
      const [from, to] = [group[issue], group[named[0]]];
      for (let i = 0; i < group.length; i++) if (group[i] === from) group[i] = to;
    }
  }
  return [...new Set(group)].map((g) => space.issues.flatMap((_, i) => (group[i] === g ? [i] : [])));
}

/** Number of option tuples of some issues that break no rule; undefined when the search is too long or was stopped. */
async function countGroup(
  { sizes, space, rules }: Compiled,
  group: readonly number[],
  budget: Budget,
): Promise<number | undefined> {
  const tests = group.map((issue) => rules.filter((_, r) => issuesOf(space.rules[r]).at(-1) === issue));
  const below = group.map((_, d) => group.slice(d).reduce((n, issue) => n * sizes[issue], 1));
  if (tests.every((t) => t.length === 0)) return below[0];
  const choice = new Int32Array(sizes.length);
  let visits = 0;
  const opens = (depth: number, option: number): boolean => {
    visits++;
    choice[group[depth]] = option;
    return tests[depth].every((holds) => holds(choice));
  };
  const countNow = (depth: number): number => {
    if (depth === group.length) return 1;
    let n = 0;
    for (let option = 0; option < sizes[group[depth]]; option++) if (opens(depth, option)) n += countNow(depth + 1);
    return n;
  };
  const count = async (depth: number): Promise<number> => {
    if (depth === group.length || below[depth] <= AT_ONCE) return countNow(depth);
    let n = 0;
    for (let option = 0; option < sizes[group[depth]]; option++) {
      if (visits > COUNT_LIMIT || !(await budget.goOn('count', visits, 0))) return Number.NaN;
      if (opens(depth, option)) n += await count(depth + 1);
    }
    return n;
  };
  const n = await count(0);
  return Number.isNaN(n) ? undefined : n;
}
