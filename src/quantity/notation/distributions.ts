import type { Quantity } from '../quantity.js';
import { argumentsOf, fromEnds, momentsOf } from './arguments.js';
import type { Call } from './calls.js';
import { refuse } from './expression.js';
import {
  certainValue,
  type Factor,
  type Meaning,
  numberOf,
  ONE,
  scaleOf,
  timed,
  together,
  uncertain,
  written,
} from './meaning.js';

/** A standard deviation of 0 makes it a point. */
export function normal(call: Call, takes: string): Meaning {
  const named = fromEnds(call, takes, (x) => x);
  if (named) return spread(call, named.is, (f) => [named.mean * scaleOf(f), named.sd * scaleOf(f)]);
  const moments = momentsOf(call);
  const [mean, sd] = moments ?? argumentsOf(call, takes, 2);
  const of = [numberOf(mean, 'the mean'), numberOf(sd, 'the standard deviation')];
  const is = together([mean, sd]);
  demandNotNegative(sd, 'standard deviation');
  return spread(call, is, (f) => [of[0](f), of[1](f)]);
}

function spread(call: Call, is: Meaning['is'], of: (factor: Factor) => [mean: number, sd: number]): Meaning {
  return uncertain(
    call,
    is,
    (factor): Quantity => {
      const [mean, sd] = of(factor);
      return sd === 0 ? { kind: 'point', value: mean } : { kind: 'normal', mean, sd };
    },
    of(ONE)[1] === 0 ? (factor) => of(factor)[0] : undefined,
  );
}

/** By the mean and standard deviation of its logarithm, by its own, or by two quantiles. */
export function lognormal(call: Call, takes: string): Meaning {
  const named = fromEnds(call, takes, Math.log) ?? logarithmic(call);
  if (named) return multiplicative(call, named.is, named.mean, named.sd);
  const [mu, sigma] = argumentsOf(call, takes, 2);
  const is = together([mu, sigma]);
  if (is === 'share')
    refuse(mu, 'share-or-points', 'mu and sigma are of a logarithm, and no shares', {
      instead: 'lognormal({p5: 10%, p95: 40%})',
    });
  demandNotNegative(sigma, 'sigma');
  return multiplicative(call, 'number', certainValue(mu, 'mu'), certainValue(sigma, 'sigma'));
}

function multiplicative(call: Call, is: Meaning['is'], mu: number, sigma: number): Meaning {
  const value = (factor: Factor) => Math.exp(mu) * scaleOf(factor);
  return uncertain(
    call,
    is,
    (factor): Quantity =>
      sigma === 0
        ? { kind: 'point', value: value(factor) }
        : { kind: 'lognormal', mu: mu + Math.log(scaleOf(factor)), sigma },
    sigma === 0 ? value : undefined,
  );
}

/** σ² = ln(1 + (sd / mean)²), μ = ln(mean) − σ² / 2. */
function logarithmic(call: Call) {
  const moments = momentsOf(call);
  if (!moments) return undefined;
  const [mean, sd] = moments;
  const is = together(moments);
  const [m, s] = [certainValue(mean, 'the mean'), certainValue(sd, 'the standard deviation')];
  demandPositive(mean, 'mean');
  demandNotNegative(sd, 'standard deviation');
  const variance = Math.log1p((s / m) ** 2);
  return { is, mean: Math.log(m) - variance / 2, sd: Math.sqrt(variance) };
}

export function uniform(call: Call, takes: string): Meaning {
  return byPlaces(call, argumentsOf(call, takes, 2), ENDS, ([lo, hi]) => ({ kind: 'uniform', lo, hi }));
}

export function triangular(call: Call, takes: string): Meaning {
  const parts = argumentsOf(call, takes, 3);
  return byPlaces(call, parts, WITH_MODE, ([lo, mode, hi]) => ({ kind: 'triangular', lo, mode, hi }));
}

/** A fourth argument says how sure the mode is; 4 where it is left out. */
export function pert(call: Call, takes: string): Meaning {
  const [lo, mode, hi, sure] = argumentsOf(call, takes, 3, 4);
  const lambda = sure ? certainValue(sure, 'lambda') : 4;
  if (sure) demandNotNegative(sure, 'lambda');
  return byPlaces(call, [lo, mode, hi], WITH_MODE, (at) => ({
    kind: 'pert',
    lo: at[0],
    mode: at[1],
    hi: at[2],
    lambda,
  }));
}

const ENDS = ['the lower end', 'the upper end'];
const WITH_MODE = ['the lower end', 'the mode', 'the upper end'];

