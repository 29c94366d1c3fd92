import Fraction from 'fraction.js';

/** A linear function of the belief: `at0 + slope · belief`. */
export interface Line {
  at0: Fraction;
  slope: Fraction;
}

export const ZERO = new Fraction(0);
export const ONE = new Fraction(1);

export function constant(value: Fraction): Line {
  return { at0: value, slope: ZERO };
}

/** The line through `value` at belief 0 and `then` at belief `belief` > 0. */
export function through(value: Fraction, belief: Fraction, then: Fraction): Line {
  return { at0: value, slope: then.sub(value).div(belief) };
}

export function valueAt(line: Line, belief: Fraction): Fraction {
  return line.slope.n === 0n ? line.at0 : line.slope.mul(belief).add(line.at0);
}

/** Where two lines meet; undefined where they are parallel or the same. */
export function crossing(f: Line, g: Line): Fraction | undefined {
  const slope = f.slope.sub(g.slope);
  return slope.n === 0n ? undefined : g.at0.sub(f.at0).div(slope);
}

export function sameLine(f: Line, g: Line): boolean {
  return f.at0.equals(g.at0) && f.slope.equals(g.slope);
}

export function greater(x: Fraction, y: Fraction): Fraction {
  return x.compare(y) >= 0 ? x : y;
}

export function smaller(x: Fraction, y: Fraction): Fraction {
  return x.compare(y) <= 0 ? x : y;
}
