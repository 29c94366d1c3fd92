import type { Case } from '../../../src/case/index.js';
import { texts } from '../texts.js';
import type { OutlineTree } from './outlineTree.js';

const OWN = new Map<string, string>(Object.entries(texts.outline.keys));

/** What an entry is called: by the case where it has a name there, else by the language. */
export function labelOf(keys: readonly string[], tree: OutlineTree, c: Case | undefined): string {
  const key = keys.at(-1)!;
  const parent = keys.at(-2);
  const named = tree.get(`${keys.join('.')}.name`)?.written;
  if (named) return named;
  // Covariates have names of their own, which elsewhere may be words of the language.
  if (keys[0] === 'beside' && parent === 'given') return inWords(key);
  const issue = c?.issues.find(({ id }) => id === parent);
  if (issue) {
    const option = issue.options.find(({ id }) => id === key);
    if (option) return option.name;
    if (key === 'absent') return texts.outline.absent;
  }
  if (keys.length > 1) {
    const id = { issues: c?.issues, parties: c?.parties, ratifiers: c?.ratifiers };
    const found = Object.values(id).flatMap((list) => list?.filter((one) => one.id === key) ?? [])[0];
    if (found && parent !== 'options') return found.name;
  }
  if (/^\d+$/.test(key)) return OWN.get(`${parent}.${key}`) ?? texts.outline.item(Number(key));
  return OWN.get(`${keys[0]}:${key}`) ?? OWN.get(`${parent ?? ''}.${key}`) ?? OWN.get(key) ?? inWords(key);
}

/** All keys of an entry as they are called, the outermost first. @param from The first of them that is told. */
export const pathInWords = (keys: readonly string[], tree: OutlineTree, c: Case | undefined, from = 0): string =>
  keys.flatMap((_, i) => (i < from ? [] : [labelOf(keys.slice(0, i + 1), tree, c)])).join(' › ');

/** `between-elections` is "Between elections". */
export function inWords(key: string): string {
  const words = key.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** All that has to be open for an entry to be seen: its section, the party that it is told with, every map around it. */
export function opensFor(path: string): string[] {
  const keys = path.split('.');
  const [top, second] = keys;
  const party = top === 'values' || top === 'no-deal' ? [`parties.${second}`] : [];
  return [`section:${sectionOf(path)}`, ...party, ...keys.map((_, i) => keys.slice(0, i + 1).join('.'))];
}

/** Sections of the outline, in the order of the questions that a case answers, and the top-level keys of each. */
export const SECTIONS = {
  case: ['title', 'as-of', 'extends', 'without', 'adoption', 'abide'],
  parties: ['parties', 'values', 'no-deal'],
  ratifiers: ['ratifiers'],
  issues: ['issues', 'rules'],
  packages: ['packages'],
  lines: ['red-lines', 'exchanges', 'links'],
  promises: ['forms', 'commitments', 'stances'],
  course: ['calendar', 'behaviour', 'balance', 'step', 'horizon', 'tail', 'lasting', 'discount'],
  futures: ['futures', 'beside'],
  offers: ['offers'],
  correlations: ['correlations'],
  grounds: ['ground', 'sources', 'judgements'],
} as const;

export type SectionId = keyof typeof SECTIONS | 'other';

const SECTION_OF = new Map<string, SectionId>(
  Object.entries(SECTIONS).flatMap(([section, keys]) => keys.map((key) => [key, section as SectionId] as const)),
);

export const sectionOf = (path: string): SectionId => SECTION_OF.get(path.split('.')[0]!) ?? 'other';

/** Whether a top-level key has no section of its own: an unknown one, which the diagnostics tell. */
export const isOther = (key: string): boolean => !SECTION_OF.has(key);
