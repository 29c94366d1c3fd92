import type { Diagnostic } from '../shared/diagnostic.js';
import { CLASS_CSV } from './class-csv.js';

/** A reference class: how often something happened among comparable cases. */
export interface ReferenceClass {
  id: string;
  /** What is counted, and over which years. */
  what: string;
  events: number;
  n: number;
  /** 95 % interval of the rate (Jeffreys), as shares. */
  lo: number;
  hi: number;
  /** Short name of the data; data/README.md has the citation. */
  source: string;
  caution: string;
  /** All of it in a sentence. */
  text: string;
}

export type ClassTable = Record<string, ReferenceClass>;

let table: ClassTable | undefined;

/** The reference classes that Abide knows, from data/reference-classes.csv, by id. */
export function classTable(): ClassTable {
  if (!table) {
    const { classes, diagnostics } = readClasses(CLASS_CSV, 'data/reference-classes.csv');
    if (diagnostics.length) throw new Error(diagnostics[0]!.what);
    table = Object.assign(Object.create(null) as ClassTable, Object.fromEntries(classes.map((c) => [c.id, c])));
  }
  return table;
}

/** The same as a list, in the order of the file. */
export function referenceClasses(): ReferenceClass[] {
  return Object.values(classTable());
}

export const CLASS_COLUMNS = [
  'class',
  'what',
  'events',
  'n',
  'rate',
  'jeffreys_lo',
  'jeffreys_hi',
  'source',
  'note',
] as const;

/** Reads a table of reference classes (comma, quotes, header) and checks every row. */
export function readClasses(text: string, file: string): { classes: ReferenceClass[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const classes: ReferenceClass[] = [];
  const seen = new Set<string>();
  const [header, ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const complain = (line: number, what: string) =>
    diagnostics.push({ code: 'class-table', severity: 'error', at: { file, line, column: 1, length: 1 }, what });
  if (cells(header ?? '').join() !== CLASS_COLUMNS.join())
    complain(1, `the columns have to be ${CLASS_COLUMNS.join(', ')}`);
  else {
    lines.forEach((line, i) => {
      const wrong = addClass(cells(line), seen, classes);
      if (wrong) complain(i + 2, wrong);
    });
  }
  return { classes, diagnostics };
}

/** @returns What is wrong with the row, if anything. */
function addClass(row: string[], seen: Set<string>, classes: ReferenceClass[]): string | undefined {
  if (row.length !== CLASS_COLUMNS.length) return `${row.length} cells where ${CLASS_COLUMNS.length} are wanted`;
  const [id, what, , , , , , source, caution] = row as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const [events, n, rate, lo, hi] = row.slice(2, 7).map((cell) => (cell === '' ? Number.NaN : Number(cell))) as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (!/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(id)) return `'${id}' is not the name of a class`;
  if (seen.has(id)) return `class ${id} stands twice`;
  if (!what || !source) return `class ${id} says neither what it counts nor from where`;
  if (!Number.isInteger(events) || !Number.isInteger(n) || events < 0 || n < 1 || events > n)
    return `class ${id}: ${row[2]} of ${row[3]} is not a count`;
  if (!(Math.abs(rate - events / n) < 1e-3)) return `class ${id}: the rate is not ${events} / ${n}`;
  if (!(0 <= lo && lo <= rate + 1e-3 && rate <= hi + 1e-3 && hi <= 1))
    return `class ${id}: the interval does not hold the rate`;
  seen.add(id);
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  const text = `${what}: ${events} of ${n}, ${percent(rate)} (95 % interval ${percent(lo)} to ${percent(hi)}; ${source})${caution ? `; ${caution}` : ''}`;
  classes.push({ id, what, events, n, lo, hi, source, caution, text });
  return undefined;
}

/** Cells of one line; a cell in quotes may hold commas. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => (m[1] ?? m[2]!).replaceAll('""', '"'));
}
