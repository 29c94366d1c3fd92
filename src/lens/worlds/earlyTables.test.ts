import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Answer } from './answerList.js';
import { earlyTables } from './earlyTables.js';
import type { WorldTable } from './table.js';

const ANSWERS = ['a', 'b'].map((id) => ({ id }) as Answer);
const WORLDS = 12;

/** World w answers w and 10·w; world 3 cannot be answered. */
const answerIn = (w: number, k: number) => (w === 3 ? Number.NaN : k === 0 ? w : 10 * w);

test('the first worlds are told of once, as soon as all are answered, in whatever order they come', () => {
  const orders = fc.shuffledSubarray([...Array(WORLDS).keys()], { minLength: WORLDS });
  fc.assert(
    fc.property(orders, (order) => {
      const told: { after: number; table: WorldTable }[] = [];
      let heard = 0;
      const at = [4, 8];
      const { onRows } = earlyTables(at, (table) => told.push({ after: heard, table }))(ANSWERS);
      for (const w of order) {
        heard++;
        const values = Float64Array.from(ANSWERS, (_, k) => answerIn(w, k));
        void onRows({ from: w, count: 1, values, failures: w === 3 ? [{ row: 3, why: 'none' }] : [] });
      }
      assert.deepEqual(
        told.map(({ after }) => after),
        // When the last of the first so many has come; the second not before the first.
        at.map((worlds) => 1 + Math.max(...order.flatMap((w, n) => (w < worlds ? [n] : [])))),
      );
      told.forEach(({ table }, n) => {
        const answered = [...Array(at[n]).keys()].filter((w) => w !== 3);
        assert.deepEqual([...table.worlds], answered);
        assert.deepEqual(
          [...table.column('b')],
          answered.map((w) => 10 * w),
        );
        assert.deepEqual(table.failures, [{ world: 3, why: 'none' }]);
      });
    }),
  );
});
