import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Coordinates, TooManyCoordinates } from './coordinates.js';
import { type Design, latinHypercube, NoSuchDesign, randomDesign, sobolDesign } from './design.js';
import { DIMENSIONS, directions } from './joeKuo.js';
import { Random } from './random.js';
import { scrambled, sobol } from './sobol.js';

const designs = (count: number, seed: bigint): Record<string, Design> => ({
  random: randomDesign(count, seed),
  'Latin hypercube': latinHypercube(count, seed),
  Sobol: sobolDesign(count, seed, new Coordinates()),
});
const mean = (x: ArrayLike<number>) => Array.from(x).reduce((sum, v) => sum + v, 0) / x.length;

test('xoshiro256** is the published one', () => {
  // From state 1, 2, 3, 4 by hand: rotl(2·5, 7)·9 = 11520, then s₁ = 2 ^ 3 ^ 1 = 0. All by a second program in Python
  // with integers of any size; after the jump, 2^128 squarings of the step as a matrix over GF(2).
  const random = new Random([1, 0, 2, 0, 3, 0, 4, 0]);
  assert.deepEqual(
    [1, 2, 3, 4].map(() => random.nextBits()),
    [11520n, 0n, 1509978240n, 1215971899390074240n],
  );
  const jumped = new Random([1, 0, 2, 0, 3, 0, 4, 0]).jump();
  assert.deepEqual([jumped.nextBits(), jumped.nextBits()], [13534147089533256664n, 7126240192422241655n]);
  const seeded = Random.of(42n);
  assert.deepEqual(
    [1, 2, 3, 4].map(() => seeded.nextBits()),
    [1546998764402558742n, 6990951692964543102n, 12544586762248559009n, 17057574109182124193n],
  );
});

test("Sobol' points before scrambling are the published ones", () => {
  // Joe and Kuo 2008, "Notes on generating Sobol' sequences", the output of their program for 10 points in 3 dimensions.
  const published = [
    [0, 0, 0],
    [0.5, 0.5, 0.5],
    [0.75, 0.25, 0.25],
    [0.25, 0.75, 0.75],
    [0.375, 0.375, 0.625],
    [0.875, 0.875, 0.125],
    [0.625, 0.125, 0.875],
    [0.125, 0.625, 0.375],
    [0.1875, 0.3125, 0.9375],
    [0.6875, 0.8125, 0.4375],
  ];
  const columns = [0, 1, 2].map((d) => sobol(d, 10));
  for (const [i, point] of published.entries()) assert.deepEqual([...columns.map((c) => c[i] / 2 ** 32)], point);
  // Points 777 and 1000 by SciPy 1.17.1, qmc.Sobol(481, scramble=False, bits=32), times 2^32.
  const dimensions = [0, 1, 2, 5, 10, 100, 300, 480];
  const at = (i: number) => dimensions.map((d) => sobol(d, 1024)[i]);
  assert.deepEqual(
    at(1000),
    [943718400, 415236096, 2227175424, 3896508416, 364904448, 3300917248, 2227175424, 3233808384],
  );
  assert.deepEqual(
    at(777),
    [2973761536, 4022337536, 700448768, 1530920960, 3200253952, 3619684352, 2646605824, 2814377984],
  );
});

test('every dimension has its own directions, each with a leading digit of its own', () => {
  const seen = new Set<string>();
  for (let d = 0; d < DIMENSIONS; d++) {
    const v = directions(d);
    for (let k = 0; k < 32; k++) assert.equal((v[k] << k) >>> 0, 0x80000000, `${d}, ${k}`); // m_k is odd and below 2^k
    seen.add(v.join());
  }
  assert.equal(seen.size, DIMENSIONS);
});

test('each coordinate has one point in each of its N equal parts, after scrambling too', () => {
  for (const count of [1, 2, 64, 1024])
    for (const name of ['Latin hypercube', 'Sobol']) {
      const design = designs(count, 5n)[name];
      for (const coordinate of ['a', 'b', 'c']) {
        const parts = new Set(Array.from(design.column(coordinate), (u) => Math.floor(u * count)));
        assert.equal(parts.size, count, `${name}, ${count}`);
      }
    }
});

test('the first two dimensions are a (0, m, 2)-net: one point in each box of volume 1/N, after scrambling too', () => {
  const m = 8;
  const design = sobolDesign(2 ** m, 9n, new Coordinates());
  const [x, y] = [design.column('x'), design.column('y')];
  for (let a = 0; a <= m; a++) {
    const boxes = new Set(Array.from(x, (u, i) => `${Math.floor(u * 2 ** a)} ${Math.floor(y[i] * 2 ** (m - a))}`));
    assert.equal(boxes.size, 2 ** m);
  }
});

test('no number is 0 or 1, and all numbers of a coordinate differ', () => {
  for (const design of Object.values(designs(4096, 1n))) {
    const column = design.column('x');
    assert.ok(column.every((u) => u > 0 && u < 1));
    assert.equal(new Set(column).size, 4096);
  }
});

