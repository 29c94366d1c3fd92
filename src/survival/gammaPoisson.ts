import { inverses, logs, tails } from './betaBinomial.js';
import { peak, rootBetween } from './peak.js';
import { gammaInterval } from './rates.js';

/** So many events in an exposure: violations in alliance-years. */
export interface ExposedCounts {
  k: number;
  exposure: number;
}

/** The rate of a class per unit of exposure, given its own counts and its family's: gamma(shape) / rate. */
export interface ShrunkIntensity extends ExposedCounts {
  shape: number;
  rate: number;
  mean: number;
  lower: number;
  upper: number;
}

export interface GammaPoisson {
  /** `fitted`: rates come from one gamma distribution of largest likelihood. `pooled`: they differ by chance alone. */
  how: 'fitted' | 'pooled';
  /** The gamma distribution of rates in the family, where it was fitted. */
  prior?: { shape: number; rate: number };
  rates: ShrunkIntensity[];
}

/**
 * Rates per exposure of several classes of one family, each drawn towards the others: Poisson counts whose rates come
 * from one gamma distribution, whose shape a and rate b maximise the negative binomial likelihood
 *
 *     Σ_i ( Σ_{j < k_i} ln(a + j) + a ln b − (a + k_i) ln(b + E_i) ).
 *
 * For a given a there is one best b, the root of Σ (a E_i − k_i b) / (b + E_i), which falls in b. Where classes differ
 * no more than chance would make them it rises towards a = ∞: all get gamma(Σk + ½) / ΣE.
 *
 * @throws RangeError if counts are not whole, or an exposure is not above 0.
 */
export function gammaPoisson(classes: readonly ExposedCounts[], level = 0.95): GammaPoisson {
  for (const { k, exposure } of classes) {
    if (!(Number.isInteger(k) && k >= 0)) throw new RangeError(`${k} events`);
    if (!(exposure > 0 && exposure < Infinity)) throw new RangeError(`an exposure of ${exposure}`);
  }
  const shrunk = (of: (c: ExposedCounts) => { shape: number; rate: number }): ShrunkIntensity[] =>
    classes.map((c) => {
      const { shape, rate } = of(c);
      const { mean, interval } = gammaInterval(shape, rate, level);
      return { ...c, shape, rate, mean, lower: interval[0], upper: interval[1] };
    });
  const events = classes.reduce((sum, { k }) => sum + k, 0);
  const prior = events > 0 ? fit(classes) : undefined;
  if (!prior) {
    const exposed = classes.reduce((sum, { exposure }) => sum + exposure, 0);
    return { how: 'pooled', rates: shrunk(() => ({ shape: events + 0.5, rate: exposed })) };
  }
  const { shape, rate } = prior;
  return { how: 'fitted', prior, rates: shrunk(({ k, exposure }) => ({ shape: shape + k, rate: rate + exposure })) };
}

function fit(classes: readonly ExposedCounts[]): GammaPoisson['prior'] {
  const counts = tails(classes.map(({ k }) => k));
  const rateFor = (a: number) => {
    const excess = (b: number) =>
      classes.reduce((sum, { k, exposure }) => sum + (a * exposure - k * b) / (b + exposure), 0);
    // The root lies between a / (largest k/E) and a / (smallest one above 0), where every term has one sign.
    const ratios = classes.map(({ k, exposure }) => k / exposure);
    let above = a / Math.max(...ratios);
    while (excess(above) > 0) above *= 2;
    return rootBetween(0, above, excess);
  };
  const at = (t: number) => {
    const a = Math.exp(t);
    const b = rateFor(a);
    let value = logs(counts, a);
    let slope = inverses(counts, a);
    for (const { k, exposure } of classes) {
      const share = Math.log1p(exposure / b);
      value -= a * share + k * Math.log(b + exposure);
      slope -= share;
    }
    return { b, value, slope: a * slope };
  };
  const top = peak(at, Math.log(1e-4), Math.log(1e4 * counts.length));
  return top === undefined ? undefined : { shape: Math.exp(top), rate: at(top).b };
}
