import { newtonOnLine, nonZero, type Tails } from './incompleteGamma.js';
import { normalQuantile } from './normalQuantile.js';
import { deviance, HALF_LOG_TAU, stirlingRest } from './stirling.js';

/**
 * I_x(a, b) and 1 − I_x(a, b) for a, b > 0, with y = 1 − x given apart so that neither end loses digits.
 * `slope` is x^a y^b / B(a, b), the density of ln(x / y).
 *
 * By the continued fraction (Abramowitz and Stegun 1964, 26.5.8), from the side where it converges quickly; the factor
 * before it by Loader's deviances.
 */
export function betaTails(a: number, b: number, x: number, y: number): Tails {
  const n = a + b;
  const slope = Math.exp(
    stirlingRest(n) -
      stirlingRest(a) -
      stirlingRest(b) -
      deviance(a, n * x) -
      deviance(b, n * y) -
      HALF_LOG_TAU +
      Math.log((a / n) * b) / 2,
  );
  if (x * (n + 2) < a + 1) {
    const below = (slope * fraction(a, b, x)) / a;
    return { below, above: 1 - below, slope };
  }
  const above = (slope * fraction(b, a, y)) / b;
  return { below: 1 - above, above, slope };
}

function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 1e6; m++) {
    const even = (((m / (a + 2 * m - 1)) * (b - m)) / (a + 2 * m)) * x;
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) / (a + 2 * m)) * ((a + b + m) / (a + 2 * m + 1)) * x;
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 2e-16) break;
  }
  return h;
}

/** The x with I_x(a, b) = u, 0 < u < 1. */
export function betaQuantile(a: number, b: number, u: number): number {
  const logBeta = lnBeta(a, b);
  const left = (Math.log(u) + Math.log(a) + logBeta) / a; // I = x^a / (a B) · (1 + O(x))
  if (left < -40 - Math.log(1 + b)) return Math.exp(left);
  const right = (Math.log1p(-u) + Math.log(b) + logBeta) / b;
  if (right < -40 - Math.log(1 + a)) return 1 - Math.exp(right);
  // About where ln(x / y) has its mode, as wide as its curvature there says; the power of a tail where that is further.
  const middle = Math.log(a / b);
  let start = middle + normalQuantile(u) * Math.sqrt(1 / a + 1 / b);
  // Only on the side of the tail that is sought: from far on the other side, where that tail is 1, a step has no end.
  if (u <= 0.5 && left < -2 && left < start) start = left;
  if (u > 0.5 && right < -2 && -right > start) start = -right;
  const t = newtonOnLine(u, start, middle, (at) => betaTails(a, b, 1 / (1 + Math.exp(-at)), 1 / (1 + Math.exp(at))));
  return 1 / (1 + Math.exp(-t));
}

/** ln B(a, b), by Stirling's formula with what it leaves out: nothing large is taken from anything large. */
function lnBeta(a: number, b: number): number {
  const rests = stirlingRest(a) + stirlingRest(b) - stirlingRest(a + b);
  const powers = a * Math.log1p(b / a) + b * Math.log1p(a / b);
  return HALF_LOG_TAU + rests - powers - Math.log((a / (a + b)) * b) / 2;
}
