import Fraction from 'fraction.js';

export const ZERO = new Fraction(0);
export const ONE = new Fraction(1);

export const isZero = (x: Fraction): boolean => x.n === 0n;
export const isPositive = (x: Fraction): boolean => x.n !== 0n && x.s > 0n;
export const isOne = (x: Fraction): boolean => x.n === 1n && x.d === 1n && x.s > 0n;

/** x · y; most chances on a path are 0 or 1, and those cost nothing. */
export function times(x: Fraction, y: Fraction): Fraction {
  if (isOne(y) || isZero(x)) return x;
  if (isOne(x) || isZero(y)) return y;
  return x.mul(y);
}

export function plus(x: Fraction, y: Fraction): Fraction {
  if (isZero(x)) return y;
  return isZero(y) ? x : x.add(y);
}

/** x to a whole power, negative ones included; `x.pow` of the library goes by way of prime factors. */
export function power(x: Fraction, exponent: bigint): Fraction {
  const e = exponent < 0n ? -exponent : exponent;
  const raised = new Fraction((x.s * x.n) ** e, x.d ** e);
  return exponent < 0n ? raised.inverse() : raised;
}

/** Least common multiple of the denominators. */
export function commonDenominator(numbers: Iterable<Fraction>): bigint {
  let lcm = 1n;
  for (const { d } of numbers) lcm = (lcm / gcd(lcm, d)) * d;
  return lcm;
}

/** Greatest common divisor of two integers that are not negative. */
export function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

export const bits = (n: bigint): number => n.toString(16).length * 4;
