import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Random } from '../quantity/design/random.js';
import { normalBelow } from '../quantity/quantity.js';
import { normalQuantile } from '../quantity/special/normalQuantile.js';
import type { Column } from './columns.js';
import { conditionalMean } from './conditionalMean.js';
import { partialInformation, perfectInformation } from './information.js';

const seeds = fc.integer({ min: 0, max: 1e6 });

function normals(count: number, worlds: number, seed: number): Column[] {
  return Array.from({ length: count }, (_, i) => {
    const random = Random.of(BigInt(seed), `z${i + 1}`);
    return { name: `z${i + 1}`, values: Float64Array.from({ length: worlds }, () => normalQuantile(random.next())) };
  });
}

/** Two actions: one pays 0, the other mean + Σ slope_i z_i. */
function choice(z: readonly Column[], mean: number, slopes: readonly number[]): Column[] {
  const values = z[0].values.map((_, row) => slopes.reduce((sum, s, i) => sum + s * z[i].values[row], mean));
  return [
    { name: 'stay', values: new Float64Array(values.length) },
    { name: 'go', values },
  ];
}

/** E[max(0, N(m, s))] − max(0, m) = m Φ(m/s) + s φ(m/s) − max(0, m) (Raiffa and Schlaifer 1961, section 5.4). */
function worth(m: number, s: number): number {
  const density = Math.exp(-((m / s) ** 2) / 2) / Math.sqrt(2 * Math.PI);
  return m * normalBelow(m / s) + s * density - Math.max(0, m);
}

/**
 * Worlds 1 to 4. Best payoffs 4, 3, 5, 2: mean 14/4 = 3.5. Means: (4 + 0 + 5 + 0)/4 = 2.25 and (1 + 3 + 1 + 2)/4 = 1.75.
 * So 3.5 − 2.25 = 1.25.
 */
test('perfect information is the mean of the best less the best of the means', () => {
  const payoffs = [
    { name: 'a', values: Float64Array.of(4, 0, 5, 0) },
    { name: 'b', values: Float64Array.of(1, 3, 1, 2) },
  ];
  assert.equal(perfectInformation(payoffs), 1.25);
  assert.equal(perfectInformation(payoffs.slice(0, 1)), 0);
});

// 40 tables at 95 %: fewer than 32 inside has a chance of 3e-5.
for (const [mean, slopes] of [
  [0.5, [1, 2, 0.3]],
  [1, [1, 0.2, 3]],
  [-0.4, [0.7, 0.7, 0.7]],
] as const)
  test(`the analytic worth of one and of two normal inputs, mean ${mean}, slopes ${slopes}, lies in at least 32 of 40 intervals`, () => {
    const counts = [0, 0];
    for (let seed = 1; seed <= 40; seed++) {
      const z = normals(3, 1024, seed);
      const payoffs = choice(z, mean, slopes);
      const truths = [worth(mean, slopes[0]), worth(mean, Math.hypot(slopes[0], slopes[1]))];
      for (const [k, truth] of truths.entries()) {
        const { low, high } = partialInformation(payoffs, z.slice(0, k + 1), seed);
        if (low <= truth && truth <= high) counts[k]++;
      }
    }
    for (const count of counts) assert.ok(count >= 32, `${counts} of 40`);
  });

// At 97.5 %: more than 5 of 40 with a false worth has a chance of 4e-4.
test('with nothing to learn the interval contains 0 in at least 35 of 40 tables, also where two actions are as good on average', () => {
  for (const mean of [0, 0.05, 1]) {
    let clean = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const z = normals(3, 512, seed);
      if (partialInformation(choice(z, mean, [0, 1, 1]), z.slice(0, 1), seed).low === 0) clean++;
    }
    assert.ok(clean >= 35, `${clean} of 40 at ${mean}`);
  }
});

test('with nothing to learn, what is held out is worth less than half of what the fit promises, on average', () => {
  let [heldOut, promised] = [0, 0];
  for (let seed = 1; seed <= 40; seed++) {
    const z = normals(3, 200, seed);
    const { estimate, fitted } = partialInformation(choice(z, 0, [0, 1, 1]), z.slice(0, 1), seed);
    heldOut += estimate;
    promised += fitted;
  }
  assert.ok(heldOut < promised / 2, `${heldOut / 40} of ${promised / 40}`);
});

test('the regression that is chosen is nearer to a linear truth than the largest polynomial, on average', () => {
  let [chosen, largest] = [0, 0];
  for (let seed = 1; seed <= 40; seed++) {
    const [x, noise] = normals(2, 100, seed).map(({ values }) => values);
    const y = x.map((value, row) => value + 2 * noise[row]);
    const fit = conditionalMean([x])(new Uint8Array(100).fill(1))(y);
    for (const [row, truth] of x.entries()) {
      chosen += (fit.chosen[row] - truth) ** 2;
      largest += (fit.largest[row] - truth) ** 2;
    }
  }
  assert.ok(chosen < largest, `${chosen} and ${largest}`);
});

