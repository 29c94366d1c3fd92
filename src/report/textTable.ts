import type { Cell, Table } from '../lens/finding.js';
import { displayWidth, padEnd, padStart } from './displayWidth.js';
import { chanceText, withRange } from './ranges.js';
import { wrap } from './wrap.js';

/** Columns that text output may use. */
export const WIDTH = 100;

/** The least that the names of the rows get. */
const NAMES = 16;

/**
 * The most that head and cells of a column get before they wrap, and the longest word of a head that then stays whole;
 * the later ones serve where the earlier do not fit.
 */
const LIMITS = [
  { head: Number.POSITIVE_INFINITY, word: 0, cell: Number.POSITIVE_INFINITY },
  { head: 10, word: 16, cell: Number.POSITIVE_INFINITY },
  { head: 10, word: 0, cell: Number.POSITIVE_INFINITY },
  { head: 10, word: 0, cell: 24 },
  { head: 10, word: 0, cell: 16 },
];

/** A last column of words that is wider than this may go below its row. */
const BESIDE = 24;

const MARKS = { accepts: '', refuses: ' ✗', line: ' ‼' };

/** A cell as text, with its mark as a sign. */
export function cellText(cell: Cell): string {
  return cell.text + (cell.mark ? MARKS[cell.mark] : '');
}

/** A cell with what the worlds say of it: `+9.6 (−3 to +21) 89 %`, then its mark. */
export function cellOverWorlds(cell: Cell): string {
  const parts = [withRange(cell), chanceText(cell)].filter((part) => part !== undefined);
  return cellText({ ...cell, text: parts.join(' ') });
}

/**
 * A table in lines of at most {@link WIDTH} columns. Numbers stand to the right; a last column of words wraps below its
 * row when it does not fit. A table of too many columns goes on in a further block with the same rows.
 */
export function textTable(table: Table): string[] {
  const widths = LIMITS.map((limit) => widthsOf(table, limit));
  const fitting = widths.find((w) => fits(table, w));
  if (fitting) return block(table, fitting);
  // One column always fits: two margins, the names' least and the last limit are far below the width.
  let n = table.columns.length - 1;
  while (n > 1 && !fits(part(table, 0, n), widths.at(-1)!.slice(0, n))) n--;
  return [...block(part(table, 0, n), widths.at(-1)!.slice(0, n)), '', ...textTable(part(table, n))];
}

/** Some of the columns. */
function part(table: Table, from: number, to?: number): Table {
  const rows = table.rows.map((row) => ({ ...row, cells: row.cells.slice(from, to) }));
  return { ...table, columns: table.columns.slice(from, to), rows };
}

function widthsOf({ columns, rows }: Table, limit: (typeof LIMITS)[number]): number[] {
  return columns.map(({ name }, i) => {
    const cells = rows.map((row) => displayWidth(cellOverWorlds(row.cells[i]!)));
    const words = name.split(/\s+/u).map(displayWidth);
    const head = Math.max(Math.min(limit.head, displayWidth(name)), Math.min(limit.word, Math.max(...words)));
    return Math.max(head, Math.min(limit.cell, Math.max(0, ...cells)));
  });
}

function isWords(table: Table, i: number): boolean {
  return table.rows.every((row) => row.cells[i]!.number === undefined);
}

/** Whether the last column is of words and wide enough to stand below its row. */
function maySink(table: Table, widths: readonly number[]): boolean {
  const last = widths.length - 1;
  const widest = Math.max(0, ...table.rows.map((row) => displayWidth(row.cells[last]?.text ?? '')));
  return last >= 0 && isWords(table, last) && widest > BESIDE;
}

/** Room for the names beside these columns. */
function spare(widths: readonly number[]): number {
  return WIDTH - 2 - widths.reduce((sum, w) => sum + w + 2, 0);
}

function fits(table: Table, widths: readonly number[]): boolean {
  return spare(maySink(table, widths) ? widths.slice(0, -1) : widths) >= NAMES;
}

function block(table: Table, widths: readonly number[]): string[] {
  const words = table.columns.map((_, i) => isWords(table, i));
  const last = table.columns.length - 1;
  const wanted = Math.max(displayWidth(table.of), ...table.rows.map((row) => displayWidth(row.name)));
  const below = maySink(table, widths) && spare(widths) < Math.max(NAMES, wanted);
  const beside = below ? widths.slice(0, last) : widths;
  const names = Math.max(NAMES, Math.min(wanted, spare(beside)));
  const lines: string[] = [];
  const put = (name: string, cells: string[]) => {
    const parts = wrap(name, '', '  ', names);
    const columns = beside.map((width, i) => wrap(cells[i]!, '', '', width));
    const height = Math.max(parts.length, ...columns.map((c) => c.length));
    for (let n = 0; n < height; n++) {
      const rest = columns.map((c, i) => (words[i] ? padEnd : padStart)(c[n] ?? '', beside[i]!));
      lines.push(`  ${[padEnd(parts[n] ?? '', names), ...rest].join('  ')}`.trimEnd());
    }
    if (below && cells[last]) lines.push(...wrap(cells[last]!, '      ', '      ', WIDTH));
  };
  put(
    table.of,
    table.columns.map((c) => c.name),
  );
  lines.push(`  ${'─'.repeat(Math.min(WIDTH - 2, names + beside.reduce((sum, w) => sum + w + 2, 0)))}`);
  for (const row of table.rows) put(row.name, row.cells.map(cellOverWorlds));
  return lines;
}
