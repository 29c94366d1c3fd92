import { Random } from '../quantity/design/random.js';
import type { Budget, Stop } from '../shared/budget.js';
import { percentile } from '../shared/percentile.js';

/** How a bootstrap is run. */
export interface Resampling {
  /** How often the units are drawn anew; 1,000 is enough for a 95 % interval in two digits. */
  resamples: number;
  /** Whole number from 0 to 2^53 − 1. Same input and seed, same intervals. */
  seed: number;
  budget: Budget;
}

/** More numbers than this are not kept (160 MB); with many statistics there are then fewer resamples. */
const MOST_KEPT = 2e7;

/** What the bootstrap gave: for each statistic, its value in each resample in which all were finite. */
export interface Replicates {
  /** [statistic][resample] */
  values: Float64Array[];
  /** Resamples used. */
  count: number;
  stopped?: Stop;
}

/** With fewer resamples than this no interval is given: its ends would be the extremes of a few draws. */
export const LEAST_RESAMPLES = 100;

/**
 * The bootstrap (Efron 1979): draws n of n units with replacement, again and again, and takes the statistics each time.
 *
 * @param n Number of independent units: base rows, trajectories, or rows.
 * @param size How many statistics there are.
 * @param statistics Writes them for the units whose numbers it gets. A resample in which one of them is not finite
 * (nothing varies in it) is left out. Beyond 20 million statistics times resamples there are fewer resamples.
 */
export async function bootstrap(
  n: number,
  size: number,
  statistics: (units: Uint32Array, out: Float64Array) => void,
  { resamples: wanted, seed, budget }: Resampling,
): Promise<Replicates> {
  const resamples = Math.min(wanted, Math.floor(MOST_KEPT / size));
  const random = Random.of(BigInt(seed), 'bootstrap');
  const values = Array.from({ length: size }, () => new Float64Array(resamples));
  const units = new Uint32Array(n);
  const out = new Float64Array(size);
  let count = 0;
  for (let r = 0; r < resamples; r++) {
    if (!(await budget.goOn('resampling', r, resamples))) break;
    for (let i = 0; i < n; i++) units[i] = random.below(n);
    statistics(units, out);
    if (!out.every(Number.isFinite)) continue;
    for (let s = 0; s < size; s++) values[s]![count] = out[s]!;
    count++;
  }
  const { stopped } = budget;
  return { values: values.map((v) => v.subarray(0, count)), count, ...(stopped && { stopped }) };
}

/** The units themselves, once each: what the estimate is made of. */
export function once(n: number): Uint32Array {
  return Uint32Array.from({ length: n }, (_, i) => i);
}

/** An estimate and its 95 % interval; both ends are null where there were too few resamples. */
export interface Estimate {
  estimate: number;
  low: number | null;
  high: number | null;
}

/** The percentile interval (Efron and Tibshirani 1993, section 13.3): the 2.5 % and 97.5 % points of the replicates. */
export function percentileInterval(estimate: number, replicates: Float64Array): Estimate {
  if (replicates.length < LEAST_RESAMPLES) return { estimate, low: null, high: null };
  const sorted = replicates.slice().sort();
  return { estimate, low: percentile(sorted, 0.025), high: percentile(sorted, 0.975) };
}

/**
 * The pivotal interval (Davison and Hinkley 1997, equation 5.6): estimate − (replicate − truth), at 97.5 % and 2.5 %,
 * where `truth` is what the replicates estimate: the value in the sample that they are drawn from.
 */
export function pivotalInterval(estimate: number, replicates: Float64Array, truth: number): Estimate {
  const { low, high } = percentileInterval(estimate, replicates);
  if (low === null || high === null) return { estimate, low: null, high: null };
  return { estimate, low: estimate - (high - truth), high: estimate - (low - truth) };
}
