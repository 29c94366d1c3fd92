import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Random } from '../quantity/design/random.js';
import { ascending } from '../shared/ascending.js';
import { Budget } from '../shared/budget.js';
import type { Column } from './columns.js';
import { type FirstOrderIndex, firstOrderIndices } from './firstOrder.js';
import { plainSample } from './testing/designs.js';
import { ishigami, linear, sobolG, type TestFunction } from './testing/functions.js';

async function indices(inputs: Column[], y: Float64Array, seed = 1): Promise<FirstOrderIndex[]> {
  const [{ indices }] = await firstOrderIndices(inputs, [{ name: 'y', values: y }], seed, new Budget());
  assert.ok(Array.isArray(indices));
  return indices;
}

function columnsOf(f: TestFunction, rows: number, seed: number): { inputs: Column[]; y: Float64Array } {
  const { x, y } = plainSample(f, rows, seed);
  const inputs = Array.from({ length: f.inputs }, (_, i) => ({
    name: `x${i + 1}`,
    values: Float64Array.from({ length: rows }, (_, row) => x[row * f.inputs + i]),
  }));
  return { inputs, y };
}

// 40 samples at 95 %: fewer than 32 inside has a chance of 3e-5 for one index.
for (const [name, f] of Object.entries({ ishigami, sobolG, linear: linear([1, 2, 3, 0]) }))
  test(`the analytic indices of ${name} lie in at least 32 of 40 jackknife intervals from 512 worlds`, async () => {
    const counts = new Array(f.inputs).fill(0);
    for (let seed = 1; seed <= 40; seed++) {
      const { inputs, y } = columnsOf(f, 512, seed);
      for (const [i, { first }] of (await indices(inputs, y, seed)).entries())
        if (first.low! <= f.first[i] && f.first[i] <= first.high!) counts[i]++;
    }
    for (const count of counts) assert.ok(count >= 32, `${counts} of 40`);
  });

/** Outputs that have nothing to do with the inputs: uniform, 0 and 1, 1 in one world of a hundred, without a variance. */
const OUTPUTS: Record<string, (u: number) => number> = {
  uniform: (u) => u,
  'of 0 and 1': (u) => (u < 0.5 ? 1 : 0),
  'rarely 1': (u) => (u < 0.01 ? 1 : 0),
  Cauchy: (u) => Math.tan(Math.PI * (u - 0.5)),
};

// 20 tables at 95 %: more than 5 with a false find has a chance of 3e-4 at most.
for (const [name, draw] of Object.entries(OUTPUTS))
  test(`of 90 inputs that do nothing to 1,024 outputs (${name}) all intervals contain 0 in at least 15 of 20 tables`, async () => {
    let clean = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const random = Random.of(BigInt(seed));
      const inputs = Array.from({ length: 90 }, (_, i) => ({
        name: `x${i}`,
        // Ten of them have few values.
        values: Float64Array.from({ length: 1024 }, () => (i < 80 ? random.next() : random.below(i - 77))),
      }));
      const y = Float64Array.from({ length: 1024 }, () => draw(random.next()));
      const found = await indices(inputs, y, seed);
      if (found.every(({ first }) => first.low! <= 0 && 0 <= first.high!)) clean++;
    }
    assert.ok(clean >= 15, `${clean} of 20`);
  });

/** y = 1 where x1 > 0.7: E[y | x1] is y itself, so the index is 1; over 100 bins one bin has both values. */
test('an output of 0 and 1 that one input decides has index 1 of it and 0 of the others', async () => {
  const { inputs } = columnsOf(linear([1, 1]), 4096, 3);
  const found = await indices(
    inputs,
    inputs[0].values.map((x) => (x > 0.7 ? 1 : 0)),
  );
  assert.ok(found[0].first.estimate > 0.98 && found[0].first.estimate <= 1);
  assert.ok(found[1].first.low! <= 0);
});

test('scale and origin of the output leave index, interval and floor as they are', async () => {
  const { inputs, y } = columnsOf(ishigami, 300, 2);
  const before = await indices(inputs, y);
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: -1e3, max: 1e3, noNaN: true }),
      fc.integer({ min: -200, max: 200 }),
      fc.boolean(),
      async (shift, exponent, negative) => {
        const scale = 10 ** exponent * (negative ? -1 : 1);
        const after = await indices(
          inputs,
          y.map((value) => (value + shift) * scale),
        );
        for (const [i, { first, floor }] of after.entries()) {
          assert.ok(Math.abs(first.estimate - before[i].first.estimate) < 1e-9);
          assert.ok(Math.abs(first.low! - before[i].first.low!) < 1e-9);
          // The spread under the floor is that of |y|: a floor is the same for y and −y up to rounding.
          assert.ok(Math.abs(floor - before[i].floor) < 1e-9);
        }
      },
    ),
    { numRuns: 20 },
  );
});

test('other names and another order of the inputs give the same indices under these names', async () => {
  const { inputs, y } = columnsOf(sobolG, 200, 5);
  const before = await indices(inputs, y);
  const after = await indices(
    [...inputs].reverse().map(({ name, values }) => ({ name: `new ${name}`, values })),
    y,
  );
  assert.deepEqual(
    after.map((index) => ({ ...index, input: index.input.slice(4) })),
    before.reverse(),
  );
});

test('several outputs at once have the indices that each has alone, and a constant one is told', async () => {
  const { inputs, y } = columnsOf(sobolG, 200, 5);
  const square = y.map((value) => value * value);
  const outputs = [
    { name: 'y', values: y },
    { name: 'constant', values: new Float64Array(200).fill(3) },
    { name: 'square', values: square },
  ];
  const [one, constant, two] = await firstOrderIndices(inputs, outputs, 1, new Budget());
  assert.deepEqual([one.indices, two.indices], [await indices(inputs, y), await indices(inputs, square)]);
  assert.equal(constant.indices, 'constant');
  const [stopped] = await firstOrderIndices(inputs, outputs, 1, new Budget({ seconds: 0 }));
  assert.equal(stopped.indices, 'stopped');
});

test('columns of other lengths, of one name, with a number that is none, and too few rows are refused', async () => {
  const column = (name: string, ...values: number[]) => ({ name, values: Float64Array.from(values) });
  const ten = column('y', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  const run = (inputs: Column[], y: Column) => firstOrderIndices(inputs, [y], 1, new Budget());
  await assert.rejects(run([ten], column('z', 1)), /column 'z' has 1 rows, not 10/);
  await assert.rejects(run([ten, ten], ten), /two columns are called 'y'/);
  await assert.rejects(run([column('x', 1, Number.NaN)], ten), /column 'x' has NaN in row 1/);
  await assert.rejects(run([column('x', 1, 2)], column('y', 1, 2)), /2 rows are too few/);
});

test('the order of values is that of a comparison, equal ones by row, over signs, sizes and both zeros', () => {
  const number = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, -0, 1, -1),
    fc.integer(),
  );
  fc.assert(
    fc.property(fc.array(number, { maxLength: 300 }), (values) => {
      const expected = values.map((_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
      assert.deepEqual([...ascending(Float64Array.from(values))], expected);
    }),
  );
});
