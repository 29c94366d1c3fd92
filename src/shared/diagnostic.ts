/**
 * What is wrong with something a person wrote, as data. {@link describe} is the one place that turns it into words.
 * Used for cases and for every file that an engine reads.
 */
export interface Diagnostic {
  /** Stable name of the kind of problem, kebab-case, unique within Abide: `unknown-key`. */
  code: string;
  /** Errors stop the computation; warnings and notes never change the exit status. */
  severity: 'error' | 'warning' | 'note';
  /** Where it stands. Absent only when no single place is at fault. */
  at?: Place;
  /** What is wrong, with the bad value: one short sentence. */
  what: string;
  /** Why it matters, when that is not plain from `what`. */
  why?: string;
  /** What would be right: something that can be typed. */
  instead?: string;
  /** Valid names nearest to the one written, best first. */
  nearest?: string[];
  /** Other places that belong to the same problem, such as the first of two definitions. */
  also?: { at: Place; what: string }[];
}

/** A stretch of text in a file. */
export interface Place {
  /** As the user named it, or `--set` for a change given on the command line. */
  file: string;
  /** 1-based. */
  line: number;
  /** 1-based, in UTF-16 units as editors count. */
  column: number;
  /** Number of UTF-16 units on that line; at least 1. */
  length: number;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.severity === 'error');
}

/**
 * A diagnostic in words, one to a few lines:
 *
 *     case.yaml:12:7: error: unknown key 'weigth' [unknown-key]
 *       12 |     weigth: {status: 40}
 *          |     ^^^^^^
 *       the key is not read, so the party would have no weights
 *       instead: weight
 *
 * @param text The file's text, to show the line; without it the excerpt is left out.
 */
export function describe(d: Diagnostic, text?: string): string {
  const where = d.at ? `${d.at.file}:${d.at.line}:${d.at.column}: ` : '';
  const lines = [`${where}${d.severity}: ${d.what} [${d.code}]`];
  if (d.at && text !== undefined) lines.push(...excerpt(d.at, text));
  if (d.why) lines.push(`  ${d.why}`);
  if (d.instead) lines.push(`  instead: ${d.instead}`);
  if (d.nearest?.length) lines.push(`  nearest: ${d.nearest.join(', ')}`);
  for (const other of d.also ?? []) lines.push(`  ${other.at.file}:${other.at.line}:${other.at.column}: ${other.what}`);
  return lines.map(visible).join('\n');
}

/** At most this much of a long line is shown. */
const WIDTH = 100;

function excerpt(at: Place, text: string): string[] {
  const line = text.split(/\r?\n/, at.line)[at.line - 1];
  if (line === undefined || line.trim() === '') return [];
  const start = at.column - 1 > WIDTH - 20 ? at.column - 21 : 0;
  const shown = line.slice(start, start + WIDTH).replace(/\t/g, ' ');
  const number = String(at.line);
  const caret = '^'.repeat(Math.max(1, Math.min(at.length, shown.length - (at.column - 1 - start))));
  return [`  ${number} | ${shown}`, `  ${' '.repeat(number.length)} | ${' '.repeat(at.column - 1 - start)}${caret}`];
}

/** Control and direction-changing characters are written out, so that what is shown is what is there. */
export function visible(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be made visible
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g,
    (c) => `\\u{${c.charCodeAt(0).toString(16)}}`,
  );
}
