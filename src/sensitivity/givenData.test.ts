import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Budget } from '../shared/budget.js';
import { binCount, binned } from './bins.js';
import { givenDataIndices } from './givenData.js';
import { standardise } from './standardise.js';
import { plainSample, type Sampled } from './testing/designs.js';
import { ishigami, linear, sobolG } from './testing/functions.js';
import { EXPECTED, salib } from './testing/salib.js';

function indices({ x, y, rows }: Sampled, bins?: number) {
  const standard = standardise(y) as Float64Array;
  const inputs = x.length / rows;
  const of = Array.from({ length: inputs }, (_, i) =>
    binned(
      Float64Array.from({ length: rows }, (_, row) => x[row * inputs + i]!),
      bins ?? binCount(rows),
    ),
  );
  return givenDataIndices(of, standard, { resamples: 200, seed: 1, budget: new Budget() });
}

test("the correlation ratio over SALib's bins is SALib's to 1e-10", async () => {
  const { design, y } = salib('given-data');
  // SALib's rule for 512 rows: ceil(512^(2 / (7 + tanh(988/500)))) = ceil(512^0.2511) = 5.
  const { raw, bins } = await indices({ x: design.values, y, rows: design.rows }, 5);
  assert.deepEqual(bins, [5, 5, 5]);
  raw.forEach((value, i) => {
    assert.ok(Math.abs(value - EXPECTED['given-data']!.raw![i]!) < 1e-10);
  });
});

for (const [name, f] of Object.entries({ ishigami, sobolG, linear: linear([1, 2, 3, 0]) })) {
  // 40 samples at 95 %: fewer than 32 inside has a chance of 3e-5 for one index.
  test(`the analytic first-order indices of ${name} lie in at least 32 of 40 intervals from 1,000 rows`, async () => {
    const counts = new Array(f.inputs).fill(0);
    for (let seed = 1; seed <= 40; seed++) {
      const { first } = await indices(plainSample(f, 1000, seed));
      first.forEach(({ low, high }, i) => {
        if (low! <= f.first[i]! && f.first[i]! <= high!) counts[i]++;
      });
    }
    for (const count of counts) assert.ok(count >= 32, `${count} of 40`);
  });
}

/**
 * For an input that does nothing the raw ratio is (M − 1)/(n − 1) on average: 19/199 = 0.095 for 200 rows in 20 bins.
 * Over 100 samples its mean has an error of about √(2 · 19)/200/10 = 0.003.
 */
test('the bias of an input that does nothing is (M − 1)/(n − 1) before correction and nothing after', async () => {
  let [raw, first] = [0, 0];
  for (let seed = 1; seed <= 100; seed++) {
    const found = await indices(plainSample(linear([1, 0]), 200, seed));
    raw += found.raw[1]! / 100;
    first += found.first[1]!.estimate / 100;
  }
  assert.ok(Math.abs(raw - 19 / 199) < 0.012, `${raw}`);
  assert.ok(Math.abs(first) < 0.012, `${first}`);
});

test('an input of few values has these for bins, whatever the order of the rows', async () => {
  const sample = plainSample(linear([1, 1]), 300, 4);
  const x = sample.x.map((value, i) => (i % 2 === 0 ? Math.floor(3 * value) : value));
  const y = sample.y.map((_, row) => x[2 * row]! + x[2 * row + 1]!);
  const found = await indices({ x, y, rows: 300 });
  assert.equal(found.bins[0], 3);
  const turned = await indices({
    x: Float64Array.from({ length: 600 }, (_, i) => x[2 * (299 - (i >> 1)) + (i % 2)]!),
    y: y.slice().reverse(),
    rows: 300,
  });
  assert.ok(Math.abs(found.raw[0]! - turned.raw[0]!) < 1e-12);
});

test('scale and origin of the output, and any increasing change of an input, leave the estimates as they are', async () => {
  const sample = plainSample(ishigami, 300, 2);
  const before = await indices(sample);
  const after = await indices({ ...sample, x: sample.x.map(Math.exp), y: sample.y.map((y) => 5 - 3 * y) });
  before.first.forEach(({ estimate, low }, i) => {
    assert.ok(Math.abs(estimate - after.first[i]!.estimate) < 1e-10);
    assert.ok(Math.abs(low! - after.first[i]!.low!) < 1e-10);
  });
});

test('an input that is the same everywhere explains nothing', async () => {
  const { x, y, rows } = plainSample(linear([1, 1]), 100, 1);
  const { first } = await indices({ x: x.map((value, i) => (i % 2 === 1 ? 7 : value)), y, rows });
  assert.equal(first[1]!.estimate, 0);
});
