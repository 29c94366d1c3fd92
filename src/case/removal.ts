import { type Diagnostic, hasErrors, type Place } from '../shared/diagnostic.js';
import { appendToCase } from './add.js';
import { type CaseEntry, readEntries } from './entries.js';
import type { LoadText } from './load.js';
import { readCase } from './read.js';
import { removeFromCase } from './remove.js';
import { alternatives, shapeAt } from './shape-at.js';

/** What becomes of a case when something is taken out of it. */
export interface Removal {
  text: string;
  /** What went besides, in the order in which it went: each cannot stand without what was removed. */
  along: CaseEntry[];
  /** What is wrong then and was not before. */
  problems: Diagnostic[];
  /** The file of an extended case whose entry holds again, since only its change was removed. */
  restored?: string;
}

/** A case by its name, its text, and the texts of what it extends when it reads like this. */
export interface CaseSource {
  name: string;
  text: string;
  loadWith: (text: string) => LoadText;
}

/** Removals follow from removals: of an issue its options, of a package its offers. No case has a chain so long. */
const MOST = 500;

/**
 * Takes an entry out of a case. One that stands in an extended case is left out of this one, by `without`.
 * @param along Whether what would be an error only because it names what was removed goes too: numbers of it, a list's
 * mention, and a thing that has to name it, such as a party's red line. Conditions and grounds that name it stay.
 */
export function removal(
  source: CaseSource,
  keys: readonly string[],
  along: boolean,
): Removal | { diagnostics: Diagnostic[] } {
  const before = new Set(errorsOf(source, source.text).map(told));
  const first = without(source, source.text, keys);
  if ('diagnostics' in first) return first;
  let { text } = first;
  const gone: CaseEntry[] = [];
  const fresh = () => errorsOf(source, text).filter((d) => !before.has(told(d)));
  let problems = fresh();
  for (let n = 0; along && n < MOST; n++) {
    const entries = readEntries(source.name, source.loadWith(text));
    const next = problems.flatMap((d) => namedBy(d, keys.at(-1)!, entries) ?? [])[0];
    const result = next && without(source, text, next.keys);
    if (!next || !result || 'diagnostics' in result) break;
    gone.push(next);
    ({ text } = result);
    problems = fresh();
  }
  const still = readEntries(source.name, source.loadWith(text)).find((entry) => same(entry.keys, keys));
  return { text, along: gone, problems, ...(still && !/^\d/.test(keys.at(-1)!) && { restored: still.keyAt.file }) };
}

/** A text of the case without an entry: taken out where it stands here, left out where it stands in another file. */
function without({ name, loadWith }: CaseSource, text: string, keys: readonly string[]) {
  const entry = readEntries(name, loadWith(text)).find((one) => same(one.keys, keys));
  const own = entry === undefined || entry.keyAt.file === name;
  return own ? removeFromCase(text, keys) : appendToCase(text, ['without'], keys.join('.'));
}

/** What has to go for an error to go, where the error is that something names what was removed. */
function namedBy({ at }: Diagnostic, id: string, entries: readonly CaseEntry[]): CaseEntry | undefined {
  if (!at) return undefined;
  const found = entries.find(
    (e) => (starts(e.keyAt, at) && e.keys.at(-1) === id) || (starts(e.at, at) && e.written === id),
  );
  if (!found || found.keys.at(-1) === id) return found;
  const around = found.keys.slice(0, -1);
  const parent = entries.find((e) => same(e.keys, around));
  const beside = entries.filter((e) => e.keys.length === found.keys.length && same(e.keys.slice(0, -1), around));
  const needed = alternatives(shapeAt(around)!).some(
    (s) => s.kind === 'map' && s.required?.includes(found.keys.at(-1)!),
  );
  return needed || (parent?.kind === 'list' && beside.length === 1) ? parent : found;
}

const starts = (a: Place, b: Place) => a.file === b.file && a.line === b.line && a.column === b.column;
const same = (a: readonly string[], b: readonly string[]) => a.join('.') === b.join('.');
const told = ({ code, what }: Diagnostic) => `${code} ${what}`;

function errorsOf({ name, loadWith }: CaseSource, text: string): Diagnostic[] {
  const { diagnostics } = readCase(name, loadWith(text));
  return hasErrors(diagnostics) ? diagnostics.filter(({ severity }) => severity === 'error') : [];
}
