import { Random } from '../quantity/design/random.js';
import type { Budget } from '../shared/budget.js';
import type { Bins } from './bins.js';
import { unbiased } from './correlationRatio.js';
import { shuffle } from './shuffle.js';

/** How often the output is put in another order. */
export const PERMUTATIONS = 39;

/**
 * For each input, the corrected index that chance alone reaches in one of 20 tables: the output is put in random order,
 * which cuts every tie between inputs and output and leaves both as they are, and the largest index of all inputs is
 * looked at (Westfall and Young 1993, maxT). Where no input does anything, all indices lie at or below their floors
 * with a chance of 95 %, however many inputs there are and however the output is distributed.
 *
 * Indices are made comparable by the spread that they would have for a normal output, where the raw ratio is
 * Beta((M − 1)/2, (n − M)/2). The floor is the second largest of 39, and so exceeded with a chance of at most 2/40.
 *
 * @param y Standardised output, by row.
 * @returns Undefined where the budget ended first.
 */
export async function nullFloors(
  bins: readonly Bins[],
  y: Float64Array,
  seed: number,
  budget: Budget,
): Promise<number[] | undefined> {
  const n = y.length;
  const random = Random.of(BigInt(seed), 'permutation');
  const spreads = bins.map(({ sizes }) => spread(n, sizes.length));
  const largest = new Float64Array(PERMUTATIONS);
  const shuffled = y.slice();
  const four = new Float64Array(LANES * n);
  for (let done = 0; done < PERMUTATIONS; done += LANES) {
    if (!(await budget.goOn('permuting', done, PERMUTATIONS))) return undefined;
    for (let lane = 0; lane < LANES; lane++) {
      shuffle(shuffled, random);
      for (let row = 0; row < n; row++) four[LANES * row + lane] = shuffled[row];
    }
    for (let i = 0; i < bins.length; i++) {
      const count = bins[i].sizes.length;
      if (count === 1) continue;
      const raw = fourRatios(bins[i], four);
      for (let lane = 0; lane < LANES && done + lane < PERMUTATIONS; lane++)
        largest[done + lane] = Math.max(largest[done + lane], unbiased(raw[lane], n, count) / spreads[i]);
    }
  }
  const reached = largest.sort()[PERMUTATIONS - 2];
  return spreads.map((of) => reached * of);
}

/** So many orders are gone through at once: a row's bin is looked up once for all of them. */
const LANES = 4;

/** Raw correlation ratios of four standardised outputs, which stand side by side, row by row. */
function fourRatios({ of, sizes }: Bins, four: Float64Array): number[] {
  const sums = new Float64Array(LANES * sizes.length);
  for (let row = 0, at = 0; row < of.length; row++, at += LANES) {
    const bin = LANES * of[row];
    sums[bin] += four[at];
    sums[bin + 1] += four[at + 1];
    sums[bin + 2] += four[at + 2];
    sums[bin + 3] += four[at + 3];
  }
  return Array.from({ length: LANES }, (_, lane) =>
    sizes.reduce((ratio, size, m) => ratio + sums[LANES * m + lane] ** 2 / size / of.length, 0),
  );
}

/** Standard deviation of the corrected index of an input that does nothing, for a normal output. */
function spread(n: number, bins: number): number {
  if (bins === 1) return 0;
  const [a, b] = [(bins - 1) / 2, (n - bins) / 2];
  return (Math.sqrt((a * b) / (a + b + 1)) / (a + b)) * ((n - 1) / (n - bins));
}
