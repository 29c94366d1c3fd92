import { betaBinomial } from './betaBinomial.js';
import type { Durations } from './durations.js';
import { gammaPoisson } from './gammaPoisson.js';
import { gammaInterval, jeffreysInterval } from './rates.js';

/** What is counted of each group: the share that ended, or events per unit of the time that rows were followed. */
export const SHRINKABLE = ['share', 'rate'] as const;
export type Shrinkable = (typeof SHRINKABLE)[number];

/** A rate with a 95 % interval, or one of another level. */
export interface RateInterval {
  mean: number;
  lower: number;
  upper: number;
}

export interface ShrunkGroup {
  events: number;
  /** Rows, by weight; of a rate the time that they were followed in all. */
  of: number;
  /** By itself: events by `of`, with Jeffreys' interval. */
  alone: RateInterval;
  /** Given the other groups. */
  shrunk: RateInterval;
}

/** Rates of groups, each by itself and drawn towards each other. */
export interface ShrunkGroups {
  what: Shrinkable;
  /** As {@link betaBinomial} and {@link gammaPoisson} say. */
  how: 'fitted' | 'pooled' | 'apart';
  /** Parameters of the beta, or of the gamma distribution (shape, rate) of rates, where it was fitted. */
  prior?: readonly [number, number];
  groups: ShrunkGroup[];
}

/** @throws RangeError for a rate of a group without time. */
export function shrunkGroups(
  { time, start, event, weight, stratum, strata }: Durations,
  what: Shrinkable,
  level = 0.95,
): ShrunkGroups {
  const events = new Float64Array(strata);
  const of = new Float64Array(strata);
  for (let i = 0; i < time.length; i++) {
    const g = stratum ? stratum[i] : 0;
    const w = weight ? weight[i] : 1;
    if (event[i] > 0) events[g] += w;
    of[g] += w * (what === 'share' ? 1 : time[i] - (start ? start[i] : 0));
  }
  const counts = Array.from(events, (k, g) => ({ k, of: of[g] }));
  if (what === 'share') {
    const { how, prior, rates } = betaBinomial(
      counts.map(({ k, of: n }) => ({ k, n })),
      level,
    );
    const alone = ({ k, of: n }: { k: number; of: number }) => rateOf(k / n, jeffreysInterval(k, n, level));
    return {
      what,
      how,
      ...(prior && { prior: [prior.alpha, prior.beta] as const }),
      groups: counts.map((own, g) => ({ events: own.k, of: own.of, alone: alone(own), shrunk: rates[g]! })),
    };
  }
  const { how, prior, rates } = gammaPoisson(
    counts.map(({ k, of: exposure }) => ({ k, exposure })),
    level,
  );
  return {
    what,
    how,
    ...(prior && { prior: [prior.shape, prior.rate] as const }),
    groups: counts.map(({ k, of: exposure }, g) => ({
      events: k,
      of: exposure,
      alone: rateOf(k / exposure, gammaInterval(k + 0.5, exposure, level).interval),
      shrunk: rates[g]!,
    })),
  };
}

const rateOf = (mean: number, [lower, upper]: readonly [number, number]): RateInterval => ({ mean, lower, upper });
