import { namesInCondition } from './condition.js';
import type { Cited } from './shape.js';
import { alternatives, shapeAt } from './shape-at.js';
import type { TextFile } from './text-file.js';
import { get, type MapNode, mapAt, type Node, placeIn, type TextNode, textAt } from './tree.js';

/** A place where a name of something of a case is written: where it is defined, or where it is cited. */
export interface Mention {
  /**
   * What is named, by the path under which it is defined: `parties.ua`, `issues.dam.options.none`. Sources and judgements
   * share one space of names: `grounds.report`; stances are a party's: `parties.us.stances.wary`. Of something that is
   * undefined the path that it would have.
   */
  of: string;
  /** Keys of the entry in which it stands. */
  keys: readonly string[];
  file: TextFile;
  /** Offset at which it begins in the file. */
  start: number;
  word: string;
}

/**
 * All mentions in a case, in the order of its maps; those of `without` apart, which speaks of another file. Which places
 * name what is known from the shapes of the language.
 */
export function mentionsIn(root: MapNode): Mention[] {
  const found: Mention[] = [];
  look(root, [], root, found);
  return found;
}

/** What an entry defines, as {@link Mention.of} has it; nothing where it stands under a word of the language or cites. */
export function definedAt(keys: readonly string[], written: string): string | undefined {
  if (isLevel(keys)) return `balance.levels.${written.trim()}`;
  if (keys.length < 2 || mapsAt(keys.slice(0, -1)).some(({ namesCite }) => namesCite)) return undefined;
  return namedByKey(keys);
}

const isLevel = (keys: readonly string[]) => keys.length === 3 && keys[0] === 'balance' && keys[1] === 'levels';

/** What of a node may be a map, by the shape of its place. */
const mapsAt = (keys: readonly string[]) => {
  const shape = shapeAt(keys);
  return shape ? alternatives(shape).flatMap((one) => (one.kind === 'map' ? [one] : [])) : [];
};

function look(node: Node, keys: readonly string[], root: MapNode, found: Mention[]): void {
  if (node.kind === 'text') found.push(...inText(node, keys, root));
  if (node.kind === 'list')
    for (const [i, item] of node.items.entries()) look(item, [...keys, `${i + 1}`], root, found);
  if (node.kind !== 'map') return;
  for (const { key, keyAt, quoted, value } of node.entries) {
    const at = [...keys, key];
    if (at.length === 1 && key === 'without') continue;
    const { file } = value;
    const start = file.offset(keyAt) + Number(quoted);
    const of = namedByKey(at, root);
    if (of !== undefined) found.push({ of, keys: at, file, start, word: key });
    // A number that stands as a key before its condition may have a ground.
    const ground = of === undefined ? groundIn(key) : undefined;
    if (ground) found.push({ ...ground, keys: at, file, start: start + ground.from });
    look(value, at, root, found);
  }
}

/** Path of what the last of some keys names: `parties.ua` of `no-deal.ua`; nothing where it is a word of the language. */
function namedByKey(keys: readonly string[], root?: MapNode): string | undefined {
  const key = keys.at(-1)!;
  const around = keys.slice(0, -1);
  const named = mapsAt(around).find(({ keys: words, names }) => names && !(words && Object.hasOwn(words, key)));
  if (!named || key === 'ground') return undefined;
  return named.namesCite ? cited(named.namesCite, key, around, root) : inSpace(keys);
}

/** A path of the case once something on it has another name: of `parties.ua` as `uk`, `values.ua.points` is `values.uk.points`. */
export function pathCalled(path: string, of: string, to: string): string {
  const keys = path.split('.');
  return keys.map((key, i) => (i > 0 && namedByKey(keys.slice(0, i + 1)) === of ? to : key)).join('.');
}

function inSpace([top, ...rest]: readonly string[]): string {
  if (top === 'stances') return stanceOf(rest[0], rest.at(-1)!);
  return [top === 'sources' || top === 'judgements' ? 'grounds' : top, ...rest].join('.');
}

