import { arithmetic } from './distribution/arithmetic.js';
import { beta, pert } from './distribution/beta.js';
import { type Distribution, NoSuchDistribution } from './distribution/distribution.js';
import { discrete, point, triangular, uniform } from './distribution/flat.js';
import { gamma } from './distribution/gamma.js';
import { interval } from './distribution/interval.js';
import { metalog } from './distribution/metalog.js';
import { mixture } from './distribution/mixture.js';
import { lognormal, normal } from './distribution/normal.js';
import { truncated } from './distribution/truncated.js';
import { isUncertain, type Quantity } from './quantity.js';
import type { Scale } from './scale.js';

/**
 * What a quantity means on the scale of its field: a quantile function of one u. The scale decides what intervals and
 * quantiles mean, in mixtures and truncations too. Within arithmetic they are not on the field's scale: there they are
 * lognormal (log-metalog) where all that is written lies above 0, and normal (metalog) otherwise, as in Squiggle.
 *
 * Equal objects give the same distribution, made once. A quantity may well leave the scale: see `outside`.
 *
 * @throws NoSuchDistribution where there is none: what is wrong, and what would do.
 */
export function distributionOf(quantity: Quantity, scale: Scale): Distribution {
  const key = scale.kind === 'bounded' ? `${scale.lo} to ${scale.hi}` : scale.kind;
  const known = made.get(quantity) ?? new Map<string, Distribution>();
  made.set(quantity, known);
  const before = known.get(key);
  if (before) return before;
  const distribution = quantity.kind === 'arithmetic' ? asBefore(quantity) : make(quantity, scale);
  known.set(key, distribution);
  return distribution;
}

/** Arithmetic takes tens of milliseconds, and the same number is asked for its median, its range and its draws. */
const made = new WeakMap<Quantity, Map<string, Distribution>>();

/** The same for the last few expressions, by what they say: whoever edits a case reads the others again with every key. */
function asBefore(quantity: Quantity & { kind: 'arithmetic' }): Distribution {
  const says = JSON.stringify(quantity, (_, value) => (typeof value === 'number' ? String(value) : value));
  const before = latest.get(says);
  const distribution = before ?? arithmetic(quantity);
  latest.delete(says);
  latest.set(says, distribution);
  if (latest.size > LATEST) latest.delete(latest.keys().next().value!);
  return distribution;
}

const latest = new Map<string, Distribution>();

/** A sampled distribution holds 1 MB. */
const LATEST = 32;

/** The scale of a part of an arithmetic expression, which is on no field's scale. */
export function ownScale(quantity: Quantity): Scale {
  const above = (quantity.kind === 'interval' || quantity.kind === 'quantiles') && quantity.lo > 0;
  return { kind: above ? 'positive' : 'unbounded' };
}

function make(q: Quantity, scale: Scale): Distribution {
  switch (q.kind) {
    case 'point':
      return point(q.value);
    case 'interval':
      return interval(q, scale);
    case 'quantiles':
      return isUncertain(q) ? metalog(q.lo, q.middle, q.hi, boundsOf(scale), q.below) : point(q.middle);
    case 'normal':
      return isUncertain(q) ? normal(q.mean, q.sd) : point(q.mean);
    case 'lognormal':
      return isUncertain(q) ? lognormal(q.mu, q.sigma) : point(Math.exp(q.mu));
    case 'uniform':
      return isUncertain(q) ? uniform(q.lo, q.hi) : point(q.lo);
    case 'triangular':
      return isUncertain(q) ? triangular(q.lo, q.mode, q.hi) : point(q.lo);
    case 'pert':
      return isUncertain(q) ? pert(q.lo, q.mode, q.hi, q.lambda) : point(q.lo);
    case 'beta':
      return beta(q.a, q.b, 0, q.top);
    case 'gamma':
      return gamma(q.shape, q.scale);
    case 'exponential':
      return gamma(1, q.mean);
    case 'mixture':
      return mixtureOf(q.parts, scale);
    case 'truncated':
      return truncated(distributionOf(q.of, scale), q.lo, q.hi);
    case 'arithmetic':
      return arithmetic(q);
  }
}

/** A mixture of points has a closed quantile. */
function mixtureOf(parts: readonly { of: Quantity; weight: number }[], scale: Scale): Distribution {
  const outcomes = parts.flatMap(({ of, weight }) => (of.kind === 'point' ? [{ value: of.value, weight }] : []));
  if (outcomes.length === parts.length) return discrete(outcomes);
  return mixture(parts.map(({ of, weight }) => ({ of: distributionOf(of, scale), weight })));
}

function boundsOf(scale: Scale): { lo?: number; hi?: number } {
  if (scale.kind === 'bounded') return { lo: scale.lo, hi: scale.hi };
  return scale.kind === 'positive' ? { lo: 0 } : {};
}

/** The greatest and the least u that a design draws: an odd multiple of 2⁻⁵³. */
const ENDS = [2 ** -53, 1 - 2 ** -53] as const;

/** The least and the greatest value that can be drawn. */
export function drawable(distribution: Distribution): [lo: number, hi: number] {
  const ends = Float64Array.from(ENDS);
  distribution.quantile(ends, ends);
  return [ends[0], ends[1]];
}

/**
 * Chance that a quantity lies below or above its scale; both 0 where no draw can. What is less likely than 2⁻⁵³ is not
 * drawn and does not count.
 */
export function outside(quantity: Quantity, scale: Scale): { below: number; above: number } {
  const distribution = distributionOf(quantity, scale);
  const [lo, hi] = drawable(distribution);
  const least = scale.kind === 'bounded' ? scale.lo : scale.kind === 'positive' ? 0 : -Infinity;
  const most = scale.kind === 'bounded' ? scale.hi : Infinity;
  return {
    below: lo < least ? Math.max(distribution.below(least), ENDS[0]) : 0,
    above: hi > most ? Math.max(1 - distribution.below(most), ENDS[0]) : 0,
  };
}

/** The innermost part of a quantity of which there is no distribution, with what is wrong; undefined where all is well. */
export function impossiblePart(q: Quantity, scale: Scale): { part: Quantity; problem: NoSuchDistribution } | undefined {
  const parts: [Quantity, Scale][] =
    q.kind === 'mixture'
      ? q.parts.map(({ of }) => [of, scale])
      : q.kind === 'truncated'
        ? [[q.of, scale]]
        : q.kind === 'arithmetic'
          ? [q.left, q.right].map((of) => [of, ownScale(of)])
          : [];
  for (const [of, on] of parts) {
    const found = impossiblePart(of, on);
    if (found) return found;
  }
  try {
    distributionOf(q, scale);
    return undefined;
  } catch (error) {
    if (error instanceof NoSuchDistribution) return { part: q, problem: error };
    throw error;
  }
}
