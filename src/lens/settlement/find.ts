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
  if (!words.includes('=')) {
    return `no package '${words}'. ${hint(words, ids)} A package can also be written out: issue=option,issue=option.`;
  }
  const options: Record<string, string | null> = {};
  for (const part of words.split(',')) {
    const [key = '', option = '', ...more] = part.split('=').map((w) => w.trim());
    if (key === '' || option === '' || more.length > 0) return `'${part.trim()}' is not of the form issue=option.`;
    const issue = c.issues.find((i) => i.id === key);
    const issues = c.issues.map((i) => i.id);
    if (!issue) return `no issue '${key}'. ${hint(key, issues)}`;
    if (Object.hasOwn(options, key)) return `issue '${key}' is given twice; a package takes one option of each.`;
    const valid = [...issue.options.map((o) => o.id), ...(issue.exists ? ['absent'] : [])];
    if (!valid.includes(option)) return `issue '${key}' has no option '${option}'. ${hint(option, valid)}`;
    options[key] = option === 'absent' ? null : option;
  }
  const at = { file: 'command line', line: 1, column: 1, length: words.length };
  const shown = await showNamed(assessed.context, { id: words, name: 'this package', options, at }, budget);
  if (!shown) {
    return budget.stopped ? `no package with ${words} was found.` : `no package that keeps the rules has ${words}.`;
  }
  const { brokenRules } = explainPackage(space, shown.explained.package);
  return brokenRules.length > 0 ? `${words} breaks the rules of the case.` : shown;
}

function hint(word: string, valid: readonly string[]): string {
  const near = nearest(word, valid);
  return near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are ${valid.join(', ')}.`;
}
