import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { stacked } from './stacks.js';

const row = fc
  .array(fc.double({ min: 0, max: 700, noNaN: true }), { minLength: 1, maxLength: 60 })
  .map((places) => places.sort((a, b) => a - b));

test('every dot is drawn once, within half a dot of its place, and on its own side of the reference', () => {
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 1, maxLength: 5 }),
      fc.double({ min: 0, max: 700, noNaN: true }),
      (rows, at) => {
        const { size, stacks } = stacked(rows, at);
        for (const [i, places] of rows.entries()) {
          assert.equal(stacks[i]!.length, places.length);
          for (const [k, dot] of stacks[i]!.entries()) {
            assert.ok(Math.abs(dot.x - places[k]!) <= size / 2 + 1e-9);
            assert.equal(dot.beyond, places[k]! >= at);
          }
        }
      },
    ),
  );
});

test('no dot hides another of its stack, and a stack has no hole', () => {
  fc.assert(
    fc.property(row, (places) => {
      const [stack] = stacked([places], 350).stacks;
      const seen = new Map<string, number[]>();
      for (const { x, level, beyond } of stack!) {
        const key = `${x} ${beyond}`;
        seen.set(key, [...(seen.get(key) ?? []), level]);
      }
      for (const levels of seen.values()) assert.equal(new Set(levels).size, Math.max(...levels) + 1);
    }),
  );
});

test('dots shrink where they would pile up too high, and not otherwise', () => {
  assert.equal(stacked([[0, 100, 200]], undefined).size, 16);
  // 16 dots on one place: 16 dots of 5 pixels are the 80 that there are.
  assert.equal(stacked([Array(16).fill(5)], undefined).size, 5);
});
