import { Random } from '../quantity/design/random.js';
import type { Budget, Stop } from '../shared/budget.js';
import { percentile } from '../shared/percentile.js';

/** How whole clusters are drawn anew. */
export interface ClusterResampling {
  /** How often; 1,000 is enough for a 95 % interval in two digits. */
  resamples: number;
  /** Whole number from 0 to 2^53 − 1. Same data and seed, same interval. */
  seed: number;
  /** Chance with which the interval is to hold the truth; 0.95 when left out. */
  level?: number;
  budget: Budget;
}

/** A statistic with what its resamples say of it. */
export interface Clustered {
  estimate: number;
  /** Percentiles of the resamples (Davison and Hinkley 1997, section 5.3); NaN with fewer than 100 of them. */
  lower: number;
  upper: number;
  /** Standard deviation of the resamples. */
  stdErr: number;
  clusters: number;
  /** Resamples in which the statistic was a finite number: the others are left out. */
  resamples: number;
  stopped?: Stop;
}

/** With fewer resamples no interval is given: its ends would be the extremes of a few draws. */
const LEAST = 100;

/**
 * Bootstrap by cluster (Field and Welsh 2007): as many clusters as there are, drawn with replacement, each with all of
 * its rows. What is independent is then what is drawn.
 *
 * @param clusters Number of the cluster of each row, from 0; those without rows do not count.
 * @param statistic Of the rows, each counted as often as its weight says; all 1 for the estimate.
 */
export async function clusterBootstrap(
  clusters: Uint32Array,
  statistic: (weight: Float64Array) => number,
  options: ClusterResampling,
): Promise<Clustered> {
  const [found] = await clusterBootstraps(clusters, (weight) => [statistic(weight)], options);
  return found!;
}

/** The same of several statistics at once, in their order, from the same resamples. */
export async function clusterBootstraps(
  clusters: Uint32Array,
  statistics: (weight: Float64Array) => readonly number[],
  { resamples, seed, level = 0.95, budget }: ClusterResampling,
): Promise<Clustered[]> {
  if (!(level > 0 && level < 1)) throw new RangeError(`the level of an interval is ${level}, not between 0 and 1`);
  const there = [...new Set(clusters)];
  const weight = new Float64Array(clusters.length).fill(1);
  const estimates = statistics(weight);
  const random = Random.of(BigInt(seed), 'clusters');
  const drawn = new Float64Array(1 + there.reduce((most, c) => Math.max(most, c), 0));
  const values: number[][] = estimates.map(() => []);
  for (let r = 0; r < resamples && there.length > 0; r++) {
    if (!(await budget.goOn('resampling clusters', r, resamples))) break;
    drawn.fill(0);
    for (let c = 0; c < there.length; c++) drawn[there[random.below(there.length)]]++;
    for (let row = 0; row < weight.length; row++) weight[row] = drawn[clusters[row]];
    for (const [k, value] of statistics(weight).entries()) if (Number.isFinite(value)) values[k]!.push(value);
  }
  const tail = (1 - level) / 2;
  const { stopped } = budget;
  return estimates.map((estimate, k) => {
    const sorted = Float64Array.from(values[k]!).sort();
    const enough = sorted.length >= LEAST;
    return {
      estimate,
      lower: enough ? percentile(sorted, tail) : Number.NaN,
      upper: enough ? percentile(sorted, 1 - tail) : Number.NaN,
      stdErr: deviation(sorted),
      clusters: there.length,
      resamples: sorted.length,
      ...(stopped && { stopped }),
    };
  });
}

/** Standard deviation, divisor n − 1. */
function deviation(values: Float64Array): number {
  const n = values.length;
  if (n < 2) return Number.NaN;
  let mean = 0;
  for (const value of values) mean += value / n;
  let sum = 0;
  for (const value of values) sum += (value - mean) ** 2;
  return Math.sqrt(sum / (n - 1));
}
