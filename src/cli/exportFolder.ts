import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError, writeResult } from './output.js';
import { version } from './version.js';

/** The list of an export's files with what was written into each, by which Abide knows them again. */
const LIST = 'abide-export.json';

/**
 * A folder of files for other programs. It is made at once, so that a folder that cannot be made is told before the
 * work. Files of an earlier export that nobody has changed are replaced; of any other file a copy is kept.
 */
export class ExportFolder {
  readonly #before: Record<string, string>;
  readonly #now: Record<string, string> = {};

  constructor(readonly folder: string) {
    makeFolder(folder);
    if (!statSync(folder).isDirectory()) throw new UserError(2, `${folder} is a file; name a folder`);
    said(folder, () => accessSync(folder, constants.W_OK));
    this.#before = filesOf(join(folder, LIST));
  }

  write(name: string, text: string): void {
    const file = join(this.folder, name);
    makeFolder(dirname(file));
    const ours = existsSync(file) && hashOf(readFileSync(file)) === this.#before[name];
    if (ours) said(file, () => writeFileSync(file, text));
    else writeResult(file, text, true);
    this.#now[name] = hashOf(text);
  }

  /**
   * Writes the list. Files of an earlier export that this one has not touched stay listed.
   *
   * @param about What else is to be known of these files.
   */
  close(about: object = {}): void {
    const list = { abide: version, ...about, files: { ...this.#before, ...this.#now } };
    writeResult(join(this.folder, LIST), `${JSON.stringify(list, null, 1)}\n`, true);
  }
}

/**
 * One folder after the other: made at one go, a folder that does not take any keeps Node trying for ever.
 *
 * @throws {UserError} If it cannot be made.
 */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  said(folder, () => mkdirSync(folder));
}

function said(path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new UserError(2, `${path} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
  }
}

function filesOf(list: string): Record<string, string> {
  try {
    const { files } = JSON.parse(readFileSync(list, 'utf8'));
    return typeof files === 'object' && files !== null ? files : {};
  } catch {
    return {};
  }
}

const hashOf = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
