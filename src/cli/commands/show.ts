import { showCase } from '../../case/index.js';
import { loadCase } from '../load.js';
import { emit, type OutputOptions } from '../output.js';

/** The case read back in words: what each part says, the table of values, and what each number rests on. */
export function show(path: string, options: OutputOptions & { set?: string[] }): number {
  const c = loadCase(path, options.set);
  const { files, ...rest } = c;
  emit(
    options,
    () => ({ madeBy: 'abide show', ...rest }),
    () => showCase(c).join('\n'),
  );
  return 0;
}
