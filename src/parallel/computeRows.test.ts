import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import workerThreads from 'node:worker_threads';
import { Budget } from '../shared/budget.js';
import { computeRows, defaultWorkers, type RowChunk, type Rows } from './index.js';
import type { Fault } from './testing/faulty.js';
import type { Mixed } from './testing/mixed.js';

const faulty = new URL('./testing/faulty.js', import.meta.url);
const mixed = new URL('./testing/mixed.js', import.meta.url);
const SHAPE: Mixed = { columns: 5, steps: 200, seed: 2026 };

function run(workers: number, more: { rows?: number; onRows?: (chunk: RowChunk) => void } = {}): Promise<Rows> {
  const budget = new Budget();
  return computeRows({ module: mixed, init: SHAPE, rows: 500, columns: 5, workers, budget, stage: 'rows', ...more });
}

function runFaulty(init: Fault, workers: number, rows = 40, budget = new Budget()): Promise<Rows> {
  return computeRows({ module: faulty, init, rows, columns: 1, workers, budget, stage: 'rows' });
}

/** Values by their bits, so that NaN is compared too. */
function bits({ values }: { values: Float64Array<ArrayBuffer> }): Buffer {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength);
}

/** Rows 0, 1, 2, … hold their own index, except those named, which are NaN. */
function ownIndex(rows: number, except: number[] = []): number[] {
  return Array.from({ length: rows }, (_, row) => (except.includes(row) ? Number.NaN : row));
}

describe('the table is the same bytes', () => {
  test('for 0, 1, 2, 3 and 8 workers', async () => {
    const alone = await run(0);
    assert.ok(alone.complete);
    assert.deepEqual(alone.notes, []);
    for (const workers of [1, 2, 3, 8]) {
      const together = await run(workers);
      assert.deepEqual(bits(together), bits(alone));
      assert.deepEqual(together, alone);
    }
  });

  test('with rows from an earlier run, wherever they lie, and those are not computed again', async () => {
    const whole = await run(0);
    for (const workers of [0, 2]) {
      const known = await run(0);
      // Every third row and a block are to do; the values of rows that are not done mean nothing.
      for (let row = 0; row < 500; row++) {
        if (row % 3 !== 0 && (row < 200 || row > 260)) continue;
        known.done[row] = 0;
        known.values.fill(99, row * 5, (row + 1) * 5);
      }
      known.failures = known.failures.filter(({ row }) => known.done[row] === 1);
      const before = known.done.slice();
      const computed: number[] = [];
      const onRows = ({ from, count }: RowChunk) => {
        for (let row = from; row < from + count; row++) computed.push(row);
      };
      const { values, done, failures } = known;
      const options = { module: mixed, init: SHAPE, rows: 500, columns: 5, workers, budget: new Budget(), stage: '' };
      const result = await computeRows({ ...options, begun: { values, done, failures }, onRows });
      assert.deepEqual(result, whole);
      assert.deepEqual(bits(result), bits(whole));
      assert.deepEqual(
        computed.sort((a, b) => a - b),
        [...before.keys()].filter((row) => before[row] === 0),
      );
    }
  });

  test('whoever hears the chunks hears every row once, with the bytes of the table, one chunk after the other', async () => {
    const heard = new Float64Array(500 * 5);
    const failures: { row: number; why: string }[] = [];
    let times = 0;
    let inside = 0;
    const result = await run(3, {
      async onRows(chunk) {
        assert.equal(++inside, 1);
        await new Promise((resume) => setTimeout(resume, 1));
        heard.set(chunk.values, chunk.from * 5);
        failures.push(...chunk.failures);
        times += chunk.count;
        inside--;
      },
    });
    assert.equal(times, 500);
    assert.deepEqual(bits({ values: heard }), bits(result));
    assert.deepEqual(
      failures.sort((a, b) => a.row - b.row),
      result.failures,
    );
  });
});

