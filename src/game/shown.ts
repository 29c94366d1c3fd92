import type Fraction from 'fraction.js';
import { bits } from './integers.js';

/** A number as people read it: exact, and where it is a fraction as a decimal too: `1/3 (0.333333)`. */
export function shown(x: Fraction): string {
  const exact = x.toFraction();
  if (x.d === 1n && exact.length <= 20) return exact;
  const decimal = rounded(x);
  return exact.length <= 20 ? `${exact} (${decimal})` : `about ${decimal}`;
}

/** Six significant digits, or as many as are asked for; also of numbers that are beyond machine numbers as fractions. */
export function rounded(x: Fraction, digits = 6): string {
  const shift = BigInt(Math.max(0, Math.max(bits(x.n), bits(x.d)) - 1000));
  const value = Number(x.n >> shift) / Number(x.d >> shift);
  return String(Number(x.s) * Number(value.toPrecision(digits)));
}

/** A number of equilibria: in full up to 15 digits, else how many digits it has. */
export function shownCount(n: bigint): string {
  const digits = n.toString();
  return digits.length <= 15 ? digits : `about ${digits[0]}.${digits.slice(1, 3)} · 10^${digits.length - 1}`;
}
