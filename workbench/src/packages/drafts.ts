import { editCase } from '../../../src/case/edit.js';
import type { Case } from '../../../src/case/index.js';
import type { PackageByName } from '../../../src/lens/index.js';
import { issuesChanged, type Options } from '../../../src/lens/packages/withOption.js';
import { counted, title } from '../../../src/lens/text.js';
import type { Diagnostic } from '../../../src/shared/diagnostic.js';
import type { Pinned } from '../app/workbench.js';
import { texts } from '../texts.js';

/** A new draft: a package with other options, under an id that nothing else has. */
export function draftOf(c: Case, start: Pinned, options: Options, others: readonly PackageByName[]): Pinned {
  const taken = new Set([...c.packages, ...others].map(({ id }) => id));
  let n = 1;
  while (taken.has(`draft-${n}`)) n++;
  return changed(c, { id: `draft-${n}`, name: '', options, found: false, from: rootOf(start) }, options);
}

/** A draft with other options, named after how it now differs from what it was made from unless the user has named it. */
export function changed(c: Case, draft: Pinned, options: Options): Pinned {
  const from = draft.from!;
  const n = issuesChanged(c, from.options, options).length;
  const made = draft.called ?? (n === 0 ? from.name : texts.drafts.made(from.name, counted(n, 'change')));
  return { ...draft, options, name: texts.drafts.named(draft.id, made) };
}

/** A draft by the name that the user gives it; by its own again where that is empty. */
export function renamed(c: Case, { called: _, ...draft }: Pinned, called: string): Pinned {
  return changed(c, called === '' ? draft : { ...draft, called }, draft.options);
}

/** Packages with one added, or put in the place of the one of its id. */
export function withPinned(pinned: readonly Pinned[], one: Pinned): Pinned[] {
  return pinned.some(({ id }) => id === one.id) ? pinned.map((p) => (p.id === one.id ? one : p)) : [...pinned, one];
}

/** How one package differs from another, issue by issue: "Force in Ukraine: No force (was a coalition force)". */
export function changesInWords(c: Case, from: Options, to: Options): string[] {
  return issuesChanged(c, from, to).map((id) => {
    const issue = c.issues.find((i) => i.id === id)!;
    return texts.drafts.change(title(issue.name), optionName(c, id, to[id]), optionName(c, id, from[id]));
  });
}

/** Issues as they are called in the case. */
export function issuesNamed(c: Case, ids: readonly string[]): string[] {
  return ids.map((id) => c.issues.find((issue) => issue.id === id)?.name ?? id);
}

export function optionName(c: Case, issue: string, option: string | null | undefined): string {
  const found = c.issues.find(({ id }) => id === issue)?.options.find(({ id }) => id === option);
  return found?.name ?? texts.drafts.absent;
}

/**
 * The text of a case with a package added under `packages`, in the words of the package that it was made from where the
 * case names that one: `draft-1: {name: …, like: offer, but: {force: none}}`.
 *
 * @returns What stands in the way, where the text does not allow it.
 */
export function writtenInto(text: string, c: Case, draft: Pinned): { text: string } | { diagnostics: Diagnostic[] } {
  const like = c.packages.find(({ id }) => id === draft.from?.id);
  const differs = c.issues.flatMap(({ id }) => {
    const option = draft.options[id];
    return option === null || option === undefined || like?.options[id] === option ? [] : [`${id}: ${option}`];
  });
  const name = `name: ${JSON.stringify(draft.name.replace(/^draft \d+: /, ''))}`;
  const but = differs.length > 0 ? [`but: {${differs.join(', ')}}`] : [];
  const value = `{${(like ? [name, `like: ${like.id}`, ...but] : [name, ...differs]).join(', ')}}`;
  const added = editCase(text, ['packages', draft.id], value);
  return 'text' in added ? added : editCase(text, ['packages'], `{${draft.id}: ${value}}`);
}

const rootOf = ({ from, id, name, options, found }: Pinned): PackageByName => from ?? { id, name, options, found };
