import type { Start } from './dictionary.js';
import { Tableau } from './tableau.js';

/** Entries nearer to 0 are 0. */
const SMALL = 1e-9;

/** A tableau in double precision: to search, not to prove. Each player's payments are counted so that the largest is 1. */
export class RoughTableau extends Tableau {
  readonly #entries: Float64Array;
  readonly #width: number;

  /** @param scale Per row: what its entries are divided by, the basic variable's unit with them. */
  constructor(start: Start, z: number, scaled: readonly Map<number, number>[]) {
    super(start, z);
    this.#width = this.bound + 1;
    this.#entries = new Float64Array(start.basis.length * this.#width);
    scaled.forEach((row, i) => {
      for (const [j, x] of row) this.#entries[i * this.#width + j] = x;
    });
  }

  sign(row: number, column: number): number {
    const x = this.#entries[row * this.#width + column]!;
    return x > SMALL ? 1 : x < -SMALL ? -1 : 0;
  }

  compare(a: number, b: number, column: number, over: number): number {
    const [first, second] = [a * this.#width, b * this.#width];
    const e = this.#entries;
    return near(e[first + column]! / e[first + over]!, e[second + column]! / e[second + over]!);
  }

  compareBounds(a: number, b: number): number {
    return near(this.value(a), this.value(b));
  }

  value(row: number): number {
    return this.#entries[row * this.#width + this.bound]!;
  }

  protected exchange(row: number, column: number): void {
    const e = this.#entries;
    const width = this.#width;
    const start = row * width;
    const pivot = e[start + column]!;
    /** Where the row is not 0, which is what changes other rows. */
    const places: number[] = [];
    for (let j = 0; j < width; j++) {
      if (j === column) continue;
      const x = e[start + j]! / pivot;
      e[start + j] = Math.abs(x) < 1e-14 ? 0 : x;
      if (e[start + j] !== 0) places.push(j);
    }
    e[start + column] = 1 / pivot;
    for (let i = 0; i < this.basis.length; i++) {
      const at = i * width;
      const factor = e[at + column]!;
      if (i === row || factor === 0) continue;
      for (const j of places) e[at + j]! -= factor * e[start + j]!;
      e[at + column] = -factor / pivot;
    }
  }
}

function near(a: number, b: number): number {
  const difference = a - b;
  return Math.abs(difference) <= SMALL * (1 + Math.min(Math.abs(a), Math.abs(b))) ? 0 : Math.sign(difference);
}
