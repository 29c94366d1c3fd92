import { loadFromDisk } from '../../case/files.js';
import { readCase } from '../../case/index.js';
import { counted } from '../../lens/text.js';
import { describe, hasErrors } from '../../shared/diagnostic.js';
import { emit, type OutputOptions } from '../output.js';

/** All that is wrong with a case, at once. The list is the result, so it goes to standard output. */
export function check(path: string, options: OutputOptions): number {
  const { diagnostics, files } = readCase(path, loadFromDisk);
  const number = (severity: string) => diagnostics.filter((d) => d.severity === severity).length;
  const sum = `${counted(number('error'), 'error')}, ${counted(number('warning'), 'warning')}, ${counted(number('note'), 'note')}`;
  emit(
    options,
    () => ({ madeBy: 'abide check', diagnostics }),
    () => [...diagnostics.map((d) => describe(d, d.at && files[d.at.file])), sum].join('\n'),
  );
  return hasErrors(diagnostics) ? 1 : 0;
}
