import Fraction from 'fraction.js';

/**
 * The first of a number's continued fractions that is within so much of it.
 * @param x From 0 on.
 * @param most Largest denominator; without it there always is one, if `within` is above 0.
 */
export function continuedFraction(x: number, within: number, most = Number.POSITIVE_INFINITY): Fraction | undefined {
  let [before, numerator] = [0, 1];
  let [beforeD, denominator] = [1, 0];
  for (let rest = x; ; rest = 1 / (rest - Math.floor(rest))) {
    const whole = Math.floor(rest);
    [before, numerator] = [numerator, whole * numerator + before];
    [beforeD, denominator] = [denominator, whole * denominator + beforeD];
    if (!(denominator <= most)) return undefined;
    if (Math.abs(numerator / denominator - x) <= within) return new Fraction(numerator, denominator);
  }
}
