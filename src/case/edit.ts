import { type Diagnostic, hasErrors } from '../shared/diagnostic.js';
import { Problems } from './problems.js';
import { TextFile } from './text-file.js';
import type { Entry, MapNode, Node } from './tree.js';
import { parseYaml } from './yaml.js';

/**
 * Changes one value in the text of a case, or adds a key at the end of its map. All else keeps its bytes: comments,
 * order, spacing, line ends.
 * @param path Keys from the top: `['no-deal', 'ua', 'now']`.
 * @param value As it is to be read: `45`, `20 to 45 @p6`, or a map or list in braces or brackets. Quoted where YAML needs it.
 */
export function editCase(
  text: string,
  path: readonly string[],
  value: string,
): { text: string } | { diagnostics: Diagnostic[] } {
  const problems = new Problems();
  const { root } = parseYaml(new TextFile('case.yaml', text), problems);
  if (hasErrors(problems.list)) return { diagnostics: problems.list };
  if (root?.kind !== 'map' || path.length === 0) return refuse(root, path, problems, []);
  let map: MapNode = root;
  for (const [i, key] of path.entries()) {
    const entry = map.entries.find((e) => e.key === key);
    const last = i === path.length - 1;
    if (!entry)
      return last ? verified(text, add(text, map, key, value), path, value) : refuse(map, path, problems, map.entries);
    if (last) return verified(text, replace(text, entry, map, value), path, value);
    if (entry.value.kind !== 'map') return refuse(entry.value, path, problems, []);
    map = entry.value;
  }
  return { text };
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

function replace(text: string, { value: node, keyAt }: Entry, map: MapNode, value: string): string {
  const written = quoted(value, map.flow);
  if (node.kind === 'empty') {
    const keyEnd = new TextFile('', text).offset(keyAt) + keyAt.length;
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
  const file = new TextFile('', text);
  const first = file.offset(map.entries[0]!.keyAt);
  const indent = text.slice(file.lineStart(first), first);
  const after = lineEnd(text, lastEnd(text, last!));
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return `${text.slice(0, after)}${newline}${indent}${written}${text.slice(after)}`;
}

/** Where the last character of an entry stands, comments after it apart. */
function lastEnd(text: string, entry: Entry): number {
  const { value, keyAt } = entry;
  if (value.kind === 'empty') {
    const end = new TextFile('', text).offset(keyAt) + keyAt.length;
    return end + (/^\s*:/.exec(text.slice(end))?.[0].length ?? 0);
  }
  return value.start + text.slice(value.start, value.end).trimEnd().length;
}

function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  if (newline < 0) return text.length;
  return text[newline - 1] === '\r' ? newline - 1 : newline;
}

/** A value as YAML needs it at its place: in quotes where a bare one would be read as something else. */
function quoted(value: string, flow: boolean): string {
  const trimmed = value.trim();
  if (/^[{[].*[}\]]$/s.test(trimmed) && !trimmed.includes('\n')) return trimmed;
  const plain =
    trimmed !== '' &&
    !/^[-?:](\s|$)|^[[\]{},#&*!|>'"%@`]/.test(trimmed) &&
    !/:(\s|$)|\s#|[\n\r\t]/.test(trimmed) &&
    !(flow && /[,[\]{}]/.test(trimmed)) &&
    trimmed === value;
  return plain ? value : JSON.stringify(value);
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

/** A tree as plain data, less the entry at a path. */
function without(node: Node, path: readonly string[] | undefined): unknown {
  if (node.kind === 'text') return node.text;
  if (node.kind === 'empty') return null;
  if (node.kind === 'list') return node.items.map((item) => without(item, undefined));
  return node.entries
    .filter((e) => !(path?.length === 1 && e.key === path[0]))
    .map((e) => [e.key, without(e.value, path && e.key === path[0] ? path.slice(1) : undefined)]);
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
