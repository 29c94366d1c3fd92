import type { Case, CaseEntry, CaseNumber, ConditionNode } from '../../../src/case/index.js';
import type { Diagnostic, Place } from '../../../src/shared/diagnostic.js';

/** The entries of a case by path, each with what stands right below it. */
export interface OutlineTree {
  get(path: string): CaseEntry | undefined;
  below(path: string): CaseEntry[];
  /** All entries, in the order of the case. */
  list: readonly CaseEntry[];
}

export const pathOf = ({ keys }: Pick<CaseEntry, 'keys'>): string => keys.join('.');

/** @param list As `readEntries` gives it. */
export function outlineTree(list: readonly CaseEntry[]): OutlineTree {
  const byPath = new Map<string, CaseEntry>();
  const below = new Map<string, CaseEntry[]>();
  for (const entry of list) {
    byPath.set(pathOf(entry), entry);
    const parent = entry.keys.slice(0, -1).join('.');
    const beside = below.get(parent);
    if (beside) beside.push(entry);
    else below.set(parent, [entry]);
  }
  return { list, get: (path) => byPath.get(path), below: (path) => below.get(path) ?? [] };
}

/** What of it stands in a place: at the value, or at its key. */
export function diagnosticsAt({ at, keyAt }: CaseEntry, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return diagnostics.filter((d) => d.at && [at, keyAt].some((place) => overlap(place, d.at!)));
}

function overlap(a: Place, b: Place): boolean {
  const apart = a.column + a.length <= b.column || b.column + b.length <= a.column;
  return a.file === b.file && a.line === b.line && !apart;
}

/** The entry in which a place of a file stands: the last one that begins before it. */
export function entryAt(list: readonly CaseEntry[], file: string, line: number, column: number): CaseEntry | undefined {
  let found: CaseEntry | undefined;
  for (const entry of list) {
    const { keyAt } = entry;
    if (keyAt.file !== file || after(keyAt, line, column)) continue;
    if (!found || !after(found.keyAt, keyAt.line, keyAt.column)) found = entry;
  }
  return found;
}

const after = (place: Place, line: number, column: number) =>
  place.line > line || (place.line === line && place.column > column);

/** All conditions of a case by their text: the same text means the same everywhere. */
export function conditionsOf(c: Case): Map<string, ConditionNode> {
  const found = new Map<string, ConditionNode>();
  const look = (at: unknown): void => {
    if (typeof at !== 'object' || at === null) return;
    if ('node' in at && 'text' in at) found.set(String(at.text).trim(), at.node as ConditionNode);
    else for (const below of Object.values(at)) look(below);
  };
  look([c.rules, c.redLines, c.exchanges, c.links, c.guarantee?.commitments, c.guarantee?.futures]);
  look([c.issues.map(({ exists }) => exists), c.ratifiers.map(({ needed }) => needed)]);
  return found;
}

/** The quantity and the name after `@` of a number as it is written. */
export function partsOf(written: string): { quantity: string; ground: string } {
  const at = written.lastIndexOf('@');
  if (at < 0 || written.trimEnd().endsWith('}')) return { quantity: written.trim(), ground: '' };
  return { quantity: written.slice(0, at).trim(), ground: written.slice(at + 1).trim() };
}

export const withGround = (quantity: string, ground: string): string =>
  ground.trim() === '' ? quantity.trim() : `${quantity.trim()} @${ground.trim().replace(/^@/, '')}`;

/**
 * Numbers whose words, path, ground or text hold every word that is looked for.
 * @param groundless Only those that have no ground of their own.
 * @param kept Path of one that is being changed, which may have ceased to be like that.
 */
export function foundNumbers(
  numbers: readonly CaseNumber[],
  sought: string,
  groundless: boolean,
  kept?: string,
): CaseNumber[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  return numbers.filter((number) => {
    if (number.path === kept) return true;
    if (groundless && number.standing === 'own') return false;
    const grounds = [number.ground, ...(number.also ?? [])].map((ground) => ground?.key ?? '');
    const text = [number.what, number.path, number.written, ...grounds].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
