import type { Diagnostic, Place } from '../shared/diagnostic.js';
import { error, MAX_TOLD, quoted, startOf, type TextFile } from '../shared/textFile.js';

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
  const starts = lineStarts(file.text);
  const diagnostics: Diagnostic[] = [];
  if (starts.length === 0) {
    const what = 'the file has no rows';
    return {
      diagnostics: [error('no-rows', startOf(file), what, { why: 'empty lines and comments are passed over' })],
    };
  }
  const delimiter = delimiterOf(lineAt(file.text, starts[0]!.from));
  const cellsAt = (line: Line) => split(lineAt(file.text, line.from), delimiter);
  const placeOf = (line: Line, { from, text }: Cell): Place => ({
    file: file.name,
    line: line.number,
    column: from + 1,
    length: Math.max(1, text.length),
  });
  const tell = (...told: Diagnostic[]) => {
    if (diagnostics.length < MAX_TOLD) diagnostics.push(...told);
  };

  const head = cellsAt(starts[0]!);
  const named = head.every(({ text }) => text !== '' && !NUMBER.test(text) && !NOT_FINITE.test(text));
  const names = head.map(({ text }, c) => (named ? text : `${letter}${c + 1}`));
  names.forEach((name, c) => {
    if (names.indexOf(name) === c) return;
    tell(error('duplicate-column', placeOf(starts[0]!, head[c]!), `two columns are called ${quoted(name)}`));
  });
  const lines = named ? starts.slice(1) : starts;
  if (lines.length === 0) tell(error('no-rows', startOf(file), 'the file has names of columns and no rows'));

  const values = new Float64Array(lines.length * names.length);
  for (let row = 0; row < lines.length && diagnostics.length < MAX_TOLD; row++) {
    const line = lines[row]!;
    const cells = cellsAt(line);
    if (cells.length !== names.length) {
      const what = `this row has ${cells.length} cells, the first has ${names.length}`;
      tell(error('ragged-row', placeOf(line, cells.at(-1)!), what));
      continue;
    }
    cells.forEach((cell, c) => {
      const value = NUMBER.test(cell.text) ? Number(cell.text) : Number.NaN;
      values[row * names.length + c] = value;
      if (!(Math.abs(value) <= LARGEST)) tell(notNumber(cell.text, names[c]!, placeOf(line, cell)));
    });
  }
  if (diagnostics.length > 0) return { diagnostics };
  const place = (row: number, column: number) => placeOf(lines[row]!, cellsAt(lines[row]!)[column]!);
  return { table: { file: file.name, names, rows: lines.length, values, place }, diagnostics };
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

interface Line {
  /** Offset in the text. */
  from: number;
  /** 1-based. */
  number: number;
}

interface Cell {
  /** Offset in the line. */
  from: number;
  text: string;
}

/** The lines that hold something. */
function lineStarts(text: string): Line[] {
  const lines: Line[] = [];
  for (let from = 0, number = 1; from < text.length; number++) {
    const end = text.indexOf('\n', from);
    const line = lineAt(text, from).trim();
    if (line !== '' && !line.startsWith('#')) lines.push({ from, number });
    from = end < 0 ? text.length : end + 1;
  }
  return lines;
}

function lineAt(text: string, from: number): string {
  const end = text.indexOf('\n', from);
  return text.slice(from, end < 0 ? text.length : end).replace(/\r$/, '');
}

type Delimiter = ';' | '\t' | ',' | ' ';

function delimiterOf(line: string): Delimiter {
  const bare = line.replace(/"[^"]*"/g, '');
  return ([';', '\t', ','] as const).find((d) => bare.includes(d)) ?? ' ';
}

/** Cells without the blanks around them; a cell in double quotes may hold the delimiter, and `""` for a quote. */
function split(line: string, delimiter: Delimiter): Cell[] {
  const pattern =
    delimiter === ' '
      ? /"(?:[^"]|"")*"|\S+/g
      : new RegExp(`(?:\\s*"(?:[^"]|"")*"\\s*|[^${delimiter}]*)(?:${delimiter}|$)`, 'g');
  const cells: Cell[] = [];
  for (const match of line.matchAll(pattern)) {
    let text = match[0];
    const last = delimiter !== ' ' && !text.endsWith(delimiter);
    if (delimiter !== ' ' && !last) text = text.slice(0, -1);
    const from = match.index + (text.length - text.trimStart().length);
    text = text.trim();
    cells.push({
      from,
      text:
        text.length > 1 && text.startsWith(`"`) && text.endsWith(`"`) ? text.slice(1, -1).replaceAll('""', '"') : text,
    });
    if (last) break;
  }
  return cells;
}
