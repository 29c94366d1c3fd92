import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { placeLabels } from './labels.js';

const frame = { x: 0, y: 0, width: 400, height: 300 };
const label = fc.record({
  x: fc.double({ min: 0, max: 400, noNaN: true }),
  y: fc.double({ min: 0, max: 300, noNaN: true }),
  width: fc.integer({ min: 10, max: 120 }),
  height: fc.constant(16),
});

test('every label lies within the frame', () => {
  fc.assert(
    fc.property(fc.array(label, { maxLength: 12 }), (labels) => {
      for (const [i, place] of placeLabels(labels, frame, []).entries()) {
        assert.ok(place.x >= 0 && place.x + labels[i]!.width <= 400 + 1e-9);
        assert.ok(place.y >= 8 && place.y <= 300 - 8 + 1e-9);
      }
    }),
  );
});

test('labels of two points, wherever they are, do not cover each other', () => {
  fc.assert(
    fc.property(label, label, (a, b) => {
      const [p, q] = placeLabels([a, b], frame, []);
      const across = Math.min(p!.x + a.width, q!.x + b.width) - Math.max(p!.x, q!.x);
      const down = 16 - Math.abs(p!.y - q!.y);
      assert.ok(across <= 1e-9 || down <= 1e-9 || across * down < 1);
    }),
  );
});

test('a lone label stands close to the right of its point', () => {
  assert.deepEqual(placeLabels([{ x: 100, y: 100, width: 50, height: 16 }], frame, []), [
    { x: 111, y: 100, far: false },
  ]);
});
