import { Coordinates } from '../design/coordinates.js';
import { sobolDesign } from '../design/design.js';
import { type Distribution, NoSuchDistribution } from './distribution.js';
import { tabulated } from './tabulated.js';

/** A distribution that is read from a sample. */
export interface Sampled extends Distribution {
  /**
   * Standard error of the 5 %, 50 % or 95 % quantile, the greatest of the three, relative to the greatest of them in size:
   * from the spread of the scrambled nets about their mean.
   */
  error: number;
}

/** How many scrambled nets, and how many points in each. */
const NETS = 4;
const POINTS = 2 ** 15;

/**
 * The distribution of a value that follows from several independent numbers, by a sample that is the same in every run:
 * {@link NETS} nets of Sobol's sequence, each scrambled by a seed of its own, {@link POINTS} points each. The i-th of N
 * values in order is the quantile at (i + ½) / N; between neighbours it is a straight line, and beyond the first and the
 * last it stays, so that tails beyond 1 in 262,144 are cut.
 *
 * @param value The value in draw i, from a column of draws for each part.
 */
export function sampled(
  parts: readonly Distribution[],
  value: (columns: readonly Float64Array[], i: number) => number,
): Sampled {
  // A table is off by 1e-8 at most and many times faster where quantiles are dear.
  const tables = parts.map((part) => tabulated(part));
  const nets = Array.from({ length: NETS }, (_, seed) => {
    const design = sobolDesign(POINTS, BigInt(seed), new Coordinates());
    const columns = tables.map((table, k) => {
      const column = design.column(`part ${k + 1}`);
      table.quantile(column, column);
      return column;
    });
    return Float64Array.from({ length: POINTS }, (_, i) => value(columns, i)).sort();
  });
  const all = new Float64Array(NETS * POINTS);
  for (const [k, net] of nets.entries()) all.set(net, k * POINTS);
  all.sort();
  if (!Number.isFinite(all[0]) || !Number.isFinite(all.at(-1)!))
    throw new NoSuchDistribution('some values have no end', 'a divisor that stays away from 0');
  return {
    error: errorOf(nets),
    quantile(u, out) {
      for (let i = 0; i < u.length; i++) out[i] = read(all, u[i]);
    },
    below: (x) => chanceIn(all, x),
  };
}

function read(sorted: Float64Array, u: number): number {
  const at = Math.min(sorted.length - 1, Math.max(0, u * sorted.length - 0.5));
  const k = Math.floor(at);
  const next = sorted[Math.min(sorted.length - 1, k + 1)];
  return sorted[k] + (at - k) * (next - sorted[k]);
}

/** The greatest u with a quantile of at most x: the inverse of {@link read}. */
function chanceIn(sorted: Float64Array, x: number): number {
  if (x < sorted[0]) return 0;
  if (x >= sorted[sorted.length - 1]) return 1;
  let lo = 0;
  let hi = sorted.length - 1;
  while (hi - lo > 1) {
    const middle = (lo + hi) >> 1;
    if (sorted[middle] <= x) lo = middle;
    else hi = middle;
  }
  return (lo + 0.5 + (x - sorted[lo]) / (sorted[hi] - sorted[lo])) / sorted.length;
}

function errorOf(nets: readonly Float64Array[]): number {
  const at = [0.05, 0.5, 0.95].map((u) => nets.map((net) => read(net, u)));
  const means = at.map((values) => values.reduce((sum, x) => sum + x, 0) / NETS);
  const size = Math.max(...means.map(Math.abs));
  const errors = at.map((values, k) =>
    Math.sqrt(values.reduce((sum, x) => sum + (x - means[k]) ** 2, 0) / (NETS - 1) / NETS),
  );
  return size > 0 ? Math.max(...errors) / size : 0;
}
