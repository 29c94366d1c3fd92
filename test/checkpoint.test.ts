import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs, { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openCheckpoint } from '../src/cli/checkpoint.js';
import { UserError } from '../src/cli/output.js';
import { computeRows, type KnownRows, type RowChunk, type Rows } from '../src/parallel/index.js';
import { Budget } from '../src/shared/budget.js';
import { COLUMNS, KEY, MODULE, ROWS, SHAPE } from './support/checkpointTable.js';

const SCRIPT = fileURLToPath(new URL('./support/checkpointRun.js', import.meta.url));
/** Bytes of the header: 16 of magic, 4 numbers of 4, the key. */
const HEADER = 16 + 4 * 4 + KEY.length;

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'abide-checkpoint-'));
  t.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function compute(begun?: KnownRows, onRows?: (chunk: RowChunk) => void): Promise<Rows> {
  const options = { module: MODULE, init: SHAPE, rows: ROWS, columns: COLUMNS, budget: new Budget(), stage: 'rows' };
  return computeRows({ ...options, workers: 0, begun, onRows });
}

/** Rows 0–1, 2 and 5–6 of the table; row 2 has failed. Their records have 8 + 8 + count × 24 bytes and the failure. */
const CHUNKS: RowChunk[] = [
  { from: 0, count: 2, values: Float64Array.of(1, 2, 3, 4, 5, 6), failures: [] },
  { from: 2, count: 1, values: new Float64Array(3).fill(Number.NaN), failures: [{ row: 2, why: 'no équilibre' }] },
  { from: 5, count: 2, values: Float64Array.of(-0, 1e-310, Infinity, -1, Math.PI, 7), failures: [] },
];
const LENGTHS = [64, 40 + Buffer.byteLength(JSON.stringify(CHUNKS[1]!.failures)), 64];

function writeChunks(path: string): void {
  const checkpoint = openCheckpoint(path, KEY, ROWS, COLUMNS);
  for (const chunk of CHUNKS) checkpoint.write(chunk);
  checkpoint.close();
}

/** What a file is known to hold. */
function reopen(path: string): { begun: KnownRows; note: string | undefined } {
  const checkpoint = openCheckpoint(path, KEY, ROWS, COLUMNS);
  checkpoint.close();
  return checkpoint;
}

/** The rows that the first so many chunks hold. */
function firstChunks(count: number): KnownRows {
  const known = {
    values: new Float64Array(ROWS * COLUMNS).fill(Number.NaN),
    done: new Uint8Array(ROWS),
    failures: [] as KnownRows['failures'],
  };
  for (const chunk of CHUNKS.slice(0, count)) {
    known.values.set(chunk.values, chunk.from * COLUMNS);
    known.done.fill(1, chunk.from, chunk.from + chunk.count);
    known.failures.push(...chunk.failures);
  }
  return known;
}

describe('a checkpoint', () => {
  test('that is new holds nothing', (t) => {
    const path = join(folder(t), 'deeper', 'new.checkpoint');
    const { begun, note } = reopen(path);
    assert.deepEqual(begun, firstChunks(0));
    assert.equal(note, undefined);
    assert.equal(statSync(path).size, HEADER);
  });

  test('gives back what was written, bit by bit, failures too', (t) => {
    const path = join(folder(t), 'some');
    writeChunks(path);
    const { begun, note } = reopen(path);
    assert.deepEqual(begun, firstChunks(3));
    assert.ok(Object.is(begun.values[15], -0));
    assert.equal(note, undefined);
    assert.equal(statSync(path).size, HEADER + LENGTHS[0]! + LENGTHS[1]! + LENGTHS[2]!);
  });

  test('of a whole run leaves nothing to compute', async (t) => {
    const path = join(folder(t), 'whole');
    const checkpoint = openCheckpoint(path, KEY, ROWS, COLUMNS);
    const whole = await compute(checkpoint.begun, checkpoint.write);
    checkpoint.close();
    assert.ok(whole.failures.length > 0);
    const again = await compute(reopen(path).begun, () => assert.fail('a row was computed again'));
    assert.deepEqual(again, whole);
  });

  test('of a table with no rows or no columns is opened again', (t) => {
    for (const [rows, columns] of [
      [0, 3],
      [2, 0],
    ] as const) {
      const path = join(folder(t), 'empty');
      const checkpoint = openCheckpoint(path, KEY, rows, columns);
      checkpoint.write({ from: 0, count: rows, values: new Float64Array(0), failures: [] });
      checkpoint.close();
      assert.deepEqual([...openCheckpoint(path, KEY, rows, columns).begun.done], Array(rows).fill(1));
    }
  });

  test('that two runs have written holds a row once', (t) => {
    const path = join(folder(t), 'twice');
    const one = openCheckpoint(path, KEY, ROWS, COLUMNS);
    const other = openCheckpoint(path, KEY, ROWS, COLUMNS);
    for (const chunk of CHUNKS) for (const checkpoint of [one, other]) checkpoint.write(chunk);
    one.close();
    other.close();
    assert.deepEqual(reopen(path).begun, firstChunks(3));
  });
});

