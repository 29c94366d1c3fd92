import { type Diagnostic, hasErrors, type Place } from '../shared/diagnostic.js';
import { appendToCase } from './add.js';
import type { Code } from './codes.js';
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

/** Removals follow from removals: of a party its package's offer, of that its counters. No case has so long a chain. */
const MOST_ROUNDS = 20;

/**
 * Takes an entry out of a case: `alone`, and `along` with what would be an error only because it names what was removed:
 * numbers of it, a list's mention, and a thing that has to name it, such as a party's red line. Conditions and grounds
 * that name it stay. What stands in an extended case is left out of this one, by `without`.
 */
export function removal(
  source: CaseSource,
  keys: readonly string[],
): { alone: Removal; along: Removal } | { diagnostics: Diagnostic[] } {
  const before = new Set(errorsOf(source, source.text).map(told));
  const wrongIn = (text: string) => errorsOf(source, text).filter((d) => !before.has(told(d)));
  const first = without(source.name, source.text, keys, entriesOf(source, source.text));
  if ('diagnostics' in first) return first;
  let { text } = first;
  let problems = wrongIn(text);
  const still = entriesOf(source, text).find((entry) => same(entry.keys, keys));
  const restored = still && !/^\d/.test(keys.at(-1)!) ? { restored: still.keyAt.file } : {};
  const alone = { text, along: [], problems, ...restored };
  const along: CaseEntry[] = [];
  for (let n = 0; n < MOST_ROUNDS && problems.length > 0; n++) {
    const entries = entriesOf(source, text);
    const named = new Set(problems.flatMap((d) => namedBy(d, keys.at(-1)!, entries) ?? []));
    const round = entries.filter((entry) => named.has(entry));
    // From the end, so that the items of a list keep their count.
    const gone = round.reverse().filter((entry) => {
      const result = without(source.name, text, entry.keys, entries);
      if ('text' in result) ({ text } = result);
      return 'text' in result;
    });
    if (gone.length === 0) break;
    along.push(...gone.reverse());
    problems = wrongIn(text);
  }
  return { alone, along: { text, along, problems, ...restored } };
}

/** A text of the case without an entry: taken out where it stands here, left out where it stands in another file. */
function without(name: string, text: string, keys: readonly string[], entries: readonly CaseEntry[]) {
  const entry = entries.find((one) => same(one.keys, keys));
  const own = entry === undefined || entry.keyAt.file === name;
  return own ? removeFromCase(text, keys) : appendToCase(text, ['without'], keys.join('.'));
}

const entriesOf = ({ name, loadWith }: CaseSource, text: string): CaseEntry[] => readEntries(name, loadWith(text));

/** What has to go for an error to go, where the error is that something names what was removed. */
function namedBy({ code, at }: Diagnostic, id: string, entries: readonly CaseEntry[]): CaseEntry | undefined {
  if (!at) return undefined;
  // A correlation names a number by its whole path, and is of two.
  if (code === ('unknown-number' satisfies Code)) {
    const [top, of] = entries.find((e) => starts(e.at, at))?.keys ?? [];
    return entries.find(({ keys }) => keys.length === 2 && keys[0] === top && keys[1] === of);
  }
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
