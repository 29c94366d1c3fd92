import { readFileSync } from 'node:fs';
import { type NumberTable, readTable } from '../table.js';

const FOLDER = new URL('../../../../test/data/sensitivity/', import.meta.url);

/** What SALib 1.6.0 says of its own designs; written by `bench/sensitivity-salib.py --write test/data/sensitivity`. */
export const EXPECTED: Record<string, Record<string, number[]>> = JSON.parse(
  readFileSync(new URL('expected.json', FOLDER), 'utf8'),
);

/** The design of that name and the output of its rows. */
export function salib(name: string): { design: NumberTable; y: Float64Array } {
  const [design, output] = [table(`${name}-design.csv`, 'x'), table(`${name}-output.csv`, 'y')];
  return { design, y: output.values };
}

function table(name: string, letter: string): NumberTable {
  return readTable({ name, text: readFileSync(new URL(name, FOLDER), 'utf8') }, letter).table!;
}

/** A design as a table, as if it had been read: places are rows and columns counted from 1. */
export function asTable(x: Float64Array, rows: number): NumberTable {
  const names = Array.from({ length: x.length / rows }, (_, i) => `x${i + 1}`);
  const place = (row: number, column: number) => ({ file: 'design.csv', line: row + 1, column: column + 1, length: 1 });
  return { file: 'design.csv', names, rows, values: x, place };
}
