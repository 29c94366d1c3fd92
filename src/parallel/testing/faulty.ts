import type { Prepare, RowTask } from '../rowTask.js';

/** What goes wrong, and in which rows. Other rows hold their own index. */
export type Fault =
  | { kind: 'none' }
  | { kind: 'exit' | 'memory' | 'late' | 'rejected' | 'closed' | 'hang' | 'async' | 'word'; rows: number[] }
  /** Every so-many rows of one worker end it: no row is to blame. */
  | { kind: 'worn'; after: number }
  | { kind: 'prepare throws' | 'prepare exits' | 'width' };

/** A task that fails in the way that it is told to. */
export const prepare: Prepare<Fault> = async (fault): Promise<RowTask> => {
  if (fault.kind === 'prepare throws') throw new RangeError('no task can be made of this');
  if (fault.kind === 'prepare exits') process.exit(4);
  let computed = 0;
  return {
    columns: fault.kind === 'width' ? 2 : 1,
    row(index, out) {
      if (fault.kind === 'worn' && ++computed > fault.after) process.exit(5);
      out[0] = index;
      if (!('rows' in fault) || !fault.rows.includes(index)) return;
      if (fault.kind === 'exit') process.exit(3);
      if (fault.kind === 'memory') fillMemory();
      if (fault.kind === 'word') throw 'a word';
      if (fault.kind === 'hang') while (true);
      if (fault.kind === 'late') throwLater(`after row ${index}`);
      if (fault.kind === 'rejected') void Promise.reject(new Error(`rejected after row ${index}`));
      if (fault.kind === 'closed') (globalThis as unknown as { close(): void }).close();
      if (fault.kind === 'async') return Promise.resolve() as unknown as undefined;
    },
  };
};

function fillMemory(): never {
  const held: number[][] = [];
  while (true) held.push(new Array(1e6).fill(held.length));
}

function throwLater(message: string): void {
  queueMicrotask(() => {
    throw new Error(message);
  });
}