describe('a table without much to do', () => {
  for (const workers of [0, 2]) {
    test(`of no rows is complete, and nothing is prepared for it, with ${workers} workers`, async () => {
      const result = await runFaulty({ kind: 'prepare throws' }, workers, 0);
      assert.deepEqual(result, {
        values: new Float64Array(0),
        done: new Uint8Array(0),
        failures: [],
        complete: true,
        notes: [],
      });
    });
  }

  test('of three rows is whole with eight workers', async () => {
    assert.deepEqual([...(await runFaulty({ kind: 'none' }, 8, 3)).values], [0, 1, 2]);
  });

  test('sizes that are none are refused', async () => {
    await assert.rejects(runFaulty({ kind: 'none' }, 1.5), new RangeError('workers is 1.5, not a whole number'));
    await assert.rejects(runFaulty({ kind: 'none' }, 1, -1), RangeError);
  });
});

describe('a row that throws', () => {
  for (const workers of [0, 2]) {
    test(`has failed with its message and is NaN, and no other row suffers, with ${workers} workers`, async () => {
      const result = await run(workers, { rows: 30 });
      // 7 of every 11: 7, 18, 29.
      assert.deepEqual(
        result.failures,
        [7, 18, 29].map((row) => ({ row, why: `row ${row} has no answer` })),
      );
      assert.ok(result.complete);
      for (let row = 0; row < 30; row++) {
        const values = [...result.values.subarray(row * 5, (row + 1) * 5)];
        if (row % 11 === 7) assert.ok(values.every(Number.isNaN));
        else assert.ok(values.slice(1).every(Number.isFinite));
      }
    });

    test(`may throw anything, with ${workers} workers`, async () => {
      const result = await runFaulty({ kind: 'word', rows: [3] }, workers);
      assert.deepEqual(result.failures, [{ row: 3, why: 'a word' }]);
    });
  }
});

describe('a worker that dies', () => {
  test('loses no row where no row is to blame', async () => {
    for (const workers of [1, 2]) {
      const result = await runFaulty({ kind: 'worn', after: 12 }, workers);
      assert.deepEqual([...result.values], ownIndex(40));
      assert.deepEqual(result.failures, []);
      assert.deepEqual(result.notes, ['A worker died, and its rows were given to another: it ended with status 5.']);
    }
  });

  test('fails the rows that kill it, and those alone', async () => {
    for (const workers of [1, 2, 4]) {
      const result = await runFaulty({ kind: 'exit', rows: [0, 17, 18, 39] }, workers);
      assert.deepEqual([...result.values], ownIndex(40, [0, 17, 18, 39]));
      const why = 'its worker died: it ended with status 3';
      assert.deepEqual(
        result.failures,
        [0, 17, 18, 39].map((row) => ({ row, why })),
      );
      assert.ok(result.complete);
    }
  });

  test('of memory that runs out fails that row alone', () => {
    // In a process of its own, for which a small heap is enough to fill.
    const script = fileURLToPath(new URL('./testing/runFaulty.js', import.meta.url));
    const fault = JSON.stringify({ kind: 'memory', rows: [9] });
    const child = spawnSync(process.execPath, ['--max-old-space-size=64', script, fault], { encoding: 'utf8' });
    assert.equal(child.status, 0, child.stderr);
    const { values, failures } = JSON.parse(child.stdout);
    assert.deepEqual(values, ownIndex(40).toSpliced(9, 1, null as unknown as number));
    assert.equal(failures.length, 1);
    assert.equal(failures[0].row, 9);
    assert.match(failures[0].why, /^its worker died: .*memory/);
  });

  test('of an exception outside its rows is replaced', async () => {
    const result = await runFaulty({ kind: 'late', rows: [4] }, 2);
    const [value4] = result.values.subarray(4, 5);
    assert.ok(value4 === 4 || Number.isNaN(value4));
    assert.deepEqual([...result.values].toSpliced(4, 1), ownIndex(40).toSpliced(4, 1));
    assert.deepEqual(result.notes, ['A worker died, and its rows were given to another: after row 4.']);
  });
});

