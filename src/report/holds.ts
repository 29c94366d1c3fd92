import type { Finding, Table } from '../lens/finding.js';
import { cut, displayWidth, padEnd, padStart } from './displayWidth.js';
import { inTwo } from './matrix.js';
import { withRange } from './ranges.js';
import { WIDTH } from './textTable.js';

/** Heading of what is said about the guarantee. */
export const WILL_IT_HOLD = 'WILL IT HOLD';

/** The least that the name of a profile gets, and the most that a cell or a line of a head may take, in columns. */
const NAME = 24;
const CELL = 14;

/** Space between columns. */
const GAP = 3;

/** A cell and the space before it in a table with ranges. */
const WITH_RANGES = { cell: 17, gap: 2 };

/**
 * How long the peace holds under each profile of promises, as a compact table under its heading: two lines of heads and
 * one for each profile. Ranges stand in the first columns, in as many as there is room for. Undefined where there is no
 * such answer or its columns do not fit; then its sentence tells.
 *
 * @param most Profiles at the most, the first ones; the heading says how many there are.
 */
export function holdsTable(findings: readonly Finding[], most: number): string[] | undefined {
  const value = findings.find(({ id }) => id === 'guarantee/holds')?.value;
  if (value?.kind !== 'table' || value.rows.length === 0 || value.columns.length === 0 || most < 1) return undefined;
  const rows = value.rows.slice(0, most);
  const fitting = ranged(value)
    .map((ranges) => value.columns.map(({ name }, i) => column(name, rows, i, i < ranges, ranges > 0)))
    .find((all, n, { length }) => fits(all, n < length - 1));
  if (!fitting) return undefined;
  const columns = fitting;
  const names = spare(columns);
  const heading =
    rows.length < value.rows.length ? `${WILL_IT_HOLD} (${rows.length} of ${value.rows.length})` : WILL_IT_HOLD;
  const first = Math.min(names, Math.max(NAME, ...[heading, ...rows.map((r) => r.name)].map(displayWidth)));
  const line = (name: string, cells: string[]) =>
    `  ${padEnd(cut(name, first), first)}${cells.map((text, i) => padStart(text, columns[i]!.width)).join('')}`.trimEnd();
  const upper = columns.map((c) => c.head[0]);
  return [
    ...(upper.some((text) => text !== '') ? [line('', upper)] : []),
    line(
      heading,
      columns.map((c) => c.head[1]),
    ),
    ...rows.map((row, n) =>
      line(
        row.name,
        columns.map((c) => c.cells[n]!),
      ),
    ),
  ];
}

/** In how many columns, from the first on, ranges are tried: all that have some, then fewer, at last none. */
function ranged({ columns, rows }: Table): number[] {
  const last = columns.findLastIndex((_, i) => rows.some((row) => row.cells[i]?.range));
  return Array.from({ length: last + 2 }, (_, n) => last + 1 - n);
}

interface Column {
  head: [string, string];
  cells: string[];
  /** With the space before it. */
  width: number;
}

function column(name: string, rows: Table['rows'], i: number, range: boolean, close: boolean): Column {
  const head = inTwo(name);
  const cells = rows.map(({ cells }) => {
    const cell = cells[i] ?? { text: '' };
    return (range ? withRange(cell) : cell.text).replace(/\s+/gu, ' ');
  });
  return { head, cells, width: (close ? WITH_RANGES.gap : GAP) + Math.max(...[...head, ...cells].map(displayWidth)) };
}

/** Room for the names of the profiles. */
const spare = (columns: readonly Column[]): number => WIDTH - 2 - columns.reduce((sum, c) => sum + c.width, 0);

function fits(columns: readonly Column[], ranges: boolean): boolean {
  const { cell, gap } = ranges ? WITH_RANGES : { cell: CELL, gap: GAP };
  return spare(columns) >= NAME && columns.every((c) => c.width <= cell + gap);
}
