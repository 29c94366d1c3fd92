import fc from 'fast-check';
import type { Quantity } from './quantity.js';

/** Numbers with few digits, as people write them. */
const decimal = (min: number, max: number) => fc.integer({ min: min * 100, max: max * 100 }).map((n) => n / 100);

const rising = (n: number, min = -50, max = 50) =>
  fc
    .uniqueArray(fc.integer({ min: min * 10, max: max * 10 }), { minLength: n, maxLength: n })
    .map((values) => values.sort((a, b) => a - b).map((x) => x / 10));

const LEAVES: fc.Arbitrary<Quantity>[] = [
  decimal(-50, 50).map((value) => ({ kind: 'point', value })),
  rising(2).map(([lo, hi]) => ({ kind: 'interval', lo, hi })),
  fc
    .tuple(decimal(1, 20), decimal(1, 9), decimal(1, 9))
    .filter(([, a, b]) => a / (a + b) > 0.2 && a / (a + b) < 0.8)
    .map(([lo, a, b]) => [lo, lo + a, lo + a + b].map((x) => Number(x.toFixed(2))))
    // Within arithmetic three quantiles above 0 are read on the logarithms, where they have to stand as well.
    .filter(([lo, middle, hi]) => {
      const place = Math.log(middle! / lo!) / Math.log(hi! / lo!);
      return place > 0.2 && place < 0.8;
    })
    .map(([lo, middle, hi]) => ({ kind: 'quantiles', below: 0.1, lo, middle, hi })),
  fc.tuple(decimal(-20, 20), decimal(1, 5)).map(([mean, sd]) => ({ kind: 'normal', mean, sd })),
  fc.tuple(decimal(-2, 2), decimal(1, 2)).map(([mu, sigma]) => ({ kind: 'lognormal', mu, sigma })),
  rising(2).map(([lo, hi]) => ({ kind: 'uniform', lo, hi })),
  rising(3).map(([lo, mode, hi]) => ({ kind: 'triangular', lo, mode, hi })),
  rising(3).map(([lo, mode, hi]) => ({ kind: 'pert', lo, mode, hi, lambda: 4 })),
  fc.tuple(decimal(1, 9), decimal(1, 9)).map(([a, b]) => ({ kind: 'beta', a, b, top: 1 })),
  fc.tuple(decimal(1, 9), decimal(1, 9)).map(([shape, scale]) => ({ kind: 'gamma', shape, scale })),
];

/** Any quantity that has a distribution, parts in parts so many levels deep; for tests. */
export function someQuantity(depth: number): fc.Arbitrary<Quantity> {
  if (depth === 0) return fc.oneof(...LEAVES);
  const part = someQuantity(depth - 1);
  const uncertain = part.filter((q) => q.kind !== 'point');
  return fc.oneof(
    part,
    fc
      .array(fc.record({ of: part, weight: fc.integer({ min: 1, max: 9 }) }), { minLength: 2, maxLength: 3 })
      .filter((parts) => parts.some(({ of }) => of.kind !== 'point'))
      .map((parts): Quantity => ({ kind: 'mixture', parts })),
    uncertain.map((of): Quantity => ({ kind: 'truncated', of, lo: -1000, hi: Infinity })),
    fc
      .tuple(uncertain, fc.constantFrom('+' as const, '-' as const), decimal(1, 9))
      .map(([left, sign, value]): Quantity => ({ kind: 'arithmetic', sign, left, right: { kind: 'point', value } })),
    fc
      .tuple(decimal(1, 9), uncertain)
      .map(([value, right]): Quantity => ({ kind: 'arithmetic', sign: '*', left: { kind: 'point', value }, right })),
  );
}
