import {
  byQuantile,
  type Distribution,
  demandFinite,
  demandPositive,
  demandRange,
  NoSuchDistribution,
} from './distribution.js';

/** The number that is `value` for sure. */
export function point(value: number): Distribution {
  demandFinite({ value });
  return byQuantile(
    () => value,
    (x) => (x >= value ? 1 : 0),
  );
}

/** Every value of [lo, hi] alike. */
export function uniform(lo: number, hi: number): Distribution {
  demandRange(lo, hi);
  return {
    quantile(u, out) {
      for (let i = 0; i < u.length; i++) out[i] = Math.min(hi, lo + (hi - lo) * u[i]);
    },
    below: (x) => Math.min(1, Math.max(0, (x - lo) / (hi - lo))),
  };
}

/**
 * Density rises in a straight line from `lo` to `mode` and falls in one to `hi` (Kotz and van Dorp 2004, "Beyond Beta",
 * chapter 1). The mode may be an end.
 */
export function triangular(lo: number, mode: number, hi: number): Distribution {
  demandRange(lo, hi);
  demandMode(lo, mode, hi);
  const turn = (mode - lo) / (hi - lo);
  return {
    quantile(u, out) {
      for (let i = 0; i < u.length; i++) {
        const at = u[i];
        out[i] =
          at < turn ? lo + Math.sqrt(at * (hi - lo) * (mode - lo)) : hi - Math.sqrt((1 - at) * (hi - lo) * (hi - mode));
      }
    },
    below(x) {
      if (x <= lo) return 0;
      if (x >= hi) return 1;
      return x < mode
        ? ((x - lo) / (hi - lo)) * ((x - lo) / (mode - lo))
        : 1 - ((hi - x) / (hi - lo)) * ((hi - x) / (hi - mode));
    },
  };
}

/** @throws NoSuchDistribution unless lo ≤ mode ≤ hi. */
export function demandMode(lo: number, mode: number, hi: number): void {
  if (!(mode >= lo && mode <= hi)) throw new NoSuchDistribution(`the mode ${mode} does not lie within ${lo} to ${hi}`);
}

/**
 * One of some values, each with a chance in proportion to its weight. Values may stand in any order and repeat; u runs
 * through them from the least to the greatest.
 */
export function discrete(outcomes: readonly { value: number; weight: number }[]): Distribution {
  if (outcomes.length === 0) throw new NoSuchDistribution('there is no outcome');
  for (const { value, weight } of outcomes) {
    demandFinite({ value });
    if (weight !== 0) demandPositive({ weight });
  }
  const sorted = outcomes.filter(({ weight }) => weight > 0).sort((a, b) => a.value - b.value);
  const total = sorted.reduce((sum, { weight }) => sum + weight, 0);
  if (!(total > 0 && total < Infinity)) throw new NoSuchDistribution(`the weights add up to ${total}`);
  let sum = 0;
  const upTo = sorted.map(({ weight }) => {
    sum += weight;
    return sum / total;
  });
  upTo[upTo.length - 1] = 1;
  return byQuantile(
    (u) => sorted[upTo.findIndex((chance) => chance >= u)].value,
    (x) => upTo[sorted.findLastIndex(({ value }) => value <= x)] ?? 0,
  );
}
