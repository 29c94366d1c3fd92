import { LETTER } from '../charts/fitted.js';

/** Height of a row of flags. */
export const ROW = 15;
const ROWS = 3;

/** A mark with the row in which its name stands, where there is room for it. */
export interface Flag {
  x: number;
  name: string;
  row: number;
  shown: boolean;
}

/**
 * Names of upright marks in rows above a chart, as far as they fit.
 * @param px Place of an x. @param width Of the drawing, in pixels.
 */
export function flagsOf(
  marks: readonly { x: number; name: string }[],
  px: (x: number) => number,
  width: number,
): Flag[] {
  const ends: number[] = [];
  return marks.map(({ x, name }) => {
    const from = px(x);
    const wide = name.length * LETTER + 14;
    const row = Array.from({ length: ROWS }, (_, r) => r).find((r) => (ends[r] ?? 0) <= from && from + wide <= width);
    if (row !== undefined) ends[row] = from + wide;
    return { x, name, row: row ?? -1, shown: row !== undefined };
  });
}
