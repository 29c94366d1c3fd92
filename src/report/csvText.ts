import { csvLine } from '../shared/csvLine.js';

export type Field = string | number | undefined;

/**
 * Lines as comma-separated values, numbers unrounded; all are as long as the first, which names the columns. Names of a
 * case are anybody's: a text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
export const csvText = (lines: readonly (readonly Field[])[]): string =>
  lines.map((line) => csvLine((lines[0] ?? []).map((_, i) => safe(line[i])))).join('');

/** What spreadsheets take for the beginning of a formula; a number with its sign is none. */
const safe = (field: Field): Field =>
  typeof field === 'string' && /^[=+\-@\t\r]/.test(field) && !/^[+-]?[\d.,]+( ?%)?$/.test(field) ? `'${field}` : field;
