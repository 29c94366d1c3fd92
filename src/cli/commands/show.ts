import { dirname, relative } from 'node:path';
import { showCase } from '../../case/index.js';
import { loadCase } from '../load.js';
import { emit, type OutputOptions } from '../output.js';

/** The case read back in words: what each part says, the table of values, and what each number rests on. */
export function show(path: string, options: OutputOptions & { set?: string[] }): number {
  const c = loadCase(path, options.set);
  const { files, ...rest } = c;
  const folder = dirname(Object.keys(files)[0]!);
  // Places name files from the folder of the case, so that the result is the same wherever it is asked for.
  const near = (file: string) => (file === '--set' ? file : relative(folder, file).replaceAll('\\', '/'));
  const fromFolder = (key: string, value: unknown) =>
    key === 'at' && isPlace(value) ? { ...value, file: near(value.file) } : value;
  emit(
    options,
    () => JSON.parse(JSON.stringify({ madeBy: 'abide show', ...rest }, fromFolder)),
    () => showCase(c).join('\n'),
  );
  return 0;
}

function isPlace(value: unknown): value is { file: string } {
  return typeof value === 'object' && value !== null && 'file' in value && typeof value.file === 'string';
}
