import { peak, rootBetween } from './peak.js';
import { betaInterval } from './rates.js';

/** So many events of so many cases. */
export interface Counts {
  k: number;
  n: number;
}

/** The rate of a class given its own counts and those of its family: beta(a, b), with mean and interval. */
export interface ShrunkRate extends Counts {
  a: number;
  b: number;
  mean: number;
  lower: number;
  upper: number;
}

export interface BetaBinomial {
  /**
   * `fitted`: rates come from one beta distribution of largest likelihood. `pooled`: the likelihood rises without end
   * towards one common rate; all classes get that of the pooled counts. `apart`: it rises towards rates of 0 and 1;
   * each class stands alone.
   */
  how: 'fitted' | 'pooled' | 'apart';
  /** The beta distribution of rates in the family, where it was fitted. */
  prior?: { alpha: number; beta: number };
  /** Logarithm of the marginal likelihood of the counts, binomial coefficients left out, where it was fitted. */
  logLikelihood?: number;
  /** In the order of the classes given. */
  rates: ShrunkRate[];
}

/**
 * Rates of several classes of one family, each drawn towards the others (empirical Bayes; Casella 1985).
 *
 * α and β maximise Π B(α + k, β + n − k) / B(α, β) (Griffiths 1973). With tails of counts S_j = number of classes with
 * k > j, F_j with n − k > j, N_j with n > j (Smith 1983, AS 189) its logarithm is
 *
 *     Σ S_j ln(α + j) + Σ F_j ln(β + j) − Σ N_j ln(α + β + j).
 *
 * For a given sum s = α + β it is concave in the mean α/s, so there is one best mean; over ln s all peaks are looked
 * for. Takes time and memory in proportion to the largest n.
 *
 * @throws RangeError if counts are not whole, or k is not from 0 to n.
 */
export function betaBinomial(classes: readonly Counts[], level = 0.95): BetaBinomial {
  for (const { k, n } of classes) {
    if (!(Number.isInteger(k) && Number.isInteger(n) && k >= 0 && k <= n)) throw new RangeError(`${k} of ${n}`);
  }
  const shrunk = (a: (c: Counts) => number, b: (c: Counts) => number): ShrunkRate[] =>
    classes.map((c) => {
      const { mean, interval } = betaInterval(a(c), b(c), level);
      return { ...c, a: a(c), b: b(c), mean, lower: interval[0], upper: interval[1] };
    });
  const events = classes.reduce((sum, { k }) => sum + k, 0);
  const others = classes.reduce((sum, { k, n }) => sum + n - k, 0);
  const mixed = classes.some(({ k, n }) => k > 0 && k < n);
  if (!mixed && events > 0 && others > 0 && classes.some(({ n }) => n > 1)) {
    return {
      how: 'apart',
      rates: shrunk(
        ({ k }) => k + 0.5,
        ({ k, n }) => n - k + 0.5,
      ),
    };
  }
  const fitted = mixed && fit(classes);
  if (!fitted) {
    return {
      how: 'pooled',
      rates: shrunk(
        () => events + 0.5,
        () => others + 0.5,
      ),
    };
  }
  const { alpha, beta, logLikelihood } = fitted;
  return {
    how: 'fitted',
    prior: { alpha, beta },
    logLikelihood,
    rates: shrunk(
      ({ k }) => alpha + k,
      ({ k, n }) => beta + n - k,
    ),
  };
}

/** α and β, or undefined where the likelihood rises towards one common rate. */
function fit(classes: readonly Counts[]) {
  const successes = tails(classes.map(({ k }) => k));
  const failures = tails(classes.map(({ k, n }) => n - k));
  const cases = tails(classes.map(({ n }) => n));
  const at = (t: number) => {
    const s = Math.exp(t);
    const mean = rootBetween(0, 1, (m) => inverses(successes, s * m) - inverses(failures, s * (1 - m)));
    const [alpha, beta] = [s * mean, s * (1 - mean)];
    const slope = alpha * inverses(successes, alpha) + beta * inverses(failures, beta) - s * inverses(cases, s);
    return { alpha, beta, slope, value: logs(successes, alpha) + logs(failures, beta) - logs(cases, s) };
  };
  // With s beyond this the rates of the classes differ by less than a hundredth of what chance makes of their counts.
  const top = peak(at, Math.log(1e-4), Math.log(1e4 * cases.length));
  if (top === undefined) return undefined;
  const { alpha, beta, value } = at(top);
  return { alpha, beta, logLikelihood: value };
}

/** How many of the whole numbers are above 0, above 1, … up to below the largest. */
export function tails(numbers: readonly number[]): Float64Array {
  const above = new Float64Array(Math.max(0, ...numbers));
  for (const number of numbers) if (number > 0) above[number - 1]++;
  for (let j = above.length - 2; j >= 0; j--) above[j] += above[j + 1];
  return above;
}

/** Σ S_j ln(x + j). */
export function logs(tail: Float64Array, x: number): number {
  let sum = 0;
  for (let j = 0; j < tail.length; j++) sum += tail[j] * Math.log(x + j);
  return sum;
}

/** Σ S_j / (x + j). */
export function inverses(tail: Float64Array, x: number): number {
  let sum = 0;
  for (let j = 0; j < tail.length; j++) sum += tail[j] / (x + j);
  return sum;
}
