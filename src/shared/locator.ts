import type { Place } from './diagnostic.js';

/** A file's name as the user knows it, and its text without byte order mark. */
export interface TextFile {
  name: string;
  text: string;
}

/** Turns offsets into a text into places in a file. */
export class Locator {
  #name: string;
  #text: string;
  #starts: number[] = [0];

  constructor(file: TextFile) {
    this.#name = file.name;
    this.#text = file.text;
    for (let at = file.text.indexOf('\n'); at >= 0; at = file.text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  /** The stretch from `start` up to `end`, cut at the end of its first line; at least one unit long. */
  place(start: number, end = start + 1): Place {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= start) low = middle;
      else high = middle - 1;
    }
    const next = this.#starts[low + 1];
    const lineEnd = next === undefined ? this.#text.length : next - 1;
    const length = Math.max(1, Math.min(end, lineEnd) - start);
    return { file: this.#name, line: low + 1, column: start - this.#starts[low]! + 1, length };
  }
}
