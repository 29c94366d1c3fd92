import type { ConditionNode, Issue } from './case.js';

/** Issue to option; null where the issue is absent; missing where it is open. */
export type Assignment = Record<string, string | null | undefined>;

/** Whether a condition holds; undefined where that hangs on an open issue. */
export function holds(node: ConditionNode, options: Assignment): boolean | undefined {
  switch (node.kind) {
    case 'in': {
      const option = options[node.issue];
      return option === undefined
        ? node.options.length
          ? undefined
          : false
        : option !== null && node.options.includes(option);
    }
    case 'absent': {
      const option = options[node.issue];
      return option === undefined ? undefined : option === null;
    }
    case 'not': {
      const of = holds(node.of, options);
      return of === undefined ? undefined : !of;
    }
    case 'and':
    case 'or': {
      const decisive = node.kind === 'or';
      let open = false;
      for (const of of node.of) {
        const value = holds(of, options);
        if (value === decisive) return decisive;
        if (value === undefined) open = true;
      }
      return open ? undefined : !decisive;
    }
  }
}

/** Issues that a condition speaks of, each once. */
export function issuesOf(node: ConditionNode): string[] {
  if (node.kind === 'in' || node.kind === 'absent') return [node.issue];
  const below = node.kind === 'not' ? issuesOf(node.of) : node.of.flatMap(issuesOf);
  return [...new Set(below)];
}

/** Issues that a condition calls absent. */
export function absencesIn(node: ConditionNode): string[] {
  if (node.kind === 'absent') return [node.issue];
  if (node.kind === 'in') return [];
  return node.kind === 'not' ? absencesIn(node.of) : node.of.flatMap(absencesIn);
}

/** How many combinations are tried, and how many tests evaluated, before the question is left open. */
const MOST = 20_000;
const MOST_TESTS = 1_000_000;

/**
 * Whether a condition comes out the same in every package, rules apart: tries all options of the issues it speaks of,
 * and of those on which their existence hangs. Undefined where it does not, or where there are too many to try.
 * @param ordered All issues, each after those on which its existence hangs.
 */
export function constantValue(node: ConditionNode, ordered: readonly Issue[]): boolean | undefined {
  const wanted = new Set(issuesOf(node));
  for (const issue of [...ordered].reverse()) {
    if (wanted.has(issue.id) && issue.exists) for (const id of issuesOf(issue.exists.node)) wanted.add(id);
  }
  const issues = ordered.filter((i) => wanted.has(i.id));
  const options: Assignment = {};
  const seen = new Set<boolean>();
  const most = Math.min(MOST, MOST_TESTS / testsIn(node));
  let tried = 0;
  const visit = (k: number): boolean => {
    if (++tried > most) return false;
    const issue = issues[k];
    if (!issue) return seen.add(holds(node, options) === true).size < 2;
    const present = !issue.exists || holds(issue.exists.node, options) === true;
    for (const option of present ? issue.options.map((o) => o.id) : [null]) {
      options[issue.id] = option;
      if (!visit(k + 1)) return false;
    }
    return true;
  };
  return visit(0) && seen.size === 1 ? [...seen][0] : undefined;
}

function testsIn(node: ConditionNode): number {
  if (node.kind === 'in' || node.kind === 'absent') return 1;
  return node.kind === 'not' ? testsIn(node.of) : node.of.reduce((sum, of) => sum + testsIn(of), 1);
}
