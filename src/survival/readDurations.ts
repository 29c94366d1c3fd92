import { CsvReader, type Delimiter, delimiterOf } from '../shared/csv.js';
import type { Diagnostic, Place } from '../shared/diagnostic.js';
import { Locator, type TextFile } from '../shared/locator.js';
import { nearest } from '../shared/nearest.js';
import { error, MAX_TOLD, quoted, startOf } from '../shared/textFile.js';
import { CellCodes } from './cellCodes.js';
import { DurationFault, type Durations, durations } from './durations.js';
import { ColumnCells } from './regression/columnCells.js';
import type { TableColumn } from './regression/design.js';
import { codeCauses, codeStatus } from './statusCoding.js';

/** Which column says what. At least one of `status` and `cause` is named. */
export interface DurationNames {
  /** When following ended. */
  time: string;
  /** Whether it ended with an event; left out where `cause` says that too. */
  status?: string;
  /** How it ended. */
  cause?: string;
  /** When following began. */
  start?: string;
  /** Groups. */
  by?: string;
  /** How much each row counts: above 0. */
  weights?: string;
}

/** A column that is read besides: as numbers, as names, or as whichever its cells are. */
export interface OtherColumn {
  name: string;
  as: 'names' | 'numbers or names';
  /** Different names that are told apart. */
  most: number;
}

/** Rows of a table as durations, and how they were read. */
export interface ReadDurations {
  data: Durations;
  /** By row that was kept, where a column says them; not in `data`, which takes whole ones alone. */
  weight?: Float64Array;
  names: DurationNames;
  /** Names of the groups, by number: numbers in their order, else by code unit; one without a name if there is no `by`. */
  groups: string[];
  /** Names of the causes, the k-th at k − 1; empty where none are told apart. */
  causes: string[];
  /** How the status was read: "0 censored, 1 event". */
  coding: string;
  /** Rows of the table, and how many were left out because a cell that is needed is empty or NA. */
  rows: number;
  missing: { rows: number; columns: { name: string; rows: number }[] };
  /** Columns that were asked for besides, by name. */
  others: ReadonlyMap<string, TableColumn>;
  /** Which row of the table each row that was kept is: the first below the names is 1. */
  tableRow: Uint32Array;
  /** Where a row that was kept stands in the file, counted from 0. */
  placeOf: (row: number) => Place;
}

/** More rows are not read; nor are more groups, or more values of a status or cause: such a column is another one. */
export const MOST_ROWS = 10_000_000;
export const MOST_GROUPS = 1000;
export const MOST_CODES = 100;

/**
 * Reads durations from a table with a row of names: cells apart by `;`, tab or comma, whichever the first line has, in
 * this order. A cell that is empty or NA is missing; its row is left out and counted. An event without a cause is kept.
 */
