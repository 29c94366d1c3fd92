import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { openSystem, solveExactly } from './exactSolve.js';

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

test('a system with more unknowns than it binds is solved with the others as given', () => {
  let freed = 0;
  fc.assert(
    fc.property(
      systems,
      fc.integer({ min: 1, max: 3 }),
      fc.bigInt({ min: -50n, max: 50n }),
      ([rows, x], drop, given) => {
        // The bounds are made from a solution, so there is one; some equations come twice.
        const left = rows.slice(0, Math.max(1, rows.length - drop));
        const matrix = [...left, left[0]!];
        const bounds = matrix.map((row) => row.reduce((sum, a, j) => sum + a * x[j]!, 0n));
        const system = openSystem(sparse(matrix), bounds, rows.length, () => true)!;
        const solution = system.solve(() => given, 7n)!;
        freed += system.free.length;
        for (const j of system.free) assert.equal(solution.numerators[j]! * 7n, given * solution.denominator);
        matrix.forEach((row, i) => {
          const sum = row.reduce((total, a, j) => total + a * solution.numerators[j]!, 0n);
          assert.equal(sum, bounds[i]! * solution.denominator);
        });
      },
    ),
    { numRuns: 300 },
  );
  assert.ok(freed > 300);
});

test('a system that contradicts itself has no solution', () => {
  const rows = [new Map([[0, 1n]]), new Map([[0, 2n]])];
  assert.equal(
    openSystem(rows, [1n, 3n], 1, () => true)!.solve(() => 0n, 1n),
    undefined,
  );
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
