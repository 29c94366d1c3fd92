import type { Problems } from './problems.js';
import { isQuantiles } from './quantile-map.js';
import type { Override } from './read-packages.js';
import { TextFile } from './text-file.js';
import { type Entry, get, type ListNode, type MapNode, mapAt, type Node } from './tree.js';
import { parseYaml } from './yaml.js';

export interface Set {
  root: MapNode;
  overrides: Override[];
  /** The assignments as a text, one a line, for the places in it. */
  file?: TextFile;
}

/**
 * Applies assignments to a case as read, leaving its text alone. The left side is a path of the file
 * (`red-lines.nato.costs`), `PARTY.no-deal`, or an issue: then every named package gets that option where the issue
 * exists, and a rule requires it there.
 */
export function setInTree(root: MapNode, changes: readonly string[], problems: Problems): Set {
  if (changes.length === 0) return { root, overrides: [] };
  const file = new TextFile('--set', changes.join('\n'));
  const overrides: Override[] = [];
  let start = 0;
  let result = root;
  for (const change of changes) {
    result = apply(result, change, start, file, overrides, problems);
    start += change.length + 1;
  }
  return { root: result, overrides, file };
}

function apply(
  root: MapNode,
  change: string,
  start: number,
  file: TextFile,
  overrides: Override[],
  problems: Problems,
): MapNode {
  const sign = change.indexOf('=');
  const written = (sign < 0 ? change : change.slice(0, sign)).trim();
  const pathAt = file.place(start, start + Math.max(1, sign < 0 ? change.length : sign));
  if (sign < 0 || written === '') {
    problems.error('set-form', pathAt, `'${change}' sets nothing`, { instead: 'PATH=VALUE, as in ua.no-deal=45' });
    return root;
  }
  const valueStart = start + sign + 1;
  if (/^(extends|without|abide)\b/.test(written)) {
    problems.error('set-form', pathAt, `'${written}' cannot be set for a run`, {
      instead: 'another case file, with extends',
    });
    return root;
  }
  const value = parseValue(change.slice(sign + 1), valueStart, file, problems);
  if (!value) return root;
  const keys = pathOf(root, written);
  if (keys.length === 1 && get(mapAt(root, 'issues'), keys[0]!)) {
    return setIssue(root, keys[0]!, value, overrides, problems);
  }
  const at = { file, start, end: start + written.length, at: pathAt, keyAt: pathAt };
  return put(root, keys, 0, value, at, written, problems);
}

