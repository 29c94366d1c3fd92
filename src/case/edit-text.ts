import { TextFile } from './text-file.js';
import type { Entry, MapNode } from './tree.js';

/** Where the last character of an entry stands, comments after it apart. */
export function lastEnd(text: string, { value, keyAt }: Entry): number {
  if (value.kind === 'empty') {
    const end = new TextFile('', text).offset(keyAt) + keyAt.length;
    return end + (/^\s*:/.exec(text.slice(end))?.[0].length ?? 0);
  }
  return value.start + text.slice(value.start, value.end).trimEnd().length;
}

/** The end of the line that holds an offset, its line break apart. */
export function lineEnd(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  if (newline < 0) return text.length;
  return text[newline - 1] === '\r' ? newline - 1 : newline;
}

export const lineBreak = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** What stands before each entry of a map in lines: spaces, as many as before its first one. */
export function indentOf(text: string, map: MapNode): string {
  const file = new TextFile('', text);
  const first = file.offset(map.entries[0]!.keyAt);
  return ' '.repeat(first - file.lineStart(first));
}

/** A value as YAML needs it at its place: in quotes where a bare one would be read as something else. */
export function quoted(value: string, flow: boolean): string {
  const trimmed = value.trim();
  if (/^[{[].*[}\]]$/s.test(trimmed) && !trimmed.includes('\n')) return trimmed;
  const plain =
    trimmed !== '' &&
    !/^[-?:](\s|$)|^[[\]{},#&*!|>'"%@`]/.test(trimmed) &&
    !/:(\s|$)|\s#|[\n\r\t]/.test(trimmed) &&
    !(flow && (/[,[\]{}]/.test(trimmed) || openIn(trimmed))) &&
    trimmed === value;
  return plain ? value : JSON.stringify(value);
}

/** Whether a parenthesis is open at the end: the comma of the next entry would be taken for one within it. */
const openIn = (text: string): boolean => text.split('(').length !== text.split(')').length;
