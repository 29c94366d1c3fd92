import type { Field } from '../../../src/report/csvText.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';

/** A column of answers: of which answer for a package, and whether at the medians with its range, or how often in worlds. */
export interface AnswerColumn {
  says: string;
  answer: (id: string) => string;
  often?: true;
}

/**
 * Answers about every package as lines of a CSV, a package a line: at the medians with the ends of nine worlds in ten, or
 * the share of worlds. Ranges of an older text than the answers are left out, and so are answers where there is none.
 *
 * @param more Further columns, in words.
 */
export function answersTable(
  { quick, bands }: Pick<Known, 'quick' | 'bands'>,
  columns: readonly AnswerColumn[],
  more: readonly { says: string; of: (id: string) => string }[] = [],
): Field[][] {
  if (!quick) return [];
  const t = texts.answersCsv;
  const range = bands?.version === quick.version ? bands.of : {};
  const number = (x: number | undefined) => (Number.isFinite(x) ? x : undefined);
  return [
    [
      t.id,
      t.package,
      ...columns.flatMap(({ says, often }) =>
        often ? [t.often(says)] : [says, t.below(says, '5 %'), t.below(says, '95 %')],
      ),
      ...more.map(({ says }) => says),
    ],
    ...quick.packages.map(({ id, name }) => [
      id,
      name,
      ...columns.flatMap(({ answer, often }) => {
        const band = range[answer(id)];
        if (often) return [number(band?.mean)];
        return [number(quick.values[answer(id)]), number(band?.p5), number(band?.p95)];
      }),
      ...more.map(({ of }) => of(id)),
    ]),
  ];
}