const stanceOf = (party: string | undefined, word: string) => `parties.${party}.stances.${word}`;

/** Where the names of a kind are defined; options and stances below an issue and a party, levels in a list. */
export const DEFINED: Partial<Record<Cited, string>> = {
  party: 'parties',
  issue: 'issues',
  package: 'packages',
  form: 'forms',
  event: 'calendar',
  ground: 'grounds',
  level: 'balance.levels',
};

/** Path of what a name stands for at a place. */
function cited(kind: Cited, word: string, keys: readonly string[], root?: MapNode): string | undefined {
  if (kind === 'option') return `issues.${keys.at(-1)}.options.${word}`;
  if (kind === 'stance') return stanceOf(partyOf(keys, root), word);
  return DEFINED[kind] && `${DEFINED[kind]}.${word}`;
}

/** Whose stances a place speaks of: of the guarantor of a commitment, of whom an event moves. */
function partyOf([top, id]: readonly string[], root?: MapNode): string | undefined {
  if (top === 'stances') return id;
  return textAt(get(mapAt(root, top!), id!), top === 'commitments' ? 'by' : 'moves')?.text.trim();
}

/** All that a text names: as a whole, word by word of a condition or a path, behind an `@`. */
function inText(node: TextNode, keys: readonly string[], root: MapNode): Mention[] {
  const { file, text } = node;
  const at = (of: string | undefined, from: number, word: string): Mention[] =>
    of === undefined ? [] : [{ of, keys, file, start: file.offset(placeIn(node, from)), word }];
  const lead = text.length - text.trimStart().length;
  const whole = text.trim();
  if (isLevel(keys)) return at(`balance.levels.${whole}`, lead, whole);
  return alternatives(shapeAt(keys) ?? NO_SHAPE).flatMap((shape) => {
    if (shape.kind === 'condition')
      return namesInCondition(text).flatMap(({ word, from, issue }) =>
        at(issue === undefined ? `issues.${word}` : `issues.${issue}.options.${word}`, from, word),
      );
    // Behind words a ground stands apart: an address has an @ too.
    const told = shape.kind === 'text' && shape.grounded && /\s@\S+\s*$/.test(text);
    const found = (told || shape.kind === 'number' || shape.kind === 'cases') && groundIn(text);
    if (found) return at(found.of, found.from, found.word);
    if (shape.kind !== 'text') return [];
    const [words, after] = shape.citesAfter ?? [];
    if (after && whole.startsWith(words!))
      return at(cited(after, whole.slice(words!.length), keys, root), lead + words!.length, whole.slice(words!.length));
    if (shape.cites === 'ground') {
      const named = groundIn(`@${whole.replace(/^@/, '')}`);
      return named ? at(named.of, lead + whole.lastIndexOf(named.word, named.from), named.word) : [];
    }
    if (shape.cites === 'number') return inPath(whole, root).flatMap(({ of, from, word }) => at(of, lead + from, word));
    return shape.cites ? at(cited(shape.cites, whole, keys, root), lead, whole) : [];
  });
}

const NO_SHAPE = { kind: 'list', about: '', of: { kind: 'text', about: '' } } as const;

/** Names on the path of a number: `values.ua.points.force.none` names a party, an issue and an option. */
function inPath(path: string, root: MapNode) {
  const keys = path.split('.');
  return keys.map((word, i) => ({
    of: i === 0 ? undefined : namedByKey(keys.slice(0, i + 1), root),
    from: keys.slice(0, i).join('.').length + Math.min(i, 1),
    word,
  }));
}

/** The source or judgement behind the last `@`: of a paragraph its source, where that is named. */
function groundIn(text: string): { of: string; from: number; word: string } | undefined {
  const at = text.lastIndexOf('@');
  const word = at < 0 ? undefined : /^\s*([^\s/@]+)(?:\/p\d+)?\s*$/.exec(text.slice(at + 1))?.[1];
  if (word === undefined || /^p\d+$/.test(word)) return undefined;
  return { of: `grounds.${word}`, from: text.indexOf(word, at + 1), word };
}
