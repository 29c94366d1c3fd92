import { fstatSync, readSync } from 'node:fs';
import type { KnownRows, RowChunk } from '../parallel/index.js';
import { AT, checksum, MAGIC, RECORD_HEAD, readRows, VERSION, word } from './checkpointFormat.js';
import { UserError } from './output.js';

/**
 * Reads the rows of a checkpoint up to the first record that is not whole.
 *
 * @param header How the file has to begin.
 * @returns `size` of the file, and how many bytes of it are `good`: 0 where not even the header is whole.
 * @throws {UserError} If the file is something else, or of another table.
 */
export function readCheckpoint(
  path: string,
  file: number,
  header: Buffer,
  rows: number,
  columns: number,
): { begun: KnownRows; good: number; size: number } {
  const stat = fstatSync(file);
  if (!stat.isFile()) throw new UserError(2, `${path} is not a file; a checkpoint has to be one`);
  const { size } = stat;
  const begun: KnownRows = {
    values: new Float64Array(rows * columns).fill(Number.NaN),
    done: new Uint8Array(rows),
    failures: [],
  };
  const start = readAt(file, 0, Math.min(size, header.length));
  // A header that was torn. Less than its first words might be anybody's text.
  const ours = size === 0 || size >= MAGIC.length;
  if (size < header.length && ours && start.equals(header.subarray(0, size))) return { begun, good: 0, size };
  checkHeader(path, start, header, rows, columns);

  let good = header.length;
  while (good + RECORD_HEAD <= size) {
    const head = readAt(file, good, RECORD_HEAD);
    const length = word(head, 0);
    const end = good + RECORD_HEAD + length;
    if (end > size) break;
    const rest = readAt(file, good + RECORD_HEAD, length);
    const chunk = word(head, 4) === checksum(rest) ? readRows(rest, rows, columns) : undefined;
    if (!chunk) break;
    keep(begun, chunk, columns);
    good = end;
  }
  return { begun, good, size };
}

/** Why a file is not the checkpoint that is wanted, the most telling reason first. */
function checkHeader(path: string, start: Buffer, header: Buffer, rows: number, columns: number): void {
  if (start.equals(header)) return;
  const refuse = (what: string) => new UserError(2, `${path} ${what}, and is left alone; name another file`);
  if (start.length < AT.key || !start.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw refuse('is not a checkpoint of Abide');
  }
  const version = word(start, AT.version);
  if (version !== VERSION) {
    throw refuse(`is a checkpoint in format ${version}, where this Abide writes format ${VERSION}`);
  }
  const size = [word(start, AT.rows), word(start, AT.columns)];
  if (size[0] !== rows || size[1] !== columns) {
    throw refuse(
      `is the checkpoint of ${size[0]} rows of ${size[1]} numbers, where there are ${rows} of ${columns} now`,
    );
  }
  throw refuse('is the checkpoint of another case, of other options or of another version of Abide');
}

/** Takes rows over. Two runs may have written the same one. */
function keep(begun: KnownRows, { from, count, values, failures }: RowChunk, columns: number): void {
  const known = begun.done.slice(from, from + count);
  begun.values.set(values, from * columns);
  begun.done.fill(1, from, from + count);
  for (const failure of failures) if (!known[failure.row - from]) begun.failures.push(failure);
}

/** Bytes of the file; fewer at its end. */
function readAt(file: number, from: number, count: number): Buffer {
  const bytes = Buffer.alloc(count);
  let read = 0;
  while (read < count) {
    const got = readSync(file, bytes, read, count - read, from + read);
    if (got === 0) break;
    read += got;
  }
  return bytes.subarray(0, read);
}
