import type { Stop } from '../shared/budget.js';
import type { Bins } from './bins.js';
import { bootstrap, type Estimate, pivotalInterval, type Resampling } from './bootstrap.js';
import { correlationRatio, sumsOf } from './correlationRatio.js';
import { nullFloors } from './nullFloor.js';

/*
 * First-order indices from any sample: the correlation ratio of Pearson (1905) over bins of an input, as in Plischke,
 * Borgonovo and Smith, "Global sensitivity measures from given data", European Journal of Operational Research 226
 * (2013), corrected for its bias as in Kelley, "An unbiased correlation ratio measure", PNAS 21 (1935).
 */

export interface GivenDataIndices {
  /** By input: corrected index with its interval, which contains 0 where the index is not above its floor. */
  first: Estimate[];
  /** By input: the correlation ratio before correction (the estimator of SALib's `delta`). */
  raw: number[];
  /** By input: how many bins there are. */
  bins: number[];
  /**
   * By input: what the corrected index has to exceed to be told from nothing (see {@link nullFloors}); null where the
   * work was stopped before.
   */
  floor: (number | null)[];
  resamples: number;
  stopped?: Stop;
}

/**
 * For each input, the share of the output's variance that lies between bins of the input:
 *
 *     raw   = Σ_m n_m (mean_m − mean)² / Σ (y − mean)²
 *     first = 1 − (1 − raw) (n − 1) / (n − M)
 *
 * Over all orders of y, all else as it is, raw is (M − 1) / (n − 1) on average, whatever values y has (Welch 1937), and
 * first is 0: that bias is taken away for any output, also for one of 0 and 1. What is not mended: within a bin the
 * expectation is taken to be constant, which lowers an index a little (a linear effect by 1/M² of itself). Intervals:
 * rows are resampled, bins stay; pivotal, since the sample's own raw index is what the corrected index of a resample
 * estimates.
 *
 * @param bins Rows of the table by bins of each input; 1 … n / 2 of them.
 * @param y Standardised output, by row.
 */
export async function givenDataIndices(
  bins: readonly Bins[],
  y: Float64Array,
  resampling: Resampling,
): Promise<GivenDataIndices> {
  const weight = new Uint32Array(y.length).fill(1);
  const ratios = bins.map((of) => correlationRatio(sumsOf(of, y, weight)));
  const floor = await nullFloors(bins, y, resampling.seed, resampling.budget);
  const statistics = (rows: Uint32Array, out: Float64Array) => {
    weight.fill(0);
    for (const row of rows) weight[row]++;
    for (let i = 0; i < bins.length; i++) out[i] = correlationRatio(sumsOf(bins[i], y, weight)).corrected;
  };
  const { values, count, stopped } = await bootstrap(y.length, bins.length, statistics, resampling);
  return {
    first: values.map((replicates, i) => {
      const { raw, corrected } = ratios[i];
      return aboveFloor(pivotalInterval(corrected, replicates, raw), floor?.[i]);
    }),
    raw: ratios.map(({ raw }) => raw),
    bins: bins.map(({ sizes }) => sizes.length),
    floor: bins.map((_, i) => floor?.[i] ?? null),
    resamples: count,
    ...(stopped && { stopped }),
  };
}

/** An interval as it is where the estimate is above its floor, and otherwise stretched to 0. */
export function aboveFloor({ estimate, low, high }: Estimate, floor = Number.POSITIVE_INFINITY): Estimate {
  if (low === null || high === null || estimate > floor) return { estimate, low, high };
  return { estimate, low: Math.min(low, 0), high: Math.max(high, 0) };
}
