import { nearest } from '../../shared/nearest.js';
import { beta, exponential, gamma, lognormal, normal, pert, triangular, truncate, uniform } from './distributions.js';
import { type Expression, refuse } from './expression.js';
import type { Meaning } from './meaning.js';
import { mixture } from './mixtures.js';

export type Call = Expression & { kind: 'call' };

/** The functions of the notation, named as in Squiggle where it has them, and what each takes. */
const FUNCTIONS: Record<string, { takes: string; meaning: (call: Call, takes: string) => Meaning }> = {
  normal: { takes: 'normal(mean, sd) or normal({p5: …, p95: …})', meaning: normal },
  lognormal: { takes: 'lognormal(mu, sigma) or lognormal({p5: …, p95: …})', meaning: lognormal },
  uniform: { takes: 'uniform(lo, hi)', meaning: uniform },
  triangular: { takes: 'triangular(lo, mode, hi)', meaning: triangular },
  pert: { takes: 'pert(lo, mode, hi)', meaning: pert },
  beta: { takes: 'beta(a, b) or beta({mean: …, stdev: …})', meaning: beta },
  gamma: { takes: 'gamma(shape, scale)', meaning: gamma },
  exponential: { takes: 'exponential(rate)', meaning: exponential },
  mixture: { takes: 'mixture(a, b, …, [weight, weight, …])', meaning: mixture },
  mx: { takes: 'mx(a, b, …, [weight, weight, …])', meaning: mixture },
  truncate: { takes: 'truncate(quantity, lo, hi)', meaning: truncate },
  truncateLeft: { takes: 'truncateLeft(quantity, lo)', meaning: truncate },
  truncateRight: { takes: 'truncateRight(quantity, hi)', meaning: truncate },
};

/** @throws Unreadable for an unknown function, and for arguments that it does not take. */
export function callMeaning(call: Call): Meaning {
  if (Object.hasOwn(FUNCTIONS, call.name)) {
    const { takes, meaning } = FUNCTIONS[call.name];
    return meaning(call, takes);
  }
  const names = Object.keys(FUNCTIONS);
  const near = nearest(call.name, names);
  const at = { from: call.from, to: call.nameTo };
  return refuse(at, 'unknown-function', `unknown function '${call.name.slice(0, 40)}'`, {
    ...(near.length ? { nearest: near } : { instead: `one of ${names.join(', ')}` }),
  });
}
