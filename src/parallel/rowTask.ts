/** A row that could not be computed, and why, in one sentence without a full stop. */
export interface RowFailure {
  row: number;
  why: string;
}

/** Neighbouring rows that were computed together. */
export interface RowChunk {
  /** Index of the first row. */
  from: number;
  /** Number of rows. */
  count: number;
  /** count × columns, row by row; NaN in the whole of a row that failed. */
  values: Float64Array<ArrayBuffer>;
  /** In the order of rows. */
  failures: RowFailure[];
}

/** The work of a table, as the module of a task makes it. */
export interface RowTask {
  /** Numbers in a row. */
  columns: number;
  /**
   * Computes one row. What it writes may depend on `index` and on what was prepared, and on nothing else: rows are
   * computed in any order, in any thread, and some of them twice. What it throws makes this row a failed one.
   *
   * @param out `columns` numbers to write; they are NaN before.
   */
  row(index: number, out: Float64Array): void;
}

/**
 * What a task's module exports as `prepare`. What it throws is thrown to the caller of `computeRows`.
 *
 * @param init A copy of the caller's, made by the structured clone algorithm.
 */
export type Prepare<Init> = (init: Init) => RowTask | Promise<RowTask>;

/**
 * The task that a module makes.
 *
 * @param module Address of the module.
 * @param columns How many numbers the caller expects in a row.
 * @throws {TypeError} If the module does not export `prepare`, or if it prepares rows of another width.
 */
export async function loadTask(module: string, init: unknown, columns: number): Promise<RowTask> {
  const { prepare } = (await import(module)) as { prepare?: Prepare<unknown> };
  if (typeof prepare !== 'function') throw new TypeError(`${module} does not export a function prepare`);
  const task = await prepare(init);
  if (task.columns !== columns) {
    throw new TypeError(`the task computes rows of ${task.columns} numbers, and ${columns} are expected`);
  }
  return task;
}

/** Rows that nobody has computed yet: all NaN. */
export function blankChunk(from: number, count: number, columns: number): RowChunk {
  return { from, count, values: new Float64Array(count * columns).fill(Number.NaN), failures: [] };
}

/**
 * Computes one row of a blank chunk.
 *
 * @param place Which row of the chunk, counted from 0.
 * @throws {TypeError} If the task's `row` is asynchronous: its numbers would come too late.
 */
export function fillRow(task: RowTask, chunk: RowChunk, place: number): void {
  const row = chunk.from + place;
  const out = chunk.values.subarray(place * task.columns, (place + 1) * task.columns);
  let answer: unknown;
  try {
    answer = task.row(row, out);
  } catch (error) {
    out.fill(Number.NaN);
    chunk.failures.push({ row, why: whyOf(error) });
    return;
  }
  if (answer instanceof Promise) throw new TypeError('row must write its numbers before it returns, not promise them');
  // A NaN has many bit patterns, and which one arithmetic leaves depends on the processor and the compiler.
  for (let i = 0; i < out.length; i++) if (Number.isNaN(out[i])) out[i] = Number.NaN;
}

/** What was thrown, in words. Anything can be thrown. */
export function whyOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? String(thrown.message || thrown.name) : String(thrown);
  } catch {
    return 'something was thrown that has no words';
  }
}
