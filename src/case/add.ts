import { type Diagnostic, hasErrors } from '../shared/diagnostic.js';
import { indentOf, lastEnd, lineBreak, lineEnd, quoted } from './edit-text.js';
import { plainOf, putPlain, samePlain } from './plain.js';
import { Problems } from './problems.js';
import { TextFile } from './text-file.js';
import { type Entry, entryOf, get, type ListNode, type MapNode, type Node } from './tree.js';
import { parseYaml } from './yaml.js';

/** Something to be written: words, a number with its unit and ground, a list, or a map by its keys. */
export type Written = string | readonly string[] | { readonly [key: string]: Written };

type Edited = { text: string } | { diagnostics: Diagnostic[] };

/**
 * Adds an entry at the end of its map, in the style of those beside it: in braces where they stand in braces, in lines of
 * its own where the last of them does. Maps that are missing on the way are made. All else keeps its bytes.
 * @param path Keys from the top; the last one is new: `['red-lines', 'no-base']`.
 */
export function addToCase(text: string, path: readonly string[], value: Written): Edited {
  const problems = new Problems();
  const { root } = parseYaml(new TextFile('case.yaml', text), problems);
  if (hasErrors(problems.list)) return { diagnostics: problems.list };
  if (root?.kind !== 'map' || root.entries.length === 0 || path.length === 0) return refused(path);
  let map: MapNode = root;
  for (const [i, key] of path.entries()) {
    const entry = entryOf(map, key);
    const rest = path.slice(i + 1);
    if (!entry) return verified(text, appended(text, map, root, key, nested(rest, value)), path, value);
    if (entry.value.kind === 'empty' && !map.flow && rest.length > 0)
      return verified(text, below(text, map, entry, rest[0]!, nested(rest.slice(1), value)), path, value);
    if (entry.value.kind !== 'map' || rest.length === 0) return refused(path);
    map = entry.value;
  }
  return refused(path);
}

/**
 * Adds an item at the end of a list, as the last one is written; a list that is missing is made.
 * @param path Keys of the list, from the top.
 */
export function appendToCase(text: string, path: readonly string[], item: string): Edited {
  const problems = new Problems();
  const { root } = parseYaml(new TextFile('case.yaml', text), problems);
  if (hasErrors(problems.list)) return { diagnostics: problems.list };
  let list: Node | undefined = root;
  for (const key of path) list = get(list, key);
  if (list === undefined) return addToCase(text, path, [item]);
  if (list.kind !== 'list') return refused(path);
  const items = list.items.map(plainOf);
  return verified(text, extended(text, list, item), path, [...items, item] as readonly string[]);
}

/** An entry after the last one of its map. Top-level entries stand apart by a blank line where the last two do. */
function appended(text: string, map: MapNode, root: MapNode, key: string, value: Written): string {
  const last = map.entries.at(-1);
  if (map.flow || !last) {
    const at = last ? lastEnd(text, last) : map.end - 1;
    return `${text.slice(0, at)}${last ? ', ' : ''}${key}: ${inFlow(value)}${text.slice(at)}`;
  }
  const newline = lineBreak(text);
  const indent = indentOf(text, map);
  const after = lineEnd(text, lastEnd(text, last));
  const apart = map === root && standApart(text, map) && /^(\r?\n)?[ \t]*(\r?\n|$)/.test(text.slice(after));
  const lines = inLines(key, value, indent, blockOf(map, root));
  return [text.slice(0, after), apart ? newline : '', newline, lines.join(newline), text.slice(after)].join('');
}

/** How many spaces further in the last map beside it is written; false where it is in braces. What stands at the top is in lines. */
function blockOf(map: MapNode, root: MapNode): number | false {
  const last = map.entries.findLast(({ value }) => value.kind === 'map')?.value;
  if (last?.kind === 'map' && !last.flow)
    return Math.max(1, last.entries[0]!.keyAt.column - map.entries[0]!.keyAt.column);
  return map === root ? 2 : false;
}

/** Whether the last two entries have a blank line between them. */
function standApart(text: string, { entries }: MapNode): boolean {
  const [one, two] = entries.slice(-2);
  if (!one || !two) return false;
  const between = text.slice(lastEnd(text, one), new TextFile('', text).offset(two.keyAt));
  return /\n[ \t]*\r?\n/.test(between);
}

/** The first entry of a map of which only the key is written yet. */
function below(text: string, map: MapNode, entry: Entry, key: string, value: Written): string {
  const after = lineEnd(text, lastEnd(text, entry));
  const lines = inLines(key, value, `${indentOf(text, map)}  `, false);
  return `${text.slice(0, after)}${lineBreak(text)}${lines.join('')}${text.slice(after)}`;
}

function extended(text: string, list: ListNode, item: string): string {
  const last = list.items.at(-1);
  const end = last && last.start + text.slice(last.start, last.end).trimEnd().length;
  if (list.flow || end === undefined) {
    const at = end ?? list.end - 1;
    return `${text.slice(0, at)}${last ? ', ' : ''}${quoted(item, true)}${text.slice(at)}`;
  }
  const file = new TextFile('', text);
  const before = text.slice(file.lineStart(last!.start), last!.start);
  const after = lineEnd(text, end);
  return `${text.slice(0, after)}${lineBreak(text)}${before}${quoted(item, false)}${text.slice(after)}`;
}

/** @param block How far the entries of a map stand further in, each in a line of its own; false for braces. */
function inLines(key: string, value: Written, indent: string, block: number | false): string[] {
  if (typeof value === 'string') return [`${indent}${key}: ${quoted(value, false)}`];
  const entries = Object.entries(value);
  if (Array.isArray(value) || block === false || entries.length === 0) return [`${indent}${key}: ${inFlow(value)}`];
  const further = indent + ' '.repeat(block);
  return [`${indent}${key}:`, ...entries.flatMap(([name, of]) => inLines(name, of, further, false))];
}

function inFlow(value: Written): string {
  if (typeof value === 'string') return quoted(value, true);
  if (isList(value)) return `[${value.map((item) => quoted(item, true)).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, of]) => `${key}: ${inFlow(of)}`)
    .join(', ')}}`;
}

const isList = (value: Written): value is readonly string[] => Array.isArray(value);

/** A value below maps that are yet to be made. */
function nested(path: readonly string[], value: Written): Written {
  return path.reduceRight<Written>((inner, key) => ({ [key]: inner }), value);
}

function refused(path: readonly string[]): Edited {
  const problems = new Problems();
  problems.error('edit', undefined, `nothing can be added at ${path.join('.')}`);
  return { diagnostics: problems.list };
}

/** Reads the new text again: what was meant has to stand there, and everything else has to be what it was. */
function verified(before: string, after: string, path: readonly string[], value: Written): Edited {
  const problems = new Problems();
  const { root } = parseYaml(new TextFile('case.yaml', after), problems);
  const old = parseYaml(new TextFile('case.yaml', before), new Problems()).root;
  if (!hasErrors(problems.list) && root && old && samePlain(putPlain(plainOf(old), path, value), plainOf(root)))
    return { text: after };
  return refused(path);
}
