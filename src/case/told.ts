import type { Diagnostic } from '../shared/diagnostic.js';
import type { Loaded } from './load.js';
import { MOST_ERRORS } from './yaml.js';

/** After a syntax error half the names seem missing: only what stands on its own, and away from the error, is told. */
export function withoutFollowers(list: Diagnostic[], syntaxErrors: number, loaded: Loaded): Diagnostic[] {
  if (loaded.broken.length === 0) return list;
  if (loaded.broken.length >= MOST_ERRORS) return list.slice(0, syntaxErrors);
  const parts = loaded.broken.map(({ file, offset }) => ({ file: file.name, ...partAround(file.text, offset) }));
  const inBroken = (d: Diagnostic) => {
    const text = loaded.files.find((f) => f.name === d.at?.file)?.text;
    if (!d.at || text === undefined) return false;
    return parts.some((p) => p.file === d.at!.file && d.at!.line >= p.from && d.at!.line <= p.to);
  };
  return list.filter((d, i) => i < syntaxErrors || (LOCAL.has(d.code) && !inBroken(d)));
}

/** Codes of problems that stand on their own, whatever else of the file could not be read. */
const LOCAL = new Set<string>([
  'unknown-key',
  'duplicate-key',
  'bad-name',
  'look-alike-letter',
  'reserved-word',
  'yaml-word',
  'ground-as-comment',
  'empty-value',
  'wrong-kind',
  'wrong-form',
  'unknown-word',
  'not-a-number',
  'decimal-comma',
  'digit-groups',
  'exponent',
  'not-decimal',
  'interval-form',
  'interval-from-zero',
  'interval-reversed',
  'arguments',
  'beyond-the-record',
  'class-or-curve',
  'division-by-zero',
  'drawn-together',
  'leaves-scale',
  'mixture-weights',
  'no-such-distribution',
  'quantity-form',
  'quantity-too-long',
  'two-questions',
  'unknown-class',
  'unknown-curve',
  'unknown-function',
  'year-or-not',
  'unit',
  'share-or-points',
  'out-of-range',
  'negative',
  'too-large',
  'not-used',
]);

/** First and last line of the top-level entry that holds an offset. */
function partAround(text: string, offset: number): { from: number; to: number } {
  const lines = text.split('\n');
  const line = text.slice(0, offset).split('\n').length - 1;
  const begins = (i: number) => /^[^\s#]/.test(lines[i] ?? '');
  let from = Math.max(0, line - 1);
  while (from > 0 && !begins(from)) from--;
  let to = line + 1;
  while (to < lines.length && !begins(to)) to++;
  return { from: from + 1, to };
}

/** By file, then as they stand in it; one and the same is told once. */
export function inOrder(list: readonly Diagnostic[], files: readonly string[]): Diagnostic[] {
  const rank = (d: Diagnostic) => (d.at ? files.indexOf(d.at.file) : -1);
  const seen = new Set<string>();
  return list
    .map((d, i) => ({ d, i }))
    .sort(
      (a, b) =>
        rank(a.d) - rank(b.d) ||
        (a.d.at?.line ?? 0) - (b.d.at?.line ?? 0) ||
        (a.d.at?.column ?? 0) - (b.d.at?.column ?? 0) ||
        a.i - b.i,
    )
    .map(({ d }) => d)
    .filter((d) => {
      const key = JSON.stringify([d.code, d.at, d.what]);
      return !seen.has(key) && seen.add(key);
    });
}

/** At most this many are listed: a file of another kind can have a hundred thousand. */
const MOST_TOLD = 200;

/** The first of them, errors before the rest, and how many more there are. */
export function firstOf(list: readonly Diagnostic[]): Diagnostic[] {
  if (list.length <= MOST_TOLD) return [...list];
  const errors = list.filter((d) => d.severity === 'error').slice(0, MOST_TOLD);
  const others = list.filter((d) => d.severity !== 'error').slice(0, MOST_TOLD - errors.length);
  const shown = list.filter((d) => errors.includes(d) || others.includes(d));
  const { at, severity } = shown.at(-1)!;
  return [
    ...shown,
    { code: 'more', severity, ...(at ? { at } : {}), what: `there are ${list.length - shown.length} more problems` },
  ];
}
