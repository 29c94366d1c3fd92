import Fraction from 'fraction.js';

/** The fraction with the least denominator between two numbers, both included (by continued fractions). */
export function simplestBetween(low: number, high: number): Fraction {
  if (low <= 0 && high >= 0) return new Fraction(0);
  if (high < 0) return simplestBetween(-high, -low).neg();
  const scale = 2n ** 60n;
  return between(BigInt(Math.floor(low * 2 ** 60)), BigInt(Math.ceil(high * 2 ** 60)), scale, scale);
}

/** Between a/b and c/d, all above 0. */
function between(a: bigint, c: bigint, b: bigint, d: bigint): Fraction {
  const whole = a / b;
  if (whole * b === a) return new Fraction(whole);
  if ((whole + 1n) * d <= c) return new Fraction(whole + 1n);
  // The fraction lies between two whole numbers: what is beyond the lower one, turned over, is as simple.
  return new Fraction(whole).add(between(d, b, c - whole * d, a - whole * b).inverse());
}
