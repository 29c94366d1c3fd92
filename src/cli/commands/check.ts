import { loadFromDisk } from '../../case/files.js';
import { readCase } from '../../case/index.js';
import { counted } from '../../lens/text.js';
import { describe, hasErrors } from '../../shared/diagnostic.js';
import { emit, type OutputOptions } from '../output.js';

/** All that is wrong with one case or several, at once. The list is the result, so it goes to standard output. */
export function check(paths: string[], options: OutputOptions): number {
  const read = paths.map((path) => readCase(path, loadFromDisk));
  const diagnostics = read.flatMap((one) => one.diagnostics);
  const number = (severity: string) => diagnostics.filter((d) => d.severity === severity).length;
  const sum = `${counted(number('error'), 'error')}, ${counted(number('warning'), 'warning')}, ${counted(number('note'), 'note')}`;
  emit(
    options,
    () => ({ madeBy: 'abide check', diagnostics }),
    () =>
      [
        ...read.flatMap(({ diagnostics, files }) => diagnostics.map((d) => describe(d, d.at && files[d.at.file]))),
        paths.length > 1 ? `${sum} in ${paths.length} cases` : sum,
      ].join('\n'),
  );
  return hasErrors(diagnostics) ? 1 : 0;
}
