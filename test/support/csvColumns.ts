import { readFileSync } from 'node:fs';
import { CsvReader } from '../../src/shared/csv.js';

/** A file with a row of names, as one object of cells for each row. */
export const csvRows = (path: string): Record<string, string>[] => csvTable(readFileSync(path, 'utf8'));

/** A text with a row of names, as one object of cells for each row. */
export function csvTable(text: string): Record<string, string>[] {
  const reader = new CsvReader(text.replace(/^\ufeff/, ''), ',');
  const cells = () => Array.from({ length: reader.cells }, (_, c) => reader.cell(c));
  reader.next();
  const names = cells();
  const rows: Record<string, string>[] = [];
  while (reader.next()) {
    const row = cells();
    if (row.length !== names.length) throw new Error(`${row.length} fields under ${names.length} names: ${row}`);
    rows.push(Object.fromEntries(names.map((name, c) => [name, row[c]!])));
  }
  return rows;
}
