import type { Diagnostic, Place } from './diagnostic.js';

export { Locator, type TextFile } from './locator.js';

/** So many problems are told for one input; a file that is wrong throughout would fill the screen. */
export const MAX_TOLD = 100;

/** The place that stands for a file as a whole. */
export function startOf(file: { name: string }): Place {
  return { file: file.name, line: 1, column: 1, length: 1 };
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
