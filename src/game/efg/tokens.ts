import type Fraction from 'fraction.js';
import type { Diagnostic, Place } from '../../shared/diagnostic.js';
import { error, Locator, type TextFile } from '../../shared/textFile.js';
import { readNumber } from './number.js';

/** What a stretch of a file of Gambit's is. `word` is anything that stands without quotes and is no number. */
export type Kind = 'text' | 'number' | 'word' | '{' | '}' | ',' | 'end of the file';

/** Thrown after the problem has been recorded, to leave the reader. */
export const STOP = Symbol('stop');

/**
 * Goes through an `.efg` or `.nfg` text token by token. The present token is {@link kind}, from {@link start} up to {@link end};
 * `next` goes on to the following one. Spaces and line ends separate and mean nothing else; braces, commas and quotes
 * need none around them.
 */
export class Tokens {
  kind: Kind = 'end of the file';
  start = 0;
  end = 0;
  #locator: Locator | undefined;
  #numbers = new Map<string, Fraction>();

  /**
   * @param diagnostics Takes what is wrong.
   * @param code Of a diagnostic that says what was expected.
   */
  constructor(
    readonly file: TextFile,
    readonly diagnostics: Diagnostic[],
    private readonly code: 'efg' | 'nfg',
  ) {
    this.next();
  }

  next(): void {
    const { text } = this.file;
    let at = this.end;
    while (isSpace(text.charCodeAt(at))) at++;
    this.start = at;
    if (at >= text.length) {
      this.kind = 'end of the file';
      this.end = at;
      return;
    }
    const first = text.charCodeAt(at);
    if (first === QUOTE) {
      this.kind = 'text';
      this.end = this.#endOfText(at);
    } else if (first === OPEN || first === CLOSE || first === COMMA) {
      this.kind = first === OPEN ? '{' : first === CLOSE ? '}' : ',';
      this.end = at + 1;
    } else {
      this.kind = isNumberStart(first) ? 'number' : 'word';
      do at++;
      while (at < text.length && !endsWord(text.charCodeAt(at)));
      this.end = at;
    }
  }

  /** The present token as it is written. */
  written(): string {
    return this.file.text.slice(this.start, this.end);
  }

  /**
   * What a text says: `\"` stands for a quote and `\\` for a backslash; any other backslash stands for itself, as in
   * the files that Gambit writes.
   */
  text(): string {
    if (this.end - this.start === 2) return '';
    const raw = this.file.text.slice(this.start + 1, this.end - 1);
    return raw.includes('\\') ? raw.replace(/\\(["\\])/g, '$1') : raw;
  }

  /** Goes past a token of that kind; `what` it is follows "expected" where it is missing. */
  take(kind: Kind, what: string): void {
    if (this.kind !== kind) this.expected(what);
    this.next();
  }

  takeText(what: string): string {
    if (this.kind !== 'text') this.expected(what);
    const text = this.text();
    this.next();
    return text;
  }

  /** A whole number from 0 upwards. */
  takeWhole(what: string): number {
    const { text } = this.file;
    let at = this.start;
    if (text.charCodeAt(at) === PLUS) at++;
    let whole = this.kind === 'number' && at < this.end && this.end - at <= 15 ? 0 : -1;
    for (; whole >= 0 && at < this.end; at++) {
      const digit = text.charCodeAt(at) - 48;
      whole = digit >= 0 && digit <= 9 ? 10 * whole + digit : -1;
    }
    if (whole < 0) this.expected(what);
    this.next();
    return whole;
  }

  /** A whole number of at most 15 digits, as a number; undefined, and nothing taken, where something else stands. */
  takeInteger(): number | undefined {
    if (this.kind !== 'number') return undefined;
    const { text } = this.file;
    const sign = text.charCodeAt(this.start);
    let at = sign === MINUS || sign === PLUS ? this.start + 1 : this.start;
    if (at === this.end || this.end - at > 15) return undefined;
    let whole = 0;
    for (; at < this.end; at++) {
      const digit = text.charCodeAt(at) - 48;
      if (digit < 0 || digit > 9) return undefined;
      whole = 10 * whole + digit;
    }
    this.next();
    return sign === MINUS ? 0 - whole : whole;
  }

  /** A number, exactly. Equal writings may give the same object. */
  takeNumber(what: string): Fraction {
    const written = this.written();
    let number = this.kind === 'number' ? this.#numbers.get(written) : what;
    if (number === undefined) {
      number = readNumber(written);
      if (this.#numbers.size < 10_000 && typeof number !== 'string') this.#numbers.set(written, number);
    }
    if (typeof number === 'string') this.expected(number);
    this.next();
    return number;
  }

  /** Records that something else should stand here, and leaves the reader. */
  expected(what: string, rest: Pick<Diagnostic, 'why' | 'instead'> = {}): never {
    const here = this.kind === 'end of the file' ? this.kind : `'${cut(this.written())}'`;
    return this.stop(this.code, `expected ${what}, not ${here}`, rest);
  }

  stop(code: string, what: string, rest: Pick<Diagnostic, 'why' | 'instead'> = {}): never {
    return this.stopAt(code, this.start, this.end, what, rest);
  }

  /** The same, of a stretch that is passed already. */
  stopAt(
    code: string,
    start: number,
    end: number,
    what: string,
    rest: Pick<Diagnostic, 'why' | 'instead'> = {},
  ): never {
    this.diagnostics.push(error(code, this.place(start, end), what, rest));
    return this.leave();
  }

  /** Ends the reading after a problem that leaves nothing to go on with. */
  leave(): never {
    throw STOP;
  }

  /** Where a stretch of the file stands; without arguments, the present token. */
  place(start = this.start, end = this.end): Place {
    this.#locator ??= new Locator(this.file);
    return this.#locator.place(Math.min(start, this.file.text.length), end);
  }

  #endOfText(start: number): number {
    const { text } = this.file;
    let at = text.indexOf('"', start + 1);
    while (at >= 0 && oddBackslashes(text, at)) at = text.indexOf('"', at + 1);
    if (at < 0) {
      this.end = text.length;
      this.stop(this.code, 'the text that starts here is never closed', { instead: 'a closing double quote' });
    }
    return at + 1;
  }
}

const QUOTE = 34;
const PLUS = 43;
const COMMA = 44;
const MINUS = 45;
const OPEN = 123;
const CLOSE = 125;
const BACKSLASH = 92;

function isSpace(c: number): boolean {
  return c <= 32 ? c === 32 || (c >= 9 && c <= 13) : c === 0xa0 || c === 0xfeff;
}

/** Digits, signs and the point. */
function isNumberStart(c: number): boolean {
  return (c >= 48 && c <= 57) || c === PLUS || c === MINUS || c === 46;
}

function endsWord(c: number): boolean {
  return isSpace(c) || c === QUOTE || c === OPEN || c === CLOSE || c === COMMA;
}

/** Whether the quote at `at` is written with a backslash, and so part of the text. */
function oddBackslashes(text: string, at: number): boolean {
  let back = at;
  while (text.charCodeAt(back - 1) === BACKSLASH) back--;
  return (at - back) % 2 === 1;
}

function cut(written: string): string {
  const line = written.split(/[\r\n]/, 1)[0]!;
  return line.length > 40 || line.length < written.length ? `${line.slice(0, 40)}…` : line;
}
