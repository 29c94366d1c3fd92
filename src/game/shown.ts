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
  if (x.n === 0n || (value > 1e-290 && value < 1e290)) return String(Number(x.s) * Number(value.toPrecision(digits)));
  return `${x.s < 0n ? '-' : ''}${beyondMachineNumbers(x, digits)}`;
}

/** Like `1.234e+400`, as machine numbers are written. */
function beyondMachineNumbers({ n, d }: Fraction, digits: number): string {
  // 10^power times this lies between 10^20 and 10^60.
  const power = 40 - Math.round((bits(n) - bits(d)) * Math.log10(2));
  const whole = power < 0 ? n / (d * 10n ** BigInt(-power)) : (n * 10n ** BigInt(power)) / d;
  const [mantissa, exponent] = Number(whole)
    .toExponential(digits - 1)
    .split('e') as [string, string];
  const shift = Number(exponent) - power;
  return `${Number(mantissa)}e${shift < 0 ? '' : '+'}${shift}`;
}

/** A number of equilibria: in full up to 15 digits, else how many digits it has. */
export function shownCount(n: bigint): string {
  const digits = n.toString();
  return digits.length <= 15 ? digits : `about ${digits[0]}.${digits.slice(1, 3)} · 10^${digits.length - 1}`;
}

/** `1 player`, `2 players`. */
export function count(n: number | bigint, one: string, many = `${one}s`): string {
  return `${n} ${Number(n) === 1 ? one : many}`;
}
