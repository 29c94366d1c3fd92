import type Fraction from 'fraction.js';
import { type Line, valueAt, ZERO } from './line.js';
import type { Interval, Threshold } from './solution.js';

/** A value of the target as a function of the belief, never below what accepting pays. */
export interface Value {
  zero: Fraction;
  /** Linear between `from` and `to`; `end` is the value at `to` itself. */
  pieces: readonly { from: Fraction; to: Fraction; target: Line; end: Fraction }[];
}

/** Beliefs at which the value is no more than `accept`, so that accepting is a best reply. */
export function acceptedAt(accept: Fraction, value: Value): Interval[] {
  const found: Interval[] = value.zero.equals(accept) ? [{ from: ZERO, to: ZERO, open: false }] : [];
  let touches = found.length > 0;
  for (const { from, to, target, end } of value.pieces) {
    const last = found.at(-1);
    if (isConstant(target, accept)) {
      if (touches) last!.to = to;
      else found.push({ from, to, open: true });
    } else if (end.equals(accept)) found.push({ from: to, to, open: false });
    touches = end.equals(accept);
  }
  return found;
}

/** The least belief from which on, up to 1, the value is no more than `accept`. */
export function thresholdOf(accept: Fraction, value: Value): Threshold {
  let threshold: Threshold = 'never';
  for (const { from, to, target, end } of [...value.pieces].reverse()) {
    if (!end.equals(accept)) return threshold;
    threshold = to;
    if (!isConstant(target, accept)) return threshold;
    threshold = from;
  }
  return value.zero.equals(accept) ? 'always' : threshold;
}

function isConstant(line: Line, value: Fraction): boolean {
  return line.slope.n === 0n && valueAt(line, ZERO).equals(value);
}
