import { CsvReader, delimiterOf } from '../shared/csv.js';
import type { Diagnostic, Place } from '../shared/diagnostic.js';
import { error, Locator, MAX_TOLD, quoted, startOf, type TextFile } from '../shared/textFile.js';

/** A table of finite numbers, as it was read from a file. */
export interface NumberTable {
  file: string;
  /** One for each column; `x1`, `x2`, … where the file has no first row of names. */
  names: string[];
  rows: number;
  /** Row by row: `values[row * names.length + column]`. */
  values: Float64Array;
  /** Where a cell stands in the file. */
  place(row: number, column: number): Place;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
/** Differences and sums of numbers up to this size stay finite. */
const LARGEST = 1e300;
const NOT_FINITE = /^[+-]?(nan|inf|infinity|#?n\/?a|null)$/i;

/**
 * Reads a table of numbers: cells apart by comma, semicolon, tab or blanks, whichever the first line has, in this
 * order of `;`, tab, `,`, blanks. Empty lines and lines that begin with `#` are passed over. The first row holds names
 * if no cell of it is a number.
 *
 * @param letter Names of columns without names begin with it.
 */
export function readTable(file: TextFile, letter: string): { table?: NumberTable; diagnostics: Diagnostic[] } {
  const { text } = file;
  const delimiter = delimiterOf(text, true);
  const reader = new CsvReader(text, delimiter, { comments: true });
  const starts: number[] = [];
  while (reader.next()) starts.push(reader.row);
  if (reader.unclosed !== undefined) {
    const at = new Locator(file).place(reader.unclosed);
    return { diagnostics: [error('unclosed-quote', at, 'a double quote opens a cell here and none closes it')] };
  }
  if (starts.length === 0) {
    const what = 'the file has no rows';
    return {
      diagnostics: [error('no-rows', startOf(file), what, { why: 'empty lines and comments are passed over' })],
    };
  }
  const diagnostics: Diagnostic[] = [];
  const tell = (...told: Diagnostic[]) => {
    if (diagnostics.length < MAX_TOLD) diagnostics.push(...told);
  };
  let locator: Locator | undefined;
  const placeOf = (start: number, c: number): Place => {
    const row = new CsvReader(text, delimiter, { from: start });
    row.next();
    locator ??= new Locator(file);
    return locator.place(row.from[c]!, row.to[c]!);
  };

  const rows = new CsvReader(text, delimiter, { comments: true });
  rows.next();
  const head = Array.from({ length: rows.cells }, (_, c) => rows.cell(c));
  const named = head.every((cell) => cell !== '' && !NUMBER.test(cell) && !NOT_FINITE.test(cell));
  const names = head.map((cell, c) => (named ? cell : `${letter}${c + 1}`));
  names.forEach((name, c) => {
    if (names.indexOf(name) === c) return;
    tell(error('duplicate-column', placeOf(starts[0]!, c), `two columns are called ${quoted(name)}`));
  });
  if (named) starts.shift();
  if (starts.length === 0) tell(error('no-rows', startOf(file), 'the file has names of columns and no rows'));

  const values = new Float64Array(starts.length * names.length);
  for (let row = 0; row < starts.length && diagnostics.length < MAX_TOLD; row++) {
    if (named || row > 0) rows.next();
    if (rows.cells !== names.length) {
      const what = `this row has ${rows.cells} cells, the first has ${names.length}`;
      tell(error('ragged-row', placeOf(starts[row]!, rows.cells - 1), what));
      continue;
    }
    for (let c = 0; c < names.length; c++) {
      const cell = rows.cell(c);
      const value = NUMBER.test(cell) ? Number(cell) : Number.NaN;
      values[row * names.length + c] = value;
      if (!(Math.abs(value) <= LARGEST)) tell(notNumber(cell, names[c]!, placeOf(starts[row]!, c)));
    }
  }
  if (diagnostics.length > 0) return { diagnostics };
  const place = (row: number, column: number) => placeOf(starts[row]!, column);
  return { table: { file: file.name, names, rows: starts.length, values, place }, diagnostics };
}

function notNumber(text: string, name: string, at: Place): Diagnostic {
  const column = `in column ${quoted(name)}`;
  if (text === '') return error('number', at, `an empty cell ${column}`);
  if (NUMBER.test(text)) return error('not-finite', at, `${quoted(text)} ${column} is beyond 1e300`);
  if (NOT_FINITE.test(text)) {
    const why = 'every row of a design enters every index; a run that failed has to be repeated or its block left out';
    return error('not-finite', at, `${quoted(text)} ${column} is not a finite number`, { why });
  }
  const comma = /^[+-]?\d+,\d+$/.test(text);
  return error('number', at, `${quoted(text)} ${column} is not a number`, {
    ...(comma && { instead: text.replace(',', '.') }),
  });
}