/** Reads the right side with its places in the file of assignments. */
function parseValue(text: string, start: number, file: TextFile, problems: Problems): Node | undefined {
  const from = start + text.length - text.trimStart().length;
  const end = start + text.trimEnd().length;
  if (end <= from) {
    problems.error('set-form', file.place(start - 1, start), 'no value is given', {
      instead: 'PATH=VALUE, as in ua.no-deal=45',
    });
    return undefined;
  }
  if (/^[{["']/.test(text.trim())) {
    // Blanks before it keep every offset the same as in the whole text.
    const padded = new TextFile(
      file.name,
      file.text.slice(0, from).replace(/[^\n]/g, ' ') + file.text.slice(from, end),
    );
    const before = problems.list.length;
    const { root } = parseYaml(padded, problems);
    if (problems.list.length > before) return undefined;
    return root;
  }
  const at = file.place(from, end);
  return { kind: 'text', text: text.trim(), style: 'plain', file, start: from, end, at, keyAt: at };
}

/** `ua.no-deal` means `no-deal.ua`; so does any part of the file that is given by party. */
function pathOf(root: MapNode, written: string): string[] {
  const keys = written.split('.').map((k) => k.trim());
  const [party, part, ...rest] = keys;
  const byParty = part === 'no-deal' || part === 'values';
  if (!byParty || !get(mapAt(root, 'parties'), party!)) return keys;
  // A bare number for a no-deal that has a drift keeps the drift.
  const before = get(mapAt(root, part), party!);
  const now = part === 'no-deal' && rest.length === 0 && before?.kind === 'map' && !isQuantiles(before);
  return [part, party!, ...rest, ...(now ? ['now'] : [])];
}

function setIssue(root: MapNode, issue: string, value: Node, overrides: Override[], problems: Problems): MapNode {
  const options = mapAt(mapAt(mapAt(root, 'issues'), issue), 'options')?.entries.map((e) => e.key) ?? [];
  if (value.kind !== 'text' || !options.includes(value.text)) {
    problems.unknown(
      'unknown-option',
      value.at,
      `option of ${issue}`,
      value.kind === 'text' ? value.text : 'a map',
      options.filter((o) => o !== 'ground'),
    );
    return root;
  }
  overrides.push({ issue, option: value.text });
  const text = get(mapAt(mapAt(root, 'issues'), issue), 'exists')
    ? `${issue} absent or ${issue} = ${value.text}`
    : `${issue} = ${value.text}`;
  const condition: Node = { ...value, text, offsets: [...text].map(() => value.start) };
  const rule = mapOf([entry('require', condition)], value);
  const rules = mapAt(root, 'rules') ?? mapOf([], value);
  return with_(root, 'rules', with_(rules, `set-${issue}`, rule, value), value);
}

type Placed = Pick<Node, 'file' | 'start' | 'end' | 'at' | 'keyAt'>;

function put(
  node: MapNode,
  keys: string[],
  depth: number,
  value: Node,
  at: Placed,
  written: string,
  problems: Problems,
): MapNode {
  const key = keys[depth]!;
  if (depth === keys.length - 1) {
    // What the case did not have is only added below a map that it has; the checker then says whether it may stand there.
    return with_(node, key, { ...value, keyAt: at.at }, at);
  }
  const below = get(node, key);
  const place = keys.length === depth + 2 && below?.kind === 'list' ? placeOf(keys[depth + 1]!, below) : undefined;
  if (place !== undefined && below?.kind === 'list') {
    const items = below.items.map((item, i) => (i === place ? { ...value, keyAt: at.at } : item));
    return with_(node, key, { ...below, items }, at);
  }
  if (below?.kind !== 'map') {
    const before = keys
      .slice(0, depth)
      .map((k) => `${k}.`)
      .join('');
    const known = node.entries.map((e) => before + e.key);
    problems.unknown('unknown-path', at.at, 'path', written, depth === 0 ? [...known, ...shortPaths(node)] : known);
    return node;
  }
  return with_(node, key, put(below, keys, depth + 1, value, at, written, problems), at);
}

/** Items of a list are counted from 1: `calendar.inauguration.chance.opposed.3`. */
function placeOf(key: string, { items }: ListNode): number | undefined {
  return /^[1-9]\d{0,3}$/.test(key) && Number(key) <= items.length ? Number(key) - 1 : undefined;
}

function shortPaths(root: MapNode): string[] {
  const names = (key: string) => mapAt(root, key)?.entries.map((e) => e.key) ?? [];
  return [...names('issues'), ...names('parties').map((p) => `${p}.no-deal`)];
}

/** The map with one entry replaced, or added at its end. A way to give weights or a no-deal shuts out its other. */
function with_(node: MapNode, key: string, value: Node, at: Placed): MapNode {
  const known = node.entries.some((e) => e.key === key);
  const added: Entry = { key, keyAt: at.at, quoted: false, value };
  const entries = known ? node.entries.map((e) => (e.key === key ? { ...e, value } : e)) : [...node.entries, added];
  const other = key === 'now' ? 'as' : key === 'as' ? 'now' : undefined;
  return { ...node, entries: entries.filter((e) => e.key !== other) };
}

const entry = (key: string, value: Node): Entry => ({ key, keyAt: value.at, quoted: false, value });

function mapOf(entries: Entry[], at: Placed): MapNode {
  return {
    kind: 'map',
    file: at.file,
    start: at.start,
    end: at.end,
    at: at.at,
    keyAt: at.at,
    entries,
    flow: true,
    grounds: [],
  };
}
