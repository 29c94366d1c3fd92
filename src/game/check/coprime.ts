import type Fraction from 'fraction.js';
import { gcd } from './numbers.js';

/**
 * Integers above 1, no two with a common factor, of whose powers all the numbers are products: the coprime base of their
 * numerators and denominators (Bach, Driscoll and Shallit 1993). Powers of such integers multiply to 1 only where all
 * exponents are 0, as those of primes do; and no number has to be factored. Numbers are positive.
 */
export function coprimeBase(numbers: Iterable<Fraction>): bigint[] {
  let base: bigint[] = [];
  for (const { n, d } of numbers) base = withNumber(withNumber(base, n), d);
  return base;
}

/** Exponents of a number over a base that it is a product of. */
export function exponentsOf(number: Fraction, base: readonly bigint[]): number[] {
  const count = (n: bigint, b: bigint): number => {
    let times = 0;
    for (let rest = n; rest % b === 0n; rest /= b) times++;
    return times;
  };
  return base.map((b) => count(number.n, b) - count(number.d, b));
}

function withNumber(base: readonly bigint[], number: bigint): bigint[] {
  const done: bigint[] = [...base];
  const todo = [number];
  for (let n = todo.pop(); n !== undefined; n = todo.pop()) {
    if (n === 1n) continue;
    const met = done.findIndex((b) => gcd(b, n!) > 1n);
    if (met < 0) {
      done.push(n);
    } else if (done[met] !== n) {
      const [b] = done.splice(met, 1);
      const common = gcd(b!, n);
      todo.push(n / common, b! / common, common);
    }
  }
  return done;
}
