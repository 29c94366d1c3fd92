import type { ReferenceCurve } from './record.js';

/** The share that has lasted for some time, with standard error and 95 % interval. */
export interface Lasting {
  point: number;
  error: number;
  lo: number;
  hi: number;
}

/**
 * S(t) of a curve: the share that has lasted longer than `years`.
 *
 * The curve is a step function of which the record holds the values at some times. At these times the answer is what
 * the record says. Between two of them the steps are not known: the logarithm of the share, and of each end of its
 * interval, is taken to fall evenly with time, as if the chance of an end were the same throughout (a constant hazard),
 * and so is the error relative to the share. From the first time back to the beginning, or to the end of the years in
 * which nothing can be seen, the share is 1. Where a share has come to 0, the value before holds until then.
 *
 * @returns Undefined beyond the last time of the record, before 0, and in years that it cannot see.
 */
export function lasting(curve: ReferenceCurve, years: number): Lasting | undefined {
  const { time, survival, error, lower, upper, blind = 0 } = curve;
  const last = time.length - 1;
  if (!(years >= blind && years <= time[last]!)) return undefined;
  const right = time.findIndex((t) => t >= years);
  const left = right - 1;
  const at = (values: number[], i: number) => (i < 0 ? 1 : values[i]!);
  const start = left < 0 ? blind : time[left]!;
  const share = (years - start) / (time[right]! - start);
  const between = (values: number[]) => {
    if (share === 1) return values[right]!;
    const from = at(values, left);
    return values[right]! > 0 ? from * (values[right]! / from) ** share : from;
  };
  const point = between(survival);
  const relative = (i: number) => (i < 0 || survival[i] === 0 ? 0 : error[i]! / survival[i]!);
  const spread = share === 1 ? error[right]! : point * (relative(left) + share * (relative(right) - relative(left)));
  return { point, error: spread, lo: between(lower), hi: between(upper) };
}
