import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { minimumDegree } from './minimumDegree.js';
import { SymmetricFactor } from './symmetricFactor.js';

/** Symmetric matrices with a diagonal that outweighs the rest: places off it, and values. */
const matrices = fc.integer({ min: 2, max: 9 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    entries: fc.uniqueArray(
      fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.integer({ min: -9, max: 9 })).filter(([i, j]) => i < j),
      { selector: ([i, j]) => i * n + j, maxLength: 20 },
    ),
    signs: fc.array(fc.constantFrom(-1, 1), { minLength: n, maxLength: n }),
    right: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n, maxLength: n }),
  }),
);

test('factors in the order of least degree solve the system, twice with different diagonals', () => {
  fc.assert(
    fc.property(matrices, ({ n, entries, signs, right }) => {
      const rows = Int32Array.from(entries, ([i]) => i);
      const columns = Int32Array.from(entries, ([, j]) => j);
      const values = Float64Array.from(entries, ([, , x]) => x);
      const elimination = minimumDegree(n, rows, columns, 1000)!;
      assert.deepEqual(
        [...elimination.order].sort((a, b) => a - b),
        [...Array(n).keys()],
      );
      const factors = new SymmetricFactor(elimination, rows, columns, values);
      for (const size of [200, 300]) {
        const diagonal = Float64Array.from(signs, (s) => s * size);
        factors.factor(diagonal);
        const x = new Float64Array(n);
        factors.solve(Float64Array.from(right), x);
        const product = Array.from(x, (xi, i) => diagonal[i]! * xi);
        for (const [i, j, value] of entries) {
          product[i]! += value * x[j]!;
          product[j]! += value * x[i]!;
        }
        product.forEach((y, i) => {
          assert.ok(Math.abs(y - right[i]!) < 1e-9);
        });
      }
    }),
    { numRuns: 200 },
  );
});

test('a star is eliminated from its ends, without a new entry', () => {
  const ends = [1, 2, 3, 4, 5];
  const { size } = minimumDegree(6, new Array(5).fill(0), ends, 5)!;
  assert.equal(
    size.reduce((a, b) => a + b, 0),
    5,
  );
});

test('more entries than allowed are not made', () => {
  assert.equal(minimumDegree(3, [0, 0, 1], [1, 2, 2], 2), undefined);
});
