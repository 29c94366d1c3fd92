import { type Diagnostic, hasErrors, type Place } from '../shared/diagnostic.js';
import { indentOf, lastEnd, lineBreak, lineEnd, quoted } from './edit-text.js';
import { Problems } from './problems.js';
import { TextFile } from './text-file.js';
import { type Entry, entryOf, type ListNode, type MapNode, type Node } from './tree.js';
import { parseYaml } from './yaml.js';

/**
 * Changes one value in the text of a case, or adds a key at the end of its map. All else keeps its bytes: comments,
 * order, spacing, line ends.
 * @param path Keys from the top: `['no-deal', 'ua', 'now']`. Items of a list, and numbers that stand as keys before their
 * conditions, are counted from 1, as in the paths of numbers.
 * @param value As it is to be read: `45`, `20 to 45 @p6`, or a map or list in braces or brackets. Quoted where YAML needs it.
 * @param making Whether maps that are missing on the way are made, as a case needs that changes another one.
 */
export function editCase(
  text: string,
  path: readonly string[],
  value: string,
  making = false,
): { text: string } | { diagnostics: Diagnostic[] } {
  const problems = new Problems();
  const { root } = parseYaml(new TextFile('case.yaml', text), problems);
  if (hasErrors(problems.list)) return { diagnostics: problems.list };
  if (root?.kind !== 'map' || path.length === 0) return refuse(root, path, problems, []);
  let at: MapNode | ListNode = root;
  for (const [i, key] of path.entries()) {
    const last = i === path.length - 1;
    const n = numberedCase(at, key);
    if (n !== undefined && at.kind === 'map' && last)
      return verified(text, rename(text, at.entries[n]!.keyAt, value, at.flow), path, value);
    const below: Node | undefined = at.kind === 'map' ? entryOf(at, key)?.value : at.items[placeOf(key, at) ?? -1];
    if (!below) {
      if (at.kind === 'list' || !(last || making))
        return refuse(at, path, problems, at.kind === 'map' ? at.entries : []);
      return verified(text, add(text, at, key, nested(path.slice(i + 1), value)), path.slice(0, i + 1), value);
    }
    if (last) return verified(text, replace(text, below, at.flow, value), path, value);
    if (below.kind !== 'map' && below.kind !== 'list') return refuse(below, path, problems, []);
    at = below;
  }
  return { text };
}

/** Index of the item of a list that a key counts from 1. */
function placeOf(key: string, { items }: ListNode): number | undefined {
  return /^[1-9]\d{0,3}$/.test(key) && Number(key) <= items.length ? Number(key) - 1 : undefined;
}

/** Index of the entry whose key is the number that is meant: `{65: dam = small, 45: otherwise}` has a first and a second. */
function numberedCase(at: MapNode | ListNode, key: string): number | undefined {
  if (at.kind === 'list' || !/^[1-9]\d{0,3}$/.test(key) || at.entries.every((e) => /^[a-z]/.test(e.key)))
    return undefined;
  const written = at.entries.flatMap((e, i) => (e.key === 'ground' ? [] : [i]));
  return written[Number(key) - 1];
}

/** A value below maps that are yet to be made. */
function nested(path: readonly string[], value: string): string {
  return path.reduceRight((below, key, i) => `{${key}: ${i === path.length - 1 ? quoted(value, true) : below}}`, value);
}

function rename(text: string, keyAt: Place, value: string, flow: boolean): string {
  const start = new TextFile('', text).offset(keyAt);
  return text.slice(0, start) + quoted(value, flow) + text.slice(start + keyAt.length);
}

function refuse(
  at: Node | undefined,
  path: readonly string[],
  problems: Problems,
  known: readonly Entry[],
): { diagnostics: Diagnostic[] } {
  problems.unknown(
    'unknown-path',
    at?.keyAt ?? { file: 'case.yaml', line: 1, column: 1, length: 1 },
    'path',
    path.join('.'),
    known.map((e) => e.key),
  );
  return { diagnostics: problems.list };
}

function replace(text: string, node: Node, flow: boolean, value: string): string {
  const written = quoted(value, flow);
  if (node.kind === 'empty') {
    const keyEnd = new TextFile('', text).offset(node.keyAt) + node.keyAt.length;
    const colon = /^\s*:/.exec(text.slice(keyEnd));
    const at = keyEnd + (colon ? colon[0].length : 0);
    return `${text.slice(0, at)}${colon ? '' : ':'} ${written}${text.slice(at)}`;
  }
  // A block value ends with its line break, which stays; it also begins on its own line, which it then shares.
  const end = node.start + text.slice(node.start, node.end).trimEnd().length;
  return text.slice(0, node.start) + written + text.slice(end);
}

/** Adds a key after the last one of its map, written as that one is. */
function add(text: string, map: MapNode, key: string, value: string): string {
  const written = `${key}: ${quoted(value, map.flow)}`;
  const last = map.entries.at(-1);
  if (map.flow) {
    const close = map.end - 1;
    if (!last) return `${text.slice(0, close)}${written}${text.slice(close)}`;
    const at = lastEnd(text, last);
    return `${text.slice(0, at)}, ${written}${text.slice(at)}`;
  }
  const after = lineEnd(text, lastEnd(text, last!));
  return `${text.slice(0, after)}${lineBreak(text)}${indentOf(text, map)}${written}${text.slice(after)}`;
}

/** Reads the new text again: the value has to stand at its path, and everything else has to be what it was. */
function verified(
  before: string,
  after: string,
  path: readonly string[],
  value: string,
): { text: string } | { diagnostics: Diagnostic[] } {
  const problems = new Problems();
  const { root } = parseYaml(new TextFile('case.yaml', after), problems);
  const old = parseYaml(new TextFile('case.yaml', before), new Problems()).root;
  if (!hasErrors(problems.list) && root && old && same(without(old, path), without(root, path))) return { text: after };
  problems.error('edit', undefined, `'${value}' cannot be written at ${path.join('.')}`);
  return { diagnostics: problems.list };
}

/** A tree as plain data, less what stands at a path. */
function without(node: Node, path: readonly string[] | undefined): unknown {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'empty') return null;
  const [key, ...rest] = path ?? [];
  const below = rest.length > 0 ? rest : undefined;
  if (node.kind === 'list') {
    const n = key === undefined ? undefined : placeOf(key, node);
    return node.items.map((item, i) => (i !== n ? without(item, undefined) : below ? without(item, below) : null));
  }
  const n = key === undefined || below ? undefined : numberedCase(node, key);
  if (n !== undefined) return node.entries.map((e, i) => [i === n ? null : e.key, without(e.value, undefined)]);
  return node.entries
    .filter((e) => below || e.key !== key)
    .map((e) => [e.key, without(e.value, e.key === key ? below : undefined)]);
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
