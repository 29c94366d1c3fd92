import Fraction from 'fraction.js';
import type { Start } from './dictionary.js';
import { Tableau } from './tableau.js';

/**
 * A tableau of whole numbers over one common denominator, the determinant of the basis (integer pivoting; Edmonds 1967,
 * Bareiss 1968): every division below leaves no rest.
 */
export class ExactTableau extends Tableau {
  readonly #rows: bigint[][];
  #determinant = 1n;

  constructor(start: Start, z: number) {
    super(start, z);
    this.#rows = start.rows.map((row) => {
      const dense = new Array<bigint>(this.bound + 1).fill(0n);
      for (const [j, x] of row) dense[j] = x;
      return dense;
    });
  }

  sign(row: number, column: number): number {
    return signOf(this.#rows[row]![column]!);
  }

  compare(a: number, b: number, column: number, over: number): number {
    const [first, second] = [this.#rows[a]!, this.#rows[b]!];
    return signOf(first[column]! * second[over]! - second[column]! * first[over]!);
  }

  compareBounds(a: number, b: number): number {
    return signOf(this.#rows[a]![this.bound]! - this.#rows[b]![this.bound]!);
  }

  /** Value of the basic variable of a row. */
  value(row: number): Fraction {
    return new Fraction(this.#rows[row]![this.bound]!, this.#determinant);
  }

  protected exchange(row: number, column: number): void {
    const pivotRow = this.#rows[row]!;
    const pivot = pivotRow[column]!;
    const before = this.#determinant;
    for (let i = 0; i < this.#rows.length; i++) {
      if (i === row) continue;
      const entries = this.#rows[i]!;
      const factor = entries[column]!;
      for (let j = 0; j < entries.length; j++) {
        const [x, y] = [entries[j]!, pivotRow[j]!];
        if (x === 0n && (factor === 0n || y === 0n)) continue;
        entries[j] = (pivot * x - factor * y) / before;
      }
      entries[column] = -factor;
    }
    pivotRow[column] = before;
    this.#determinant = pivot;
    if (pivot > 0n) return;
    this.#determinant = -pivot;
    for (const entries of this.#rows) for (let j = 0; j < entries.length; j++) entries[j] = -entries[j]!;
  }
}

function signOf(x: bigint): number {
  return x > 0n ? 1 : x < 0n ? -1 : 0;
}
