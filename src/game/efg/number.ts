import Fraction from 'fraction.js';

/** Longer numbers are refused: they say nothing about a game and would cost time without end. */
export const MAX_DIGITS = 1000;

const NUMBER = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;
const RATIO = /^([+-]?\d+)\/(\d+)$/;

/**
 * Reads a number exactly: `3`, `-1/3`, `.25` (1/4), `1.5e-3` (3/2000). Gives what is wrong with it where it is none, in
 * words that follow "expected".
 */
export function readNumber(written: string): Fraction | string {
  if (written.length > MAX_DIGITS) return `a number of at most ${MAX_DIGITS} digits`;
  const ratio = RATIO.exec(written);
  if (ratio) {
    const below = BigInt(ratio[2]!);
    return below === 0n ? 'a number whose denominator is not 0' : new Fraction(BigInt(ratio[1]!), below);
  }
  const parts = NUMBER.exec(written);
  if (!parts || `${parts[2]}${parts[3] ?? ''}` === '') return 'a number such as 3, -1/3 or 0.25';
  const [, sign, whole, decimals = '', exponent = '0'] = parts;
  const power = Number(exponent) - decimals.length;
  if (Math.abs(power) > MAX_DIGITS) return `a number of at most ${MAX_DIGITS} digits`;
  const digits = BigInt(`${whole}${decimals}`) * (sign === '-' ? -1n : 1n);
  const ten = 10n ** BigInt(Math.abs(power));
  return power >= 0 ? new Fraction(digits * ten, 1n) : new Fraction(digits, ten);
}
