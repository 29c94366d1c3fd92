import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Budget } from '../shared/budget.js';
import { groupInputs } from './grouping.js';
import { morrisEffects } from './morris.js';
import { morrisSteps } from './morrisDesign.js';
import type { NumberTable } from './table.js';
import { morrisSample, type Sampled } from './testing/designs.js';
import { linear, type TestFunction } from './testing/functions.js';
import { asTable, EXPECTED, salib } from './testing/salib.js';

async function effects(design: NumberTable, y: Float64Array, levels: number, stated = new Map<string, string[]>()) {
  const steps = morrisSteps(design, groupInputs(design.names, stated), levels);
  assert.ok('direction' in steps, JSON.stringify(steps));
  return morrisEffects(y, steps, levels, { resamples: 200, seed: 1, budget: new Budget() });
}

const of = ({ x, y, rows }: Sampled, levels: number) => effects(asTable(x, rows), y, levels);

function near(found: readonly number[], expected: readonly number[]): void {
  assert.equal(found.length, expected.length);
  found.forEach((value, i) => {
    const wanted = expected[i]!;
    assert.ok(Math.abs(value - wanted) <= 1e-10 * Math.max(1, Math.abs(wanted)), `${i}: ${value}, not ${wanted}`);
  });
}

test("mu, mu* and sigma of SALib's trajectories of Morris' function are SALib's to 1e-10", async () => {
  const { design, y } = salib('morris');
  const { mu, muStar, sigma } = await effects(design, y, 4);
  const expected = EXPECTED.morris!;
  near(
    mu.map((e) => e!.estimate),
    expected.mu!,
  );
  near(
    muStar.map((e) => e.estimate),
    expected.muStar!,
  );
  near(
    sigma.map((e) => e!.estimate),
    expected.sigma!,
  );
});

test("mu* of groups is SALib's to 1e-10; groups of several inputs have neither mu nor sigma", async () => {
  const { design, y } = salib('morris-groups');
  const stated = new Map([
    ['one', ['x1', 'x3']],
    ['two', ['x2', 'x4']],
    ['three', ['x5']],
  ]);
  const { mu, muStar, sigma } = await effects(design, y, 6, stated);
  near(
    muStar.map((e) => e.estimate),
    EXPECTED['morris-groups']!.muStar!,
  );
  assert.deepEqual([mu[0], sigma[1]], [null, null]);
  assert.ok(mu[2] !== null);
});

test('effects of a linear function are its coefficients at every place: sigma 0, intervals of one point', async () => {
  const c = [3, -2, 0];
  const { mu, muStar, sigma } = await of(morrisSample(linear(c), 10, 4, 1), 4);
  c.forEach((ci, i) => {
    near([mu[i]!.estimate, mu[i]!.low!, mu[i]!.high!], [ci, ci, ci]);
    near([muStar[i]!.estimate], [Math.abs(ci)]);
    near([sigma[i]!.estimate], [0]);
  });
});

/**
 * y = x1 x2 on (0, 1) with p = 4 levels: the effect of x1 is x2, uniform on 0, 1/3, 2/3, 1. Mean 1/2, variance
 * (0 + 1/9 + 4/9 + 1)/4 − 1/4 = 5/36.
 */
test('mean and deviation of the effects of a product lie in their intervals', async () => {
  const product: TestFunction = { ...linear([1, 1]), value: (x) => x[0]! * x[1]! };
  const { mu, sigma } = await of(morrisSample(product, 200, 4, 2), 4);
  for (const i of [0, 1]) {
    assert.ok(mu[i]!.low! <= 1 / 2 && 1 / 2 <= mu[i]!.high!, JSON.stringify(mu[i]));
    const truth = Math.sqrt(5 / 36);
    assert.ok(sigma[i]!.low! <= truth && truth <= sigma[i]!.high!, JSON.stringify(sigma[i]));
  }
});

/**
 * Morris (1991), section 6, without its random coefficients: the inputs 11 to 20 are in no term, 8 to 10 act linearly
 * with effect 2 · 20 = 40, 1 to 6 act together, the seventh is curved.
 */
test("Morris' function is sorted as its terms say: inputs that act linearly, otherwise, and not at all", async () => {
  const { design, y } = salib('morris');
  const { mu, sigma } = await effects(design, y, 4);
  for (let i = 10; i < 20; i++) assert.deepEqual([mu[i]!.estimate, sigma[i]!.estimate], [0, 0]);
  for (let i = 7; i < 10; i++) {
    near([mu[i]!.estimate], [40]);
    assert.ok(sigma[i]!.estimate < 1e-9);
  }
  for (let i = 0; i < 7; i++) assert.ok(sigma[i]!.estimate > 5, `${i}`);
});

test('effects scale with the output, up to the largest and down to the smallest', async () => {
  const sample = morrisSample({ ...linear([1, 1]), value: (x) => x[0]! * x[1]! }, 20, 4, 2);
  const before = await of(sample, 4);
  for (const scale of [1e280, 1e-280, -8]) {
    const after = await of({ ...sample, y: sample.y.map((value) => value * scale) }, 4);
    near([after.muStar[0]!.estimate / Math.abs(scale)], [before.muStar[0]!.estimate]);
    near([after.sigma[0]!.high! / Math.abs(scale)], [before.sigma[0]!.high!]);
  }
});

const TRAJECTORIES = morrisSample(linear([1, 1, 1]), 3, 4, 1);

function broken(change: (x: Float64Array) => void, rows = TRAJECTORIES.rows) {
  const x = TRAJECTORIES.x.slice(0, rows * 3);
  change(x);
  const table = asTable(x, rows);
  return morrisSteps(table, groupInputs(table.names, new Map()), 4);
}

test('what is no trajectory is told at its row: too few rows, no move, two moves, a second move, other levels', () => {
  const code = (found: object) => ('code' in found ? found.code : undefined);
  const at = (found: object) => ('at' in found ? (found.at as { line: number }).line : undefined);
  assert.equal(code(broken(() => {})), undefined);
  assert.equal(code(broken(() => {}, 11)), 'row-count');
  const still = broken((x) => x.copyWithin(15, 12, 15));
  assert.deepEqual([code(still), at(still)], ['not-morris', 6]);
  const two = broken((x) => {
    for (let c = 0; c < 3; c++) x[15 + c]! += 1 / 3;
  });
  assert.deepEqual([code(two), at(two)], ['not-morris', 6]);
  const back = broken((x) => x.copyWithin(18, 12, 15));
  assert.deepEqual([code(back), at(back)], ['not-morris', 7]);
  const { x, rows } = morrisSample(linear([1, 1, 1]), 10, 8, 1);
  const table = asTable(x, rows);
  assert.equal(code(morrisSteps(table, groupInputs(table.names, new Map()), 4)), 'levels');
});
