import { cut, displayWidth, padEnd, padStart } from '../../report/displayWidth.js';
import { roundTimes } from './roundTimes.js';

/** A curve to be drawn with characters. */
export interface DrawnCurve {
  name: string;
  /** Share at a time, 0 to 1; NaN where nothing is known. */
  at: (time: number) => number;
  /** Rows followed just before a time; left out where it is said by another curve. */
  atRisk?: (time: number) => number;
}

/** Size of the frame in characters; a line of it stands for a tenth. */
const COLUMNS = 64;
const ROWS = 10;
/** Times with a mark under the frame. */
const TICKS = 8;
/** Widest name beside the numbers at risk. */
const NAME = 16;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Curves of shares over time, from 0 to `last`, in lines of text: one curve as a line, several as letters (`+` where
 * they meet), and under the axis how many rows were still followed.
 */
export function drawnCurves(curves: readonly DrawnCurve[], last: number): string[] {
  const grid = Array.from({ length: ROWS + 1 }, () => Array<string>(COLUMNS).fill(' '));
  for (const [k, { at }] of curves.entries()) {
    const levels = Array.from({ length: COLUMNS }, (_, c) => levelOf(at((last * c) / (COLUMNS - 1))));
    if (curves.length === 1) line(grid, levels);
    else letters(grid, levels, LETTERS[k]!);
  }
  const margin = Math.max(
    6,
    ...curves.map(({ name, atRisk }, k) => (atRisk ? displayWidth(label(curves, name, k)) : 0)),
  );
  const axis = grid.map((row, r) => {
    const name = r % 5 === 0 ? `${100 - 10 * r} %` : '';
    return `${padStart(name, margin)} ${r % 5 === 0 ? '┤' : '│'}${row.join('')}`.trimEnd();
  });
  const ticks = roundTimes(last, TICKS).map((time) => ({ time, column: Math.round((time / last) * (COLUMNS - 1)) }));
  const under = Array<string>(COLUMNS).fill('─');
  for (const { column } of ticks) under[column] = '┬';
  const at = (text: (time: number) => string) =>
    placed(ticks.map(({ time, column }) => ({ column, text: text(time) })));
  const risk = curves.flatMap(({ name, atRisk }, k) =>
    atRisk ? [`${padEnd(label(curves, name, k), margin)}  ${at((time) => String(atRisk(time)))}`.trimEnd()] : [],
  );
  return [
    ...axis,
    `${' '.repeat(margin)} └${under.join('')}`,
    `${' '.repeat(margin)}  ${at((time) => String(time))}`.trimEnd(),
    ...(risk.length > 0 ? ['still followed', ...risk] : []),
  ];
}

/** What a curve is called under the axis: its letter, and its name as far as there is room. */
export function label(curves: readonly unknown[], name: string, k: number): string {
  const text = curves.length === 1 ? name || 'all' : `${LETTERS[k]} ${name}`;
  return cut(text, NAME);
}

/** So many curves are drawn at most. */
export const MOST_DRAWN = LETTERS.length;

const levelOf = (share: number) => (Number.isNaN(share) ? Number.NaN : Math.round((1 - share) * ROWS));

function line(grid: string[][], levels: readonly number[]): void {
  for (const [c, level] of levels.entries()) {
    if (Number.isNaN(level)) continue;
    const before = c > 0 ? levels[c - 1]! : level;
    if (level === before) grid[level]![c] = '─';
    else {
      const down = level > before;
      grid[before]![c] = down ? '┐' : '┘';
      grid[level]![c] = down ? '└' : '┌';
      for (let r = Math.min(before, level) + 1; r < Math.max(before, level); r++) grid[r]![c] = '│';
    }
  }
}

function letters(grid: string[][], levels: readonly number[], letter: string): void {
  for (const [c, level] of levels.entries()) {
    if (!Number.isNaN(level)) grid[level]![c] = grid[level]![c] === ' ' ? letter : '+';
  }
}

/** Texts that begin at their columns; one that would touch the one before is left out. */
function placed(texts: readonly { column: number; text: string }[]): string {
  let line = '';
  for (const { column, text } of texts) {
    if (line.length > 0 && column < line.length + 1) continue;
    line = line.padEnd(column) + text;
  }
  return line;
}
