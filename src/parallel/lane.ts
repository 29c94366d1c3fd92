import type { Crew } from './crew.js';
import { unpackError } from './messages.js';
import type { Piece, RowTable } from './rowTable.js';
import type { Thread } from './thread.js';

/**
 * Works on a table with one worker at a time, until there is nothing left to hand out or no worker to be had.
 *
 * A piece whose worker dies is given back. Where a second one dies of it, its rows are tried one by one.
 *
 * @throws {Error} What `prepare` throws.
 */
export async function runLane(table: RowTable, crew: Crew): Promise<void> {
  let thread: Thread | undefined;
  while (table.hasMore && !crew.stopped) {
    thread ??= await crew.hire();
    if (!thread) return;
    const piece = table.take();
    if (!piece) break;
    const death = await compute(table, crew, thread, piece);
    if (death === undefined) continue;
    thread = undefined;
    piece.deaths++;
    if (piece.deaths < 2) table.giveBack(piece);
    else thread = await tryOneByOne(table, crew, piece);
  }
  if (thread) await crew.release(thread);
}

/**
 * Computes the rows of a piece that kills workers, one by one. A row has failed if it kills a worker that has done
 * nothing else; if it kills one that has done other rows, it might be their fault, and it is tried again.
 *
 * @returns The worker at the end, if it lives.
 */
async function tryOneByOne(table: RowTable, crew: Crew, piece: Piece): Promise<Thread | undefined> {
  const end = piece.from + piece.count;
  let thread: Thread | undefined;
  let fresh = true;
  let row = piece.from;
  while (row < end && !crew.stopped) {
    if (!thread) {
      thread = await crew.hire(true);
      fresh = true;
    }
    if (!thread) {
      table.giveBack({ from: row, count: end - row, deaths: piece.deaths });
      return undefined;
    }
    const death = await compute(table, crew, thread, { from: row, count: 1, deaths: 0 });
    if (death !== undefined) thread = undefined;
    if (death !== undefined && fresh && !crew.stopped) await table.fail(row, `its worker died: ${death}`);
    if (death === undefined || fresh) row++;
    fresh = false;
  }
  return thread;
}

/** Has a worker compute a piece. Gives what the worker died of, if it did; then nothing is put into the table. */
async function compute(table: RowTable, crew: Crew, thread: Thread, piece: Piece): Promise<string | undefined> {
  const started = performance.now();
  const answer = await thread.ask({ kind: 'compute', from: piece.from, count: piece.count });
  if (answer.kind === 'rows') {
    await table.put(answer.chunk, performance.now() - started);
    return undefined;
  }
  if (answer.kind === 'thrown') throw unpackError(answer.error);
  await crew.dismiss(thread);
  const why = answer.kind === 'dead' ? answer.why : `it answered ${answer.kind}`;
  if (!crew.stopped) crew.deaths.add(why);
  return why;
}
