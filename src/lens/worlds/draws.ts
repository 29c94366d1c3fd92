import { latinHypercube } from '../../quantity/design/design.js';
import type { Input } from './inputs.js';

/** Independent hypercubes among which worlds are dealt out: what they differ by says how far an answer is from settled. */
export const HYPERCUBES = 8;

/** Most worlds of a run. */
export const MOST_WORLDS = 2 ** 20;

/** Values of every input in every world. */
export interface Draws {
  count: number;
  /** `values[i][k][w]`: input i, its column k, world w. */
  values: Float64Array[][];
}

/**
 * Draws the worlds of a case: world w is point ⌊w/8⌋ of Latin hypercube w mod 8. Each coordinate follows from seed, name
 * and count alone, so the same world has the same draws in every package, lens and variant of a case.
 *
 * Not Sobol's sequence: a case has dozens of numbers, and in nets of so few points and so many dimensions some pairs go
 * together, so that an idle number passes for a driver (docs/decisions/011-worlds-are-latin-hypercubes.md).
 *
 * @param count A multiple of 8: see {@link worldCount}.
 */
export function drawWorlds(inputs: readonly Input[], count: number, seed: bigint): Draws {
  const each = count / HYPERCUBES;
  const cubes = Array.from({ length: HYPERCUBES }, (_, r) =>
    latinHypercube(each, seed * BigInt(HYPERCUBES) + BigInt(r)),
  );
  const dealt = (name: string) => {
    const u = new Float64Array(count);
    cubes.forEach((cube, r) => {
      cube.column(name).forEach((x, j) => {
        u[j * HYPERCUBES + r] = x;
      });
    });
    return u;
  };
  return { count, values: inputs.map((input) => input.draw(input.coordinates.map(dealt), count)) };
}

/** The values of world w, by input and column. */
export function valuesAt(values: Draws['values'], w: number): number[][] {
  return values.map((columns) => columns.map((column) => column[w]!));
}

/** The least number of worlds, from so many on, that can be dealt out among the hypercubes. */
export function worldCount(asked: number): number {
  return HYPERCUBES * Math.ceil(asked / HYPERCUBES);
}
