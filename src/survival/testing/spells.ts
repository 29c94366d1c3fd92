import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CsvReader } from '../../shared/csv.js';

const FOLDER = new URL('../../../../test/data/survival/', import.meta.url);

/** Answers of R 4.2.2 with survival 3.5-3 for rows of our own, with 15 digits; the scripts in bench write them. */
export const answersOf = (file: string) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));

/** Rows that those scripts make, `spells.csv` or the same cut into stretches, by column. */
export function spells(file = 'spells.csv') {
  const reader = new CsvReader(readFileSync(new URL(file, FOLDER), 'utf8'), ',');
  const written: string[][] = [];
  while (reader.next()) written.push(Array.from({ length: reader.cells }, (_, c) => reader.cell(c)));
  const [names, ...all] = written;
  const column = (name: string) => all.map((row) => row[names!.indexOf(name)]!);
  const numbers = (name: string) => Float64Array.from(column(name), Number);
  const treaty = Float64Array.from(column('form'), (form) => (form === 'treaty' ? 1 : 0));
  const strength = numbers('strength');
  const design = (...columns: Float64Array[]) =>
    Float64Array.from([...treaty.keys()].flatMap((i) => columns.map((values) => values[i]!)));
  return {
    time: numbers('years'),
    start: numbers('since'),
    ended: Uint8Array.from(column('ended'), Number),
    how: Uint8Array.from(column('how'), (cause) => ['', 'broken', 'expired'].indexOf(cause)),
    region: Uint32Array.from(column('region'), (name) => ['east', 'north', 'south'].indexOf(name)),
    conflict: Uint32Array.from(column('conflict'), Number),
    numbers,
    treaty,
    strength,
    /** Covariates row after row: form and strength, and these with their product. */
    two: design(treaty, strength),
    three: design(
      treaty,
      strength,
      treaty.map((x, i) => x * strength[i]!),
    ),
  };
}

export function close(found: ArrayLike<number>, expected: readonly number[], what: string, within = 1e-8): void {
  assert.equal(found.length, expected.length, what);
  for (const [i, x] of expected.entries()) {
    assert.ok(Math.abs(found[i]! - x) <= within * Math.max(1, Math.abs(x)), `${what} ${i}: ${found[i]}, in R ${x}`);
  }
}