describe('a worker that cannot be started', () => {
  /** Lets Node start so many workers, and no more, until the test is over. */
  function allowWorkers(t: TestContext, most: number): void {
    const real = workerThreads.Worker;
    let started = 0;
    workerThreads.Worker = class extends real {
      constructor(script: URL) {
        if (started++ >= most) throw new Error('no more threads');
        super(script);
      }
    };
    t.after(() => {
      workerThreads.Worker = real;
    });
  }

  test('is done without, and that is said', async (t) => {
    allowWorkers(t, 1);
    const result = await run(3);
    assert.deepEqual(result.notes, [
      'A worker could not be started (no more threads); its rows were computed without it.',
    ]);
    assert.deepEqual(bits(result), bits(await run(0)));
  });

  test('leaves the rows to this thread where it is the only one, and that is said', async (t) => {
    allowWorkers(t, 0);
    const result = await run(3);
    assert.deepEqual(result.notes, [
      'No worker could be started (no more threads); the rows were computed in one thread.',
    ]);
    assert.deepEqual(bits(result), bits(await run(0)));
    assert.ok(result.complete);
  });

  for (const most of [1, 2]) {
    test(`leaves out a row that has killed ${most} workers: it would kill this program`, async (t) => {
      allowWorkers(t, most);
      // The first piece is one row long, so nothing is left out with it.
      const result = await runFaulty({ kind: 'exit', rows: [0] }, 1);
      assert.equal(result.complete, false);
      assert.deepEqual([...result.values], ownIndex(40, [0]));
      assert.deepEqual([...result.done], [0, ...Array(39).fill(1)]);
      assert.deepEqual(result.failures, []);
      const why = 'because workers died with them and no further one could be started';
      assert.equal(result.notes.at(-1), `Rows left out ${why}: 1.`);
    });
  }

  test('leaves out what is left of a piece whose rows are tried one by one', async (t) => {
    // Two workers die of the piece and a third of row 20 in it, unless row 20 was a piece of its own.
    allowWorkers(t, 3);
    const result = await runFaulty({ kind: 'exit', rows: [20] }, 1);
    assert.ok(result.done[20] === 0 || result.failures.length === 1);
    for (let row = 0; row < 40; row++) {
      assert.equal(result.values[row], result.done[row] && row !== 20 ? row : Number.NaN);
    }
  });
});

describe('an error of the programmer is thrown', () => {
  for (const workers of [0, 2]) {
    test(`where prepare throws, with ${workers} workers`, async () => {
      await assert.rejects(runFaulty({ kind: 'prepare throws' }, workers), {
        name: 'RangeError',
        message: 'no task can be made of this',
      });
    });

    test(`where rows are not as wide as was said, or asynchronous, with ${workers} workers`, async () => {
      const width = 'the task computes rows of 2 numbers, and 1 are expected';
      await assert.rejects(runFaulty({ kind: 'width' }, workers), { name: 'TypeError', message: width });
      await assert.rejects(runFaulty({ kind: 'async', rows: [5] }, workers), { name: 'TypeError' });
    });

    test(`where the module is missing or no task, with ${workers} workers`, async () => {
      const options = { init: 0, rows: 1, columns: 1, workers, budget: new Budget(), stage: '' };
      const missing = new URL('./testing/missing.js', import.meta.url);
      await assert.rejects(computeRows({ ...options, module: missing }), /missing\.js/);
      const other = new URL('./index.js', import.meta.url);
      await assert.rejects(computeRows({ ...options, module: other }), /does not export a function prepare/);
    });

    test(`where init cannot be cloned, with ${workers} workers`, async () => {
      const options = { module: mixed, rows: 1, columns: 1, workers, budget: new Budget(), stage: '' };
      await assert.rejects(computeRows({ ...options, init: () => 0 }), { name: 'DataCloneError' });
    });

    test(`where the listener throws, with ${workers} workers`, async () => {
      const onRows = () => {
        throw new Error('not heard');
      };
      await assert.rejects(run(workers, { onRows }), { message: 'not heard' });
    });
  }

  test('where prepare kills its worker', async () => {
    const message = 'a worker died while it prepared the task: it ended with status 4';
    await assert.rejects(runFaulty({ kind: 'prepare exits' }, 2), { message });
  });
});

