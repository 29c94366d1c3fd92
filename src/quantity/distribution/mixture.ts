import { byQuantile, type Distribution, demandPositive, NoSuchDistribution, quantileAt } from './distribution.js';

/**
 * One of several distributions, each with a chance in proportion to its weight: F(x) = Σ wᵢ Fᵢ(x).
 *
 * There is no closed quantile, so the least x with F(x) ≥ u is looked for between the least and the greatest of the
 * parts' own quantiles at u, where it has to lie: by false position and halving in turn, until no number is left
 * between the two ends (at most 300 times; each third time halves). Right through atoms and gaps, but dear: worth a
 * table where draws are many and the mixture is smooth.
 */
export function mixture(parts: readonly { of: Distribution; weight: number }[]): Distribution {
  if (parts.length === 0) throw new NoSuchDistribution('a mixture has no part');
  for (const { weight } of parts) if (weight !== 0) demandPositive({ weight });
  const drawn = parts.filter(({ weight }) => weight > 0);
  const total = drawn.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0 && total < Infinity)) throw new NoSuchDistribution(`the weights add up to ${total}`);
  const below = (x: number) =>
    Math.min(1, drawn.reduce((sum, { of, weight }) => sum + weight * of.below(x), 0) / total);
  return byQuantile((u) => {
    const ends = drawn.map(({ of }) => quantileAt(of, u));
    return leastReaching(below, u, Math.min(...ends), Math.max(...ends));
  }, below);
}

/** The least x of [a, b] with F(x) ≥ u, for F that never falls, F(b) ≥ u up to rounding. */
function leastReaching(below: (x: number) => number, u: number, a: number, b: number): number {
  let [lo, hi] = [a, b];
  let [atLo, atHi] = [below(lo) - u, below(hi) - u];
  if (atLo >= 0) return lo;
  for (let k = 0; k < 300; k++) {
    const halfway = lo + (hi - lo) / 2;
    if (halfway <= lo || halfway >= hi) break;
    const straight = nudged(lo + ((hi - lo) * atLo) / (atLo - atHi), lo, hi, k);
    const x = k % 3 === 2 || !(straight > lo && straight < hi) ? halfway : straight;
    const at = below(x) - u;
    if (at >= 0) [hi, atHi] = [x, at];
    else [lo, atLo] = [x, at];
  }
  return hi;
}

/** A hair towards either end by turns, so that both ends come in. */
function nudged(x: number, lo: number, hi: number, turn: number): number {
  const by = 1e-3 * Math.min(x - lo, hi - x) + 1e-16 * Math.abs(x);
  return turn % 3 === 0 ? x + by : x - by;
}
