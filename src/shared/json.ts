import type { Diagnostic } from './diagnostic.js';
import { error, Locator, MAX_TOLD, quoted, type TextFile } from './textFile.js';

/** Nesting that no sensible file reaches; deeper ones are refused. */
export const MAX_DEPTH = 64;

/** More values than any sensible file holds; larger ones are refused. */
export const MAX_VALUES = 500_000;

/** A JSON value with the offsets of its first and one past its last character. */
export type JsonNode = { start: number; end: number } & (
  | { kind: 'object'; entries: JsonEntry[] }
  | { kind: 'array'; items: JsonNode[] }
  | { kind: 'string'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'null' }
  /** Something that is not JSON, already reported. */
  | { kind: 'invalid' }
);

export interface JsonEntry {
  key: string;
  start: number;
  end: number;
  value: JsonNode;
}

/**
 * Parses JSON (RFC 8259) and keeps where everything stands. An own reader because `JSON.parse` loses places, order of
 * number-like keys and repeated keys, and YAML parsers accept what is not JSON.
 *
 * Words where a value should be (NaN, 0x1F, 1e999, bare text) and trailing commas are reported and passed over, so
 * that several are found in one run; where brackets or quotes do not close, reading ends there and `root` is absent.
 */
export function parseJson(file: TextFile): { root?: JsonNode; diagnostics: Diagnostic[]; locator: Locator } {
  const parser = new Parser(file);
  try {
    const root = parser.document();
    return { root, diagnostics: parser.diagnostics, locator: parser.locator };
  } catch (thrown) {
    if (thrown !== STOP) throw thrown;
    return { diagnostics: parser.diagnostics, locator: parser.locator };
  }
}

/** Thrown after the problem has been recorded, to leave the nested calls. */
const STOP = Symbol('stop');

