import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LARGEST_CASE } from '../../case/load.js';
import { freeCopyName } from '../output.js';
import { presentCase, versionOf } from './caseFile.js';

/** What became of a save, with the status of HTTP. */
export type Saved =
  /** @property kept Name of the copy of what the file held before; absent where nothing was replaced. */
  | { status: 200; version: string; kept?: string }
  | { status: 400 | 413 | 500; error: string }
  /** Somebody else changed the file: what it holds now, or null where it is gone or cannot be read. */
  | { status: 409; error: string; text: string | null; version: string | null };

/**
 * Writes a case, if its file still holds what the writer last saw. What it held is kept beside it, under the name of
 * every copy that Abide makes (`case.yaml.bak`, `.bak2` …). The file is replaced as a whole: who reads it meanwhile
 * sees the old text or the new one.
 *
 * Nothing in here waits, so two saves through one server never mix. Another program would have to write between the
 * last look and the renaming, which is the next step but one; what it wrote would be lost then.
 *
 * @param version What the writer last saw: a hash, or null if the file was gone.
 */
export function saveCase(file: string, text: string, version: string | null): Saved {
  const fault = faultOf(text);
  if (fault) return fault;
  let temporary: string | undefined;
  try {
    const found = presentCase(file);
    if (found.kind === 'text' && found.version === version && found.text === text) return { status: 200, version };
    if (found.kind !== 'gone') accessSync(file, constants.W_OK);
    temporary = writeBeside(file, text, found.kind === 'gone' ? undefined : statSync(file).mode);
    const before = presentCase(file);
    const refusal = conflict(basename(file), before, version);
    if (refusal) return refusal;
    const kept = before.kind === 'text' ? keep(file, before.text) : undefined;
    renameSync(temporary, file);
    temporary = undefined;
    return { status: 200, version: versionOf(text), ...(kept && { kept: basename(kept) }) };
  } catch (error) {
    return { status: 500, error: `${basename(file)} cannot be written: ${(error as NodeJS.ErrnoException).code}` };
  } finally {
    if (temporary) rmSync(temporary, { force: true });
  }
}

function faultOf(text: string): Saved | undefined {
  const bytes = Buffer.from(text, 'utf8');
  if (bytes.length > LARGEST_CASE) return { status: 413, error: 'a case may be 1 MiB long' };
  if (text.includes('\0')) return { status: 400, error: 'the text holds a NUL, which no case may' };
  // Half of a surrogate pair has no form in UTF-8: it would come back as another character.
  if (bytes.toString('utf8') !== text) return { status: 400, error: 'the text cannot be written as UTF-8' };
  return undefined;
}

function conflict(name: string, now: ReturnType<typeof presentCase>, version: string | null): Saved | undefined {
  if (now.kind === 'unreadable') {
    return { status: 409, error: `${name} cannot be read any more: ${now.why}`, text: null, version: null };
  }
  if (now.kind === 'gone') {
    if (version === null) return undefined;
    return { status: 409, error: `${name} is gone`, text: null, version: null };
  }
  if (now.version === version) return undefined;
  return { status: 409, error: `${name} was changed by somebody else`, text: now.text, version: now.version };
}

/** Writes a text into a new file in the same folder, down to the disk, and gives its path. */
function writeBeside(file: string, text: string, mode: number | undefined): string {
  const path = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  const handle = openSync(path, 'wx', mode ?? 0o666);
  try {
    writeFileSync(handle, text);
    // The mode given above is cut by the mask of the process.
    if (mode !== undefined) fchmodSync(handle, mode & 0o7777);
    fsyncSync(handle);
    return path;
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
}

function keep(file: string, text: string): string {
  const copy = freeCopyName(file);
  writeFileSync(copy, text, { flag: 'wx', mode: statSync(file).mode });
  return copy;
}
