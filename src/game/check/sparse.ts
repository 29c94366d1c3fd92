import type Fraction from 'fraction.js';
import { isZero, ONE, times, ZERO } from './numbers.js';

/** A row of a matrix: its entries by column; those left out are 0. */
export type Row = Map<number, Fraction>;

export const entry = (row: Row, column: number): Fraction => row.get(column) ?? ZERO;

/** row ← row + factor · other. */
export function addMultiple(row: Row, factor: Fraction, other: Row): void {
  for (const [column, x] of other) {
    const before = row.get(column);
    const sum = before ? before.add(times(x, factor)) : times(x, factor);
    if (isZero(sum)) row.delete(column);
    else row.set(column, sum);
  }
}

/** Divides a row by its entry in a column, which must not be 0. */
export function normalise(row: Row, column: number): void {
  const by = row.get(column)!.inverse();
  if (by.equals(ONE)) return;
  for (const [c, x] of row) row.set(c, times(x, by));
}
