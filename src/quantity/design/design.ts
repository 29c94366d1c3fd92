import type { Coordinates } from './coordinates.js';
import { Random, words } from './random.js';
import { DIGITS, scrambled, sobol } from './sobol.js';

/** Points of the unit cube, by coordinates. Equal seeds and names give equal numbers, in whatever order they are asked for. */
export interface Design {
  /** Number of points. */
  count: number;
  /** One number per point, each strictly between 0 and 1, for the coordinate of this name. A new array each time. */
  column(name: string): Float64Array;
}

/** Independent pseudo-random points; each name has a stream of its own. The first points are the same for any count. */
export function randomDesign(count: number, seed: bigint): Design {
  demandCount(count);
  return {
    count,
    column(name) {
      const random = Random.of(seed, name);
      const out = new Float64Array(count);
      for (let i = 0; i < count; i++) out[i] = random.next();
      return out;
    },
  };
}

/**
 * Latin hypercube (McKay, Beckman and Conover 1979, Technometrics 21, pp. 239–245): in each coordinate one point in each
 * of `count` equal parts of (0, 1), at random within it, in random order.
 */
export function latinHypercube(count: number, seed: bigint): Design {
  demandCount(count);
  return {
    count,
    column(name) {
      const random = Random.of(seed, name);
      const part = new Uint32Array(count).map((_, i) => i);
      for (let i = count - 1; i > 0; i--) {
        const j = random.below(i + 1);
        [part[i], part[j]] = [part[j], part[i]];
      }
      // 28 binary digits within the part: with 24 for the part the sum is exact, so no point is rounded out of its own.
      return Float64Array.from(part, (k) => (k + (Math.floor(random.next() * 2 ** 28) + 0.5) / 2 ** 28) / count);
    },
  };
}

/**
 * Sobol's sequence with Owen's scrambling, from its first point on. A mean over it has an error of order N^{−3/2} (up to
 * logarithms) where what is averaged is smooth (Owen 1997), and is right on average over seeds whatever is averaged.
 * Names that the register lacks are reserved. The first points are the same for any count.
 *
 * @param count A power of 2: the sequence is balanced only over these, and loses its order of error when a point is
 * skipped or left out (Owen 2022, "On dropping the first Sobol' point").
 */
export function sobolDesign(count: number, seed: bigint, coordinates: Coordinates): Design {
  demandCount(count);
  if (2 ** Math.round(Math.log2(count)) !== count) {
    const below = 2 ** Math.floor(Math.log2(count));
    throw new NoSuchDesign(`${count} points are no power of 2`, `${below} or ${2 * below}`);
  }
  return {
    count,
    column(name) {
      const points = sobol(coordinates.reserve(name), count);
      const [key] = words(seed, name, 1);
      const out = new Float64Array(count);
      scrambled(points, Number(key & 0xffffffffn) | 0, Number(key >> 32n) | 0, out);
      return out;
    },
  };
}

/** A design that cannot be: what is wrong, in a sentence, and what would do. Callers make a diagnostic of it. */
export class NoSuchDesign extends Error {
  constructor(
    what: string,
    readonly instead?: string,
  ) {
    super(what);
    this.name = 'NoSuchDesign';
  }
}

/** The most points of a design. */
export const MOST = 2 ** DIGITS;

function demandCount(count: number): void {
  if (!Number.isInteger(count) || count < 1 || count > MOST)
    throw new NoSuchDesign(`${count} is no number of points that a design can have`, `1 to ${MOST}`);
}
