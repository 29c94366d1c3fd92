import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Correlation } from '../../case/index.js';
import { Coordinates } from '../../quantity/design/coordinates.js';
import { sobolDesign } from '../../quantity/design/design.js';
import { drawWorlds, HYPERCUBES, worldCount } from './draws.js';
import type { Input } from './inputs.js';

/** Inputs that are their own u. */
const inputs = (count: number): Input[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `n${i}`,
    kind: 'number',
    coordinates: [`n${i}`],
    columns: [{ id: `n${i}`, what: `number ${i}`, unit: 'points', median: 0.5 }],
    draw: (u) => [...u],
    put: () => {},
  }));

test('of 90 numbers no two go together by more than chance allows, also with few worlds', () => {
  const { values } = drawWorlds(inputs(90), 256, 1n, []);
  assert.ok(largestCorrelation(values.map(([column]) => column!)) < CHANCE);
});

test('in eight scrambled nets of Sobol’s sequence some of 90 numbers do go together, which is why worlds are not its points', () => {
  const names = inputs(90).map(({ id }) => id);
  const nets = Array.from({ length: HYPERCUBES }, (_, r) => sobolDesign(32, BigInt(r), new Coordinates(names)));
  const columns = names.map((name) => Float64Array.from(nets.flatMap((net) => [...net.column(name)])));
  assert.ok(largestCorrelation(columns) > 1.5 * CHANCE);
});

/**
 * Correlations of 256 independent pairs have a standard deviation of 1/√256 = 0.0625; among 4,005 pairs the largest lies
 * near 3.7 of these, and beyond 5.5 in one design of 6,000.
 */
const CHANCE = 5.5 / Math.sqrt(256);

/** Of columns that are uniform on 0 to 1. */
function largestCorrelation(columns: readonly Float64Array[]): number {
  const centred = columns.map((column) => column.map((u) => u - 0.5));
  const correlation = (a: Float64Array, b: Float64Array) =>
    (12 * a.reduce((sum, x, w) => sum + x * b[w]!, 0)) / a.length;
  return Math.max(...centred.flatMap((a, i) => centred.slice(i + 1).map((b) => Math.abs(correlation(a, b)))));
}

test('in each hypercube every number has one world in each equal part', () => {
  const n = 128;
  const { values } = drawWorlds(inputs(3), n, 5n, []);
  for (const [column] of values) {
    for (let r = 0; r < HYPERCUBES; r++) {
      const own = column!.filter((_, w) => w % HYPERCUBES === r);
      const parts = [...own].map((u) => Math.floor(u * own.length)).sort((a, b) => a - b);
      assert.deepEqual(parts, [...own.keys()]);
    }
  }
});

test('a number keeps its draws whatever stands beside it, and another seed draws others', () => {
  const [few, many] = [3, 7].map((count) => drawWorlds(inputs(count), 64, 2n, []).values);
  assert.deepEqual(many!.slice(0, 3), few);
  assert.notDeepEqual(drawWorlds(inputs(3), 64, 3n, []).values, few);
});

/** A rank correlation of two of the numbers. */
const goTogether = (a: string, b: string, rank: number): Correlation => {
  const number = { path: `correlations.${a}-${b}.rank`, what: '', written: String(rank), unit: 'rank correlation' };
  const scale = { kind: 'bounded', lo: -1, hi: 1 } as const;
  const quantity = { kind: 'point', value: rank } as const;
  return {
    id: `${a}-${b}`,
    name: `${a} and ${b}`,
    between: [a, b],
    rank: { ...number, quantity, scale, value: rank, standing: 'none' },
  };
};

test('numbers with a correlation go together as closely as it says, and each keeps its distribution', () => {
  const n = 2048;
  const { values } = drawWorlds(inputs(4), n, 1n, [goTogether('n0', 'n1', -0.8), goTogether('n1', 'n3', 0.5)]);
  const [n0, n1, n2, n3] = values.map(([column]) => column!);
  // Of ranks; columns are uniform. The standard deviation of a correlation r of n pairs is (1 − r²)/√n.
  const rank = (a: Float64Array, b: Float64Array) =>
    (12 * a.reduce((sum, x, w) => sum + (x - 0.5) * (b[w]! - 0.5), 0)) / n;
  const of = (a: Float64Array, b: Float64Array, r: number) =>
    assert.ok(Math.abs(rank(a, b) - r) < (5 * (1 - r * r)) / Math.sqrt(n), String(rank(a, b)));
  of(n0!, n1!, -0.8);
  of(n1!, n3!, 0.5);
  of(n2!, n1!, 0);
  // Kolmogorov's distance stays below 0.06 but once in a million samples of this size.
  for (const column of [n1!, n3!]) {
    for (const [k, u] of [...column].sort((a, b) => a - b).entries()) assert.ok(Math.abs(u - (k + 0.5) / n) < 0.06);
  }
});

test('the first of two correlated numbers keeps its draws, and so do those that go with none; the other has its own in another order', () => {
  const free = drawWorlds(inputs(3), 64, 2n, []).values;
  const tied = drawWorlds(inputs(3), 64, 2n, [goTogether('n2', 'n0', 0.9)]).values;
  assert.deepEqual(tied.slice(1), free.slice(1));
  const [[before], [after]] = [free[0]!, tied[0]!];
  assert.notDeepEqual(after, before);
  for (let r = 0; r < HYPERCUBES; r++) {
    const inCube = (column: Float64Array) => column.filter((_, w) => w % HYPERCUBES === r).sort();
    assert.deepEqual(inCube(after!), inCube(before!));
  }
  assert.deepEqual(drawWorlds(inputs(3), 64, 2n, [goTogether('n2', 'a-point', 0.9)]).values, free);
});

test('a number that is no range any more leaves what goes with others as it was', () => {
  const ties = [goTogether('n0', 'n1', 0.9), goTogether('n1', 'n2', -0.6), goTogether('n0', 'n2', -0.5)];
  const all = drawWorlds(inputs(3), 64, 2n, ties).values;
  assert.deepEqual(drawWorlds(inputs(3).slice(1), 64, 2n, ties).values, all.slice(1));
});

test('so many worlds are drawn as can be dealt out evenly', () => {
  assert.deepEqual([1, 8, 9, 1000, 1024].map(worldCount), [8, 8, 16, 1000, 1024]);
});
