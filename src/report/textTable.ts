import type { Cell, Table } from '../lens/finding.js';
import { wrap } from './wrap.js';

/** Columns that text output may use. */
export const WIDTH = 100;

const MARKS = { accepts: '', refuses: ' ✗', line: ' ‼' };

/** A cell as text, with its mark as a sign. */
export function cellText(cell: Cell): string {
  return cell.text + (cell.mark ? MARKS[cell.mark] : '');
}

/**
 * A table in columns of at most {@link WIDTH} characters. Numbers stand to the right; a last column of words wraps
 * below its row when it does not fit.
 */
export function textTable(table: Table): string[] {
  const texts = table.rows.map((row) => row.cells.map(cellText));
  const widths = table.columns.map((column, i) => Math.max(column.name.length, ...texts.map((row) => row[i]!.length)));
  const words = table.columns.map((_, i) => table.rows.every((row) => row.cells[i]!.number === undefined));
  const last = table.columns.length - 1;
  const spare = WIDTH - 2 - widths.slice(0, last).reduce((sum, w) => sum + w + 2, 0);
  const names = Math.max(table.of.length, ...table.rows.map((row) => row.name.length));
  const below = last >= 0 && words[last] && names + 2 + widths[last]! > spare;
  const room = Math.max(16, Math.min(names, below ? spare : spare - 2 - (widths[last] ?? 0)));
  const shown = below ? last : last + 1;
  const lines: string[] = [];
  const put = (name: string, cells: string[]) => {
    const parts = wrap(name, '', '  ', room);
    const rest = cells.slice(0, shown).map((c, i) => (words[i] ? c.padEnd(widths[i]!) : c.padStart(widths[i]!)));
    lines.push(`  ${[parts[0]!.padEnd(room), ...rest].join('  ')}`.trimEnd());
    for (const part of parts.slice(1)) lines.push(`  ${part}`);
    if (below && cells[last]) lines.push(...wrap(cells[last]!, '      ', '      ', WIDTH));
  };
  put(
    table.of,
    table.columns.map((c) => c.name),
  );
  lines.push(`  ${'─'.repeat(Math.min(WIDTH - 2, room + widths.slice(0, shown).reduce((sum, w) => sum + w + 2, 0)))}`);
  for (const [n, row] of table.rows.entries()) put(row.name, texts[n]!);
  return lines;
}
