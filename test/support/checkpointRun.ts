/**
 * Computes a table with a checkpoint, for tests that kill it: node checkpointRun.js FILE [HOLD]
 *
 * Prints a line for each record that is written. After HOLD records it waits for ever, in the middle of its work.
 * Otherwise it prints the bits of the table in hexadecimal at the end.
 */
import { openCheckpoint } from '../../src/cli/checkpoint.js';
import { stop, UserError } from '../../src/cli/output.js';
import { computeRows } from '../../src/parallel/index.js';
import { Budget } from '../../src/shared/budget.js';
import { COLUMNS, KEY, MODULE, ROWS, SHAPE } from './checkpointTable.js';

const [path, hold] = process.argv.slice(2);
try {
  const checkpoint = openCheckpoint(path!, KEY, ROWS, COLUMNS);
  let written = 0;
  const { values, complete } = await computeRows({
    module: MODULE,
    init: SHAPE,
    rows: ROWS,
    columns: COLUMNS,
    workers: 2,
    budget: new Budget(),
    stage: 'rows',
    begun: checkpoint.begun,
    async onRows(chunk) {
      checkpoint.write(chunk);
      console.log('record');
      if (hold && ++written === Number(hold)) await new Promise(() => setInterval(() => {}, 1e6));
    },
  });
  checkpoint.close();
  console.log(complete, Buffer.from(values.buffer).toString('hex'));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.exitCode = stop(error);
}
