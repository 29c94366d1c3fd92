import type { RowTask } from '../rowTask.js';

export interface Mixed {
  columns: number;
  /** Steps of arithmetic for a number; rows differ by up to a factor of 8. */
  steps: number;
  seed: number;
}

/**
 * A task whose numbers are exact in every engine: integers mod 2³², their square roots and quotients. Row 7 of every 11
 * throws; row 5 of every 13 has a NaN.
 */
export function prepare({ columns, steps, seed }: Mixed): RowTask {
  return {
    columns,
    row(index, out) {
      if (index % 11 === 7) throw new RangeError(`row ${index} has no answer`);
      let x = (seed ^ Math.imul(index + 1, 0x9e3779b9)) | 1;
      for (let column = 0; column < columns; column++) {
        for (let step = 0; step < steps * (1 + (index % 8)); step++) {
          x ^= x << 13;
          x ^= x >>> 17;
          x ^= x << 5;
        }
        out[column] = Math.sqrt(x >>> 0) / (1 + column);
      }
      if (index % 13 === 5) out[0] = -(out[0]! * 0 * Number.POSITIVE_INFINITY);
    },
  };
}
