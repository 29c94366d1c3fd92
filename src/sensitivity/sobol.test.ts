import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Budget } from '../shared/budget.js';
import { groupInputs } from './grouping.js';
import { saltelliShape } from './saltelliDesign.js';
import { type SobolIndices, sobolIndices } from './sobol.js';
import { standardise } from './standardise.js';
import { type Sampled, saltelliSample } from './testing/designs.js';
import { ISHIGAMI_13, ishigami, linear, sobolG, type TestFunction } from './testing/functions.js';
import { EXPECTED, salib } from './testing/salib.js';

function indices(y: Float64Array, groups: number, second = false, resamples = 200): Promise<SobolIndices> {
  const standard = standardise(y);
  assert.ok(standard !== 'constant');
  const n = y.length / ((second ? 2 : 1) * groups + 2);
  return sobolIndices({ y: standard, n, groups, second }, { resamples, seed: 1, budget: new Budget() });
}

const estimates = (all: { estimate: number }[]) => all.map(({ estimate }) => estimate);

function near(found: readonly number[], expected: readonly number[], within: number): void {
  assert.equal(found.length, expected.length);
  found.forEach((value, i) => {
    assert.ok(Math.abs(value - expected[i]!) <= within, `${i}: ${value}, not ${expected[i]}`);
  });
}

const GROUPS = { ishigami: new Map(), 'sobol-g': new Map(), groups: new Map([['p', ['x1', 'x3']]]) };

for (const [name, stated] of Object.entries(GROUPS)) {
  test(`indices of the design ${name} are those of SALib to 1e-10`, async () => {
    const { design, y } = salib(name);
    const groups = groupInputs(design.names, stated);
    const shape = saltelliShape(design, groups);
    assert.ok('n' in shape);
    const found = await indices(y, groups.names.length, shape.second);
    const { first, total, second = [] } = EXPECTED[name]!;
    near(estimates(found.first), first!, 1e-10);
    near(estimates(found.total), total!, 1e-10);
    near(estimates((found.second ?? []).map((pair) => pair.index)), second, 1e-10);
  });
}

/** How many of 40 designs of n base rows have the true index in the interval, index by index: first, then total. */
async function covered(f: TestFunction, n: number): Promise<number[]> {
  const counts = new Array(2 * f.inputs).fill(0);
  for (let seed = 1; seed <= 40; seed++) {
    const { first, total } = await indices(saltelliSample(f, n, seed).y, f.inputs, false);
    [...first, ...total].forEach(({ low, high }, i) => {
      const truth = [...f.first, ...f.total][i]!;
      // To rounding: the interval of an input that does nothing has both ends at 0.
      if (low! - 1e-12 <= truth && truth <= high! + 1e-12) counts[i]++;
    });
  }
  return counts;
}

for (const [name, f] of Object.entries({ ishigami, sobolG, linear: linear([1, 2, 3, 0]) })) {
  // 40 designs at 95 %: fewer than 32 inside has a chance of 3e-5 for one index.
  test(`the analytic indices of ${name} lie in at least 32 of 40 intervals from 512 base rows`, async () => {
    for (const count of await covered(f, 512)) assert.ok(count >= 32, `${count} of 40`);
  });
}

test('second-order indices of Ishigami lie in at least 32 of 40 intervals from 512 base rows', async () => {
  const counts = new Array(6).fill(0);
  for (let seed = 1; seed <= 40; seed++) {
    const { second } = await indices(saltelliSample(ishigami, 512, seed, true).y, 4, true);
    second!.forEach(({ a, b, index }, p) => {
      const truth = a === 0 && b === 2 ? ISHIGAMI_13 : 0;
      if (index.low! <= truth && truth <= index.high!) counts[p]++;
    });
  }
  for (const count of counts) assert.ok(count >= 32, `${counts} of 40`);
});

test('an input that does nothing has index 0 with an interval that contains 0', async () => {
  const { first, total } = await indices(saltelliSample(ishigami, 64, 3).y, 4);
  for (const { estimate, low, high } of [first[3]!, total[3]!]) {
    assert.ok(Math.abs(estimate) < 1e-12);
    assert.ok(low! <= 1e-12 && high! >= -1e-12);
  }
});

test('any change of scale and origin of the output leaves every index and interval as it is', async () => {
  const { y } = saltelliSample(sobolG, 64, 2);
  const before = await indices(y, 5);
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: -1000, max: 1000, noNaN: true }),
      fc.integer({ min: -280, max: 280 }),
      fc.boolean(),
      async (shift, exponent, negative) => {
        const scale = 10 ** exponent * (negative ? -1 : 1);
        const after = await indices(
          y.map((value) => (value + shift) * scale),
          5,
        );
        near(estimates(after.first), estimates(before.first), 1e-9);
        near(
          after.total.map((e) => e.high!),
          before.total.map((e) => e.high!),
          1e-9,
        );
      },
    ),
    { numRuns: 20 },
  );
});

test('a first-order index is at most the total one, within the two intervals, for random linear and product functions', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 4 }),
      fc.boolean(),
      fc.integer({ min: 0, max: 1e6 }),
      async (c, product, seed) => {
        const sum = linear(c);
        const f = product
          ? { ...sum, value: (x: Float64Array) => c.reduce((p, ci, i) => p * (1 + ci * x[i]!), 1) }
          : sum;
        const { first, total } = await indices(saltelliSample(f, 256, seed).y, c.length);
        first.forEach(({ low }, i) => {
          assert.ok(low! <= total[i]!.high!, `${i}`);
        });
      },
    ),
    { numRuns: 30, seed: 7 },
  );
});

/** Of an additive function, the index of a group is the sum of those of its inputs. Chances as above. */
test('sums of the indices of inputs lie in at least 32 of 40 intervals of their group, for an additive function', async () => {
  const f = linear([1, 2, 3, 4]);
  const counts = new Array(4).fill(0);
  for (let seed = 1; seed <= 40; seed++) {
    const { first, total } = await indices(saltelliSample(f, 512, seed, false, [0, 1, 0, 1]).y, 2);
    [...first, ...total].forEach(({ low, high }, i) => {
      const truth = f.first[i % 2]! + f.first[(i % 2) + 2]!;
      if (low! <= truth && truth <= high!) counts[i]++;
    });
  }
  for (const count of counts) assert.ok(count >= 32, `${counts} of 40`);
});

test('the same sample and seed give the same intervals, another seed others, and the estimates stay', async () => {
  const sample: Sampled = saltelliSample(ishigami, 64, 1);
  const y = standardise(sample.y) as Float64Array;
  const run = (seed: number) =>
    sobolIndices({ y, n: 64, groups: 4, second: false }, { resamples: 200, seed, budget: new Budget() });
  const [one, again, other] = [await run(1), await run(1), await run(2)];
  assert.deepEqual(one, again);
  assert.notEqual(one.first[0]!.low, other.first[0]!.low);
  assert.equal(one.first[0]!.estimate, other.first[0]!.estimate);
});

test('a budget that is used up leaves the estimates, without intervals, and says so', async () => {
  const y = standardise(saltelliSample(ishigami, 64, 1).y) as Float64Array;
  const budget = new Budget({ seconds: 0 });
  const found = await sobolIndices({ y, n: 64, groups: 4, second: false }, { resamples: 200, seed: 1, budget });
  assert.equal(found.stopped, 'time');
  assert.equal(found.resamples, 0);
  assert.equal(found.first[0]!.low, null);
  assert.ok(found.first[0]!.estimate > 0);
});
