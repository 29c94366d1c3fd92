import { normalQuantile } from './normalQuantile.js';
import { deviance, HALF_LOG_TAU, logGamma, stirlingRest } from './stirling.js';

/** Both tails of a distribution at one place, and there `slope`, the density of the number on the line t (see below). */
export interface Tails {
  below: number;
  above: number;
  slope: number;
}

/**
 * P(a, x) and Q(a, x) = 1 − P for shape a > 0 and x > 0. `slope` is x^a e^{−x} / Γ(a), the density of ln x.
 *
 * By the power series below a + 1 and Legendre's continued fraction above (Abramowitz and Stegun 1964, 6.5.29 and
 * 6.5.31); the factor before them by Loader's deviance, so that it does not cancel where a is large.
 */
export function gammaTails(a: number, x: number): Tails {
  const slope = Math.exp(-deviance(a, x) - stirlingRest(a) - HALF_LOG_TAU + Math.log(a) / 2);
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; term > sum * 1e-17; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return { below: slope * sum, above: 1 - slope * sum, slope };
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; ; n++) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / nonZero(numerator * d + b);
    c = nonZero(b + numerator / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 2e-16 || n > 1e6) break;
  }
  return { below: 1 - slope * fraction, above: slope * fraction, slope };
}

/** Where Lentz's method would divide by 0 (Lentz 1976, as modified by Thompson and Barnett 1986). */
export function nonZero(x: number): number {
  return Math.abs(x) < 1e-300 ? 1e-300 : x;
}

/** The x with P(a, x) = u, 0 < u < 1. Underflows to 0 where x is below the least number. */
export function gammaQuantile(a: number, u: number): number {
  const small = (Math.log(u) + logGamma(a + 1)) / a; // P = x^a / Γ(a + 1) · (1 − O(x))
  if (small < -40) return Math.exp(small);
  const cube = 1 - 1 / (9 * a) + normalQuantile(u) / (3 * Math.sqrt(a)); // Wilson and Hilferty 1931
  const start = cube > 0.3 ? Math.log(a) + 3 * Math.log(cube) : Math.min(small, Math.log(a + 1));
  return Math.exp(newtonOnLine(u, start, Math.log(a), (t) => gammaTails(a, Math.exp(t))));
}

/**
 * The t where a number on the whole line, of log-concave density, falls below with chance u.
 *
 * Newton's method on the logarithm of the smaller tail. That is concave in t (Prékopa 1973), so each step lands on the
 * side from which the next ones go to the root without passing it, from any start. Ends when a step is as small as
 * rounding.
 *
 * @param middle A place where neither tail underflows.
 */
export function newtonOnLine(u: number, start: number, middle: number, tails: (t: number) => Tails): number {
  const lower = u <= 0.5;
  const target = Math.log(lower ? u : 1 - u);
  let t = start;
  let last = Infinity;
  // About 1,000 halvings bring back the largest number, a few dozen steps the rest.
  for (let k = 0; k < 1200; k++) {
    const { below, above, slope } = tails(t);
    const tail = lower ? below : above;
    if (!(tail > 0 && slope > 0)) {
      t = (t + middle) / 2; // the tail is too small for a number: back
      continue;
    }
    const step = ((target - Math.log(tail)) * tail) / slope;
    t += lower ? step : -step;
    const size = Math.abs(step);
    if (size <= 1e-16 * Math.max(1, Math.abs(t)) || (size < 1e-9 && size >= last)) break;
    last = size;
  }
  return t;
}
