import type { Issue } from './case.js';
import type { Context } from './context.js';
import type { Cursor } from './cursor.js';
import { issuesOf } from './truth.js';

/** Reads the issues into the context: first all names, then the conditions under which they exist. */
export function readIssues(at: Cursor, context: Context): void {
  for (const [id, entry] of at.names()) {
    const options = entry
      .get('options')
      .names()
      .map(([option, words]) => ({ id: option, ...context.label(words, option) }));
    context.issues.push({ id, name: entry.get('name').words ?? inWords(id), options, ...context.groundOf(entry) });
  }
  for (const issue of context.issues) {
    const exists = context.condition(at.get(issue.id).get('exists'));
    if (exists) issue.exists = exists;
    else if (at.get(issue.id).has('exists')) context.unclear.add(issue.id);
  }
  context.ordered = inOrder(context.issues, context);
  for (const issue of context.issues) if (context.unclear.has(issue.id)) delete issue.exists;
  for (const issue of context.issues) {
    if (!issue.exists) continue;
    // Read again now that the order is known, to see whether the condition says anything.
    context.condition(at.get(issue.id).get('exists'), {
      always: 'the issue exists in every package; the condition can be left out',
      never: 'the issue exists in no package',
    });
  }
}

/** `line-of-contact` as "Line of contact". */
export function inWords(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1).replace(/-/g, ' ');
}

/** Issues, each after those on which its existence hangs. A circle is reported once and cut. */
function inOrder(issues: readonly Issue[], context: Context): Issue[] {
  const ordered: Issue[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const trail: string[] = [];
  const visit = (issue: Issue) => {
    if (state.get(issue.id) === 'done') return;
    if (state.get(issue.id) === 'open') {
      const circle = [...trail.slice(trail.indexOf(issue.id)), issue.id];
      context.problems.error(
        'exists-circle',
        issue.exists!.at,
        `issues exist only through each other: ${circle.join(' → ')}`,
        {
          instead: 'one of them without exists',
        },
      );
      context.unclear.add(issue.id);
      return;
    }
    state.set(issue.id, 'open');
    trail.push(issue.id);
    for (const id of issue.exists ? issuesOf(issue.exists.node) : []) {
      const other = issues.find((i) => i.id === id);
      if (other) visit(other);
    }
    trail.pop();
    state.set(issue.id, 'done');
    ordered.push(issue);
  };
  for (const issue of issues) visit(issue);
  return ordered;
}