/** Of degree 2 without noise: the fit is exact, also at rows that it was not fitted to, and of products of two inputs. */
test('a quadratic of normal scores is fitted exactly, also at rows left out', () => {
  const n = 99;
  const scores = Float64Array.from({ length: n }, (_, k) => normalQuantile((k + 0.5) / n));
  const other = scores.map((_, k) => scores[(k * 37) % n]);
  const y = scores.map((z, k) => 1 + z - 2 * z * other[k] + other[k] ** 2);
  const fit = Uint8Array.from({ length: n }, (_, k) => (k % 4 === 1 ? 0 : 1));
  for (const [k, value] of conditionalMean([scores, other])(fit)(y).chosen.entries())
    assert.ok(Math.abs(value - y[k]) < 1e-10);
});

/** Pays 1 where u > 0.9 and −0.2 otherwise, known from z1: P = 0.1, so 0.1 · 1 − max(0, 0.1 − 0.18) = 0.1. */
test('a threshold that no polynomial follows is followed by steps', () => {
  const z = normals(1, 4096, 2);
  const go = z[0].values.map((x) => (normalBelow(x) > 0.9 ? 1 : -0.2));
  const stay = { name: 'stay', values: new Float64Array(4096) };
  const { estimate } = partialInformation([stay, { name: 'go', values: go }], z, 1);
  assert.ok(Math.abs(estimate - 0.1) < 0.02, `${estimate}`);
});

/** Pays z1 · z2, each of which alone tells nothing: E|z1 z2|/2 = (2/π)/2 = 1/π for both. */
test('what two inputs tell only together is seen when they are learned together', () => {
  const z = normals(2, 4096, 3);
  const go = z[0].values.map((x, row) => x * z[1].values[row]);
  const payoffs = [
    { name: 'stay', values: new Float64Array(4096) },
    { name: 'go', values: go },
  ];
  assert.ok(partialInformation(payoffs, z.slice(0, 1), 1).low === 0);
  const { low, high } = partialInformation(payoffs, z, 1);
  assert.ok(low <= 1 / Math.PI && 1 / Math.PI <= high, `${low} to ${high}`);
});

test('a part is worth no more than all, and 0 ≤ low ≤ estimate ≤ high, for any payoffs', () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 3 }), (seed, actions, k) => {
      const z = normals(4, 60, seed);
      const payoffs = Array.from({ length: actions }, (_, a) => ({
        name: `a${a}`,
        values: z[a % 4].values.map((x, row) => Math.exp(x) - z[3].values[row] * a),
      }));
      const { estimate, low, high, fitted } = partialInformation(payoffs, z.slice(0, k), seed);
      assert.ok(0 <= low && low <= estimate && estimate <= high && fitted >= 0);
      assert.ok(estimate <= perfectInformation(payoffs) + 1e-12);
    }),
  );
});

test('a scale of all payoffs scales the worth; what all actions gain in a world, and an increasing change of an input, leave it', () => {
  const z = normals(3, 300, 5);
  const payoffs = choice(z, 0.2, [1, 1, 0]);
  const before = partialInformation(payoffs, z.slice(0, 1), 1);
  const scaled = payoffs.map(({ name, values }) => ({ name, values: values.map((v) => 8 * v) }));
  assert.ok(Math.abs(partialInformation(scaled, z.slice(0, 1), 1).high - 8 * before.high) < 1e-9);
  const shifted = payoffs.map(({ name, values }) => ({ name, values: values.map((v, row) => v + z[2].values[row]) }));
  assert.ok(Math.abs(partialInformation(shifted, z.slice(0, 1), 1).estimate - before.estimate) < 1e-9);
  const bent = [{ name: 'bent', values: z[0].values.map((x) => Math.exp(2 * x)) }];
  assert.deepEqual(partialInformation(payoffs, bent, 1), { ...before, inputs: ['bent'] });
});

test('an input of one value, or of two, tells what it can: nothing, and which of the two it is', () => {
  const z = normals(2, 1000, 7);
  const one = [{ name: 'one', values: new Float64Array(1000).fill(4) }];
  const two = [{ name: 'two', values: z[0].values.map((x) => (x > 0 ? 1 : 0)) }];
  const payoffs = choice([...two, z[1]], -0.5, [1, 0.1]);
  assert.equal(partialInformation(payoffs, one, 1).low, 0);
  // Pays ½ or −½, each in half of the worlds: ½ · ½ less what chance makes of the halves.
  assert.ok(Math.abs(partialInformation(payoffs, two, 1).estimate - 0.25) < 0.03);
});

test('too few worlds, no inputs, or four are refused', () => {
  const z = normals(4, 50, 1);
  assert.throws(() => partialInformation(choice(z, 0, [1]), z, 1), /4 inputs; there may be 1 to 3/);
  assert.throws(() => partialInformation(choice(z, 0, [1]), [], 1), /0 inputs/);
  const few = normals(1, 20, 1);
  assert.throws(() => partialInformation(choice(few, 0, [1]), few, 1), /20 worlds; 40 are needed/);
});
