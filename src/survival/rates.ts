import { betaQuantile } from '../quantity/special/incompleteBeta.js';
import { gammaQuantile } from '../quantity/special/incompleteGamma.js';
import { normalAbout } from './limits.js';

/**
 * Jeffreys' interval of a rate: quantiles of beta(k + ½, n − k + ½), the posterior under Jeffreys' prior. Brown, Cai and
 * DasGupta (2001, section 3.1.2) put 0 and 1 in place of the ends beyond k/n where k is 0 or n; here they stay quantiles.
 *
 * @param k Events, from 0 to n.
 * @throws RangeError if k is not from 0 to n.
 */
export function jeffreysInterval(k: number, n: number, level = 0.95): [lo: number, hi: number] {
  demand(k, n);
  return betaInterval(k + 0.5, n - k + 0.5, level).interval;
}

/**
 * Wilson's interval of a rate (1927): all p that a test by the normal approximation would not refuse.
 *
 *     (p + z²/2n ± z √(p (1 − p)/n + z²/4n²)) / (1 + z²/n),   p = k/n
 *
 * Without cases it is 0 to 1.
 */
export function wilsonInterval(k: number, n: number, level = 0.95): [lo: number, hi: number] {
  demand(k, n);
  const z = normalAbout(level);
  if (n === 0) return [0, 1];
  const share = (z * z) / n;
  const middle = k / n + share / 2;
  const half = Math.sqrt(share * ((k / n) * (1 - k / n) + share / 4));
  return [k === 0 ? 0 : (middle - half) / (1 + share), k === n ? 1 : (middle + half) / (1 + share)];
}

/** A rate per unit of exposure: the mean and the interval of gamma(k + ½) / exposure, by Jeffreys' prior. */
export function poissonRate(
  k: number,
  exposure: number,
  level = 0.95,
): { mean: number; interval: [lo: number, hi: number] } {
  if (!(k >= 0 && k < Infinity)) throw new RangeError(`${k} events`);
  if (!(exposure > 0 && exposure < Infinity)) throw new RangeError(`an exposure of ${exposure}`);
  return gammaInterval(k + 0.5, exposure, level);
}

/** Mean and equal-tailed interval of a beta distribution. */
export function betaInterval(a: number, b: number, level = 0.95): { mean: number; interval: [lo: number, hi: number] } {
  const tail = tailOf(level);
  return { mean: a / (a + b), interval: [betaQuantile(a, b, tail), betaQuantile(a, b, 1 - tail)] };
}

/** Mean and equal-tailed interval of a gamma distribution with this shape and rate. */
export function gammaInterval(
  shape: number,
  rate: number,
  level = 0.95,
): { mean: number; interval: [lo: number, hi: number] } {
  const tail = tailOf(level);
  return { mean: shape / rate, interval: [gammaQuantile(shape, tail) / rate, gammaQuantile(shape, 1 - tail) / rate] };
}

function tailOf(level: number): number {
  if (!(level > 0 && level < 1)) throw new RangeError(`the level of an interval is ${level}, not between 0 and 1`);
  return (1 - level) / 2;
}

function demand(k: number, n: number): void {
  if (!(k >= 0 && k <= n && n < Infinity)) throw new RangeError(`${k} events of ${n}`);
}
