import { Random } from '../quantity/design/random.js';
import type { Bins } from './bins.js';
import type { Estimate } from './bootstrap.js';
import { correlationRatio } from './correlationRatio.js';
import { shuffle } from './shuffle.js';

/** Groups of worlds that are left out, one after the other; fewer where there are fewer worlds. */
const GROUPS = 100;
/** 97.5 % point of Student's t with 99 degrees of freedom. */
const T99 = 1.984;

/** The group of each row: as many rows in each, up to one, at random. */
export function partition(rows: number, seed: number): Uint32Array {
  const groups = Uint32Array.from({ length: rows }, (_, row) => row % GROUPS);
  shuffle(groups, Random.of(BigInt(seed), 'jackknife'));
  return groups;
}

/**
 * A corrected index with its 95 % interval, from G = 100 groups of rows left out in turn (Quenouille 1956, Tukey 1958;
 * by groups: Wolter 2007, section 4.2):
 *
 *     index ± t √( (G − 1)/G Σ_g (index without g − their mean)² )
 *
 * One pass over the rows, and G times M² / M for M bins. Where an input does nothing the index is a quadratic form
 * without a linear part, and the interval is some √2 too wide (Efron and Stein 1981: the jackknife's variance is never
 * too small on average).
 *
 * @param corrected The index of all rows.
 */
export function groupJackknife(corrected: number, { of, sizes }: Bins, y: Float64Array, groups: Uint32Array): Estimate {
  const bins = sizes.length;
  const count = Math.min(GROUPS, y.length);
  const groupSizes = new Float64Array(count * bins);
  const groupSums = new Float64Array(count * bins);
  const groupSquares = new Float64Array(count);
  const sums = new Float64Array(bins);
  let squares = 0;
  for (let row = 0; row < y.length; row++) {
    const at = groups[row] * bins + of[row];
    const square = y[row] * y[row];
    groupSizes[at]++;
    groupSums[at] += y[row];
    groupSquares[groups[row]] += square;
    sums[of[row]] += y[row];
    squares += square;
  }
  const left = { sizes: new Float64Array(bins), sums: new Float64Array(bins), squares: 0 };
  const without = new Float64Array(count);
  for (let g = 0; g < count; g++) {
    for (let m = 0; m < bins; m++) {
      left.sizes[m] = sizes[m] - groupSizes[g * bins + m];
      left.sums[m] = sums[m] - groupSums[g * bins + m];
    }
    left.squares = squares - groupSquares[g];
    without[g] = correlationRatio(left).corrected;
  }
  const mean = without.reduce((sum, value) => sum + value / count, 0);
  const spread = without.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const half = T99 * Math.sqrt(((count - 1) / count) * spread);
  return { estimate: corrected, low: corrected - half, high: corrected + half };
}
