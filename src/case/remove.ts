import { type Diagnostic, hasErrors } from '../shared/diagnostic.js';
import { lastEnd, lineEnd } from './edit-text.js';
import { plainOf, samePlain, takePlain } from './plain.js';
import { Problems } from './problems.js';
import { TextFile } from './text-file.js';
import { type Entry, entryOf, type ListNode, type MapNode, type Node } from './tree.js';
import { parseYaml } from './yaml.js';

/**
 * Takes an entry of a map, or an item of a list, out of the text of a case: its own lines, or its own stretch within
 * braces, with the comma or line break that it needed. All else keeps its bytes. What would be left of a map in lines
 * without its last entry is nothing, so that its own key goes too; of one in braces `{}` is left.
 * @param path Keys from the top; items of a list are counted from 1.
 */
export function removeFromCase(
  text: string,
  path: readonly string[],
): { text: string } | { diagnostics: Diagnostic[] } {
  const problems = new Problems();
  const { root } = parseYaml(new TextFile('case.yaml', text), problems);
  if (hasErrors(problems.list)) return { diagnostics: problems.list };
  const way = root && wayTo(root, path);
  if (!root || !way) {
    problems.unknown('unknown-path', { file: 'case.yaml', line: 1, column: 1, length: 1 }, 'path', path.join('.'), []);
    return { diagnostics: problems.list };
  }
  let { length } = way;
  while (length > 1 && !way[length - 1]!.parent.flow && partsOf(way[length - 1]!.parent, text).length === 1) length--;
  const { parent, index } = way[length - 1]!;
  const after = cut(text, parent, index, root);
  const read = new Problems();
  const now = parseYaml(new TextFile('case.yaml', after), read).root;
  const expected = takePlain(plainOf(root), path.slice(0, length));
  if (now && !hasErrors(read.list) && samePlain(expected, plainOf(now))) return { text: after };
  problems.error('edit', undefined, `${path.join('.')} cannot be taken out of the text`);
  return { diagnostics: problems.list };
}

type Step = { parent: MapNode | ListNode; index: number };

/** From the top to what a path names: which entry or item of which map or list. */
function wayTo(root: Node, path: readonly string[]): Step[] | undefined {
  const way: Step[] = [];
  let at: Node | undefined = root;
  for (const key of path) {
    if (at?.kind !== 'map' && at?.kind !== 'list') return undefined;
    const index: number =
      at.kind === 'map' ? at.entries.indexOf(entryOf(at, key)!) : /^[1-9]\d{0,3}$/.test(key) ? Number(key) - 1 : -1;
    way.push({ parent: at, index });
    at = at.kind === 'map' ? at.entries[index]?.value : at.items[index];
    if (!at) return undefined;
  }
  return way.length > 0 ? way : undefined;
}

/** Where each entry of a map or item of a list begins and ends, comments apart. */
function partsOf(parent: MapNode | ListNode, text: string): { start: number; end: number }[] {
  const file = new TextFile('', text);
  if (parent.kind === 'map')
    return parent.entries.map((entry: Entry) => ({ start: file.offset(entry.keyAt), end: lastEnd(text, entry) }));
  return parent.items.map(({ start, end }) => ({ start, end: start + text.slice(start, end).trimEnd().length }));
}

function cut(text: string, parent: MapNode | ListNode, index: number, root: Node): string {
  const parts = partsOf(parent, text);
  if (parent.flow) return cutInBraces(text, parts, index);
  const { start } = parts[index]!;
  const next = parts[index + 1];
  const dash = text.slice(new TextFile('', text).lineStart(start), start).includes('-');
  // The first entry of a map shares its line with the dash of a list, which the next one then has.
  if (parent.kind === 'map' && dash && next) return text.slice(0, start) + text.slice(next.start);
  return cutLines(text, parts[index]!, parent === root);
}

/** An entry with one of the commas beside it; comments beside it stay. */
function cutInBraces(text: string, parts: { start: number; end: number }[], index: number): string {
  const { start, end } = parts[index]!;
  const [before, after] = [parts[index - 1], parts[index + 1]];
  const without = (from: number, to: number) => text.slice(0, from) + text.slice(to);
  const plain = (from: number, to: number) => /^[\s,]*$/.test(text.slice(from, to));
  if (before && plain(before.end, start)) return without(before.end, end);
  if (after && plain(end, after.start)) return without(start, after.start);
  const comma = /^\s*,/.exec(text.slice(end))?.[0].length;
  if (comma) return without(start, end + comma);
  const commaBefore = before && text.indexOf(',', before.end);
  return commaBefore === undefined || commaBefore < 0 || commaBefore >= start
    ? without(start, end)
    : text.slice(0, commaBefore) + text.slice(commaBefore + 1, start) + text.slice(end);
}

/** The lines of an entry; at the top with the blank line before it, where another one or the end follows. */
function cutLines(text: string, { start, end }: { start: number; end: number }, top: boolean): string {
  const line = new TextFile('', text).lineStart(start);
  const after = text.slice(lineEnd(text, end));
  if (line === 0) return after.replace(/^\r?\n/, '');
  const blank = top && /^(\r?\n)?[ \t]*(\r?\n|$)/.test(after);
  return text.slice(0, line).replace(blank ? /(\r?\n[ \t]*)?\r?\n$/ : /\r?\n$/, '') + after;
}
