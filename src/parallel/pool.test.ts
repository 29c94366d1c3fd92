import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { Budget } from '../shared/budget.js';
import { computeRows, Pool, type RowsOptions } from './index.js';
import type { Fault } from './testing/faulty.js';

const modules = {
  mixed: new URL('./testing/mixed.js', import.meta.url),
  faulty: new URL('./testing/faulty.js', import.meta.url),
  counting: new URL('./testing/counting.js', import.meta.url),
};

function poolOf(t: TestContext, size: number): Pool {
  const pool = new Pool(size);
  t.after(() => pool.close());
  return pool;
}

function mixed(workers: number | Pool, seed: number) {
  const init = { columns: 5, steps: 100, seed };
  const budget = new Budget();
  return computeRows({ module: modules.mixed, init, rows: 200, columns: 5, workers, budget, stage: 'rows' });
}

/** How many tables the threads of a pool have had, this one among them: of one that is new, 1. */
async function tablesOf(
  workers: Pool,
  { busy = 0, rows = 4, budget = new Budget(), onRows }: Partial<Omit<RowsOptions<0>, 'init'>> & { busy?: number } = {},
) {
  const result = await computeRows({
    module: modules.counting,
    init: { busy },
    rows,
    columns: 1,
    workers,
    budget,
    stage: 'rows',
    onRows,
  });
  return { ...result, tables: [...result.values].filter((_, row) => result.done[row] === 1) };
}

test('table after table of a pool is the same bytes as alone, whatever its size', async (t) => {
  for (const size of [0, 1, 3]) {
    const pool = poolOf(t, size);
    for (const seed of [1, 2, 1]) assert.deepEqual(await mixed(pool, seed), await mixed(0, seed));
  }
});

test('workers of a pool are used again, with what their modules keep, and not after they were ended', async (t) => {
  const pool = poolOf(t, 1);
  for (const count of [1, 2, 3]) assert.deepEqual((await tablesOf(pool)).tables, [count, count, count, count]);
  await pool.close();
  assert.deepEqual((await tablesOf(pool)).tables, [1, 1, 1, 1]);
});

test('a table that is cancelled leaves the workers of its pool for the next one', async (t) => {
  const pool = poolOf(t, 1);
  assert.deepEqual((await tablesOf(pool)).tables, [1, 1, 1, 1]);
  const cancel = new AbortController();
  const budget = new Budget({ signal: cancel.signal });
  const cancelled = await tablesOf(pool, { busy: 10, rows: 1000, budget, onRows: () => cancel.abort() });
  assert.equal(cancelled.complete, false);
  assert.deepEqual((await tablesOf(pool)).tables, [3, 3, 3, 3]);
});

test('a worker that does not come to an end when it has to is ended, and the next table has another', async (t) => {
  const pool = poolOf(t, 1);
  const cancel = new AbortController();
  const run = (init: Fault, budget: Budget) =>
    computeRows({
      module: modules.faulty,
      init,
      rows: 3,
      columns: 1,
      workers: pool,
      budget,
      stage: 'rows',
      onRows: () => void setTimeout(() => cancel.abort(), 100),
    });
  const { done, complete } = await run({ kind: 'hang', rows: [1] }, new Budget({ signal: cancel.signal }));
  assert.deepEqual([[...done], complete], [[1, 0, 0], false]);
  assert.deepEqual([...(await run({ kind: 'none' }, new Budget())).values], [0, 1, 2]);
});

test('a row is failed only by a worker that has done nothing else, in this table or an earlier one', async (t) => {
  const pool = poolOf(t, 2);
  await tablesOf(pool);
  const run = (init: Fault) =>
    computeRows({
      module: modules.faulty,
      init,
      rows: 20,
      columns: 1,
      workers: pool,
      budget: new Budget(),
      stage: 'rows',
    });
  const { failures, complete } = await run({ kind: 'exit', rows: [4] });
  assert.deepEqual(
    failures.map(({ row }) => row),
    [4],
  );
  assert.ok(complete);
  assert.deepEqual((await run({ kind: 'worn', after: 6 })).failures, []);
});

test('what prepare throws is thrown for a pool too, and the pool goes on', async (t) => {
  const pool = poolOf(t, 1);
  await tablesOf(pool);
  const thrown = computeRows({
    module: modules.faulty,
    init: { kind: 'prepare throws' } satisfies Fault,
    rows: 2,
    columns: 1,
    workers: pool,
    budget: new Budget(),
    stage: 'rows',
  });
  await assert.rejects(thrown, { message: 'no task can be made of this' });
  assert.deepEqual((await tablesOf(pool)).tables, [1, 1, 1, 1]);
});
