import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { flags, spread } from './flags.js';
import { textWidth } from './text.js';

const marks = fc.array(
  fc.record({
    name: fc.string({ unit: fc.constantFrom(...'abcdef '), minLength: 1, maxLength: 30 }).map((s) => `x${s.trim()}`),
    value: fc.constant(0),
    x: fc.integer({ min: 0, max: 500 }),
  }),
  { maxLength: 12 },
);

test('no flag covers another, is cut by a mark that rises beside it, or leaves the drawing', () => {
  fc.assert(
    fc.property(marks, (marks) => {
      const xs = marks.map((m) => m.x).sort((a, b) => a - b);
      const placed = flags(marks, 500).map((flag, i) => ({ ...flag, x: xs[i]! }));
      for (const flag of placed.filter(({ text }) => text)) {
        const end = flag.x + 4 + textWidth(flag.text);
        assert.ok(end <= 500);
        for (const other of placed) {
          const crossed = other !== flag && other.text && other.x > flag.x && other.x < end && other.row >= flag.row;
          assert.ok(!crossed, `${flag.text} and ${other.text}`);
        }
      }
    }),
  );
});

const labels = fc.array(fc.record({ y: fc.double({ min: -50, max: 350, noNaN: true }), height: fc.constant(17) }), {
  maxLength: 15,
});

test('names at the ends of curves do not overlap, keep their order and stay beside the chart', () => {
  fc.assert(
    fc.property(labels, (labels) => {
      const places = spread(labels, 0, 300);
      const sorted = [...places].sort((a, b) => a - b);
      for (const [i, place] of sorted.entries()) {
        assert.ok(place >= 8.5 - 1e-9 && place <= 291.5 + 1e-9);
        if (i > 0) assert.ok(place - sorted[i - 1]! >= 17 - 1e-9);
      }
      for (const [i, a] of labels.entries()) {
        for (const [j, b] of labels.entries()) if (a.y < b.y) assert.ok(places[i]! < places[j]!);
      }
    }),
  );
});

test('a name with room around it stands level with the end of its curve', () => {
  assert.deepEqual(spread([{ y: 120, height: 17 }], 0, 300), [120]);
});
