import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { planeOf, type Range } from './parallelPlane.js';

const range: fc.Arbitrary<Range> = fc.record({
  lo: fc.integer({ min: -100, max: 0 }),
  hi: fc.integer({ min: 0, max: 100 }),
});

test('every number of its range lies on the drawing, more is further up or right, and no-deal is level', () => {
  fc.assert(
    fc.property(
      fc.array(range, { minLength: 2, maxLength: 8 }),
      fc.integer({ min: 280, max: 1200 }),
      (ranges, width) => {
        const plane = planeOf(ranges, width);
        const across = plane.upright ? 1 : 0;
        const side = plane.upright ? -1 : 1;
        for (const [n, { lo, hi }] of ranges.entries()) {
          for (const [x, y] of [plane.at(n, lo), plane.at(n, 0), plane.at(n, hi)]) {
            assert.ok(x >= 0 && x <= width && y >= 0 && y <= plane.height, `${x}, ${y}`);
          }
          assert.equal(plane.at(n, 0)[across], plane.at(0, 0)[across]);
          assert.ok(side * (plane.at(n, 1)[across] - plane.at(n, 0)[across]) > 0);
          if (n > 0) assert.ok(plane.at(n, 0)[1 - across]! - plane.at(n - 1, 0)[1 - across]! > 40);
        }
      },
    ),
  );
});

test('axes stand beside each other where there is room for their names', () => {
  const five = Array.from({ length: 5 }, () => ({ lo: -10, hi: 10 }));
  assert.equal(planeOf(five, 640).upright, true);
  assert.equal(planeOf(five, 358).upright, false);
});
