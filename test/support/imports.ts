import { dirname, join, normalize, sep } from 'node:path';

/**
 * Which folders of `src` each may import, besides itself; `workbench` stands beside `src`. Engines know nothing of cases; only lenses know both; views
 * know lenses; nothing knows the command.
 */
export const MAY_IMPORT: Record<string, readonly string[]> = {
  shared: [],
  quantity: ['shared'],
  settlement: ['shared', 'quantity'],
  process: ['shared', 'quantity'],
  game: ['shared'],
  sensitivity: ['shared', 'quantity'],
  survival: ['shared', 'quantity'],
  parallel: ['shared'],
  evidence: ['shared', 'quantity', 'survival'],
  case: ['shared', 'quantity', 'evidence'],
  lens: [
    'shared',
    'quantity',
    'evidence',
    'case',
    'settlement',
    'process',
    'game',
    'sensitivity',
    'survival',
    'parallel',
  ],
  report: ['shared', 'lens'],
  workbench: ['shared', 'quantity', 'case', 'lens', 'report', 'parallel'],
  cli: [
    'shared',
    'evidence',
    'case',
    'settlement',
    'process',
    'game',
    'sensitivity',
    'survival',
    'parallel',
    'lens',
    'report',
  ],
};

/**
 * Imports between folders of `src` that the table does not allow, as `file -> import`. Type-only imports count too.
 *
 * @param files Path below `src`, with forward slashes, to its text.
 */
export function breaches(files: Record<string, string>): string[] {
  return Object.entries(files).flatMap(([file, text]) => {
    const from = file.split('/')[0]!;
    if (!file.includes('/') || file.endsWith('.test.ts')) return [];
    const allowed = MAY_IMPORT[from];
    return [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']*)'/g)]
      .map((match) =>
        normalize(join(dirname(file), match[1]!))
          .split(sep)
          .join('/'),
      )
      .filter((target) => {
        const to = target.split('/')[0]!;
        return to !== from && !allowed?.includes(to);
      })
      .map((target) => `${file} -> ${target}`);
  });
}
