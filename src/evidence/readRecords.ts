import type { Diagnostic } from '../shared/diagnostic.js';
import type { TextFile } from '../shared/locator.js';
import { assemble } from './assemble.js';
import { checkFile } from './checkFile.js';
import { type Checked, checkTogether } from './checkTogether.js';
import { parseFile } from './parseFile.js';
import type { Records } from './record.js';
import type { Say } from './shape.js';

/**
 * Reads files of records (YAML; data/README.md says how they look) and checks everything in them that can be checked
 * without the data: counts, eras, ids, references, curves.
 *
 * @param files In the order that the records are to have. A file's name without folder and ending is its family's id.
 * @returns The records of all files without a fault, and all diagnostics: errors, each with line and column.
 */
export function readRecords(files: readonly TextFile[]): { records: Records; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const say: Say = (code, at, what, rest = {}) => {
    diagnostics.push({ code, severity: 'error', ...(at && { at }), what, ...rest });
  };
  const checked: Checked[] = [];
  for (const text of files) {
    const parsed = parseFile(text, diagnostics);
    const file = parsed && checkFile(parsed, say);
    if (parsed && file) checked.push({ parsed, file });
  }
  // What refers to a file with a fault would seem to refer to nothing.
  if (diagnostics.length === 0) checkTogether(checked, say);
  const sound = diagnostics.length === 0 ? checked : [];
  return { records: assemble(sound.map(({ parsed, file }) => [parsed.name, file])), diagnostics };
}
