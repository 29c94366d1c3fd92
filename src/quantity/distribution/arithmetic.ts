import { distributionOf, drawable, ownScale } from '../distributionOf.js';
import { isUncertain, type Quantity } from '../quantity.js';
import { type Distribution, justBelow, NoSuchDistribution, quantileAt } from './distribution.js';
import { point } from './flat.js';
import { sampled } from './sampled.js';

type Arithmetic = Quantity & { kind: 'arithmetic' };

/**
 * Sum, difference, product or ratio of two quantities that are independent of each other. With one uncertain side it is
 * exact: that side's quantile function, turned round where the operation falls. With two it is read from a sample, see
 * {@link sampled}.
 *
 * @throws NoSuchDistribution where a divisor may be 0: {@link DivisionByZero}; and beyond {@link MOST_UNCERTAIN} uncertain
 * parts.
 */
export function arithmetic(q: Arithmetic): Distribution {
  const parts: Quantity[] = [];
  const value = planOf(q, parts);
  if (parts.length > MOST_UNCERTAIN)
    throw new NoSuchDistribution(
      `${parts.length} uncertain numbers are reckoned with, more than ${MOST_UNCERTAIN}`,
      'the result as one range: … to …',
    );
  if (parts.length === 1 && parts[0] === q) return withOneUncertain(q);
  return sampled(
    parts.map((part) => distributionOf(part, ownScale(part))),
    value,
  );
}

/** The most uncertain parts of one expression. */
export const MOST_UNCERTAIN = 16;

/** Division by something that may be 0. */
export class DivisionByZero extends NoSuchDistribution {}

/**
 * How the value follows from draws of the parts: two sides of which both are uncertain are reckoned draw by draw; anything
 * else is one part with a distribution of its own, and joins `parts`.
 */
function planOf(q: Quantity, parts: Quantity[]): (columns: readonly Float64Array[], i: number) => number {
  if (q.kind !== 'arithmetic' || !isUncertain(q.left) || !isUncertain(q.right)) {
    const place = parts.push(q) - 1;
    return (columns, i) => columns[place][i];
  }
  if (q.sign === '/') demandDivisor(q.right);
  const left = planOf(q.left, parts);
  const right = planOf(q.right, parts);
  return (columns, i) => reckon(left(columns, i), q.sign, right(columns, i));
}

function reckon(a: number, sign: Arithmetic['sign'], b: number): number {
  if (sign === '+') return a + b;
  if (sign === '-') return a - b;
  return sign === '*' ? a * b : a / b;
}

function withOneUncertain({ left, sign, right }: Arithmetic): Distribution {
  if (sign === '/') demandDivisor(right);
  const of = (side: Quantity) => distributionOf(side, ownScale(side));
  const known = quantileAt(of(isUncertain(left) ? right : left), 0.5);
  if (!isUncertain(left) && !isUncertain(right)) return point(reckon(known, sign, quantileAt(of(right), 0.5)));
  const whole = of(isUncertain(left) ? left : right);
  switch (sign) {
    case '+':
      return rising(
        whole,
        (x) => x + known,
        (y) => y - known,
      );
    case '-':
      return isUncertain(left)
        ? rising(
            whole,
            (x) => x - known,
            (y) => y + known,
          )
        : falling(
            whole,
            (x) => known - x,
            (y) => known - y,
          );
    case '*':
      return times(whole, known);
    case '/':
      return isUncertain(left) ? times(whole, 1 / known) : times(reciprocal(whole), known);
  }
}

function times(whole: Distribution, factor: number): Distribution {
  if (factor === 0) return point(0);
  return (factor > 0 ? rising : falling)(
    whole,
    (x) => x * factor,
    (y) => y / factor,
  );
}

/** 1 / X for an X that is above 0 or below 0 throughout. */
function reciprocal(whole: Distribution): Distribution {
  const positive = drawable(whole)[0] > 0;
  const inverse = falling(
    whole,
    (x) => 1 / x,
    (y) => 1 / y,
  );
  return {
    quantile: inverse.quantile,
    below: (x) => (positive ? (x <= 0 ? 0 : inverse.below(x)) : x >= 0 ? 1 : inverse.below(x)),
  };
}

/** The distribution of g(X), g rising. */
function rising(whole: Distribution, g: (x: number) => number, inverse: (y: number) => number): Distribution {
  return {
    quantile(u, out) {
      whole.quantile(u, out);
      for (let i = 0; i < u.length; i++) out[i] = g(out[i]);
    },
    below: (x) => whole.below(inverse(x)),
  };
}

/** The distribution of g(X), g falling: P(g(X) ≤ y) = 1 − P(X < g⁻¹(y)). */
function falling(whole: Distribution, g: (x: number) => number, inverse: (y: number) => number): Distribution {
  return {
    quantile(u, out) {
      // Rounding must not carry it to 1, where the whole may be infinite.
      const turned = Float64Array.from(u, (at) => Math.min(1 - 2 ** -53, 1 - at));
      whole.quantile(turned, turned);
      for (let i = 0; i < turned.length; i++) out[i] = g(turned[i]);
    },
    below: (x) => 1 - whole.below(justBelow(inverse(x))),
  };
}

/** @throws DivisionByZero where 0 lies among the values that can be drawn, ends included. */
function demandDivisor(q: Quantity): void {
  const [lo, hi] = drawable(distributionOf(q, ownScale(q)));
  if (lo > 0 || hi < 0) return;
  throw new DivisionByZero(
    lo === hi ? 'division by 0' : 'the divisor may be 0',
    lo === hi ? 'a divisor other than 0' : 'a divisor that stays away from 0, as 2 to 5 does, or truncate(…, …, …)',
  );
}
