import type { Sensitivity } from './analyse.js';

/** A result as JSON: names are values, never keys; an interval is `{ estimate, low, high }`. */
export function sensitivityJson(result: Sensitivity): object {
  const { method, rows, groups, output, seed } = result;
  const head = { method, output, rows };
  const of = (g: number) => ({ name: groups.names[g]!, inputs: groups.sizes[g]! });
  if (result.method === 'sobol') {
    const { shape, moments, indices } = result;
    return {
      ...head,
      baseRows: shape.n,
      secondOrder: shape.second,
      ...moments,
      resamples: indices.resamples,
      seed,
      inputs: indices.first.map((first, g) => ({ ...of(g), first, total: indices.total[g]! })),
      ...(indices.second && {
        pairs: indices.second.map(({ a, b, index }) => ({ a: groups.names[a]!, b: groups.names[b]!, second: index })),
      }),
    };
  }
  if (result.method === 'morris') {
    const { steps, levels, effects } = result;
    return {
      ...head,
      trajectories: steps.trajectories,
      levels,
      resamples: effects.resamples,
      seed,
      inputs: effects.muStar.map((muStar, g) => ({ ...of(g), mu: effects.mu[g]!, muStar, sigma: effects.sigma[g]! })),
    };
  }
  const { moments, indices } = result;
  return {
    ...head,
    ...moments,
    resamples: indices.resamples,
    seed,
    inputs: indices.first.map((first, g) => ({
      ...of(g),
      first,
      raw: indices.raw[g]!,
      bias: indices.raw[g]! - first.estimate,
      bins: indices.bins[g]!,
      floor: indices.floor[g]!,
    })),
  };
}
