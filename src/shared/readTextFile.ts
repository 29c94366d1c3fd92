import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Diagnostic } from './diagnostic.js';
import { error, startOf, type TextFile } from './textFile.js';

/**
 * A file's text as UTF-8, without byte order mark; or why not.
 *
 * @param most Bytes that may be read of this file.
 * @param limit Bytes that may be read of all files of an input, for the message.
 */
export function readTextFile(
  path: string,
  name: string,
  most: number,
  limit = most,
): [TextFile, undefined] | [undefined, Diagnostic] {
  const at = startOf({ name });
  let bytes: Buffer;
  try {
    // Looked at before it is opened: opening a pipe would wait for ever.
    const status = statSync(path);
    if (!status.isFile()) return [undefined, error('unreadable', at, `${basename(path)} is not a file`)];
    if (status.size > most) {
      const why = `at most ${limit / 1024 / 1024} MiB are read; ${basename(path)} has ${status.size} bytes`;
      return [undefined, error('too-large', at, 'too large to be read', { why })];
    }
    bytes = readFileSync(path);
  } catch (thrown) {
    return [undefined, error('unreadable', at, `${basename(path)} cannot be read: ${reason(thrown)}`)];
  }
  if (bytes.length === 0) return [undefined, error('empty-file', at, 'the file is empty')];
  if (bytes.includes(0)) return [undefined, error('not-text', at, 'the file is not UTF-8 text')];
  try {
    return [{ name, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }, undefined];
  } catch {
    return [undefined, error('not-text', at, 'the file is not UTF-8 text', { instead: 'save it as UTF-8' })];
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
};

/** Why the system refuses a file, in words. */
export function reason(thrown: unknown): string {
  const code = (thrown as NodeJS.ErrnoException).code ?? '';
  return REASONS[code] ?? (code || 'unknown reason');
}
