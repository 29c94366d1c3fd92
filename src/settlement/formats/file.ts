import type { Diagnostic, Place } from '../../shared/diagnostic.js';
import { nearest } from '../../shared/nearest.js';

/** A file's name as the user knows it, and its text without byte order mark. */
export interface TextFile {
  name: string;
  text: string;
}

/** Larger files are refused before they are parsed: 16 MiB. Shipped scenarios of the field stay below 100 kB. */
export const MAX_BYTES = 16 * 1024 * 1024;

/** Nesting that no sensible file reaches; deeper ones are refused. */
export const MAX_DEPTH = 64;

/** What a file may hold of each kind. Far above what can be computed with, and low enough to answer at once. */
export const MAX_PARTIES = 200;
export const MAX_ISSUES = 1000;
export const MAX_OPTIONS = 100_000;
export const MAX_VALUES = 500_000;
export const MAX_ELEMENTS = 300_000;

/** So many problems are told for one input; a file that is wrong throughout would fill the screen. */
export const MAX_TOLD = 100;

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

/** The place that stands for a file as a whole. */
export function startOf(file: { name: string }): Place {
  return { file: file.name, line: 1, column: 1, length: 1 };
}

/** Refuses more of something than is read: gives the problem, or nothing. */
export function tooMany(things: string, have: number, most: number, at: Place): Diagnostic[] {
  return have <= most ? [] : [error('too-large', at, `there are ${have} ${things}; at most ${most} are read`)];
}

/** The valid names nearest to the one written, as part of a diagnostic; left out once so many were told. */
export function nearestOf(name: string, names: readonly string[], told: readonly Diagnostic[]): { nearest?: string[] } {
  return told.length < MAX_TOLD ? { nearest: nearest(name, names) } : {};
}

type Rest = Omit<Diagnostic, 'code' | 'severity' | 'at' | 'what'>;

export function error(code: string, at: Place | undefined, what: string, rest: Rest = {}): Diagnostic {
  return { code, severity: 'error', ...(at && { at }), what, ...rest };
}

export function warning(code: string, at: Place | undefined, what: string, rest: Rest = {}): Diagnostic {
  return { code, severity: 'warning', ...(at && { at }), what, ...rest };
}

export function note(code: string, at: Place | undefined, what: string, rest: Rest = {}): Diagnostic {
  return { code, severity: 'note', ...(at && { at }), what, ...rest };
}

/** A name as it stands in a sentence: quoted, and cut where it is very long. */
export function quoted(name: string): string {
  return `'${name.length > 60 ? `${name.slice(0, 57)}…` : name}'`;
}
