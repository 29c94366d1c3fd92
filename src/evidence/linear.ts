import type { ReferenceModel } from './record.js';

/** What a case is like: a level of each covariate. */
export type Levels = Readonly<Record<string, string>>;

/**
 * What a model has of one case, as far as its coefficients are known: μ, s = ln σ and, where a share lasts for ever, the
 * log odds to end at all. They are jointly normal.
 */
export interface Linear {
  mean: number;
  variance: number;
  s: number;
  sVariance: number;
  /** Covariance of μ and s. */
  both: number;
  odds?: { mean: number; variance: number; withMean: number; withS: number };
}

/** μ, s and log odds of a case: sums of coefficients, with their covariance. */
export function linear(model: ReferenceModel, levels: Levels): Linear {
  const { coefficients, covariance, distribution, covariates } = model;
  const dummies = covariates.flatMap(({ name, levels: all }) =>
    all.slice(1).map((level) => (levels[name] === level ? 1 : 0)),
  );
  const free = distribution !== 'exponential' ? 1 : 0;
  const block = 1 + dummies.length;
  const mu = along(coefficients.length, 0, [1, ...dummies]);
  const scale = along(coefficients.length, block, free ? [1] : []);
  const odds = along(coefficients.length, block + free, model.lasting ? [1, ...dummies] : []);
  const mean = (x: Float64Array) => x.reduce((sum, xi, i) => sum + xi * coefficients[i]!, 0);
  const product = (x: Float64Array, y: Float64Array) => {
    let sum = 0;
    for (let i = 0; i < x.length; i++)
      if (x[i] !== 0) for (let j = 0; j < y.length; j++) sum += x[i]! * y[j]! * covariance[i]![j]!;
    return sum;
  };
  return {
    mean: mean(mu),
    variance: product(mu, mu),
    s: mean(scale),
    sVariance: product(scale, scale),
    both: product(mu, scale),
    ...(model.lasting && {
      odds: {
        mean: mean(odds),
        variance: product(odds, odds),
        withMean: product(odds, mu),
        withS: product(odds, scale),
      },
    }),
  };
}

/** Coefficients from `at` on, and 0 for all others. */
function along(size: number, at: number, values: readonly number[]): Float64Array {
  const x = new Float64Array(size);
  x.set(values, at);
  return x;
}

/** μ, σ and the chance to end at all, which is 1 where no share lasts for ever. */
export interface Parameters {
  mu: number;
  sigma: number;
  ends: number;
}

/** μ, σ and the chance to end as functions of up to three independent standard normal numbers. */
export function fromNormals({ mean, variance, s, sVariance, both, odds }: Linear) {
  const spread = Math.sqrt(sVariance);
  const slope = spread > 0 ? both / spread : 0;
  const rest = Math.sqrt(variance - slope * slope);
  const oddsX = odds && spread > 0 ? odds.withS / spread : 0;
  const oddsY = odds ? (odds.withMean - oddsX * slope) / rest : 0;
  const oddsRest = odds ? Math.sqrt(Math.max(0, odds.variance - oddsX * oddsX - oddsY * oddsY)) : 0;
  return (x: number, y: number, z: number): Parameters => ({
    mu: mean + slope * x + rest * y,
    sigma: Math.exp(s + spread * x),
    ends: odds ? 1 / (1 + Math.exp(-(odds.mean + oddsX * x + oddsY * y + oddsRest * z))) : 1,
  });
}