const NUMBER = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/;
const NOT_FINITE = /^[-+]?\.?(nan|inf(inity)?)$/i;
const SPACE = /[ \t\r\n]*/y;
/** What ends a stretch of plain characters inside a text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them inside texts (RFC 8259, section 7)
const SPECIAL = /["\\\u0000-\u001f]/g;
const WORD = /[^\s,:[\]{}"]+/y;

class Parser {
  readonly diagnostics: Diagnostic[] = [];
  readonly locator: Locator;
  #text: string;
  #at = 0;
  #depth = 0;
  #values = 0;

  constructor(file: TextFile) {
    this.#text = file.text;
    this.locator = new Locator(file);
  }

  document(): JsonNode {
    this.#space();
    if (this.#at === this.#text.length) this.#stop('empty-file', 'the file is empty');
    const root = this.#value();
    this.#space();
    if (this.#at < this.#text.length) this.#stop('json', 'something follows after the end of the JSON value');
    return root;
  }

  #value(): JsonNode {
    if (++this.#values > MAX_VALUES) this.#stop('too-large', `the file holds more than ${MAX_VALUES} values`);
    const start = this.#at;
    const first = this.#text[start];
    if (first === '{') return this.#object(start);
    if (first === '[') return this.#array(start);
    if (first === '"') return { kind: 'string', value: this.#string(), start, end: this.#at };
    return this.#word(start);
  }

  #object(start: number): JsonNode {
    const entries: JsonEntry[] = [];
    const seen = new Map<string, JsonEntry>();
    this.#sequence('}', () => {
      const keyStart = this.#at;
      if (this.#text[keyStart] !== '"') this.#stop('json', 'a key in double quotes should stand here');
      const key = this.#string();
      const keyEnd = this.#at;
      this.#space();
      if (this.#text[this.#at] !== ':') this.#stop('json', `':' should follow the key ${quoted(key)}`);
      this.#at++;
      this.#space();
      const entry = { key, start: keyStart, end: keyEnd, value: this.#value() };
      const before = seen.get(key);
      if (before) {
        const also = [{ at: this.locator.place(before.start, before.end), what: 'first given here' }];
        const at = this.locator.place(keyStart, keyEnd);
        this.diagnostics.push(error('duplicate-key', at, `the key ${quoted(key)} is given twice`, { also }));
      } else {
        seen.set(key, entry);
        entries.push(entry);
      }
    });
    return { kind: 'object', entries, start, end: this.#at };
  }

  #array(start: number): JsonNode {
    const items: JsonNode[] = [];
    this.#sequence(']', () => items.push(this.#value()));
    return { kind: 'array', items, start, end: this.#at };
  }

  /** What stands between a bracket and its counterpart, separated by commas. */
  #sequence(close: string, member: () => void): void {
    if (++this.#depth > MAX_DEPTH) this.#stop('too-deep', `nested deeper than ${MAX_DEPTH} levels`);
    const open = this.#at++;
    this.#space();
    while (this.#text[this.#at] !== close) {
      if (this.#at >= this.#text.length) this.#unclosed(open);
      member();
      this.#space();
      if (this.#text[this.#at] === ',') {
        const comma = this.#at++;
        this.#space();
        if (this.#text[this.#at] === close) {
          const at = this.locator.place(comma);
          this.diagnostics.push(error('json', at, `JSON has no comma before '${close}'`, { instead: 'leave it out' }));
        }
      } else if (this.#text[this.#at] !== close) {
        if (this.#at >= this.#text.length) this.#unclosed(open);
        this.#stop('json', `',' or '${close}' should stand here`);
      }
    }
    this.#at++;
    this.#depth--;
  }

  #unclosed(open: number): never {
    const at = this.locator.place(open);
    this.diagnostics.push(error('json', at, `this '${this.#text[open]}' is never closed; the file may be cut off`));
    throw STOP;
  }

  #string(): string {
    const start = this.#at;
    const end = this.#endOfString(start);
    if (end < 0) this.#stop('json', 'text that starts here does not end on this line with a double quote');
    const raw = this.#text.slice(start, end);
    this.#at = end;
    try {
      return JSON.parse(raw) as string;
    } catch {
      this.diagnostics.push(error('json', this.locator.place(start, this.#at), 'a backslash in this text is not JSON'));
      return raw.slice(1, -1);
    }
  }

  /** Offset past the closing quote, or -1. */
  #endOfString(start: number): number {
    SPECIAL.lastIndex = start + 1;
    for (let found = SPECIAL.exec(this.#text); found; found = SPECIAL.exec(this.#text)) {
      if (found[0] === '"') return found.index + 1;
      if (found[0] !== '\\') return -1;
      SPECIAL.lastIndex = found.index + 2;
    }
    return -1;
  }

  #word(start: number): JsonNode {
    WORD.lastIndex = start;
    const word = WORD.exec(this.#text)?.[0];
    if (word === undefined) this.#stop('json', 'a value should stand here');
    this.#at += word.length;
    const end = this.#at;
    if (word === 'null') return { kind: 'null', start, end };
    if (word === 'true' || word === 'false') return { kind: 'boolean', value: word === 'true', start, end };
    if (NUMBER.test(word) && Number.isFinite(Number(word))) return { kind: 'number', value: Number(word), start, end };
    this.diagnostics.push(this.#badWord(word, start, end));
    if (this.diagnostics.length > MAX_TOLD) throw STOP;
    return { kind: 'invalid', start, end };
  }

  #badWord(word: string, start: number, end: number): Diagnostic {
    const at = this.locator.place(start, end);
    if (NUMBER.test(word)) return error('number', at, `${quoted(word)} is too large a number`);
    if (NOT_FINITE.test(word)) return error('number', at, `${quoted(word)} is not a number that can be computed with`);
    if (word.startsWith('//') || word.startsWith('/*') || word.startsWith('#')) {
      return error('json', at, 'JSON has no comments', { instead: 'leave it out' });
    }
    return error('json', at, `${quoted(word)} is not JSON`, {
      instead: 'text stands in double quotes, numbers are plain',
    });
  }

  #space(): void {
    SPACE.lastIndex = this.#at;
    this.#at += SPACE.exec(this.#text)?.[0].length ?? 0;
  }

  #stop(code: string, what: string): never {
    this.diagnostics.push(error(code, this.locator.place(Math.min(this.#at, this.#text.length)), what));
    throw STOP;
  }
}