export function readDurations(
  file: TextFile,
  names: DurationNames,
  others: readonly OtherColumn[] = [],
): { read?: ReadDurations; diagnostics: Diagnostic[] } {
  const table = new Reading(file, names, others);
  if (!table.readNames() || !table.readRows()) return { diagnostics: table.diagnostics };
  const coded = table.coded();
  return coded ? { read: coded, diagnostics: table.diagnostics } : { diagnostics: table.diagnostics };
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const isMissing = (cell: string) => cell === '' || cell === 'NA';
type Role = keyof DurationNames;

class Reading {
  readonly diagnostics: Diagnostic[] = [];
  private readonly delimiter: Delimiter;
  private readonly reader: CsvReader;
  private locator: Locator | undefined;
  private width = 0;
  /** Column of each role that is asked for. */
  private readonly place = new Map<Role, number>();
  private rows = 0;
  /** Rows that are kept, and for each in turn: */
  private kept = 0;
  private readonly tableRow: Uint32Array;
  private readonly time: Float64Array;
  private readonly start: Float64Array;
  private readonly weight: Float64Array;
  private readonly status: CellCodes;
  private readonly cause: CellCodes;
  private readonly by: CellCodes;
  private readonly others: { cells: ColumnCells; as: OtherColumn['as']; c: number }[] = [];
  /** Columns without which a row is left out; and rows in which each is missing, by its name. */
  private needed: { name: string; c: number }[] = [];
  private readonly missing = new Map<string, number>();

  constructor(
    private readonly file: TextFile,
    private readonly names: DurationNames,
    others: readonly OtherColumn[],
  ) {
    this.delimiter = delimiterOf(file.text);
    this.reader = new CsvReader(file.text, this.delimiter);
    const most = Math.min(MOST_ROWS, linesOf(file.text));
    const size = (role: Role) => (names[role] === undefined ? 0 : most);
    this.tableRow = new Uint32Array(most);
    this.time = new Float64Array(most);
    this.start = new Float64Array(size('start'));
    this.weight = new Float64Array(size('weights'));
    this.status = new CellCodes(size('status'), MOST_CODES);
    this.cause = new CellCodes(size('cause'), MOST_CODES);
    this.by = new CellCodes(size('by'), MOST_GROUPS);
    for (const { name, as, most: texts } of others) {
      this.others.push({ cells: new ColumnCells(name, most, texts), as, c: -1 });
    }
  }

  /** Finds the columns in the first row. */
  readNames(): boolean {
    const { reader } = this;
    if (!reader.next()) {
      if (reader.unclosed !== undefined) this.tellUnclosed(reader.unclosed);
      else this.tell(error('no-rows', startOf(this.file), 'the file has no rows'));
      return false;
    }
    this.width = reader.cells;
    const head = Array.from({ length: reader.cells }, (_, c) => reader.cell(c));
    for (const role of ROLES) {
      const name = this.names[role];
      if (name === undefined) continue;
      const column = this.find(name, head);
      if (column === undefined) continue;
      this.place.set(role, column);
      // What ended a row is asked only where it has ended.
      if (role !== 'cause' || this.names.status === undefined) this.needed.push({ name, c: column });
    }
    for (const other of this.others) {
      other.c = this.find(other.cells.name, head) ?? -1;
      this.needed.push({ name: other.cells.name, c: other.c });
    }
    this.needed = this.needed.filter(({ c }, k) => this.needed.findIndex((other) => other.c === c) === k);
    return this.diagnostics.length === 0;
  }

  private find(name: string, head: readonly string[]): number | undefined {
    const column = head.indexOf(name);
    if (column < 0) {
      const near = nearest(name, head);
      const there = head.length > 20 ? `${head.slice(0, 20).join(', ')}, …` : head.join(', ');
      const rest = near.length > 0 ? { nearest: near } : { why: `there are ${there}` };
      this.tell(error('no-column', this.at(this.reader.row), `there is no column ${quoted(name)}`, rest));
    } else if (head.indexOf(name, column + 1) >= 0) {
      this.tell(error('duplicate-column', this.at(this.reader.row), `two columns are called ${quoted(name)}`));
    } else return column;
    return undefined;
  }

  readRows(): boolean {
    const { reader } = this;
    while (this.diagnostics.length < MAX_TOLD && reader.next()) {
      if (this.rows === MOST_ROWS) {
        this.tell(error('too-many-rows', this.at(reader.row), 'the table has more than 10,000,000 rows'));
        return false;
      }
      this.rows++;
      if (reader.cells === this.width) this.readRow();
      else {
        const what = `this row has ${reader.cells} cells, the first has ${this.width}`;
        this.tell(error('ragged-row', this.at(reader.from[reader.cells - 1]!), what));
      }
    }
    if (reader.unclosed !== undefined) this.tellUnclosed(reader.unclosed);
    if (this.diagnostics.length === 0 && this.rows === 0) {
      this.tell(error('no-rows', startOf(this.file), 'the file has names of columns and no rows'));
    }
    if (this.diagnostics.length === 0 && this.kept === 0) {
      const columns = [...this.missing].map(([name, n]) => `${quoted(name)} in ${n}`);
      const why = `empty or NA are ${columns.join(', ')}`;
      this.tell(error('no-rows', startOf(this.file), 'of no row everything that is needed is known', { why }));
    }
    return this.diagnostics.length === 0;
  }

  private readRow(): void {
    const { reader, place, kept } = this;
    let whole = true;
    for (const { name, c } of this.needed) {
      if (!isMissing(reader.cell(c))) continue;
      whole = false;
      this.missing.set(name, (this.missing.get(name) ?? 0) + 1);
    }
    if (!whole) return;
    const time = this.number('time');
    this.tableRow[kept] = this.rows;
    this.time[kept] = time;
    if (place.has('start')) {
      const start = this.number('start');
      this.start[kept] = start;
      if (start >= time) {
        const what = `this row starts at ${start} and ends at ${time}`;
        this.tell(
          error('start-after-end', this.cellAt('start'), what, { why: 'a row is followed from start to time' }),
        );
      }
    }
    if (place.has('weights')) {
      const weight = this.number('weights');
      this.weight[kept] = weight;
      if (weight === 0)
        this.tell(
          error('weight', this.cellAt('weights'), 'a weight of 0: this row counts for nothing', {
            instead: 'leave the row out, or the cell empty',
          }),
        );
    }
    this.code('status', this.status);
    this.code('cause', this.cause);
    this.code('by', this.by);
    for (const { cells, c } of this.others) cells.add(kept, reader.cell(c), reader.from[c]!);
    this.kept++;
  }

  /** A time, or a weight: finite, not below 0. */
  private number(role: Role): number {
    const text = this.reader.cell(this.place.get(role)!);
    const value = NUMBER.test(text) ? Number(text) : Number.NaN;
    if (value >= 0 && value <= LATEST) return value;
    const column = `in column ${quoted(this.names[role]!)}`;
    const at = this.cellAt(role);
    if (value < 0 && role === 'weights') this.tell(error('weight', at, `${quoted(text)} ${column} is below 0`));
    else if (value < 0) this.tell(error('negative-time', at, `${quoted(text)} ${column} is below 0`));
    else if (value > LATEST) this.tell(error('not-finite', at, `${quoted(text)} ${column} is beyond 1e100`));
    else {
      const comma = /^[+-]?\d+,\d+$/.test(text) ? { instead: text.replace(',', '.') } : {};
      this.tell(error('number', at, `${quoted(text)} ${column} is not a number`, comma));
    }
    return Number.NaN;
  }

  private code(role: Role, codes: CellCodes): void {
    const c = this.place.get(role);
    if (c === undefined || codes.add(this.kept, this.reader.cell(c), this.reader.from[c]!)) return;
    if (codes.told) return;
    codes.told = true;
    const what = `column ${quoted(this.names[role]!)} has more than ${codes.most} different values`;
    this.tell(error('too-many-values', this.cellAt(role), what));
  }

  /** Everything as numbers, once all values are known. */
  coded(): ReadDurations | undefined {
    const { names, kept } = this;
    const cell = (offset: number) => this.at(offset);
    const status = names.status === undefined || names.status === names.cause ? undefined : this.status;
    const read = status ? codeStatus(status, kept, names.status!, cell) : undefined;
    const causes = names.cause === undefined ? undefined : codeCauses(this.cause, kept, names.cause, read?.event, cell);
    for (const told of [...(read?.diagnostics ?? []), ...(causes?.diagnostics ?? [])]) this.tell(told);
    const event = causes ? causes.event : read?.event;
    const others = this.otherColumns();
    if (!event || (read && !read.event) || this.diagnostics.some(({ severity }) => severity === 'error'))
      return undefined;
    const groups = names.by === undefined ? undefined : this.by.sorted(kept);
    try {
      const data = durations({
        time: this.time.subarray(0, kept),
        event,
        ...(names.start !== undefined && { start: this.start.subarray(0, kept) }),
        ...(groups && { stratum: groups.codes, strata: groups.texts.length }),
      });
      return {
        data,
        ...(names.weights !== undefined && { weight: this.weight.subarray(0, kept) }),
        names,
        groups: groups?.texts ?? [''],
        causes: causes?.causes ?? [],
        coding: read?.coding ?? causes!.coding,
        rows: this.rows,
        missing: {
          rows: this.rows - kept,
          columns: [...this.missing].map(([name, rows]) => ({ name, rows })),
        },
        others,
        tableRow: this.tableRow.subarray(0, kept),
        placeOf: (row) => this.at(this.offsetOf(row)),
      };
    } catch (thrown) {
      if (!(thrown instanceof DurationFault)) throw thrown;
      const what = 'this row starts when it ends, but for rounding';
      this.tell(error('start-after-end', this.at(this.offsetOf(thrown.row)), what));
      return undefined;
    }
  }

  /** A column of numbers with a cell that is none is refused: a slip would make a name of every number. */
  private otherColumns(): Map<string, TableColumn> {
    const columns = new Map<string, TableColumn>();
    for (const { cells, as } of this.others) {
      const { name, firstText, counted } = cells;
      columns.set(name, cells.column(this.kept));
      if (as === 'names' || firstText === undefined || 2 * counted <= this.kept) continue;
      const what = `a cell of column ${quoted(name)} is not a number, and most are`;
      const instead = `factor(${name}), if they are names; or leave the cell empty`;
      this.tell(error('mixed-column', this.at(firstText), what, { instead }));
    }
    return columns;
  }

  /** Where the k-th row that was kept begins: found by reading again. */
  private offsetOf(row: number): number {
    const again = new CsvReader(this.file.text, this.delimiter);
    again.next();
    for (let kept = -1; again.next(); ) {
      const whole = !this.needed.some(({ c }) => isMissing(again.cell(c)));
      if (whole && ++kept === row) return again.row;
    }
    return 0;
  }

  private tell(told: Diagnostic): void {
    if (this.diagnostics.length < MAX_TOLD) this.diagnostics.push(told);
  }

  private tellUnclosed(offset: number): void {
    this.tell(error('unclosed-quote', this.at(offset), 'a double quote opens a cell here and none closes it'));
  }

  private cellAt(role: Role) {
    const c = this.place.get(role)!;
    return this.at(this.reader.from[c]!, this.reader.to[c]!);
  }

  private at(from: number, to = from + 1) {
    this.locator ??= new Locator(this.file);
    return this.locator.place(from, to);
  }
}

const ROLES: readonly Role[] = ['time', 'status', 'cause', 'start', 'by', 'weights'];

/** Sums and squares of times up to this stay finite. */
const LATEST = 1e100;

function linesOf(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}
