import { crc32 } from 'node:zlib';
import type { RowChunk, RowFailure } from '../parallel/index.js';

/**
 * The file of a checkpoint. Numbers are in the byte order of the machine (little-endian nearly everywhere; on another
 * machine the version is unknown), lengths in bytes, checksums CRC-32 as in zlib.
 *
 *     header   magic (16)  version  rows  columns  length of key  key (UTF-8)
 *     record   length of the rest  checksum of length and rest  from  count  values  failures (JSON, UTF-8)
 *
 * `values` are count × columns doubles, everything else without a size is an unsigned integer of 4 bytes.
 */
export const MAGIC = Buffer.from('Abide checkpoint', 'latin1');
export const VERSION = 1;
/** Where the parts of a header lie. */
export const AT = { version: 16, rows: 20, columns: 24, key: 32 };
/** Length of a record before `from`: its own length and the checksum. */
export const RECORD_HEAD = 8;
/** Bytes of `from` and `count`. */
const PLACE = 8;

export function headerBytes(key: string, rows: number, columns: number): Buffer {
  const keyBytes = Buffer.from(key, 'utf8');
  return Buffer.concat([MAGIC, words(VERSION, rows, columns, keyBytes.length), keyBytes]);
}

export function recordBytes({ from, count, values, failures }: RowChunk, columns: number): Buffer {
  const rest = Buffer.concat([
    words(from, count),
    new Uint8Array(values.buffer, values.byteOffset, count * columns * 8),
    Buffer.from(failures.length === 0 ? '' : JSON.stringify(failures), 'utf8'),
  ]);
  return Buffer.concat([words(rest.length, checksum(rest)), rest]);
}

/** CRC-32 of a record's length and rest, so that zeros are no record. */
export function checksum(rest: Uint8Array): number {
  return crc32(rest, crc32(words(rest.length)));
}

/** A record's rows; undefined where they are not rows of such a table. */
export function readRows(rest: Buffer, rows: number, columns: number): RowChunk | undefined {
  if (rest.length < PLACE) return undefined;
  const [from, count] = [word(rest, 0), word(rest, 4)];
  const end = PLACE + count * columns * 8;
  if (from + count > rows || end > rest.length) return undefined;
  const values = new Float64Array(count * columns);
  // The record may lie anywhere in memory, and doubles may not.
  new Uint8Array(values.buffer).set(rest.subarray(PLACE, end));
  const failures: RowFailure[] = end === rest.length ? [] : JSON.parse(rest.toString('utf8', end));
  return { from, count, values, failures };
}

export function words(...numbers: number[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(numbers).buffer);
}

export function word(bytes: Uint8Array, at: number): number {
  // A copy: a Buffer's own `slice` shares memory, and numbers may not lie anywhere in it.
  return new Uint32Array(Uint8Array.from(bytes.subarray(at, at + 4)).buffer)[0]!;
}
