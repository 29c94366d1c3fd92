import { type SumOfUniforms, sumOfUniforms } from './sumOfUniforms.js';
import { NoSuchWeights, type Weights } from './weights.js';

/**
 * Weights that are known to lie in intervals: uniform on {lo ≤ w ≤ hi, Σ w = 1}, by conditional distributions.
 *
 * Above their lower ends the weights are v with 0 ≤ v ≤ width and Σ v = T. Uniform on that set means: independent
 * uniform v, given their sum. So with F the distribution function of the sum of those that follow, the next v is at most
 * x with chance (F(T) − F(T − x)) / (F(T) − F(T − width)), which is inverted; then T falls by v. No draw is rejected or
 * scaled, and each v rises with its u. Where T is beyond the middle, v counts from the upper end instead (the set is
 * symmetric), so that no difference is taken of two numbers near 1.
 *
 * @param ranges Ends of each weight; equal ends fix it.
 * @throws NoSuchWeights unless Σ lo ≤ 1 ≤ Σ hi, and for more than {@link MOST_FREE} weights that are not fixed.
 */
export function intervalWeights(ranges: readonly { lo: number; hi: number }[]): Weights {
  check(ranges);
  const lowest = ranges.reduce((sum, { lo }) => sum + lo, 0);
  const free = ranges.flatMap(({ lo, hi }, i) => (hi > lo ? [i] : []));
  const widths = free.map((i) => ranges[i].hi - ranges[i].lo);
  const after = widths.slice(1).map((_, k) => sumOfUniforms(widths.slice(k + 1)));
  const all = widths.reduce((sum, width) => sum + width, 0);
  const total = Math.min(all, Math.max(0, 1 - lowest));
  return {
    size: ranges.length,
    coordinates: Math.max(0, free.length - 1),
    columns(u, draws) {
      const out = ranges.map(({ lo }) => new Float64Array(draws).fill(lo));
      for (let i = 0; i < draws; i++) {
        let left = total;
        for (const [k, place] of free.entries()) {
          const v = k < after.length ? next(widths[k], after[k], left, u[k][i]) : left;
          left -= v;
          const { lo, hi } = ranges[place];
          out[place][i] = Math.min(hi, Math.max(lo, lo + v));
        }
      }
      return out;
    },
  };
}

/** The most weights that are not fixed: their sum has up to 2^11 pieces. */
export const MOST_FREE = 12;

/** v at u, given that it and those that follow sum to `total`. */
function next(width: number, after: SumOfUniforms, total: number, u: number): number {
  const all = width + after.greatest;
  if (total > all / 2) return width - fromBelow(width, after, all - total, 1 - u);
  return fromBelow(width, after, total, u);
}

function fromBelow(width: number, after: SumOfUniforms, total: number, u: number): number {
  const least = Math.max(0, total - width);
  const most = Math.min(total, after.greatest);
  if (!(most > least)) return total - most;
  const [a, b] = [after.below(least), after.below(most)];
  return total - after.quantile(b - u * (b - a), least, most);
}

function check(ranges: readonly { lo: number; hi: number }[]): void {
  for (const { lo, hi } of ranges) {
    if (!(lo >= 0 && lo <= hi && hi < Infinity)) throw new NoSuchWeights(`${lo} to ${hi} is no range of a weight`);
  }
  const [lowest, highest] = [ranges.reduce((sum, { lo }) => sum + lo, 0), ranges.reduce((sum, { hi }) => sum + hi, 0)];
  const say = (x: number) => String(Number(x.toPrecision(6)));
  if (lowest > 1 + 1e-9)
    throw new NoSuchWeights(`the lower ends add up to ${say(lowest)}, more than 1`, 'lower ends that leave room');
  if (highest < 1 - 1e-9)
    throw new NoSuchWeights(`the upper ends add up to ${say(highest)}, less than 1`, 'upper ends that reach 1');
  const free = ranges.filter(({ lo, hi }) => hi > lo).length;
  if (free > MOST_FREE) throw new NoSuchWeights(`${free} weights are given as ranges`, `at most ${MOST_FREE}`);
}
