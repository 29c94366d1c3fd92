import assert from 'node:assert/strict';
import { test } from 'node:test';
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
  const n = 256;
  const { values } = drawWorlds(inputs(90), n, 1n);
  const columns = values.map(([column]) => column!.map((u) => u - 0.5));
  // Correlations of independent columns have a standard deviation of 1/√256 = 0.0625; among 4,005 pairs the largest lies
  // near 3.7 of these, and beyond 5.5 in one design of 6,000.
  for (const [i, a] of columns.entries()) {
    for (const b of columns.slice(i + 1)) {
      const correlation = (12 * a.reduce((sum, x, w) => sum + x * b[w]!, 0)) / n;
      assert.ok(Math.abs(correlation) < 5.5 / Math.sqrt(n), `${i}: ${correlation}`);
    }
  }
});

test('in each hypercube every number has one world in each equal part', () => {
  const n = 128;
  const { values } = drawWorlds(inputs(3), n, 5n);
  for (const [column] of values) {
    for (let r = 0; r < HYPERCUBES; r++) {
      const own = column!.filter((_, w) => w % HYPERCUBES === r);
      const parts = [...own].map((u) => Math.floor(u * own.length)).sort((a, b) => a - b);
      assert.deepEqual(parts, [...own.keys()]);
    }
  }
});

test('a number keeps its draws whatever stands beside it, and another seed draws others', () => {
  const [few, many] = [3, 7].map((count) => drawWorlds(inputs(count), 64, 2n).values);
  assert.deepEqual(many!.slice(0, 3), few);
  assert.notDeepEqual(drawWorlds(inputs(3), 64, 3n).values, few);
});

test('so many worlds are drawn as can be dealt out evenly', () => {
  assert.deepEqual([1, 8, 9, 1000, 1024].map(worldCount), [8, 8, 16, 1000, 1024]);
});
