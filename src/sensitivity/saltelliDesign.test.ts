import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { groupInputs } from './grouping.js';
import { saltelliShape } from './saltelliDesign.js';
import { saltelliSample } from './testing/designs.js';
import { linear } from './testing/functions.js';
import { asTable } from './testing/salib.js';

const alone = (d: number) =>
  groupInputs(
    Array.from({ length: d }, (_, i) => `x${i + 1}`),
    new Map(),
  );

test('both forms of the design are told apart by their cells, also where the number of rows fits both', () => {
  // 20 rows of 3 inputs are 4 blocks of 5; 40 rows are 8 blocks of 5 or 5 of 8.
  for (const [n, second] of [
    [4, false],
    [8, false],
    [5, true],
  ] as const) {
    const { x, rows } = saltelliSample(linear([1, 1, 1]), n, 1, second);
    assert.deepEqual(saltelliShape(asTable(x, rows), alone(3)), { n, second });
  }
});

test('one cell that is changed, anywhere in a design, is refused within its block', () => {
  fc.assert(
    fc.property(fc.nat(119), fc.boolean(), (cell, second) => {
      const { x, rows } = saltelliSample(linear([1, 1, 1]), second ? 5 : 8, 3, second);
      x[cell]! += 0.25;
      const found = saltelliShape(asTable(x, rows), alone(3));
      assert.ok('code' in found && found.code === 'not-saltelli');
      const block = (line: number) => Math.floor((line - 1) / (second ? 8 : 5));
      assert.equal(block(found.at!.line), block(Math.floor(cell / 3) + 1));
      // A cell of A or B is copied, so the contradiction may stand elsewhere; its column is right all the same.
      assert.equal(found.at!.column, (cell % 3) + 1);
    }),
    { numRuns: 200 },
  );
});

test('a wrong number of rows, a wrong group and a plain sample are refused', () => {
  const { x, rows } = saltelliSample(linear([1, 1, 1]), 4, 1);
  const short = saltelliShape(asTable(x.slice(0, 57), 19), alone(3));
  assert.ok('code' in short && short.code === 'row-count');
  assert.match(short.what, /19 rows are no Saltelli design of 3 inputs/);
  const grouped = groupInputs(['x1', 'x2', 'x3'], new Map([['p', ['x1', 'x2']]]));
  assert.ok('code' in saltelliShape(asTable(x, rows), grouped));
  const plain = saltelliShape(
    asTable(
      x.map((_, i) => Math.sin(i)),
      rows,
    ),
    alone(3),
  );
  assert.ok('code' in plain && plain.code === 'not-saltelli');
});
