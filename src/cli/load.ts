import type { Case } from '../case/case.js';
import { loadFromDisk } from '../case/files.js';
import { readCase } from '../case/index.js';
import { faulty } from './faulty.js';
import { printDiagnostics } from './output.js';

/**
 * Reads a case for a command and prints what is wrong with it; ends the command with status 1 if that is an error.
 * Notes are left to `abide check`.
 */
export function loadCase(path: string, changes: readonly string[] = []): Case {
  const { case: found, diagnostics, files } = readCase(path, loadFromDisk, changes);
  const shown = diagnostics.filter((d) => d.severity !== 'note');
  const status = printDiagnostics(shown, files);
  if (status !== 0 || !found) throw faulty(path, Object.keys(files).length > 0);
  return found;
}
