import type { Budget } from '../shared/budget.js';
import { Crew } from './crew.js';
import { runLane } from './lane.js';
import type { Pool } from './pool.js';
import { type KnownRows, RowTable } from './rowTable.js';
import { blankChunk, fillRow, loadTask, type RowChunk } from './rowTask.js';

export interface RowsOptions<Init> {
  /** ES module whose export `prepare` (see `Prepare`) makes the task; each worker imports it. */
  module: URL;
  /** What `prepare` gets, in each worker a copy of its own: anything that can be structured-cloned. */
  init: Init;
  rows: number;
  columns: number;
  /**
   * Threads to compute in besides this one; 0 computes in this one. More than there are rows are not started. Those of a
   * pool are used again, and given back: see {@link Pool}.
   */
  workers: number | Pool;
  /**
   * When it stops, workers are ended in the middle of their rows, and rows that were finished are kept. Those of a pool are
   * waited for a moment, so that they can be used again.
   */
  budget: Budget;
  /** Name of the stage for progress, which counts rows. */
  stage: string;
  /** Rows from an earlier run; they are not computed again. The arrays are taken over, not copied. */
  begun?: KnownRows | undefined;
  /** Told every chunk of new rows, one after the other, in no particular order; work waits for it. */
  onRows?: ((chunk: RowChunk) => void | Promise<void>) | undefined;
}

/** A computed table. */
export interface Rows extends KnownRows {
  /** Whether every row is done: computed or failed. */
  complete: boolean;
  /** What went otherwise than it was asked for, in sentences: workers that died or did not start. For a person; not the same in every run. */
  notes: string[];
}

/** Milliseconds between two looks at the budget while workers compute. */
const LOOK_MS = 20;
/** Milliseconds that workers of a pool have to come to the end of their pieces when the budget stops. */
const END_MS = 300;

/**
 * Computes the rows of a table, in parallel. Values and failures are the same bytes for any number of workers and any
 * speed of theirs, as long as no row depends on others and none ends its thread: with 0 workers that ends the program.
 *
 * A row that throws has failed and is NaN. So has one that kills each worker that tries it; other rows of a worker that
 * died are computed by another. Where no worker can be started this thread computes, and `notes` says so.
 *
 * @throws {RangeError} If a size is not a whole number of 0 or more, or `begun` has other sizes.
 * @throws {Error} What the module, its `prepare` or `onRows` throws; `DataCloneError` if `init` cannot be cloned.
 */
export async function computeRows<Init>(options: RowsOptions<Init>): Promise<Rows> {
  checkSizes(options);
  const { rows, columns, budget, stage } = options;
  const workers = threadsOf(options);
  const table = new RowTable(rows, columns, workers, options.begun, options.onRows);
  const notes: string[] = [];
  const goOn = () => budget.goOn(stage, table.doneCount, rows);
  if (table.hasMore && (await goOn())) {
    if (workers > 0) await computeInWorkers(options, table, goOn, notes);
    if (table.hasMore && budget.stopped === undefined) await computeHere(options, table, goOn, notes);
  }
  const { values, done, failures } = table;
  return { values, done, failures, complete: table.doneCount === rows, notes };
}

async function computeInWorkers<Init>(
  options: RowsOptions<Init>,
  table: RowTable,
  goOn: () => Promise<boolean>,
  notes: string[],
): Promise<void> {
  const pool = typeof options.workers === 'number' ? undefined : options.workers;
  const crew = new Crew(options, pool);
  const lanes = Array.from({ length: Math.min(threadsOf(options), table.rows - table.doneCount) }, () =>
    runLane(table, crew),
  );
  const finished = Promise.all(lanes).then(() => true);
  try {
    while (!(await Promise.race([finished, pause(LOOK_MS)])) && (await goOn()));
  } finally {
    crew.stopped = true;
    if (pool) await Promise.race([Promise.allSettled(lanes), pause(END_MS)]);
    await crew.stop();
    await Promise.allSettled(lanes);
  }
  await finished;
  for (const why of crew.deaths) notes.push(`A worker died, and its rows were given to another: ${why}.`);
  if (crew.refused === undefined) return;
  notes.push(
    crew.worked
      ? `A worker could not be started (${crew.refused}); its rows were computed without it.`
      : `No worker could be started (${crew.refused}); the rows were computed in one thread.`,
  );
}

async function computeHere<Init>(
  options: RowsOptions<Init>,
  table: RowTable,
  goOn: () => Promise<boolean>,
  notes: string[],
): Promise<void> {
  const task = await loadTask(options.module.href, structuredClone(options.init), options.columns);
  let dangerous = 0;
  for (let piece = table.take(); piece; piece = table.take()) {
    if (piece.deaths > 0) {
      dangerous += piece.count;
      continue;
    }
    const started = performance.now();
    const chunk = blankChunk(piece.from, piece.count, task.columns);
    let count = 0;
    while (count < piece.count && (await goOn())) fillRow(task, chunk, count++);
    const values = count < piece.count ? chunk.values.slice(0, count * task.columns) : chunk.values;
    if (count > 0) await table.put({ ...chunk, count, values }, performance.now() - started);
    if (count < piece.count) return;
  }
  if (dangerous === 0) return;
  notes.push(`Rows left out because workers died with them and no further one could be started: ${dangerous}.`);
}

function threadsOf<Init>({ workers }: RowsOptions<Init>): number {
  return typeof workers === 'number' ? workers : workers.size;
}

function checkSizes<Init>(options: RowsOptions<Init>): void {
  const { rows, columns, begun } = options;
  for (const [name, value] of Object.entries({ rows, columns, workers: threadsOf(options) })) {
    if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`${name} is ${value}, not a whole number`);
  }
  if (begun && (begun.done.length !== rows || begun.values.length !== rows * columns)) {
    throw new RangeError(`the rows that are begun are not ${rows} rows of ${columns} numbers`);
  }
}

function pause(milliseconds: number): Promise<false> {
  return new Promise((resume) => setTimeout(() => resume(false), milliseconds));
}
