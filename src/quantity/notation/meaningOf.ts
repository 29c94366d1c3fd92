import { callMeaning } from './calls.js';
import { type Expression, refuse, type Span } from './expression.js';
import {
  certain,
  type Dimension,
  type Factor,
  LARGEST,
  type Meaning,
  numberOf,
  ONE,
  type Time,
  timed,
  timeTogether,
  together,
  uncertain,
} from './meaning.js';
import { quantilesMeaning } from './quantiles.js';
import { recordMeaning } from './record.js';

/** @throws Unreadable where an expression means nothing. */
export function meaningOf(expression: Expression): Meaning {
  switch (expression.kind) {
    case 'number': {
      const { value } = expression;
      if (value > LARGEST) refuse(expression, 'too-large', `a number above ${LARGEST}`);
      return certain(expression, value === 0 ? 'either' : 'number', ({ times, over }) => (value * times) / over);
    }
    case 'percent':
      return percent(expression, meaningOf(expression.of));
    case 'minus':
      return minus(expression, meaningOf(expression.of));
    case 'range':
      return range(expression);
    case 'arithmetic':
      return arithmetic(expression);
    case 'call':
      return callMeaning(expression);
    case 'named':
      return quantilesMeaning(expression);
    case 'record':
      return recordMeaning(expression, expression.record);
    case 'list':
      return refuse(expression, 'quantity-form', 'a list is no number', {
        instead: 'a list only as the weights of a mixture: mixture(a, b, [60%, 40%])',
      });
  }
}

const hundredth = ({ times, over }: Factor): Factor => ({ times, over: over * 100 });

function percent(at: Span, of: Meaning): Meaning {
  if (of.is === 'share') refuse(at, 'share-or-points', 'a % of what is a share already', { instead: 'one %' });
  const { certain: value } = of;
  return uncertain(
    at,
    'share',
    (factor, places) => of.make(hundredth(factor), places),
    value && ((factor) => value(hundredth(factor))),
  );
}

function minus(at: Span, of: Meaning): Meaning {
  const { certain: value } = of;
  if (value) return certain(at, of.is, (factor) => -value(factor) || 0);
  const opposite = uncertain(at, of.is, (factor, places) => ({
    kind: 'arithmetic',
    sign: '-',
    left: { kind: 'point', value: 0 },
    right: of.make(factor, places),
  }));
  return timed(opposite, of.time);
}

function range(at: Expression & { kind: 'range' }): Meaning {
  const [lo, hi] = [meaningOf(at.lo), meaningOf(at.hi)];
  const ends = [numberOf(lo, 'the lower end'), numberOf(hi, 'the upper end')];
  const is = together([lo, hi]);
  if (ends[0](ONE) > ends[1](ONE))
    refuse(at, 'interval-reversed', 'the first end is above the second', { instead: 'the lower end first' });
  return uncertain(
    at,
    is,
    (factor) => {
      const [from, to] = ends.map((end) => end(factor));
      return from === to ? { kind: 'point', value: from } : { kind: 'interval', lo: from, hi: to };
    },
    ends[0](ONE) === ends[1](ONE) ? ends[0] : undefined,
  );
}

function arithmetic({ sign, ...at }: Expression & { kind: 'arithmetic' }): Meaning {
  const [left, right] = [meaningOf(at.left), meaningOf(at.right)];
  const is =
    sign === '+' || sign === '-' ? together([left, right]) : sign === '*' ? product(left, right) : ratio(left, right);
  const [a, b] = [left.certain, right.certain];
  // Of a product or a ratio one side alone takes the factor.
  const rightFactor = (factor: Factor) => (sign === '+' || sign === '-' ? factor : ONE);
  if (sign === '/' && b?.(ONE) === 0)
    refuse(right, 'division-by-zero', 'division by 0', { instead: 'a divisor other than 0' });
  if (sign === '*' && (a?.(ONE) === 0 || b?.(ONE) === 0)) return certain(at, is, () => 0);
  if (a && b) {
    const value = (factor: Factor) => reckon(a(factor), sign, b(rightFactor(factor)));
    if (!(Math.abs(value(ONE)) <= LARGEST * LARGEST)) refuse(at, 'too-large', 'the result is too large');
    return certain(at, is, value);
  }
  const result = uncertain(at, is, (factor, places) => ({
    kind: 'arithmetic',
    sign,
    left: left.make(factor, places),
    right: right.make(rightFactor(factor), places),
  }));
  return timed(result, timeOf(sign, left, right));
}

/**
 * A share of a chance per year is a chance per year. A ratio of two such chances is none, and of a share that a written
 * number multiplies nothing is known, since that number may be a chance per year.
 */
function timeOf(sign: '+' | '-' | '*' | '/', left: Meaning, right: Meaning): Time | undefined {
  if (sign === '+' || sign === '-') return timeTogether([left, right]);
  if (sign === '*') return [left, right].find(({ time }) => time?.perYear)?.time;
  return left.time?.perYear && !right.time?.perYear ? left.time : undefined;
}

function reckon(a: number, sign: '+' | '-' | '*' | '/', b: number): number {
  if (sign === '+') return a + b;
  if (sign === '-') return a - b;
  return sign === '*' ? a * b : a / b;
}

function product(left: Meaning, right: Meaning): Dimension {
  if (left.is === 'either' || right.is === 'either') return 'either';
  return left.is === 'share' && right.is === 'share' ? 'share' : 'number';
}

function ratio(left: Meaning, right: Meaning): Dimension {
  if (left.is === 'either') return 'either';
  return left.is === 'share' && right.is === 'number' ? 'share' : 'number';
}
