import { type Correlation, rankTable } from '../../case/index.js';
import { rankCorrelated } from '../../quantity/design/copula.js';
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
 * Numbers with a correlation go together through a Gaussian copula: the first of them, in the order of the case, keeps
 * its draws, each further one keeps its distribution. A correlation with a number that is no range has no part in it.
 *
 * @param count A multiple of 8: see {@link worldCount}.
 * @param correlations Of the case; {@link readCase} has made sure that they can be together.
 */
export function drawWorlds(
  inputs: readonly Input[],
  count: number,
  seed: bigint,
  correlations: readonly Correlation[],
): Draws {
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
  const together = drawnTogether(inputs, correlations);
  const table = rankTable(together, correlations);
  const moved = rankCorrelated(together, table)(together.map(dealt));
  const column = (name: string) => moved[together.indexOf(name)] ?? dealt(name);
  return { count, values: inputs.map((input) => input.draw(input.coordinates.map(column), count)) };
}

/** Numbers that are drawn and have a correlation with another that is drawn. */
function drawnTogether(inputs: readonly Input[], correlations: readonly Correlation[]): string[] {
  const drawn = new Set(inputs.flatMap(({ id, kind }) => (kind === 'number' ? [id] : [])));
  const pairs = correlations.filter(({ between }) => between.every((path) => drawn.has(path)));
  return [...drawn].filter((path) => pairs.some(({ between }) => between.includes(path)));
}

/** The values of world w, by input and column. */
export function valuesAt(values: Draws['values'], w: number): number[][] {
  return values.map((columns) => columns.map((column) => column[w]!));
}

/** The least number of worlds, from so many on, that can be dealt out among the hypercubes. */
export function worldCount(asked: number): number {
  return HYPERCUBES * Math.ceil(asked / HYPERCUBES);
}
