import { createHash } from 'node:crypto';
import { lstatSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { loadFromDisk } from '../../case/files.js';
import { caseId, type LoadText, readCase } from '../../case/index.js';
import { faulty } from '../faulty.js';
import { printDiagnostics, UserError } from '../output.js';

/** The case that is open: what the server may read, and the one file that it may write. */
export interface OpenedCase {
  /** What the case is called after: its folder, or its file. */
  name: string;
  /** Absolute path of its file. */
  file: string;
  /** Absolute path of the folder that the file is in. */
  folder: string;
  /**
   * What the page may know the file by: SHA-256 of its path with all links followed, 64 hexadecimal digits. Two files of
   * one name in folders of one name differ in it, and it tells nobody where the file lies.
   */
  key: string;
  /**
   * Files outside the folder that the case extended when it was opened, directly or through another one: from the
   * absolute path by which one is asked for to the file that it leads to. It never grows: whoever changes the case
   * later, through the server or not, gets at no further file.
   */
  outside: ReadonlyMap<string, string>;
}

/**
 * Finds a case as every command does.
 *
 * @throws {UserError} With status 1, after its diagnostic, where there is no case that can be read. A case with errors
 * in it is opened all the same: the workbench is a place to mend them.
 */
export function openCase(path: string): OpenedCase {
  const found = loadFromDisk(path);
  if ('problem' in found) {
    printDiagnostics([found.problem], {});
    throw faulty(path, false);
  }
  const file = resolve(found.file);
  if (lstatSync(file).isSymbolicLink()) {
    throw new UserError(1, `${found.file} is a link; open the file that it leads to: ${realpathSync(file)}`);
  }
  const folder = dirname(file);
  const key = createHash('sha256').update(realpathSync(file)).digest('hex');
  return { name: caseId(file), file, folder, key, outside: extendedOutside(file, folder) };
}

/** Whether a path lies in a folder, by its letters alone; both are absolute. */
export function isWithin(folder: string, path: string): boolean {
  const from = relative(folder, path);
  return from !== '' && from !== '..' && !from.startsWith(`..${sep}`) && !isAbsolute(from);
}

/** Lets the reader of cases read the case, and notes what it asks for beyond the folder. */
function extendedOutside(file: string, folder: string): Map<string, string> {
  const outside = new Map<string, string>();
  const load: LoadText = (path) => {
    const found = loadFromDisk(path);
    if ('problem' in found) return found;
    const leadsTo = realpathSync(found.file);
    const keepsToItsFolder = isWithin(realpathSync(dirname(found.file)), leadsTo);
    if (!isWithin(folder, resolve(found.file)) && keepsToItsFolder) {
      for (const name of [path, found.file]) outside.set(resolve(name), leadsTo);
    }
    return found;
  };
  readCase(file.replaceAll('\\', '/'), load);
  return outside;
}
