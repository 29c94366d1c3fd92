import type { Place } from '../shared/diagnostic.js';

/** A text with a name, and where its lines begin. */
export class TextFile {
  readonly #lineStarts: number[] = [0];
  /** A byte order mark is no column. */
  readonly #mark: number;

  /** @param name As the user knows it; `--set` for a change given on the command line. */
  constructor(
    readonly name: string,
    readonly text: string,
  ) {
    this.#mark = text.startsWith('\ufeff') ? 1 : 0;
    for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) this.#lineStarts.push(i + 1);
  }

  /** The stretch from `start` to `end` (offsets in UTF-16 units), cut at the end of its first line. */
  place(start: number, end: number): Place {
    const from = Math.min(Math.max(start, this.#mark), this.text.length);
    const line = this.#lineOf(from);
    const lineStart = this.#lineStarts[line]!;
    const lineEnd = (this.#lineStarts[line + 1] ?? this.text.length + 1) - 1;
    return {
      file: this.name,
      line: line + 1,
      column: from - lineStart + 1 - (line === 0 ? this.#mark : 0),
      length: Math.max(1, Math.min(end, lineEnd) - from),
    };
  }

  /** Offset of the first character of the line that holds `offset`. */
  lineStart(offset: number): number {
    return this.#lineStarts[this.#lineOf(offset)]!;
  }

  /** Offset at which a place begins. */
  offset(place: Place): number {
    return this.#lineStarts[place.line - 1]! + place.column - 1 + (place.line === 1 ? this.#mark : 0);
  }

  #lineOf(offset: number): number {
    let lo = 0;
    let hi = this.#lineStarts.length - 1;
    while (lo < hi) {
      const middle = (lo + hi + 1) >> 1;
      if (this.#lineStarts[middle]! <= offset) lo = middle;
      else hi = middle - 1;
    }
    return lo;
  }
}
