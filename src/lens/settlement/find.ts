import type { Case, NamedPackage } from '../../case/case.js';
import { explainPackage } from '../../settlement/evaluate.js';
import type { Budget } from '../../shared/budget.js';
import { nearest } from '../../shared/nearest.js';
import type { Assessed } from './assess.js';
import type { Shown } from './context.js';
import { showNamed } from './shown.js';

/**
 * The package that a person means: one that is named in the case or was found, or one written out as
 * `guarantee=article5,force=none`, whose open issues are filled with the best completion.
 *
 * @returns The package, or what is wrong with the words, for the user.
 */
export async function findPackage(assessed: Assessed, words: string, budget: Budget): Promise<Shown | string> {
  const { c, space } = assessed.context;
  const named = assessed.packages.find((p) => p.id === words);
  if (named) return named;
  const ids = assessed.packages.map((p) => p.id);
  if (!words.includes('=')) return unknown(words, hint(words, ids));
  const options = writtenOut(c, words);
  if (typeof options === 'string') return options;
  const at = { file: 'command line', line: 1, column: 1, length: words.length };
  const shown = await showNamed(assessed.context, { id: words, name: 'this package', options, at }, budget);
  if (!shown) {
    return budget.stopped ? `no package with ${words} was found.` : `no package that keeps the rules has ${words}.`;
  }
  const { brokenRules } = explainPackage(space, shown.explained.package);
  return brokenRules.length > 0 ? `${words} breaks the rules of the case.` : shown;
}

/**
 * What is wrong with the words for a package, as far as the case alone tells, before anything is computed. Undefined
 * where nothing is, or where it takes the answer: whether a package is found, and under which name, and whether a
 * package keeps the rules.
 */
export function wrongWords(c: Case, words: string): string | undefined {
  const ids = c.packages.map((p) => p.id);
  if (ids.includes(words)) return undefined;
  if (words.includes('=')) {
    const options = writtenOut(c, words);
    return typeof options === 'string' ? options : undefined;
  }
  const near = nearest(words, [...ids, 'found']);
  if (words.startsWith('found') || near.includes('found')) return undefined;
  return unknown(
    words,
    near.length > 0 ? hint(words, ids) : `There are ${[...ids, 'found, if there is one'].join(', ')}.`,
  );
}

/** Options of a package that is written out, by issue; or what is wrong with the words. */
function writtenOut(c: Case, words: string): NamedPackage['options'] | string {
  const options: NamedPackage['options'] = {};
  const issues = c.issues.map((i) => i.id);
  for (const part of words.split(',')) {
    const [key = '', option = '', ...more] = part.split('=').map((w) => w.trim());
    if (key === '' || option === '' || more.length > 0) return `'${part.trim()}' is not of the form issue=option.`;
    const issue = c.issues.find((i) => i.id === key);
    if (!issue) return `no issue '${key}'. ${hint(key, issues)}`;
    if (Object.hasOwn(options, key)) return `issue '${key}' is given twice; a package takes one option of each.`;
    const valid = [...issue.options.map((o) => o.id), ...(issue.exists ? ['absent'] : [])];
    if (!valid.includes(option)) return `issue '${key}' has no option '${option}'. ${hint(option, valid)}`;
    options[key] = option === 'absent' ? null : option;
  }
  return options;
}

function unknown(words: string, instead: string): string {
  return `no package '${words}'. ${instead} A package can also be written out: issue=option,issue=option.`;
}

function hint(word: string, valid: readonly string[]): string {
  const near = nearest(word, valid);
  return near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are ${valid.join(', ')}.`;
}
