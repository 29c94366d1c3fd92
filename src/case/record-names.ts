import type { Coded } from '../evidence/index.js';
import type { Diagnostic } from '../shared/diagnostic.js';
import { nearest } from '../shared/nearest.js';

/**
 * What an id that no record has may stand for: those that are spelt alike; or those with most of its words in their id, or else in their
 * title or kind, so that half an id leads to the whole one; or else the first record of each family, to choose among.
 */
export function recordsNear(written: string, all: Record<string, Coded>): Pick<Diagnostic, 'nearest' | 'instead'> {
  const alike = nearest(written, Object.keys(all));
  const found = alike.length > 0 ? alike : withWordsOf(written, Object.values(all));
  if (found.length > 0) return { nearest: found };
  const firsts = firstOfEach(Object.values(all));
  return firsts.length > 0 ? { instead: `one of ${firsts.join(', ')}, …` } : {};
}

/** Ids of the first record of each family, in the order of the records. */
export function firstOfEach(all: readonly Coded[]): string[] {
  const families = new Set<string>();
  return all.flatMap(({ id, family }) => (families.size < families.add(family).size ? [id] : []));
}

/** Names that are told, as of those that are spelt alike. */
const MOST = 3;

function withWordsOf(written: string, all: readonly Coded[]): string[] {
  const wanted = wordsOf(written.slice(0, 80)).filter((word) => word.length > 2);
  const shared = all.map(({ id, title, kind }) => {
    const [own, about] = [wordsOf(id), [...wordsOf(title), kind]];
    const weight = (word: string) => (own.includes(word) ? 2 : about.includes(word) ? 1 : 0);
    return { id, weight: wanted.reduce<number>((sum, word) => sum + weight(word), 0) };
  });
  return shared
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST)
    .map(({ id }) => id);
}

const wordsOf = (text: string) => text.toLowerCase().split(/[^a-z0-9]+/);
