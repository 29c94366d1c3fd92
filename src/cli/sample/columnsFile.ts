import type { Case } from '../../case/case.js';
import { groundTexts } from '../../lens/evidence/groundTexts.js';
import type { Answer, Chosen } from '../../lens/worlds/answerList.js';
import type { Input } from '../../lens/worlds/inputs.js';
import { answerWords } from '../../lens/worlds/words.js';
import { csvLine } from '../../shared/csvLine.js';

/** What a column of a sample is. */
export interface ColumnAbout {
  id: string;
  words: string;
  /** Of an input as in the case; of an answer `points`, `share` or `yes` (1 or 0). */
  unit: string;
  kind: 'input' | 'answer';
  /** Its value where every number is at its median. */
  median?: number;
  /** What an input rests on. */
  ground?: string;
}

export function aboutInputs(c: Case, inputs: readonly Input[]): ColumnAbout[] {
  const grounds = groundTexts(c);
  return inputs.flatMap(({ columns }) =>
    columns.map(({ id, what, unit, median, ground }) => ({
      id,
      words: what,
      unit,
      kind: 'input' as const,
      median,
      ...(ground !== undefined && { ground: `${ground}: ${grounds[ground]?.text ?? ''}` }),
    })),
  );
}

/** @param atMedians The answers where every number is at its median; undefined where they are not known. */
export function aboutAnswers(
  c: Case,
  packages: readonly Chosen[],
  answers: readonly Answer[],
  atMedians: Float64Array | undefined,
): ColumnAbout[] {
  return answers.map((answer, a) => {
    const median = atMedians?.[a];
    const known = median !== undefined && !Number.isNaN(median);
    const words = answerWords(c, packages, answer);
    return { id: answer.id, words, unit: answer.unit, kind: 'answer', ...(known && { median }) };
  });
}

/** The file beside a sample: a line for each column but `world` and `failed`. Abide knows it again by its first line. */
export function columnsFile(columns: readonly ColumnAbout[]): string {
  return [
    csvLine(['id', 'words', 'unit', 'kind', 'median', 'ground']),
    ...columns.map(({ id, words, unit, kind, median, ground }) => csvLine([id, words, unit, kind, median, ground])),
  ].join('');
}