/** Numbers of one unit that do not fall; where all are the same it is a point. */
function byPlaces(
  call: Call,
  parts: readonly Meaning[],
  called: readonly string[],
  make: (values: number[]) => Quantity,
): Meaning {
  const values = parts.map((part, i) => numberOf(part, called[i]));
  const is = together(parts);
  for (let i = 1; i < parts.length; i++) {
    if (values[i - 1](ONE) <= values[i](ONE)) continue;
    refuse(
      parts[i],
      'no-such-distribution',
      `${called[i - 1]} ${written(parts[i - 1])} lies above ${called[i]} ${written(parts[i])}`,
      {
        instead: `${call.name}(${parts
          .map(written)
          .sort((a, b) => Number.parseFloat(a) - Number.parseFloat(b))
          .join(', ')})`,
      },
    );
  }
  const same = values[0](ONE) === values.at(-1)!(ONE);
  return uncertain(
    call,
    is,
    (factor) => (same ? { kind: 'point', value: values[0](factor) } : make(values.map((value) => value(factor)))),
    same ? values[0] : undefined,
  );
}

/** A share of 1. By its mean m and standard deviation s: a + b = m (1 − m) / s² − 1. */
export function beta(call: Call, takes: string): Meaning {
  const moments = momentsOf(call);
  let [a, b] = [0, 0];
  if (moments) {
    const [m, s] = [certainValue(moments[0], 'the mean'), certainValue(moments[1], 'the standard deviation')];
    if (together(moments) === 'number')
      refuse(moments[0], 'share-or-points', 'a beta distribution is a share, written in per cent', {
        instead: 'beta({mean: 30%, stdev: 10%})',
      });
    const both = (m * (1 - m)) / s ** 2 - 1;
    if (!(m > 0 && m < 1 && s > 0 && both > 0))
      refuse(
        call,
        'no-such-distribution',
        `no beta distribution has mean ${written(moments[0])} and standard deviation ${written(moments[1])}`,
        {
          instead: 'a mean between 0% and 100%, and a standard deviation below the root of mean · (100% − mean)',
        },
      );
    [a, b] = [m * both, (1 - m) * both];
  } else {
    const shapes = argumentsOf(call, takes, 2);
    for (const [i, shape] of shapes.entries()) demandPositive(shape, i === 0 ? 'first shape' : 'second shape');
    [a, b] = shapes.map((shape) => certainValue(shape, 'a shape'));
  }
  return uncertain(call, 'share', (factor) => ({ kind: 'beta', a, b, top: scaleOf(factor) }));
}

export function gamma(call: Call, takes: string): Meaning {
  const [shape, scale] = argumentsOf(call, takes, 2);
  demandPositive(shape, 'shape');
  demandPositive(scale, 'scale');
  const [k, of] = [certainValue(shape, 'the shape'), numberOf(scale, 'the scale')];
  return uncertain(call, scale.is, (factor) => ({ kind: 'gamma', shape: k, scale: of(factor) }));
}

/** With mean 1 / rate. */
export function exponential(call: Call, takes: string): Meaning {
  const [rate] = argumentsOf(call, takes, 1);
  demandPositive(rate, 'rate');
  const mean = 1 / certainValue(rate, 'the rate');
  return uncertain(call, 'number', (factor) => ({ kind: 'exponential', mean: mean * scaleOf(factor) }));
}

/** Cut to a range, to what lies above an end or below one. */
export function truncate(call: Call, takes: string): Meaning {
  const both = call.name === 'truncate';
  const [of, ...ends] = argumentsOf(call, takes, both ? 3 : 2);
  const is = together([of, ...ends]);
  const values = ends.map((end) => numberOf(end, 'an end'));
  if (both && !(values[0](ONE) < values[1](ONE)))
    refuse(
      ends[1],
      'no-such-distribution',
      `the upper end ${written(ends[1])} is not above the lower end ${written(ends[0])}`,
    );
  if (of.certain) {
    const x = of.certain(ONE);
    const [lo, hi] = both
      ? [values[0](ONE), values[1](ONE)]
      : call.name === 'truncateLeft'
        ? [values[0](ONE), Infinity]
        : [-Infinity, values[0](ONE)];
    if (x < lo || x > hi) refuse(of, 'no-such-distribution', `${written(of)} lies outside what it is cut to`);
    return of;
  }
  const cut = uncertain(call, is, (factor, places) => ({
    kind: 'truncated',
    of: of.make(factor, places),
    lo: call.name === 'truncateRight' ? -Infinity : values[0](factor),
    hi: call.name === 'truncateLeft' ? Infinity : values.at(-1)!(factor),
  }));
  return timed(cut, of.time);
}

function demandNotNegative(of: Meaning, called: string): void {
  if (certainValue(of, `the ${called}`) >= 0) return;
  refuse(of, 'no-such-distribution', `the ${called} is ${written(of)}`, { instead: `a ${called} above 0` });
}

function demandPositive(of: Meaning, called: string): void {
  if (certainValue(of, `the ${called}`) > 0) return;
  refuse(of, 'no-such-distribution', `the ${called} is ${written(of)}`, { instead: `a ${called} above 0` });
}
