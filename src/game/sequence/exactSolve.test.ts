import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { solveExactly } from './exactSolve.js';

const entry = fc.oneof(
  fc.constant(0n),
  fc.bigInt({ min: -20n, max: 20n }),
  fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
);
const systems = fc
  .integer({ min: 1, max: 7 })
  .chain((n) =>
    fc.tuple(
      fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
      fc.array(entry, { minLength: n, maxLength: n }),
    ),
  );
const sparse = (rows: bigint[][]) =>
  rows.map((row) => new Map(row.flatMap((x, j) => (x === 0n ? [] : [[j, x] as const]))));

test('what is returned solves the system; what has no determinant is not solved, and all else is', () => {
  let solved = 0;
  fc.assert(
    fc.property(systems, ([rows, bounds]) => {
      const solution = solveExactly(sparse(rows), bounds, () => true);
      assert.equal(solution === undefined, determinant(rows) === 0n);
      if (!solution) return;
      solved++;
      rows.forEach((row, i) => {
        const sum = row.reduce((s, x, j) => s.add(solution[j]!.mul(x)), solution[0]!.mul(0));
        assert.ok(sum.equals(bounds[i]!));
      });
    }),
    { numRuns: 400 },
  );
  assert.ok(solved > 50);
});

test('work that is to end ends without a solution', () => {
  assert.equal(
    solveExactly([new Map([[0, 2n]])], [1n], () => false),
    undefined,
  );
});

/** By expansion along the first row (Laplace). */
function determinant(rows: bigint[][]): bigint {
  if (rows.length === 0) return 1n;
  return rows[0]!.reduce((sum, x, j) => {
    if (x === 0n) return sum;
    const minor = determinant(rows.slice(1).map((row) => row.filter((_, k) => k !== j)));
    return sum + (j % 2 === 0 ? x : -x) * minor;
  }, 0n);
}
