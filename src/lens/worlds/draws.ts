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
 * Numbers with a correlation go together through a Gaussian copula: the first that the correlations name keeps its
 * draws; each further one has its own draws in another order, so that it is spread as evenly as before (Iman and Conover
 * 1982). A number that is no range in one variant has its coordinate all the same, so that the others keep theirs.
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
  const together = [...new Set(correlations.flatMap(({ between }) => between))];
  const own = together.map(dealt);
  const moved = rankCorrelated(together, rankTable(together, correlations))(own);
  const ordered = own.map((u, i) => inOrderOf(u, moved[i]!));
  const column = (name: string) => ordered[together.indexOf(name)] ?? dealt(name);
  return { count, values: inputs.map((input) => input.draw(input.coordinates.map(column), count)) };
}

/** The draws of each hypercube, dealt out among its worlds in the order of other numbers. */
function inOrderOf(own: Float64Array, other: Float64Array): Float64Array {
  const out = new Float64Array(own.length);
  for (let r = 0; r < HYPERCUBES; r++) {
    const worlds = Array.from({ length: own.length / HYPERCUBES }, (_, j) => j * HYPERCUBES + r);
    const draws = Float64Array.from(worlds, (w) => own[w]!).sort();
    for (const [k, w] of worlds.sort((v, w) => other[v]! - other[w]!).entries()) out[w] = draws[k]!;
  }
  return out;
}

/** The values of world w, by input and column. */
export function valuesAt(values: Draws['values'], w: number): number[][] {
  return values.map((columns) => columns.map((column) => column[w]!));
}

/** The least number of worlds, from so many on, that can be dealt out among the hypercubes. */
export function worldCount(asked: number): number {
  return HYPERCUBES * Math.ceil(asked / HYPERCUBES);
}
