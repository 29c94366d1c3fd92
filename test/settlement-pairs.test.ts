import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { valuePairs } from '../src/settlement/index.js';
import { Budget } from '../src/shared/budget.js';
import { anySpace, Brute } from './settlement-spaces.js';

test('value pairs hold every package, count who has both thresholds, and give the frontier of the two', async () => {
  await fc.assert(
    fc.asyncProperty(anySpace, async (space) => {
      const [pair] = await valuePairs(space, [[0, 1]], 10_000, new Budget());
      const brute = new Brute(space);
      const points = brute.packages.map((x) => [brute.value(0, x), brute.value(1, x)] as const);
      assert.equal(pair!.packages, points.length);
      const [a, b] = [space.parties[0]!.threshold, space.parties[1]!.threshold];
      assert.equal(pair!.both, points.filter(([x, y]) => x >= a && y >= b).length);
      const tally = new Map<string, number>();
      for (const point of points) tally.set(point.join(), (tally.get(point.join()) ?? 0) + 1);
      assert.deepEqual(new Map(pair!.cloud.map(([x, y, n]) => [[x, y].join(), n])), tally);
      const undominated = [...tally.keys()].filter((key) => {
        const [x, y] = key.split(',').map(Number);
        return !points.some(([u, v]) => u >= x! && v >= y! && (u > x! || v > y!));
      });
      assert.deepEqual(pair!.frontier.map((p) => [p.x, p.y].join()).sort(), undominated.sort());
    }),
  );
});

test('a thinned cloud keeps every package and stays within the range of the values', async () => {
  await fc.assert(
    fc.asyncProperty(anySpace, async (space) => {
      const [pair] = await valuePairs(space, [[0, 1]], 0, new Budget());
      assert.equal(
        pair!.cloud.reduce((sum, [, , n]) => sum + n, 0),
        pair!.packages,
      );
      const xs = new Brute(space).packages.map((x) => new Brute(space).value(0, x));
      for (const [x] of pair!.cloud) assert.ok(x >= Math.min(...xs) - 1e-9 && x <= Math.max(...xs) + 1e-9);
    }),
  );
});
