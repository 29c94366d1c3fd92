import { distinct } from '../../shared/names.js';

/** Labels without an empty one and without repetition, of characters that Gambit takes. */
export function named(labels: readonly string[], otherwise: (i: number) => string): string[] {
  return distinct(labels.map((label, i) => plain(label) || otherwise(i)));
}

/** A label of characters that Gambit takes: printable ASCII, others as their code, `<e9>`; spaces together are one. */
export function plain(label: string): string {
  const spaced = label.replace(/\s+/g, ' ').trim();
  return spaced.replace(/[^ -~]/gu, (c) => `<${c.codePointAt(0)!.toString(16)}>`);
}

/** In double quotes. A backslash is doubled only where it would be read as something else. */
export function text(label: string): string {
  return `"${label.replace(/\\(?=["\\]|$)|"/g, (c) => `\\${c}`)}"`;
}
