import { Coordinates } from '../../quantity/design/coordinates.js';
import { latinHypercube, sobolDesign } from '../../quantity/design/design.js';
import { DIMENSIONS } from '../../quantity/design/joeKuo.js';
import type { Input } from './inputs.js';

/** Independent scramblings among which worlds are dealt out: what they differ by says how far an answer is from settled. */
export const SCRAMBLINGS = 8;

/** Most worlds of a run: 8 nets of 2²⁴ points would be more than any machine answers. */
export const MOST_WORLDS = 2 ** 20;

/** Values of every input in every world. */
export interface Draws {
  count: number;
  design: 'sobol' | 'latin-hypercube';
  /** `values[i][k][w]`: input i, its column k, world w. */
  values: Float64Array[][];
}

/**
 * Draws the worlds of a case. World w is point ⌊w/8⌋ of scrambling w mod 8, so the first worlds of a longer run are those
 * of a shorter one, and each coordinate follows from seed and name alone: the same world has the same draws in every
 * package, lens and variant of a case.
 *
 * @param count A multiple of 8, with a power of 2 for each scrambling: see {@link worldCount}.
 */
export function drawWorlds(inputs: readonly Input[], count: number, seed: bigint): Draws {
  const names = inputs.flatMap((input) => input.coordinates);
  const sobol = names.length <= DIMENSIONS;
  const each = count / SCRAMBLINGS;
  const coordinates = new Coordinates(sobol ? names : []);
  const designs = Array.from({ length: SCRAMBLINGS }, (_, r) => {
    const own = seed * BigInt(SCRAMBLINGS) + BigInt(r);
    return sobol ? sobolDesign(each, own, coordinates) : latinHypercube(each, own);
  });
  const values = inputs.map((input) => {
    const u = input.coordinates.map((name) => {
      const dealt = new Float64Array(count);
      designs.forEach((design, r) => {
        design.column(name).forEach((x, j) => {
          dealt[j * SCRAMBLINGS + r] = x;
        });
      });
      return dealt;
    });
    return input.draw(u, count);
  });
  return { count, design: sobol ? 'sobol' : 'latin-hypercube', values };
}

/** The least number of worlds, from so many on, that a design of eight scramblings has: 8, 16, 32, … */
export function worldCount(asked: number): number {
  return SCRAMBLINGS * 2 ** Math.max(0, Math.ceil(Math.log2(asked / SCRAMBLINGS)));
}
