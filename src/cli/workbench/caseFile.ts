import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import { loadFromDisk } from '../../case/files.js';

/** What a file of a case holds just now. */
export type Present =
  | { kind: 'text'; text: string; version: string }
  | { kind: 'gone' }
  | { kind: 'unreadable'; why: string };

/**
 * Reads the file of a case, by the rules of every command: a regular file of at most 1 MiB, in UTF-8. A link is not
 * followed.
 */
export function presentCase(file: string): Present {
  try {
    if (lstatSync(file).isSymbolicLink()) return { kind: 'unreadable', why: 'the file has become a link' };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'gone' } : { kind: 'unreadable', why: `${code}` };
  }
  const found = loadFromDisk(file);
  if ('problem' in found) return { kind: 'unreadable', why: found.problem.what };
  return { kind: 'text', text: found.text, version: versionOf(found.text) };
}

/**
 * SHA-256, in hexadecimal, of the bytes that a text has as a file. A text that was read from a file gives the hash of
 * that file: only valid UTF-8 is read, and a byte order mark stays in the text.
 */
export function versionOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
