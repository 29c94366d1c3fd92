/** What stands between two cells: a semicolon, a tab, a comma, or any number of blanks. */
export type Delimiter = ';' | '\t' | ',' | ' ';

/** The delimiter of a table: the first of `;`, tab and `,` that its first line has outside quotes; else blanks. */
export function delimiterOf(text: string, comments = false): Delimiter {
  let from = 0;
  let line = '';
  for (; from < text.length && (line === '' || (comments && line.startsWith('#'))); ) {
    const end = text.indexOf('\n', from);
    line = text.slice(from, end < 0 ? text.length : end).trim();
    from = end < 0 ? text.length : end + 1;
  }
  const bare = line.replace(/"[^"]*"/g, '');
  return ([';', '\t', ','] as const).find((d) => bare.includes(d)) ?? ' ';
}

/**
 * Goes through a table row by row (RFC 4180, and more freely): a cell in double quotes may hold the delimiter, line
 * breaks, and `""` for a quote; blanks around cells do not count; lines end with LF or CRLF. Rows without anything are
 * passed over. Cells are offsets into the text until they are asked for, so that ten million rows can be read.
 */
export class CsvReader {
  /** Cells of the row: offsets of what is inside quotes, or of the text without the blanks around it. */
  cells = 0;
  readonly from: number[] = [];
  readonly to: number[] = [];
  /** Offset at which the row begins. */
  row = 0;
  /** Where a quote opens that is never closed; reading has ended there. */
  unclosed: number | undefined;
  private at: number;
  private readonly quoted: boolean[] = [];
  private readonly delimiter: number;

  /**
   * @param options.comments Whether rows that begin with `#` are passed over.
   * @param options.from Offset of the row to begin with.
   */
  constructor(
    private readonly text: string,
    delimiter: Delimiter,
    private readonly options: { comments?: boolean; from?: number } = {},
  ) {
    this.delimiter = delimiter.charCodeAt(0);
    this.at = options.from ?? 0;
  }

  /** Goes to the next row; false at the end. */
  next(): boolean {
    const { text } = this;
    while (this.at < text.length && this.unclosed === undefined) {
      this.row = this.at;
      const first = this.skipBlanks(this.at);
      if (first >= text.length || text.charCodeAt(first) === LF) {
        this.at = first + 1;
      } else if (this.options.comments && text.charCodeAt(first) === HASH) {
        this.at = this.lineEnd(first) + 1;
      } else {
        this.readRow();
        return this.unclosed === undefined;
      }
    }
    return false;
  }

  /** Text of a cell. */
  cell(c: number): string {
    const text = this.text.slice(this.from[c], this.to[c]);
    return this.quoted[c] ? text.replaceAll('""', '"') : text;
  }

  private readRow(): void {
    const { text, delimiter } = this;
    this.cells = 0;
    let at = this.row;
    for (;;) {
      at = this.readCell(at);
      if (this.unclosed !== undefined) return;
      if (delimiter === BLANK) at = this.skipBlanks(at);
      const ended = at >= text.length || text.charCodeAt(at) === LF;
      if (ended) {
        this.at = at + 1;
        return;
      }
      if (delimiter !== BLANK) at++;
    }
  }

  /** Gives the offset of what ended the cell. */
  private readCell(start: number): number {
    const { text, delimiter } = this;
    const c = this.cells++;
    const from = this.skipBlanks(start);
    if (text.charCodeAt(from) === QUOTE) {
      const close = this.closing(from);
      if (close < 0) {
        this.unclosed = from;
        return text.length;
      }
      const after = delimiter === BLANK ? close + 1 : this.skipBlanks(close + 1);
      if (after >= text.length || this.ends(after)) {
        this.from[c] = from + 1;
        this.to[c] = close;
        this.quoted[c] = true;
        return after;
      }
    }
    let end = from;
    while (end < text.length && !this.ends(end)) end++;
    let to = end;
    while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
    this.from[c] = from;
    this.to[c] = to;
    this.quoted[c] = false;
    return end;
  }

  private ends(at: number): boolean {
    const code = this.text.charCodeAt(at);
    return code === LF || code === this.delimiter || (this.delimiter === BLANK && isBlank(code));
  }

  /** Offset of the quote that closes the one at `open`; −1 if none does. */
  private closing(open: number): number {
    for (let at = this.text.indexOf('"', open + 1); at >= 0; at = this.text.indexOf('"', at + 2)) {
      if (this.text.charCodeAt(at + 1) !== QUOTE) return at;
    }
    return -1;
  }

  private skipBlanks(from: number): number {
    let at = from;
    for (; at < this.text.length; at++) {
      const code = this.text.charCodeAt(at);
      if (!isBlank(code) || (code === TAB && this.delimiter === TAB)) break;
    }
    return at;
  }

  private lineEnd(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end;
  }
}

const QUOTE = 0x22;
const HASH = 0x23;
const LF = 0x0a;
const TAB = 0x09;
const BLANK = 0x20;
/** A carriage return before a line break is a blank like any other. */
const isBlank = (code: number) => code === BLANK || code === TAB || code === 0x0d || code === 0xa0;
