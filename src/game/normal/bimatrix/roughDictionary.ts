import { type Dictionary, TIE } from './dictionary.js';
import { type Polytope, weightsOf } from './polytope.js';

/** Smaller numbers may be 0, and closer ratios the same. Whether it was so is settled by the check of the whole list. */
const ROUGH = 1e-9;

/** Values below this are looked at in exact numbers. */
const DOUBTFUL = 1e-6;

/** In double precision. Takes entries that are machine numbers; nothing that it says is certain. */
export class RoughDictionary implements Dictionary {
  readonly #width: number;

  /** @param table As in `ExactDictionary`, row after row. */
  private constructor(
    readonly basic: Int32Array,
    readonly nonbasic: Int32Array,
    private readonly table: Float64Array,
  ) {
    this.#width = nonbasic.length + 2;
  }

  static origin({ rows, columns, entries, direction }: Polytope): RoughDictionary {
    const width = columns + 2;
    const scale = largest(entries);
    const table = new Float64Array((rows + 1) * width);
    for (let i = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++) table[i * width + j] = Number(entries[i * columns + j]!) / scale;
      table[i * width + columns] = 1;
      table[i * width + columns + 1] = Number(direction[i]!) / 65536;
    }
    weightsOf(columns).forEach((w, j) => {
      table[rows * width + j] = -w / 1024;
    });
    const basic = Int32Array.from({ length: rows }, (_, i) => columns + i);
    return new RoughDictionary(
      basic,
      Int32Array.from({ length: columns }, (_, j) => j),
      table,
    );
  }

  leaving(column: number): number {
    const { table } = this;
    const [width, rows] = [this.#width, this.basic.length];
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    let moved = 0;
    for (let i = 0, at = 0; i < rows; i++, at += width) {
      const x = table[at + column]!;
      if (x <= ROUGH) continue;
      const ratio = table[at + width - 2]! / x;
      if (ratio > least + ROUGH) continue;
      const move = table[at + width - 1]! / x;
      if (ratio > least - ROUGH && move > moved) continue;
      [best, least, moved] = [i, ratio, move];
    }
    if (best < 0) throw TIE;
    return best;
  }

  pivoted(row: number, column: number): RoughDictionary {
    const width = this.#width;
    const table = Float64Array.from(this.table);
    const start = row * width;
    const pivot = table[start + column]!;
    for (let j = 0; j < width; j++) table[start + j]! /= pivot;
    for (let at = 0; at < table.length; at += width) {
      if (at === start) continue;
      const factor = table[at + column]!;
      for (let j = 0; j < width; j++) table[at + j]! -= factor * table[start + j]!;
      table[at + column] = -factor / pivot;
    }
    table[start + column] = 1 / pivot;
    const basic = Int32Array.from(this.basic);
    const nonbasic = Int32Array.from(this.nonbasic);
    [basic[row], nonbasic[column]] = [nonbasic[column]!, basic[row]!];
    return new RoughDictionary(basic, nonbasic, table);
  }

  leadsBack(row: number, column: number): boolean {
    const { table } = this;
    const width = this.#width;
    const cost = this.basic.length * width;
    const start = row * width;
    const [left, factor, pivot] = [this.basic[row]!, table[cost + column]!, table[start + column]!];
    if (factor >= 0) return false;
    for (let j = 0; j < this.nonbasic.length; j++) {
      if (j === column || this.nonbasic[j]! > left) continue;
      if (pivot * table[cost + j]! > factor * table[start + j]!) return false;
    }
    return true;
  }

  zeroRows(): number[] {
    const width = this.#width;
    return [...this.basic.keys()].filter((i) => this.table[i * width + width - 2]! < DOUBTFUL);
  }
}

/** The least power of 2 that is no smaller than any entry: dividing by it rounds nothing. */
function largest(entries: readonly bigint[]): number {
  const most = entries.reduce((a, b) => (b > a ? b : a));
  return 2 ** (most - 1n).toString(2).length;
}
