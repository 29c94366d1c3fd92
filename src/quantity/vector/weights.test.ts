import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { Coordinates } from '../design/coordinates.js';
import { sobolDesign } from '../design/design.js';
import { intervalWeights } from './intervalWeights.js';
import { rankWeights } from './rankWeights.js';
import { sumOfUniforms } from './sumOfUniforms.js';
import { NoSuchWeights, type Weights } from './weights.js';

/** Columns of weights over a scrambled design. */
function drawn(weights: Weights, draws: number): Float64Array[] {
  const design = sobolDesign(draws, 11n, new Coordinates());
  const u = Array.from({ length: weights.coordinates }, (_, k) => design.column(`weight ${k}`));
  return weights.columns(u, draws);
}
const mean = (x: Float64Array) => x.reduce((sum, v) => sum + v, 0) / x.length;
const sums = (columns: Float64Array[]) => columns[0].map((_, i) => columns.reduce((sum, c) => sum + c[i], 0));
const close = (actual: number, expected: number, by: number) =>
  assert.ok(Math.abs(actual - expected) <= by, `${actual} is not ${expected}`);

test('ranked weights keep their order and sum to 1', () => {
  const columns = drawn(rankWeights([[2], [0, 3], [1]]), 1024);
  for (let i = 0; i < 1024; i++) {
    const [a, b, c, d] = columns.map((column) => column[i]);
    assert.ok(c >= Math.max(a, d) && Math.min(a, d) >= b && b > 0);
  }
  for (const sum of sums(columns)) close(sum, 1, 1e-15);
});

test('the means of ranked weights are the centroids: the first of five gets 46 %', () => {
  // Σ_{j≥i} 1/(5j): 137/300, 77/300, 47/300, 27/300, 12/300.
  const columns = drawn(rankWeights([[0], [1], [2], [3], [4]]), 2 ** 14);
  for (const [i, parts] of [137, 77, 47, 27, 12].entries()) close(mean(columns[i]), parts / 300, 1e-4);
});

test('ranked weights are uniform over those that agree', () => {
  // Of ordered weights of three: the greatest is below 1/2 in 1/4 of the triangle (the middle one of four), and the
  // least is above x in (1 − 3x)².
  const [a, , c] = drawn(rankWeights([[0], [1], [2]]), 2 ** 14);
  close(mean(a.map((w) => (w < 0.5 ? 1 : 0))), 1 / 4, 2e-3);
  for (const x of [0.05, 0.1, 0.2]) close(mean(c.map((w) => (w > x ? 1 : 0))), (1 - 3 * x) ** 2, 2e-3);
});

test('weights of one rank come in every order alike, and with no order known all are alike', () => {
  const columns = drawn(rankWeights([[0, 1, 2]]), 2 ** 14);
  const orders = new Map<string, number>();
  for (let i = 0; i < 2 ** 14; i++) {
    const key = [0, 1, 2].sort((p, q) => columns[p][i] - columns[q][i]).join();
    orders.set(key, (orders.get(key) ?? 0) + 1);
  }
  assert.equal(orders.size, 6);
  for (const times of orders.values()) close(times / 2 ** 14, 1 / 6, 2e-3);
  // Uniform on the triangle: P(w ≤ x) = 1 − (1 − x)².
  for (const column of columns) close(mean(column.map((w) => (w <= 0.3 ? 1 : 0))), 1 - 0.7 ** 2, 3e-3);
});

/** (n−1)! times the volume of {0 ≤ v ≤ width, Σ v = total}, exactly: Σ_S (−1)^|S| (total − Σ_S width)₊^{n−1}. */
function volume(widths: Fraction[], total: Fraction): Fraction {
  let sum = new Fraction(0);
  for (let set = 0; set < 2 ** widths.length; set++) {
    let rest = total;
    let sign = 1;
    for (const [i, width] of widths.entries())
      if ((set >> i) & 1) {
        rest = rest.sub(width);
        sign = -sign;
      }
    if (rest.compare(0) > 0) sum = sum.add(rest.pow(widths.length - 1)!.mul(sign));
  }
  return sum;
}
const share = (ranges: [number, number][]) =>
  volume(
    ranges.map(([lo, hi]) => new Fraction(hi - lo, 100)),
    new Fraction(100 - ranges.reduce((sum, [lo]) => sum + lo, 0), 100),
  );
const asRanges = (percent: [number, number][]) => percent.map(([lo, hi]) => ({ lo: lo / 100, hi: hi / 100 }));