test('the coins of the scrambling are fair and do not depend on each other', () => {
  // 4,000 keys: digits of the points 0 and ½ and ¼. Shares of 4,000 fair coins have a deviation of 0.8 %; 4 of them.
  const points = Uint32Array.of(0, 0x80000000, 0x40000000);
  const out = new Float64Array(3);
  const shares = { first: 0, second: 0, equal: 0, halves: 0, keys: 0 };
  const uniform: number[] = [];
  const random = new Random([1, 2, 3, 4, 5, 6, 7, 8]);
  for (let k = 0; k < 4000; k++) {
    const bits = random.nextBits();
    scrambled(points, Number(bits & 0xffffffffn) | 0, Number(bits >> 32n) | 0, out);
    const digit = (i: number, level: number) => Math.floor(out[i] * 2 ** level) % 2;
    shares.first += digit(0, 1);
    shares.second += digit(0, 2);
    shares.equal += digit(0, 2) === digit(1, 2) ? 1 : 0; // below different first digits: two coins
    shares.halves += digit(0, 1) === digit(0, 2) ? 1 : 0;
    shares.keys += digit(0, 20) === digit(0, 40) ? 1 : 0;
    assert.notEqual(digit(0, 1), digit(1, 1)); // one coin
    assert.notEqual(digit(0, 2), digit(2, 2)); // the same first digit, then one coin
    uniform.push(out[0]);
  }
  for (const [what, share] of Object.entries(shares))
    assert.ok(Math.abs(share / 4000 - 0.5) < 0.032, `${what} ${share}`);
  // One point over all keys is uniform: Kolmogorov and Smirnov, 1.95/√N at 0.1 %.
  uniform.sort((a, b) => a - b);
  assert.ok(Math.max(...uniform.map((u, i) => Math.abs(u - (i + 0.5) / 4000))) < 1.95 / Math.sqrt(4000));
});

test('over seeds a scrambled mean is right on average, and its error falls nearly as N^-3/2', () => {
  // E[exp(x) · (1 + y) · z²] = (e − 1) · 3/2 · 1/3
  const exact = (Math.E - 1) / 2;
  const deviations = [64, 1024].map((count) => {
    const errors = Array.from({ length: 60 }, (_, seed) => {
      const design = sobolDesign(count, BigInt(seed), new Coordinates());
      const [x, y, z] = ['x', 'y', 'z'].map((name) => design.column(name));
      return mean(Array.from(x, (u, i) => Math.exp(u) * (1 + y[i]) * z[i] ** 2)) - exact;
    });
    const deviation = Math.sqrt(mean(errors.map((e) => e * e)));
    assert.ok(Math.abs(mean(errors)) < (4 * deviation) / Math.sqrt(60), `bias ${mean(errors)} beside ${deviation}`);
    return deviation;
  });
  // Sixteen times the points: 1/64 by N^{−3/2}, with logarithms less; 1/4 for independent points.
  assert.ok(deviations[1] < deviations[0] / 30, `${deviations}`);
});

test('a new input leaves the draws of all others alone, asked in any order', () => {
  const make: ((names: string[]) => Design)[] = [
    () => randomDesign(64, 3n),
    () => latinHypercube(64, 3n),
    (names) => sobolDesign(64, 3n, new Coordinates(names)),
  ];
  for (const design of make) {
    const [base, variant] = [design(['rates', 'weights']), design(['rates', 'weights', 'new one'])];
    variant.column('new one');
    assert.deepEqual(variant.column('weights'), base.column('weights'));
    assert.deepEqual(variant.column('rates'), base.column('rates'));
    assert.notDeepEqual(base.column('rates'), base.column('weights'));
  }
});

test('a design with more points begins with the same ones, but for a hypercube', () => {
  for (const name of ['random', 'Sobol'])
    assert.deepEqual(designs(1024, 8n)[name].column('x').slice(0, 256), designs(256, 8n)[name].column('x'));
});

test('other seeds give other numbers, without a common pattern', () => {
  for (const name of ['random', 'Latin hypercube', 'Sobol']) {
    const [a, b] = [1n, 2n].map((seed) => designs(1024, seed)[name].column('x'));
    assert.notDeepEqual(a, b);
  }
  const [a, b] = [1n, 2n].map((seed) => randomDesign(4096, seed).column('x'));
  // Correlation of independent columns: deviation 1/64; four of them.
  assert.ok(Math.abs(12 * mean(Array.from(a, (u, i) => (u - 0.5) * (b[i] - 0.5)))) < 4 / 64);
});

test('what cannot be a design is refused with a sentence', () => {
  assert.throws(
    () => sobolDesign(1000, 1n, new Coordinates()),
    (e) => e instanceof NoSuchDesign && e.instead === '512 or 1024',
  );
  for (const count of [0, -1, 2.5, Number.NaN, 1e12]) {
    assert.throws(() => randomDesign(count, 1n), NoSuchDesign);
    assert.throws(() => latinHypercube(count, 1n), NoSuchDesign);
    assert.throws(() => sobolDesign(count, 1n, new Coordinates()), NoSuchDesign);
  }
  const full = new Coordinates(Array.from({ length: DIMENSIONS }, (_, i) => `n${i}`));
  assert.equal(full.reserve('n7'), 7);
  assert.throws(() => full.reserve('one more'), TooManyCoordinates);
});