describe('a damaged end is cut off, and everything before is used:', () => {
  test('wherever the file is torn', (t) => {
    const path = join(folder(t), 'torn');
    writeChunks(path);
    const bytes = readFileSync(path);
    const ends = [HEADER, HEADER + LENGTHS[0]!, HEADER + LENGTHS[0]! + LENGTHS[1]!, bytes.length];
    for (let length = 16; length <= bytes.length; length++) {
      writeFileSync(path, bytes.subarray(0, length));
      const { begun, note } = reopen(path);
      const whole = ends.filter((end) => end <= length).length - 1;
      assert.deepEqual(begun, firstChunks(Math.max(0, whole)), `torn after ${length} bytes`);
      assert.equal(statSync(path).size, ends[Math.max(0, whole)]);
      assert.equal(note === undefined, length < HEADER || ends.includes(length));
    }
  });

  test('whichever bit of it is wrong', (t) => {
    const path = join(folder(t), 'wrong');
    writeChunks(path);
    const bytes = readFileSync(path);
    const third = HEADER + LENGTHS[0]! + LENGTHS[1]!;
    for (let bit = third * 8; bit < bytes.length * 8; bit++) {
      const wrong = Buffer.from(bytes);
      wrong[bit >> 3]! ^= 1 << (bit & 7);
      writeFileSync(path, wrong);
      const { begun, note } = reopen(path);
      assert.deepEqual(begun, firstChunks(2), `bit ${bit} is wrong`);
      assert.equal(note, `The last 64 bytes of ${path} are damaged; their rows are computed again.`);
    }
  });

  test('zeros, as a loss of power may leave them, are no record', (t) => {
    const path = join(folder(t), 'zeros');
    writeChunks(path);
    appendFileSync(path, Buffer.alloc(4096));
    assert.deepEqual(reopen(path).begun, firstChunks(3));
  });

  test('and what is written afterwards is found again', (t) => {
    const path = join(folder(t), 'on');
    writeChunks(path);
    writeFileSync(path, readFileSync(path).subarray(0, -1));
    const checkpoint = openCheckpoint(path, KEY, ROWS, COLUMNS);
    checkpoint.write(CHUNKS[2]!);
    checkpoint.close();
    assert.deepEqual(reopen(path).begun, firstChunks(3));
  });
});

describe('a file that is not this checkpoint is refused and left as it is:', () => {
  function refuses(path: string, why: RegExp, key = KEY, rows = ROWS, columns = COLUMNS): void {
    const before = readFileSync(path);
    assert.throws(
      () => openCheckpoint(path, key, rows, columns),
      (error) => error instanceof UserError && error.status === 2 && why.test(error.message),
    );
    assert.deepEqual(readFileSync(path), before);
  }

  test('something else', (t) => {
    const path = join(folder(t), 'notes.txt');
    for (const text of ['A', 'Abide check', 'Abide is a program', 'x'.repeat(500)]) {
      writeFileSync(path, text);
      refuses(path, /notes\.txt is not a checkpoint of Abide, and is left alone; name another file$/);
    }
  });

  test('another key, other sizes, another format', (t) => {
    const path = join(folder(t), 'other');
    writeChunks(path);
    refuses(path, /of another case, of other options or of another version of Abide/, `${KEY}.`);
    refuses(path, /of another case/, 'short');
    refuses(path, /of another case/, 'x'.repeat(10_000));
    refuses(path, /of 300 rows of 3 numbers, where there are 301 of 3 now/, KEY, ROWS + 1);
    refuses(path, /of 300 rows of 3 numbers, where there are 300 of 2 now/, KEY, ROWS, 2);
    const bytes = readFileSync(path);
    bytes[16] = 9;
    writeFileSync(path, bytes);
    refuses(path, /in format 9, where this Abide writes format 1/);
  });

  test('a folder, and a place where no file can be', (t) => {
    const path = folder(t);
    assert.throws(
      () => openCheckpoint(path, KEY, 1, 1),
      new UserError(2, `the checkpoint ${path} cannot be opened: EISDIR`),
    );
    writeFileSync(join(path, 'file'), '');
    assert.throws(() => openCheckpoint(join(path, 'file', 'below'), KEY, 1, 1), UserError);
  });
});

