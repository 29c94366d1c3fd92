import { directions } from './joeKuo.js';

/**
 * One coordinate of the first points of Sobol's sequence, as 32-bit integers with the first binary digit on top: in
 * order of the Gray code, the first point 0, as Joe and Kuo's own program gives them (Bratley and Fox 1988, algorithm
 * 659). Coordinate / 2³² is the point.
 */
export function sobol(dimension: number, count: number): Uint32Array {
  const v = directions(dimension);
  const points = new Uint32Array(count);
  for (let i = 1; i < count; i++) points[i] = points[i - 1] ^ v[31 - Math.clz32(i & -i)];
  return points;
}

/** The most points that {@link scrambled} keeps apart, as a power of 2. */
export const DIGITS = 24;

/**
 * Owen's nested uniform scrambling (Owen 1995, "Randomly permuted (t,m,s)-nets and (t,s)-sequences"), base 2: each of the
 * first 24 binary digits is turned over or not by a fair coin that belongs to all digits before it, unscrambled. Of the
 * first 2^24 points no two share these digits, so the coins of further ones belong to one point each: 28 more are drawn,
 * and half a unit of the last is added. So out[i] is uniform on (0, 1), never 0 or 1, and a net stays a net.
 *
 * The coins are hashes of the digits before under two keys, so that a point is scrambled alike however many points there
 * are. Where the digits come in all ways, in the first log₂ N, each coin is thrown once.
 */
export function scrambled(points: Uint32Array, key1: number, key2: number, out: Float64Array): void {
  const shared = Math.min(DIGITS, 32 - Math.clz32(points.length - 1));
  let tops = new Uint32Array(1);
  for (let level = 0; level < shared; level++) {
    const longer = new Uint32Array(2 << level);
    for (let digits = 0; digits < tops.length; digits++) {
      const next = (tops[digits] << 1) | coin((1 << level) | digits, key1, key2);
      longer[2 * digits] = next;
      longer[2 * digits + 1] = next ^ 1;
    }
    tops = longer;
  }
  for (let i = 0; i < points.length; i++) {
    const x = points[i];
    let result = shared === 0 ? 0 : tops[x >>> (32 - shared)];
    for (let level = shared; level < DIGITS; level++) {
      const digit = (x >>> (31 - level)) & 1;
      result = (result << 1) | (digit ^ coin((1 << level) | (level === 0 ? 0 : x >>> (32 - level)), key1, key2));
    }
    const rest = hash(x, key2, key1 ^ 0x5bd1e995) >>> 4;
    out[i] = (result * 0x10000000 + rest + 0.5) / 0x10000000000000;
  }
}

/** @param node Of the tree of digits, numbered as in a heap: 1, then binary 10 and 11, then 100 … */
function coin(node: number, key1: number, key2: number): number {
  return hash(node, key1, key2) >>> 31;
}

/** Two rounds of the finisher of MurmurHash3 (Appleby 2011), each after a key. */
function hash(x: number, key1: number, key2: number): number {
  let h = x ^ key1;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  h = (h ^ (h >>> 16)) + key2;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