describe('the budget', () => {
  for (const workers of [0, 2]) {
    test(`cancelled in the middle keeps what is done, with ${workers} workers`, async () => {
      const whole = await run(0);
      const controller = new AbortController();
      let heard = 0;
      const result = await computeRows({
        module: mixed,
        init: SHAPE,
        rows: 500,
        columns: 5,
        workers,
        budget: new Budget({ signal: controller.signal }),
        stage: 'rows',
        // Nothing more is handed out until the listener returns.
        async onRows({ count }) {
          heard += count;
          if (heard >= 3) controller.abort();
          if (heard >= 3) await new Promise((resume) => setTimeout(resume, 60));
        },
      });
      assert.equal(result.complete, false);
      const done = result.done.reduce((sum, d) => sum + d, 0);
      assert.equal(done, heard);
      assert.ok(done >= 3 && done < 500);
      for (let row = 0; row < 500; row++) {
        const expected = whole.values.slice(row * 5, (row + 1) * 5);
        if (!result.done[row]) expected.fill(Number.NaN);
        assert.deepEqual(result.values.slice(row * 5, (row + 1) * 5), expected);
      }
      assert.deepEqual(
        result.failures,
        whole.failures.filter(({ row }) => result.done[row]),
      );
    });

    test(`cancelled before computes nothing, with ${workers} workers`, async () => {
      const result = await runFaulty({ kind: 'none' }, workers, 3, new Budget({ signal: AbortSignal.abort() }));
      assert.deepEqual([...result.done], [0, 0, 0]);
      assert.deepEqual([...result.values], [Number.NaN, Number.NaN, Number.NaN]);
    });
  }

  test('a time limit ends a row that would never end', async () => {
    const result = await runFaulty({ kind: 'hang', rows: [0] }, 1, 1, new Budget({ seconds: 0.2 }));
    assert.deepEqual([result.complete, ...result.done], [false, 0]);
  });

  test('cancelled while a row would never end keeps the rows of other workers', async () => {
    const controller = new AbortController();
    const computed: number[] = [];
    const result = await computeRows<Fault>({
      module: faulty,
      init: { kind: 'hang', rows: [1] },
      rows: 6,
      columns: 1,
      workers: 2,
      budget: new Budget({ signal: controller.signal }),
      stage: 'rows',
      onRows({ from, count }) {
        for (let row = from; row < from + count; row++) computed.push(row);
        // Pieces of six rows for two workers have at most two rows: ⌈5/4⌉. So at least four do not hang.
        if (computed.length >= 4) controller.abort();
      },
    });
    assert.equal(result.complete, false);
    assert.equal(result.done[1], 0);
    for (const row of computed) assert.equal(result.values[row], row);
  });

  test('progress counts rows up to their number', async () => {
    const heard: number[] = [];
    const budget = new Budget({
      onProgress({ stage, done, total }) {
        assert.equal(stage, 'rows');
        assert.equal(total, 500);
        heard.push(done);
      },
    });
    const slow = { ...SHAPE, steps: 4000 };
    await computeRows({ module: mixed, init: slow, rows: 500, columns: 5, workers: 2, budget, stage: 'rows' });
    assert.ok(heard.length > 0);
    assert.deepEqual(
      heard,
      heard.toSorted((a, b) => a - b),
    );
  });
});

test('there are between 1 and 8 workers if nobody says how many', () => {
  assert.ok(defaultWorkers() >= 1 && defaultWorkers() <= 8);
});
