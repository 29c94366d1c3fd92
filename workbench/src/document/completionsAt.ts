import type { Shape } from '../../../src/case/index.js';
import { alternatives, shapeAt } from '../../../src/case/shape-at.js';
import { citable } from '../case/citable.js';
import type { OutlineTree } from '../case/outlineTree.js';
import { texts } from '../texts.js';
import type { TextPlace } from './placeAt.js';

/** A word that may stand at the cursor. */
export interface Completion {
  word: string;
  /** What the case calls it, or what the language says of it. */
  says: string;
  /** Of a key, which a colon follows; of a name of the case; of a word of the language. */
  kind: 'key' | 'name' | 'word';
}

/** Characters before the cursor beyond which nothing is offered: what is looked for in them must not take long. */
const LONGEST = 2000;

/** What may stand at a place, in the order of the language and of the case; `typed` is as much of it as is there. */
export function completionsAt(
  { keys, at, typed }: TextPlace,
  tree: OutlineTree,
): { typed: string; list: Completion[] } {
  if (typed.length > LONGEST) return { typed: '', list: [] };
  const shape = shapeAt(keys);
  const all = shape ? alternatives(shape) : [];
  if (at === 'key') return { typed: lastWord(typed), list: all.flatMap((one) => keysOf(one, keys, tree)) };
  const ground = /@([\w./-]*)$/.exec(typed);
  if (ground) return { typed: ground[1]!, list: groundsIn(tree) };
  if (all.some(({ kind }) => kind === 'condition')) return { typed: lastWord(typed), list: inCondition(typed, tree) };
  const dotted = all.some((one) => one.kind === 'text' && (one.cites === 'number' || one.cites === 'model'));
  const word = lastWord(typed, dotted ? /[\w.-]/ : /[\w-]/);
  // A name or a word is the whole value.
  if (word !== typed.trimStart()) return { typed, list: [] };
  return { typed: word, list: all.flatMap((one) => valuesOf(one, keys, tree)) };
}

/** What of a word stands at the end of a text. @param letters What it consists of: of paths the dots, too. */
export function lastWord(text: string, letters = /[\w-]/): string {
  let from = text.length;
  while (from > 0 && letters.test(text[from - 1]!)) from--;
  return text.slice(from);
}

function keysOf(shape: Shape, keys: readonly string[], tree: OutlineTree): Completion[] {
  if (shape.kind !== 'map') return [];
  const there = new Set(tree.below(keys.join('.')).map((entry) => entry.keys.at(-1)));
  const fixed = Object.entries(shape.keys ?? {}).map(([word, of]) => ({ word, says: of.about, kind: 'key' as const }));
  const cited = shape.namesCite ? citable(shape.namesCite, keys, tree) : [];
  const names = cited.map(({ id, name }) => ({ word: id, says: name, kind: 'key' as const }));
  const ground = { word: 'ground', says: shapeAt(['ground'])!.about, kind: 'key' as const };
  return [...fixed, ...names, ground].filter(({ word }) => !there.has(word));
}

function valuesOf(shape: Shape, keys: readonly string[], tree: OutlineTree): Completion[] {
  if (shape.kind !== 'text') return [];
  if (shape.cites === 'ground') return groundsIn(tree);
  const words = (shape.among ?? []).map((word) => ({ word, says: shape.about, kind: 'word' as const }));
  return [...words, ...(shape.cites ? named(citable(shape.cites, keys, tree)) : [])];
}

const named = (list: { id: string; name: string }[]): Completion[] =>
  list.map(({ id, name }) => ({ word: id, says: name, kind: 'name' }));

/** Sources by their ids, paragraphs of the only one, judgements. */
function groundsIn(tree: OutlineTree): Completion[] {
  const sources = tree.below('sources').map(({ keys }) => keys[1]!);
  const only = sources.length === 1 ? tree.get(`sources.${sources[0]}.title`)?.written : undefined;
  return [
    ...(only === undefined ? [] : [{ word: 'p', says: only, kind: 'word' as const }]),
    ...named(citable('ground', [], tree)),
  ];
}

/** An issue, its options behind a comparison, and the words that join conditions. */
function inCondition(typed: string, tree: OutlineTree): Completion[] {
  const before = typed.slice(0, typed.length - lastWord(typed).length);
  const compared = /([a-z][\w-]*)\s*(?:!?=\s*|(?:not\s+)?in\s*\((?:[^()]*,)?\s*)$/.exec(before)?.[1];
  if (compared) return named(citable('option', ['issues', compared], tree));
  const issues = named(citable('issue', [], tree));
  const words = (list: readonly (readonly [string, string])[]) =>
    list.map(([word, says]): Completion => ({ word, says, kind: 'word' }));
  if (/(^|[(]|\b(and|or|not))\s*$/.test(before)) return [...issues, ...words(NEGATION)];
  const after = /([a-z][\w-]*)\s+$/.exec(before)?.[1];
  return issues.some(({ word }) => word === after) && !/=\s*\S+\s+$/.test(before) ? words(COMPARISONS) : words(JOINTS);
}

const COMPARISONS = [
  ['=', texts.completing.is],
  ['!=', texts.completing.isNot],
  ['in (', texts.completing.isIn],
  ['not in (', texts.completing.isNotIn],
  ['absent', texts.completing.absent],
] as const;
const NEGATION = [['not', texts.completing.not]] as const;
const JOINTS = [
  ['and', texts.completing.and],
  ['or', texts.completing.or],
] as const;
