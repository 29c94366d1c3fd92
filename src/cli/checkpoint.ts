import { closeSync, ftruncateSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { KnownRows, RowChunk } from '../parallel/index.js';
import { headerBytes, recordBytes } from './checkpointFormat.js';
import { readCheckpoint } from './checkpointRead.js';
import { UserError } from './output.js';

/** A file that keeps the rows of a table while they are computed, so that a run that was ended can be gone on with. */
export interface Checkpoint {
  /** Rows that the file holds already: what `computeRows` takes as `begun`. */
  begun: KnownRows;
  /** What a person should know about the file, as a sentence: that its end was damaged and is computed again. */
  note: string | undefined;
  /** Adds rows. It never throws: where the file cannot be written, that is said once, and the run goes on without. */
  write(chunk: RowChunk): void;
  close(): void;
}

/**
 * Opens a checkpoint, or begins it where there is no file or an empty one.
 *
 * A record that is not whole, as a kill, a full disk or a loss of power leaves it, is cut off with everything after it.
 * Two runs may write the same file at a time: both compute the same rows.
 *
 * @param key A hash of everything that decides the result: the text of the case, options, the version of Abide, the
 *   names of columns.
 * @throws {UserError} If the file is something else or belongs to another table, which leaves it as it is, or if it
 *   cannot be read or written.
 */
export function openCheckpoint(path: string, key: string, rows: number, columns: number): Checkpoint {
  const header = headerBytes(key, rows, columns);
  let file: number | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true });
    file = openSync(path, 'a+');
    const { begun, good, size } = readCheckpoint(path, file, header, rows, columns);
    if (good < size) ftruncateSync(file, good);
    if (good === 0) writeAll(file, header);
    const length = good === 0 ? header.length : good;
    const lost = good > 0 ? size - good : 0;
    const note =
      lost === 0 ? undefined : `The last ${lost} bytes of ${path} are damaged; their rows are computed again.`;
    return { begun, note, ...writer(path, file, length, columns) };
  } catch (error) {
    if (file !== undefined) closeSync(file);
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof UserError || code === undefined) throw error;
    throw new UserError(2, `the checkpoint ${path} cannot be opened: ${code}`);
  }
}

/** @param length Bytes of the file that are whole. */
function writer(path: string, file: number, length: number, columns: number): Pick<Checkpoint, 'write' | 'close'> {
  let open = true;
  function close(): void {
    if (open) closeSync(file);
    open = false;
  }
  function write(chunk: RowChunk): void {
    if (!open) return;
    const record = recordBytes(chunk, columns);
    try {
      writeAll(file, record);
      length += record.length;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      console.error(
        `abide: the checkpoint ${path} cannot be written any further (${code}); the run goes on without it`,
      );
      cutOff(file, length);
      close();
    }
  }
  return { write, close };
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

/** Removes a record that was written in part. Where that fails too, the next run does it. */
function cutOff(file: number, length: number): void {
  try {
    ftruncateSync(file, length);
  } catch {}
}
