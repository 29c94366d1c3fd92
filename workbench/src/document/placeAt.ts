import { closingQuote } from './closingQuote.js';

/** Where in a case the cursor stands, read from the text alone, which may be half typed. */
export interface TextPlace {
  /** From the top, of the map or value around it; items of a list are counted from 1. */
  keys: string[];
  /** Whether a key of the map is typed there, or the value that the last of `keys` stands for. */
  at: 'key' | 'value';
  /** What of it stands before the cursor. */
  typed: string;
}

/** A key or an item, and the column in which it stands. */
interface Level {
  column: number;
  key: string;
  item: boolean;
}

/** Characters of a line up to the cursor, and levels around it, beyond which nothing is read: no one writes like that by hand. */
const LONGEST = 2000;
const DEEPEST = 200;

/**
 * Follows lines, braces, brackets, quotes and comments up to the end of a text, as YAML has them in a case. It reads what
 * no parser takes yet, so it never says that something is wrong. In time that grows with the text, whatever stands in it:
 * it is read with every key, and texts are anybody's.
 * @param text What stands before the cursor, from the beginning of a top-level entry on.
 * @returns Nothing within a comment or a text of several lines, nor on a line that is far too long.
 */
export function placeAt(text: string): TextPlace | undefined {
  if (text.length - text.lastIndexOf('\n') > LONGEST) return undefined;
  const levels: Level[] = [];
  let at = 0;
  while (at <= text.length) {
    const lineEnd = text.indexOf('\n', at);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const line = text.slice(at, end);
    const column = line.search(/\S|$/);
    const last = end === text.length;
    if (line.trim() === '') {
      if (last) return { keys: keysAbove(levels, line.length), at: 'key', typed: '' };
    } else if (line[column] === '#') {
      if (last) return undefined;
    } else {
      const result = entryIn(text, at + column, column, levels);
      if ('place' in result) return result.place;
      at = result.end;
      continue;
    }
    at = end + 1;
  }
  return undefined;
}

const keysAbove = (levels: Level[], column: number): string[] =>
  levels.filter((level) => level.column < column).map(({ key }) => key);

type Read = { place: TextPlace | undefined } | { end: number };

/** One entry or item in lines, up to its value's end. */
function entryIn(text: string, start: number, column: number, levels: Level[]): Read {
  if (levels.length > DEEPEST) return { place: undefined };
  const rest = text.slice(start);
  if (/^-(\s|$)/.test(rest)) {
    const before = levels.findLast((level) => level.item && level.column === column);
    while (
      levels.length > 0 &&
      (levels.at(-1)!.column > column || levels.at(-1)!.item) &&
      levels.at(-1)!.column >= column
    )
      levels.pop();
    levels.push({ column, key: String(Number(before?.key ?? 0) + 1), item: true });
    const skip = /^-[ \t]*/.exec(rest)![0].length;
    if (start + skip >= text.length) return { place: { keys: keysAbove(levels, column + 1), at: 'value', typed: '' } };
    if (text[start + skip] === '\n') return { end: start + skip + 1 };
    return entryIn(text, start + skip, column + skip, levels);
  }
  while (levels.length > 0 && levels.at(-1)!.column >= column) levels.pop();
  const keys = levels.map(({ key }) => key);
  const key = /^(?:(?:"([^"\n]*)"|'([^'\n]*)')[ \t]*|([^\s#{[][^\n#:]*)):(?=\s|$)/.exec(rest);
  if (!key) {
    if (/^[{["'|>]/.test(rest) || levels.at(-1)?.item) return valueIn(text, start, column, keys);
    const line = /^[^\n]*/.exec(rest)![0];
    const ended = start + line.length < text.length;
    return ended ? { end: start + line.length + 1 } : { place: { keys, at: 'key', typed: line } };
  }
  const name = key[1] ?? key[2] ?? key[3]!.trimEnd();
  levels.push({ column, key: name, item: false });
  const from = start + key[0].length;
  const value = from + /^[ \t]*/.exec(text.slice(from))![0].length;
  return valueIn(text, value, column, [...keys, name]);
}

/** What stands behind a key: text, braces, a text of several lines, or nothing before the next line. */
function valueIn(text: string, start: number, column: number, keys: string[]): Read {
  if (/[{[]/.test(text[start] ?? '')) return inBraces(text, start, keys);
  if (/^[|>]/.test(text.slice(start))) {
    const block = new RegExp(`^[^\\n]*(\\n([ ]{${column + 1},}[^\\n]*|[ \\t]*(?=\\n)))*`).exec(text.slice(start))![0];
    return start + block.length >= text.length ? { place: undefined } : { end: start + block.length + 1 };
  }
  const quote = /["']/.exec(text[start] ?? '')?.[0];
  if (quote) {
    const close = closingQuote(text, start);
    if (close < 0) return { place: { keys, at: 'value', typed: text.slice(start + 1) } };
    const line = text.indexOf('\n', close);
    return line < 0 ? { place: undefined } : { end: line + 1 };
  }
  const line = text.indexOf('\n', start);
  const value = text.slice(start, line < 0 ? text.length : line);
  if (line >= 0) return { end: line + 1 };
  return { place: /(^|\s)#/.test(value) ? undefined : { keys, at: 'value', typed: value } };
}

/** Braces and brackets, over as many lines as they take. */
function inBraces(text: string, start: number, around: string[]): Read {
  const frames: { key: string | undefined; item: number }[] = [];
  let from = start;
  /** Whether nothing but space stands from there on. */
  let blank = true;
  const begin = (at: number) => {
    from = at;
    blank = true;
  };
  const keys = () => [...around, ...frames.flatMap(({ key, item }) => key ?? (item > 0 ? [String(item)] : []))];
  for (let i = start; i < text.length; i++) {
    const c = text[i]!;
    const frame = frames.at(-1);
    if (c === '{' || c === '[') {
      frames.push({ key: undefined, item: c === '[' ? 1 : 0 });
      begin(i + 1);
    } else if (c === '}' || c === ']') {
      frames.pop();
      begin(i + 1);
      if (frames.length === 0) {
        const line = text.indexOf('\n', i);
        return line < 0 ? { place: undefined } : { end: line + 1 };
      }
    } else if (c === ',') {
      if (frame!.item > 0) frame!.item++;
      else frame!.key = undefined;
      begin(i + 1);
    } else if (c === ':' && frame!.item === 0 && frame!.key === undefined && /^(\s|[,}]|$)/.test(text.slice(i + 1))) {
      frame!.key = text
        .slice(from, i)
        .trim()
        .replace(/^(["'])(.*)\1$/, '$2');
      begin(i + 1);
    } else if (c === '#' && /\s/.test(text[i - 1]!)) {
      const line = text.indexOf('\n', i);
      if (line < 0) return { place: undefined };
      i = line;
      begin(i + 1);
    } else if ((c === '"' || c === "'") && blank) {
      const close = closingQuote(text, i);
      if (close < 0) return { place: { keys: keys(), at: 'value', typed: text.slice(i + 1) } };
      i = close;
      blank = false;
    } else if (c.trim() !== '') blank = false;
  }
  const frame = frames.at(-1)!;
  const at = frame.item === 0 && frame.key === undefined ? 'key' : 'value';
  return { place: { keys: keys(), at, typed: text.slice(from).trimStart() } };
}