test('interval weights are uniform: each part of the polytope gets its share of the volume', () => {
  const cases: { whole: [number, number][]; part: [number, number][] }[] = [
    {
      whole: [
        [0, 100],
        [0, 100],
        [0, 100],
      ],
      part: [
        [0, 30],
        [0, 100],
        [0, 100],
      ],
    },
    {
      whole: [
        [10, 40],
        [20, 60],
        [5, 50],
      ],
      part: [
        [10, 25],
        [20, 45],
        [5, 50],
      ],
    },
    {
      whole: [
        [30, 35],
        [10, 60],
        [10, 60],
        [0, 20],
      ],
      part: [
        [30, 33],
        [20, 40],
        [10, 60],
        [3, 20],
      ],
    },
    {
      whole: [
        [0, 30],
        [0, 30],
        [0, 30],
        [0, 30],
      ],
      part: [
        [22, 30],
        [0, 28],
        [0, 30],
        [0, 30],
      ],
    },
  ];
  const draws = 2 ** 14;
  for (const { whole, part } of cases) {
    const columns = drawn(intervalWeights(asRanges(whole)), draws);
    const inside = columns[0].map((_, i) =>
      part.every(([lo, hi], k) => columns[k][i] >= lo / 100 && columns[k][i] <= hi / 100) ? 1 : 0,
    );
    close(mean(inside), share(part).div(share(whole)).valueOf(), 5e-3);
  }
});

test('interval weights lie in their intervals and sum to 1, however narrow or lopsided', () => {
  const range = fc
    .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }))
    .map(([lo, width]): [number, number] => [lo, lo + width]);
  const coordinate = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(range, { minLength: 1, maxLength: 8 }),
      fc.array(coordinate, { minLength: 8, maxLength: 8 }),
      (percent, u) => {
        const [least, most] = [0, 1].map((end) => percent.reduce((sum, r) => sum + r[end], 0));
        fc.pre(least <= 100 && most >= 100);
        const ranges = asRanges(percent);
        const w = intervalWeights(ranges)
          .columns(
            u.map((x) => Float64Array.of(x)),
            1,
          )
          .map((column) => column[0]);
        for (const [i, { lo, hi }] of ranges.entries()) assert.ok(w[i] >= lo && w[i] <= hi);
        close(
          w.reduce((sum, x) => sum + x, 0),
          1,
          1e-12,
        );
      },
    ),
    { numRuns: 500 },
  );
});

test('the sum of uniforms has the exact distribution function, and its quantile leads back', () => {
  const widths = [3, 7, 7, 20, 1, 12, 9, 9, 30, 2, 15]; // hundredths
  const { below, quantile, greatest } = sumOfUniforms(widths.map((w) => w / 100));
  // P(sum ≤ x) = Σ_S (−1)^|S| (x − Σ_S width)₊ⁿ / (n! Π width): one more width than the slice, so a point of width 0.
  const scale = widths.reduce((product, w, i) => product.mul(new Fraction(w, 100)).mul(i + 1), new Fraction(1));
  for (const percent of [5, 20, 40, 57, 80]) {
    let sum = new Fraction(0);
    for (let set = 0; set < 2 ** widths.length; set++) {
      const taken = widths.filter((_, i) => (set >> i) & 1);
      const rest = percent - taken.reduce((total, w) => total + w, 0);
      if (rest > 0) sum = sum.add(new Fraction(rest, 100).pow(widths.length)!.mul(taken.length % 2 ? -1 : 1));
    }
    const exact = sum.div(scale).valueOf();
    close(below(percent / 100), exact, 1e-12 * exact);
    close(quantile(exact, 0, greatest), percent / 100, 1e-12);
  }
});

test('a weight that its interval leaves no choice is a point, and takes no coordinate', () => {
  const fixed = intervalWeights([
    { lo: 0.25, hi: 0.25 },
    { lo: 0, hi: 1 },
  ]);
  assert.equal(fixed.coordinates, 0);
  assert.deepEqual(
    drawn(fixed, 1).map((c) => c[0]),
    [0.25, 0.75],
  );
  const full = intervalWeights([
    { lo: 0.1, hi: 0.5 },
    { lo: 0.2, hi: 0.5 },
  ]);
  for (const [w] of full.columns([Float64Array.of(0.3)], 1)) close(w, 0.5, 1e-15);
});

test('more weight on a coordinate never lowers its weight', () => {
  const weights = intervalWeights(
    asRanges([
      [5, 50],
      [10, 60],
      [0, 40],
    ]),
  );
  let last = 0;
  for (let k = 1; k < 200; k++) {
    const [w] = weights.columns([Float64Array.of(k / 200), Float64Array.of(0.4)], 1).map((c) => c[0]);
    assert.ok(w >= last);
    last = w;
  }
});

test('weights that cannot be are refused with a sentence', () => {
  const refused: [() => unknown, RegExp][] = [
    [
      () =>
        intervalWeights(
          asRanges([
            [60, 70],
            [50, 80],
          ]),
        ),
      /lower ends add up to 1.1/,
    ],
    [
      () =>
        intervalWeights(
          asRanges([
            [0, 40],
            [0, 50],
          ]),
        ),
      /upper ends add up to 0.9/,
    ],
    [() => intervalWeights([{ lo: 0.5, hi: 0.2 }]), /0.5 to 0.2/],
    [() => intervalWeights(Array.from({ length: 13 }, () => ({ lo: 0, hi: 1 }))), /13 weights/],
    [() => rankWeights([]), /nothing to rank/],
    [() => rankWeights([[0], [0]]), /place 0 .* 2 times/],
    [() => rankWeights([[0], [2]]), /place 1 .* 0 times/],
  ];
  for (const [make, says] of refused)
    assert.throws(make, (e) => e instanceof NoSuchWeights && says.test(e.message), String(make));
});
