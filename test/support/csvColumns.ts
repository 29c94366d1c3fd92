import { readFileSync } from 'node:fs';
import { CsvReader } from '../../src/shared/csv.js';

/** A file with a row of names, as one object of cells for each row. */
export function csvRows(path: string): Record<string, string>[] {
  const reader = new CsvReader(readFileSync(path, 'utf8').replace(/^\ufeff/, ''), ',');
  const cells = () => Array.from({ length: reader.cells }, (_, c) => reader.cell(c));
  reader.next();
  const names = cells();
  const rows: Record<string, string>[] = [];
  while (reader.next()) {
    const row = cells();
    rows.push(Object.fromEntries(names.map((name, c) => [name, row[c]!])));
  }
  return rows;
}
