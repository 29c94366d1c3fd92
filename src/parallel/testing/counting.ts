import type { RowTask } from '../rowTask.js';

/** Tables that this thread has prepared: what a module keeps is there for the next table of the same thread. */
let tables = 0;

/** A task whose rows hold how many tables their thread has prepared, this one among them. */
export function prepare({ busy }: { busy: number }): RowTask {
  tables++;
  return {
    columns: 1,
    row(_, out) {
      const end = performance.now() + busy;
      while (performance.now() < end);
      out[0] = tables;
    },
  };
}
