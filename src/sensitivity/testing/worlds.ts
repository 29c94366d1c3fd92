import { Random } from '../../quantity/design/random.js';
import type { Column } from '../columns.js';

/** Inputs x1, x2, … that are uniform on (0, 1) and independent, from a seed. */
export function uniformColumns(inputs: number, rows: number, seed: number): Column[] {
  return Array.from({ length: inputs }, (_, i) => {
    const random = Random.of(BigInt(seed), `x${i + 1}`);
    return { name: `x${i + 1}`, values: Float64Array.from({ length: rows }, () => random.next()) };
  });
}

/** A column of 0 and 1: 1 where the world is as described. */
export function where(columns: readonly Column[], is: (x: number[], row: number) => boolean): Uint8Array {
  return Uint8Array.from(columns[0].values, (_, row) =>
    is(
      columns.map(({ values }) => values[row]),
      row,
    )
      ? 1
      : 0,
  );
}
