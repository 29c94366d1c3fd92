import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Matrix } from '../dense.js';
import { Coordinates } from './coordinates.js';
import { NotCorrelations, rankCorrelated } from './copula.js';
import { sobolDesign } from './design.js';
import { eigen, nearestCorrelation } from './symmetric.js';

const NAMES = ['growth', 'oil', 'rates', 'votes'];
const close = (actual: number, expected: number, by: number) =>
  assert.ok(Math.abs(actual - expected) <= by, `${actual} is not ${expected}`);
const columns = (names: string[], count: number) => {
  const design = sobolDesign(count, 4n, new Coordinates());
  return names.map((name) => design.column(name));
};

/** Spearman's ρ: of ranks, which all differ here. */
function spearman(a: Float64Array, b: Float64Array): number {
  const ranks = (x: Float64Array) => {
    const out = new Float64Array(x.length);
    for (const [rank, i] of [...x.keys()].sort((p, q) => x[p] - x[q]).entries()) out[i] = rank;
    return out;
  };
  const [p, q] = [ranks(a), ranks(b)];
  const n = a.length;
  return 1 - (6 * p.reduce((sum, v, i) => sum + (v - q[i]) ** 2, 0)) / (n * (n * n - 1));
}

test('columns get the rank correlations that were asked for, and stay uniform', () => {
  const ranks: Matrix = [
    [1, 0.7, -0.3, 0],
    [0.7, 1, 0.1, 0],
    [-0.3, 0.1, 1, 0],
    [0, 0, 0, 1],
  ];
  const before = columns(NAMES, 4096);
  const after = rankCorrelated(NAMES, ranks)(before);
  for (let i = 0; i < 4; i++) {
    for (let j = 0; j < i; j++) close(spearman(after[i], after[j]), ranks[i][j], 0.01);
    const sorted = after[i].slice().sort();
    assert.ok(sorted.every((u, k) => u > 0 && u < 1 && Math.abs(u - (k + 0.5) / 4096) < 0.02));
  }
  assert.deepEqual(after[0], before[0]); // the first stays
  assert.deepEqual(after[3], before[3]); // and one that is correlated with none
});

test('correlation 1 makes columns equal, −1 makes them mirror images', () => {
  const [a, b] = columns(['a', 'b'], 64);
  const [x, y] = rankCorrelated(
    ['a', 'b'],
    [
      [1, 1],
      [1, 1],
    ],
  )([a, b]);
  for (let i = 0; i < 64; i++) close(x[i], y[i], 1e-14);
  const [p, q] = rankCorrelated(
    ['a', 'b'],
    [
      [1, -1],
      [-1, 1],
    ],
  )([a, b]);
  for (let i = 0; i < 64; i++) close(p[i], 1 - q[i], 1e-14);
});

test('eigenvalues and their vectors make the matrix again', () => {
  const entry = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(fc.array(entry, { minLength: 10, maxLength: 10 }), (x) => {
      const at = (i: number, j: number) => x[(Math.max(i, j) * (Math.max(i, j) + 1)) / 2 + Math.min(i, j)];
      const a = [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => at(i, j)));
      const { values, vectors } = eigen(a);
      for (let i = 0; i < 4; i++)
        for (let j = 0; j < 4; j++) {
          close(
            values.reduce((sum, v, k) => sum + v * vectors[i][k] * vectors[j][k], 0),
            a[i][j],
            1e-13,
          );
          close(
            vectors.reduce((sum, row) => sum + row[i] * row[j], 0),
            i === j ? 1 : 0,
            1e-13,
          );
        }
    }),
  );
});

test("the nearest correlation matrix is Higham's", () => {
  // Higham 2002, p. 334: of 1 1 0 / 1 1 1 / 0 1 1 it is 1 .7607 .1573 / .7607 1 .7607 / .1573 .7607 1.
  const nearest = nearestCorrelation([
    [1, 1, 0],
    [1, 1, 1],
    [0, 1, 1],
  ]);
  close(nearest[0][1], 0.7607, 5e-5);
  close(nearest[0][2], 0.1573, 5e-5);
  close(nearest[1][2], 0.7607, 5e-5);
});

test('correlations that cannot be are refused: the pair is named, and what is offered is accepted', () => {
  const ranks: Matrix = [
    [1, 0.5, 0.5, 0],
    [0.5, 1, -0.9, 0],
    [0.5, -0.9, 1, 0],
    [0, 0, 0, 1],
  ];
  assert.throws(
    () => rankCorrelated(NAMES, ranks),
    (e) => {
      assert.ok(e instanceof NotCorrelations);
      assert.deepEqual(e.pair, ['oil', 'rates']);
      assert.match(e.message, /oil and rates, -0.9/);
      rankCorrelated(NAMES, e.nearest!);
      assert.deepEqual(e.nearest![3], [0, 0, 0, 1]);
      // Of what can be, nothing is much nearer: a step from there to what was asked for cannot be.
      const towards = e.nearest!.map((row, i) => row.map((v, j) => v + 0.03 * (ranks[i][j] - v)));
      assert.throws(() => rankCorrelated(NAMES, towards), NotCorrelations);
      return true;
    },
  );
});

test('whatever is offered can be', () => {
  const rho = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(rho, { minLength: 6, maxLength: 6 }), ([a, b, c, d, e, f]) => {
      const ranks = [
        [1, a, b, c],
        [a, 1, d, e],
        [b, d, 1, f],
        [c, e, f, 1],
      ];
      try {
        rankCorrelated(NAMES, ranks);
      } catch (refusal) {
        assert.ok(refusal instanceof NotCorrelations);
        rankCorrelated(NAMES, refusal.nearest!);
      }
    }),
    { numRuns: 60 },
  );
});

test('a table that is none is refused with a sentence', () => {
  const refused: [Matrix, RegExp][] = [
    [[[1]], /2 by 2/],
    [
      [
        [1, 2],
        [2, 1],
      ],
      /a and b cannot be correlated by 2/,
    ],
    [
      [
        [1, 0.5],
        [0.4, 1],
      ],
      /two correlations, 0.5 and 0.4/,
    ],
    [
      [
        [0.9, 0],
        [0, 1],
      ],
      /a and a cannot be correlated by 0.9/,
    ],
    [
      [
        [1, Number.NaN],
        [Number.NaN, 1],
      ],
      /NaN/,
    ],
  ];
  for (const [ranks, says] of refused)
    assert.throws(
      () => rankCorrelated(['a', 'b'], ranks),
      (e) => e instanceof NotCorrelations && says.test(e.message),
    );
});
