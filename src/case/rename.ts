import { type Diagnostic, hasErrors } from '../shared/diagnostic.js';
import type { Code } from './codes.js';
import { isId, whyNotId } from './id.js';
import { loadCaseTree } from './load.js';
import { definedAt, type Mention, mentionsIn } from './mentions.js';
import { Problems } from './problems.js';
import { readCase } from './read.js';
import type { CaseSource } from './removal.js';

/** A case in which something has another name. */
export interface Renaming {
  text: string;
  /** The stretches of the text before that are another word now, from the first to the last. */
  changes: { from: number; to: number; insert: string }[];
  /** Keys, in the case before, of the entries that cite it; known of the name that it has, too, which changes nothing. */
  cited: (readonly string[])[];
}

/**
 * Gives something of a case another name, where it is defined and wherever it is cited: as a key or a value, in
 * conditions, in paths of numbers, as a ground. All else keeps its bytes, comments too.
 *
 * Refused, with the reason and the place, where the name cannot be one or is taken, where a mention stands in a case that
 * this one extends or is not written letter by letter, and where the case would say something else with it.
 * @param keys Of the entry that defines it, as {@link readEntries} has them.
 */
export function renameInCase(
  { name, text, loadWith }: CaseSource,
  keys: readonly string[],
  to: string,
): Renaming | { diagnostics: Diagnostic[] } {
  const problems = new Problems();
  const refuse = () => ({ diagnostics: problems.list });
  const { root, broken } = loadCaseTree(name, loadWith(text), problems);
  if (!root || broken.length > 0 || hasErrors(problems.list)) return refuse();
  const mentions = mentionsIn(root);
  const defined = mentions.find((one) => same(one.keys, keys) && one.of === definedAt(keys, one.word));
  if (!defined) {
    problems.error('unknown-path', undefined, `${keys.join('.')} defines no name`);
    return refuse();
  }
  const { of, word } = defined;
  const at = placeOf(defined);
  const named = mentions.filter((one) => one.of === of);
  const cited = named.flatMap((one) => (one === defined ? [] : [one.keys]));
  const elsewhere = named.find(({ file }) => file.name !== name);
  if (elsewhere) {
    const what = `'${word}' stands in ${elsewhere.file.name}, which this case extends`;
    problems.error('rename', placeOf(elsewhere), what, { instead: 'rename it in that file' });
  }
  const unclear = named.find(({ file, start }) => !file.text.startsWith(word, start));
  if (unclear) {
    const what = `'${word}' is not written letter by letter in ${unclear.keys.join('.')}`;
    problems.error('rename', placeOf(unclear), what, { instead: `${word}, without escapes` });
  }
  if (to === word) return problems.list.length > 0 ? refuse() : { text, changes: [], cited };
  if (!isId(to)) problems.error(...whyNotId(to, at, false));
  const renamed = of.slice(0, of.length - word.length) + to;
  const others = mentions.filter((one) => one.of === renamed);
  const defines = others.find(({ keys, word }) => definedAt(keys, word) === renamed);
  const taken = defines ?? others[0];
  if (taken) {
    const what = defines ? `the name '${to}' is taken` : `'${to}' is named in ${taken.keys.join('.')} and is not there`;
    problems.error('rename', placeOf(taken), what, { instead: 'another name' });
  }
  if (hasErrors(problems.list)) return refuse();

  const changes = [...new Set(named.map(({ start }) => start))]
    .sort((a, b) => a - b)
    .map((from) => ({ from, to: from + word.length, insert: to }));
  const after = changes.reduceRight((now, one) => now.slice(0, one.from) + one.insert + now.slice(one.to), text);
  const other = otherwiseNamed({ name, text: after, loadWith }, mentions, of, renamed);
  if (other) {
    const too = other.of === of && other.file.name !== name;
    const what = too
      ? `${other.file.name}, which this case extends, names '${word}' too`
      : `with the name '${to}' something else would be meant in ${other.keys.join('.')}`;
    problems.error('rename', placeOf(other), what, { instead: 'another name' });
  }
  const before = new Set(readCase(name, loadWith(text)).diagnostics.map(told));
  // A name that is no good is told where it first stands, which may be elsewhere now.
  const ofName = ({ code, what }: Diagnostic) => OF_NAMES.has(code) && what.includes(`'${word}'`);
  const wrong = readCase(name, loadWith(after)).diagnostics.filter((d) => !before.has(told(d)) && !ofName(d));
  // Where something else is meant, all that speaks of it is wrong, and the first tells why.
  problems.list.push(...(other ? wrong.slice(0, 1) : wrong));
  if (problems.list.length > 0) return refuse();
  return { text: after, changes, cited };
}

/** The first place that names something else in another text than it should: all of them with the one name for the other. */
function otherwiseNamed(
  { name, text, loadWith }: CaseSource,
  before: readonly Mention[],
  of: string,
  renamed: string,
): Mention | undefined {
  const { root } = loadCaseTree(name, loadWith(text), new Problems());
  const after = root ? mentionsIn(root) : [];
  const meant = (path: string) => (path === of || path.startsWith(`${of}.`) ? renamed + path.slice(of.length) : path);
  const still = after.find((one) => one.of === of);
  return still ?? before.find((one, i) => after[i]?.of !== meant(one.of)) ?? after[before.length];
}

/** Lines stay, so that a diagnostic is the same where its code and its line are. */
const told = ({ code, at }: Diagnostic) => `${code} ${at?.file}:${at?.line}`;
const OF_NAMES = new Set<string>(['bad-name', 'look-alike-letter', 'reserved-word', 'yaml-word'] satisfies Code[]);
const placeOf = ({ file, start, word }: Mention) => file.place(start, start + word.length);
const same = (a: readonly string[], b: readonly string[]) => a.join('.') === b.join('.');
