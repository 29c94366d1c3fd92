import type { Place } from '../shared/diagnostic.js';
import type { NamedPackage, Rule } from './case.js';
import type { Context } from './context.js';
import type { Cursor } from './cursor.js';
import { inWords } from './read-issues.js';
import { type Assignment, holds } from './truth.js';

/** An option that every named package gets (`--set ratification=executive`). */
export interface Override {
  issue: string;
  option: string;
}

/** A package, and the issues that it says are open. */
interface Read {
  named: NamedPackage;
  asked: ReadonlySet<string>;
}

/** What a package itself says of an issue; undefined option: left open (`?`). */
interface Written {
  option: string | null | undefined;
  at: Place;
}

export function readPackages(
  at: Cursor,
  rules: readonly Rule[],
  overrides: readonly Override[],
  context: Context,
): NamedPackage[] {
  const found = new Map<string, Read | 'open'>();
  const entries = new Map(at.names());
  const read = (id: string): Read => {
    const entry = entries.get(id)!;
    found.set(id, 'open');
    const before = context.problems.list.length;
    const like = likeOf(entry);
    const { named, written } = readPackage(id, entry, like?.named.options ?? {}, overrides, context);
    const asked = new Set([
      ...(like?.asked ?? []),
      ...[...written].flatMap(([issue, { option }]) => (option === undefined ? [issue] : [])),
    ]);
    const failed = context.problems.list.slice(before).some((d) => d.severity === 'error');
    if (!failed) {
      checkRules(named, rules, context);
      noteOpen(named, asked, like, context);
    }
    const done = { named, asked };
    found.set(id, done);
    return done;
  };
  const likeOf = (entry: Cursor): Read | undefined => {
    const like = entry.get('like');
    if (!like.words) return undefined;
    const other = found.get(like.words);
    if (other === 'open') {
      context.problems.error(
        'like-circle',
        like.text!.at,
        `packages are like each other in a circle, through ${like.words}`,
        {
          instead: 'one of them with all its options',
        },
      );
      return undefined;
    }
    if (other) return other;
    if (entries.has(like.words)) return read(like.words);
    context.problems.unknown('unknown-package', like.text!.at, 'package', like.words, [...entries.keys()]);
    return undefined;
  };
  return [...entries.keys()].map((id) => {
    const known = found.get(id);
    return (known && known !== 'open' ? known : read(id)).named;
  });
}

function readPackage(
  id: string,
  entry: Cursor,
  like: Assignment,
  overrides: readonly Override[],
  context: Context,
): { named: NamedPackage; written: Map<string, Written> } {
  if (entry.has('but') && !entry.has('like')) {
    context.problems.error('but-without-like', entry.get('but').keyAt, 'but goes with like', {
      instead: 'like: PACKAGE, or the options without but',
    });
  }
  const written = new Map<string, Written>();
  for (const [issue, option] of [...entry.names('name', 'like', 'but'), ...entry.get('but').names()]) {
    const before = written.get(issue);
    if (before) {
      context.problems.error('duplicate-key', option.keyAt, `${issue} stands twice in package ${id}`, {
        also: [{ at: before.at, what: 'the first' }],
      });
    }
    const choice = readOption(issue, option, context);
    if (choice) written.set(issue, choice);
  }
  const options = settle(id, like, written, overrides, context);
  const { ground } = context.groundOf(entry);
  const name = entry.get('name').words ?? inWords(id);
  return { named: { id, name, options, ...(ground ? { ground } : {}), at: entry.keyAt }, written };
}

function readOption(issueId: string, at: Cursor, context: Context): Written | undefined {
  const issue = context.issue(issueId, at.keyAt);
  if (!issue) return undefined;
  if (!at.text) return undefined;
  const place = at.text.at;
  if (at.words === '?') return { option: undefined, at: place };
  if (at.words === 'absent') return { option: null, at: place };
  if (issue.options.some((o) => o.id === at.words)) return { option: at.words!, at: place };
  const bare = at.words?.split(/\s+@/)[0] ?? '';
  if (issue.options.some((o) => o.id === bare)) {
    context.problems.error('ground-form', place, 'an option in a package has no ground of its own', {
      instead: `${bare}, and ground: at the package`,
    });
    return undefined;
  }
  context.problems.unknown(
    'unknown-option',
    place,
    `option of ${issueId}`,
    at.words ?? '',
    issue.options.map((o) => o.id),
  );
  return undefined;
}

/** Goes through the issues, each after those on which its existence hangs, and fills in where one is absent. */
function settle(
  id: string,
  like: Assignment,
  written: Map<string, Written>,
  overrides: readonly Override[],
  context: Context,
): NamedPackage['options'] {
  const options: NamedPackage['options'] = {};
  for (const issue of context.ordered) {
    const own = written.get(issue.id);
    const override = overrides.find((o) => o.issue === issue.id)?.option;
    const exists = issue.exists ? holds(issue.exists.node, options) : true;
    if (exists === false) {
      if (typeof own?.option === 'string' && overrides.length === 0) {
        context.problems.error('issue-absent', own.at, `${issue.id} does not exist in package ${id}`, {
          why: `it exists only where ${issue.exists!.text}`,
          instead: `no ${issue.id}, or absent`,
        });
      }
      options[issue.id] = null;
      continue;
    }
    if (exists === true && own?.option === null && override === undefined) {
      context.problems.error('issue-present', own.at, `${issue.id} exists in package ${id}`, {
        why: issue.exists ? `it exists where ${issue.exists.text}` : 'it exists in every package',
        instead: issue.options.map((o) => o.id).join(', '),
      });
      continue;
    }
    const inherited = like[issue.id] === null && exists === true ? undefined : like[issue.id];
    const option = override !== undefined && exists === true ? override : own ? own.option : inherited;
    if (option !== undefined) options[issue.id] = option;
  }
  return Object.fromEntries(
    context.issues.flatMap((i) => (i.id in options ? [[i.id, options[i.id] as string | null]] : [])),
  );
}

/** Issues that are left out without a word, apart from those that the package it is like leaves out too. */
function noteOpen(named: NamedPackage, asked: ReadonlySet<string>, like: Read | undefined, context: Context): void {
  const open = context.ordered.filter(
    (issue) =>
      !Object.hasOwn(named.options, issue.id) &&
      !asked.has(issue.id) &&
      (!issue.exists || holds(issue.exists.node, named.options) === true) &&
      (!like || Object.hasOwn(like.named.options, issue.id)),
  );
  if (open.length === 0) return;
  const ids = open.map((i) => i.id);
  context.problems.note('package-open', named.at, `package ${named.id} leaves ${ids.join(', ')} open`, {
    why: 'it stands for its best completion',
    instead: `an option, or ${ids.map((id) => `${id}: "?"`).join(', ')} to say that it is meant`,
  });
}

/** A rule that is broken whatever the open issues become. */
function checkRules(named: NamedPackage, rules: readonly Rule[], context: Context): void {
  for (const rule of rules) {
    if (holds(rule.condition.node, named.options) !== (rule.kind === 'forbid')) continue;
    context.problems.error('package-breaks-rule', named.at, `package ${named.id} breaks rule ${rule.id}`, {
      why: `${rule.kind === 'require' ? 'every package must have' : 'no package may have'}: ${rule.condition.text}`,
      also: [{ at: rule.condition.at, what: `rule ${rule.id}` }],
    });
  }
}
