import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { spreadOut } from './spreadOut.js';

test('labels keep their order and their distance, and stay where they were where nothing is in the way', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 12 }), (wanted) => {
      const places = spreadOut(wanted, 20, 0, 300);
      const pairs = wanted.map((w, i) => ({ w, at: places[i]! })).sort((a, b) => a.at - b.at);
      for (const [i, { w, at }] of pairs.entries()) {
        assert.ok(at >= 0 && at <= 300);
        if (i > 0) assert.ok(at - pairs[i - 1]!.at >= 20 - 1e-9 && w >= pairs[i - 1]!.w);
      }
    }),
  );
  assert.deepEqual(spreadOut([10, 100, 200], 20, 0, 300), [10, 100, 200]);
  assert.deepEqual(spreadOut([100, 100], 20, 0, 300), [100, 120]);
});
