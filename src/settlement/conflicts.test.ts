import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Budget } from '../shared/budget.js';
import { minimalHittingSets } from './conflicts.js';
import { addMinimal, membersOf } from './constraint-sets.js';

const set = (...members: number[]): bigint => members.reduce((s, c) => s | (1n << BigInt(c)), 0n);
const hitting = async (family: bigint[]): Promise<number[][]> =>
  (await minimalHittingSets(family, new Budget()))!.map(membersOf);

test('the hitting sets of Reiter’s example are those of his paper', async () => {
  // The family of the HS-tree example in Reiter 1987, section 4: F = {{2,4,5}, {1,2,3}, {1,3,5}, {2,4,6}, {2,4}, {2,3,5}, {1,6}}. By hand from
  // the minimal members {2,4}, {1,2,3}, {1,3,5}, {2,3,5}, {1,6}: with 2 and 1: both {2,4}, {1,2,3}, {2,3,5}, {1,3,5}
  // and {1,6} are met: {1,2}. With 2 and 6: {1,3,5} is left, met by 3 or 5: {2,3,6}, {2,5,6}. With 4 and 1: {2,3,5} is
  // left: {1,3,4}, {1,4,5}. With 4 and 6: {1,2,3}, {1,3,5}, {2,3,5} are left, met by 3 alone: {3,4,6}.
  const family = [set(2, 4, 5), set(1, 2, 3), set(1, 3, 5), set(2, 4, 6), set(2, 4), set(2, 3, 5), set(1, 6)];
  assert.deepEqual(await hitting(family), [
    [1, 2],
    [1, 3, 4],
    [1, 4, 5],
    [2, 3, 6],
    [2, 5, 6],
    [3, 4, 6],
  ]);
});

test('a family without members is hit by the empty set; one that holds the empty set by nothing', async () => {
  assert.deepEqual(await hitting([]), [[]]);
  assert.deepEqual(await hitting([0n]), []);
});

test('the hitting sets of the hitting sets of a minimal family are the family', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 255 }), { minLength: 1, maxLength: 8 }), async (masks) => {
      const family: bigint[] = [];
      for (const mask of masks) addMinimal(family, BigInt(mask));
      const dual = await minimalHittingSets(family, new Budget());
      const back = await minimalHittingSets(dual!, new Budget());
      assert.deepEqual(back!.map(String).sort(), family.map(String).sort());
    }),
  ));

test('hitting sets that are too many are not half listed', async () => {
  // 16 disjoint pairs have 2^16 = 65,536 minimal hitting sets.
  const pairs = Array.from({ length: 16 }, (_, i) => set(2 * i, 2 * i + 1));
  assert.equal(await minimalHittingSets(pairs, new Budget()), undefined);
});