describe('a checkpoint that cannot be written any further', () => {
  test('is reported once, keeps its whole records, and the run loses nothing', async (t) => {
    const path = join(folder(t), 'full');
    const said: string[] = [];
    t.mock.method(console, 'error', (line: string) => said.push(line));
    const checkpoint = openCheckpoint(path, KEY, ROWS, COLUMNS);
    checkpoint.write(CHUNKS[0]!);
    // The disk takes ten more bytes and then no more.
    const real = fs.writeSync as (file: number, bytes: Uint8Array, at: number, length?: number) => number;
    let room = 10;
    t.mock.method(fs, 'writeSync', (file: number, bytes: Uint8Array, at: number) => {
      if (room === 0) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
      const length = Math.min(room, bytes.length - at);
      room -= length;
      return real(file, bytes, at, length);
    });
    syncBuiltinESMExports();
    t.after(() => {
      t.mock.restoreAll();
      syncBuiltinESMExports();
    });
    const result = await compute(undefined, checkpoint.write);
    assert.equal(room, 0);
    assert.equal(statSync(path).size, HEADER + LENGTHS[0]!);
    checkpoint.close();
    assert.deepEqual(result, await compute());
    const what = `abide: the checkpoint ${path} cannot be written any further`;
    assert.deepEqual(said, [`${what} (ENOSPC); the run goes on without it`]);
  });

  test('because files may not grow any more does not end the program', { skip: process.platform === 'win32' }, (t) => {
    const path = join(folder(t), 'limited');
    // One block: 512 bytes or 1024, which the whole table of 300 × 3 × 8 bytes exceeds.
    const command = `ulimit -f 1; exec "$0" "$@"`;
    const run = spawnSync('/bin/sh', ['-c', command, process.execPath, SCRIPT, path], { encoding: 'utf8' });
    assert.equal(run.status, 0, run.stderr);
    assert.match(run.stderr, /^abide: the checkpoint .* cannot be written any further \(EFBIG\); .*\n$/);
    const free = spawnSync(process.execPath, [SCRIPT, join(folder(t), 'free')], { encoding: 'utf8' });
    assert.equal(run.stdout.split('\n').at(-2), free.stdout.split('\n').at(-2));
    const { begun, note } = reopen(path);
    assert.equal(note, undefined);
    assert.ok(begun.done.includes(0));
  });
});

describe('a run that is killed', () => {
  /** Ends when the child has said that so many records are written. */
  async function records(child: ChildProcess, count: number): Promise<void> {
    let heard = '';
    for await (const text of child.stdout!) {
      heard += text;
      if (heard.split('\n').length > count) return;
    }
    assert.fail(`the run ended before it was killed: ${heard}`);
  }

  test('and gone on with, twice, gives the bytes of one that was left alone', async (t) => {
    const path = join(folder(t), 'killed');
    let before = 0;
    for (const hold of [1, 4]) {
      const child = spawn(process.execPath, [SCRIPT, path, `${hold}`], { stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = once(child, 'exit');
      await records(child, hold);
      child.kill('SIGKILL');
      assert.deepEqual(await ended, [null, 'SIGKILL']);
      const { begun } = reopen(path);
      const done = begun.done.reduce((sum, d) => sum + d, 0);
      assert.ok(done > before && done < ROWS, `${done} rows are kept`);
      before = done;
    }
    // As if the kill had come in the middle of a record.
    appendFileSync(path, readFileSync(path).subarray(HEADER, HEADER + 30));
    const end = spawnSync(process.execPath, [SCRIPT, path], { encoding: 'utf8' });
    assert.equal(end.status, 0, end.stderr);
    const whole = await compute();
    const hex = Buffer.from(whole.values.buffer).toString('hex');
    assert.equal(end.stdout.split('\n').at(-2), `true ${hex}`);
    const { begun } = reopen(path);
    assert.deepEqual(
      begun.failures.toSorted((a, b) => a.row - b.row),
      whole.failures,
    );
  });

  test('while it writes all the time, wherever that is, gives the same bytes', async (t) => {
    const whole = await compute();
    for (const count of [1, 2, 5]) {
      const path = join(folder(t), 'anywhere');
      const child = spawn(process.execPath, [SCRIPT, path], { stdio: ['ignore', 'pipe', 'inherit'] });
      const ended = once(child, 'exit');
      await records(child, count);
      child.kill('SIGKILL');
      await ended;
      const { values, failures } = await compute(reopen(path).begun);
      assert.deepEqual(Buffer.from(values.buffer), Buffer.from(whole.values.buffer));
      assert.deepEqual(failures, whole.failures);
    }
  });
});
