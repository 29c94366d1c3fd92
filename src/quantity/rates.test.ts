import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { generatorOf, stepMatrix } from './rates.js';

const close = (actual: number[][], expected: number[][], within: number) => {
  for (const [i, row] of expected.entries())
    for (const [j, x] of row.entries())
      assert.ok(Math.abs(actual[i][j] - x) <= within, `[${i}][${j}]: ${actual[i][j]} is not ${x}`);
};

const generators = (fastest: number) =>
  fc
    .integer({ min: 1, max: 6 })
    .chain((n) =>
      fc.array(fc.array(fc.double({ min: 0, max: fastest, noNaN: true }), { minLength: n, maxLength: n }), {
        minLength: n,
        maxLength: n,
      }),
    )
    .map((rows) =>
      rows.map((row, i) => row.map((x, j) => (i === j ? -row.reduce((sum, y, k) => (k === i ? sum : sum + y), 0) : x))),
    );

test('two states: the closed form', () => {
  // away at a, back at b: P(away at t) = a/(a+b)·(1 − e^{−(a+b)t})
  for (const [a, b, t] of [
    [0.3, 0.1, 0.25],
    [2, 5, 1],
    [0.001, 0, 30],
    [40, 1, 10],
  ]) {
    const away = (a / (a + b)) * -Math.expm1(-(a + b) * t);
    const back = (b / (a + b)) * -Math.expm1(-(a + b) * t);
    const expected = [
      [1 - away, away],
      [back, 1 - back],
    ];
    close(
      stepMatrix(
        [
          [-a, a],
          [b, -b],
        ],
        t,
      ),
      expected,
      1e-14,
    );
  }
});

test('rows are distributions, and two half steps are one step', () => {
  fc.assert(
    fc.property(generators(8), fc.double({ min: 0, max: 4, noNaN: true }), (generator, years) => {
      const whole = stepMatrix(generator, years);
      const half = stepMatrix(generator, years / 2);
      for (const row of whole) {
        assert.ok(row.every((x) => x >= 0));
        assert.ok(Math.abs(row.reduce((sum, x) => sum + x, 0) - 1) <= 1e-15 * row.length);
      }
      const twice = half.map((row) => row.map((_, j) => row.reduce((sum, x, k) => sum + x * half[k][j], 0)));
      close(twice, whole, 1e-13);
    }),
  );
});

test('a generator comes back from the year that it makes', () => {
  fc.assert(
    fc.property(generators(0.4), (generator) => {
      const found = generatorOf(stepMatrix(generator, 1));
      assert.ok('generator' in found);
      close(found.generator, generator, 1e-11);
    }),
  );
});

test('two states: the closed form of the rates', () => {
  // determinant = 1 − p − q = e^{−(a+b)}, so a = p/(p+q)·(−ln(1 − p − q))
  const [p, q] = [0.2, 0.1];
  const sum = -Math.log(1 - p - q);
  const found = generatorOf([
    [1 - p, p],
    [q, 1 - q],
  ]);
  assert.ok('generator' in found);
  const [a, b] = [(sum * p) / (p + q), (sum * q) / (p + q)];
  close(
    found.generator,
    [
      [-a, a],
      [b, -b],
    ],
    1e-13,
  );
});

test('a year that turns nearly everybody round has no rates: refused, with a year that has', () => {
  for (const matrix of [
    [
      [0.1, 0.9],
      [0.9, 0.1],
    ],
    [
      [0.5, 0.5],
      [0.5, 0.5],
    ],
  ]) {
    const found = generatorOf(matrix);
    assert.ok('problem' in found);
    assert.deepEqual(found.problem, { row: 0, column: 1, value: null });
    const leave = matrix[0][1];
    close(
      found.nearest,
      [
        [-leave, leave],
        [leave, -leave],
      ],
      1e-15,
    );
    close(found.yearly, stepMatrix(found.nearest, 1), 0);
  }
});

test('a year that skips a state on the way: its negative rate is named, and set to 0 in the offer', () => {
  // From 0 to 2 is impossible in a year though 0 → 1 → 2 is not: no rates do that.
  const found = generatorOf([
    [0.8, 0.2, 0],
    [0, 0.7, 0.3],
    [0, 0, 1],
  ]);
  assert.ok('problem' in found);
  const { row, column, value } = found.problem;
  assert.deepEqual([row, column], [0, 2]);
  assert.ok(value !== null && value < -0.01);
  assert.equal(found.nearest[0][2], 0);
  for (const rates of found.nearest) assert.ok(Math.abs(rates.reduce((sum, x) => sum + x, 0)) < 1e-15);
  assert.ok(found.yearly[0][2] > 0);
});

test('a state that is never left, and nothing that moves, are no difficulty', () => {
  const still = generatorOf([
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ]);
  assert.ok('generator' in still);
  close(
    still.generator,
    [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ],
    0,
  );
  const end = generatorOf([
    [0.5, 0.5],
    [0, 1],
  ]);
  assert.ok('generator' in end);
  close(
    end.generator,
    [
      [-Math.LN2, Math.LN2],
      [0, 0],
    ],
    1e-14,
  );
});
