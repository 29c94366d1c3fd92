import { aalenJohansen, statesAt } from './aalenJohansen.js';
import { type Clustered, type ClusterResampling, clusterBootstraps } from './clusterBootstrap.js';
import { curveAt } from './curveAt.js';
import { durationQuantile } from './durationQuantile.js';
import type { Durations } from './durations.js';
import { kaplanMeier } from './kaplanMeier.js';
import { restrictedMean } from './restrictedMean.js';

/** What whole clusters, drawn anew, say of the curve of one group. */
export interface ClusteredCurve {
  /** Share that lasts, by time; then shares that have ended by each cause, where these are told apart. */
  surv: Clustered[];
  states: Clustered[][];
  median: Clustered;
  /** To the last time over all groups. */
  mean: Clustered;
}

/**
 * Curves by the bootstrap by cluster. Where some resamples do not have a share, since nobody was followed for so long, its
 * limits and error are NaN: those that have it are not all that could have come. A median that more than half outlast is later than
 * any time, so that its interval may have no upper end.
 *
 * @param clusters Number of the cluster of each row, from 0.
 * @param at Rising times.
 * @param causes How many are told apart; 0 where none are.
 */
export async function bootstrapCurves(
  data: Durations,
  clusters: Uint32Array,
  at: readonly number[],
  causes: number,
  options: ClusterResampling,
): Promise<ClusteredCurve[]> {
  const until = data.time.reduce((last, t) => Math.max(last, t), 0);
  const own = data.weight;
  const found = await clusterBootstraps(
    clusters,
    (drawn) => {
      const rows = { ...data, weight: own ? drawn.map((w, i) => w * own[i]!) : drawn };
      const states = causes > 0 ? aalenJohansen(rows) : undefined;
      return kaplanMeier(rows).flatMap((curve, g) => [
        ...at.map((t) => curveAt(curve, t).surv),
        ...(states
          ? Array.from({ length: causes }, (_, k) => at.map((t) => statesAt(states[g]!, t).pstate[k + 1]!))
          : []
        ).flat(),
        outlasted(durationQuantile(curve).time),
        restrictedMean(curve, until).mean,
      ]);
    },
    options,
  );
  const whole = found.map((one) =>
    one.resamples < options.resamples
      ? { ...one, lower: Number.NaN, upper: Number.NaN, stdErr: Number.NaN }
      : known(one),
  );
  const size = at.length * (1 + causes) + 2;
  return Array.from({ length: data.strata }, (_, g) => {
    const of = whole.slice(g * size, (g + 1) * size);
    return {
      surv: of.slice(0, at.length),
      states: Array.from({ length: causes }, (_, k) => of.slice((k + 1) * at.length, (k + 2) * at.length)),
      median: of.at(-2)!,
      mean: of.at(-1)!,
    };
  });
}

const BEYOND = Number.MAX_VALUE;
const outlasted = (median: number) => (Number.isNaN(median) ? BEYOND : median);

/** Numbers that rest on a median beyond all times are not known. */
function known(one: Clustered): Clustered {
  const of = (x: number) => (x < BEYOND / 1e100 ? x : Number.NaN);
  return { ...one, estimate: of(one.estimate), lower: of(one.lower), upper: of(one.upper), stdErr: of(one.stdErr) };
}
