import type Fraction from 'fraction.js';

/** Greatest common divisor of two numbers from 0 upwards. */
export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y > 0n) [x, y] = [y, x % y];
  return x;
}

/** Least common multiple of two numbers from 1 upwards. */
export function lcm(a: bigint, b: bigint): bigint {
  if (a % b === 0n) return a;
  if (b % a === 0n) return b;
  return (a / gcd(a, b)) * b;
}

/** Without its sign. */
export const size = (n: bigint): bigint => (n < 0n ? -n : n);

/** Number of binary digits; 0 has none. */
export function bits(n: bigint): number {
  const hex = (n < 0n ? -n : n).toString(16);
  return n === 0n ? 0 : 4 * hex.length - Math.clz32(Number.parseInt(hex[0]!, 16)) + 28;
}

/** What a fraction comes to in units of 1/unit; `unit` is a multiple of its denominator. */
export function inUnits(x: Fraction, unit: bigint): bigint {
  return x.s * x.n * (unit / x.d);
}
