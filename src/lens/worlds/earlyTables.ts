import type { RowChunk } from '../../parallel/index.js';
import type { Answer } from './answerList.js';
import type { WorldOptions } from './run.js';
import { WorldTable } from './table.js';

/**
 * Tells of the first worlds of a run as soon as all of them are answered, while the others are still on their way: the
 * same bytes whoever answers in which order. Given to `runWorlds` as its checkpoint.
 *
 * @param at Numbers of worlds, rising: a table of the first `at[0]` worlds, then one of the first `at[1]` …
 */
export function earlyTables(
  at: readonly number[],
  tell: (table: WorldTable) => void,
): NonNullable<WorldOptions['checkpoint']> {
  return (answers: readonly Answer[]) => {
    const most = at.at(-1) ?? 0;
    const values = new Float64Array(most * answers.length).fill(Number.NaN);
    const answered = new Uint8Array(most);
    const failures: { world: number; why: string }[] = [];
    const done = new Uint8Array(most);
    let first = 0;
    let told = 0;
    return {
      onRows: ({ from, count, values: own, failures: failed }: RowChunk) => {
        for (let k = 0; k < count && from + k < most; k++) {
          done[from + k] = 1;
          answered[from + k] = failed.some(({ row }) => row === from + k) ? 0 : 1;
          values.set(own.subarray(k * answers.length, (k + 1) * answers.length), (from + k) * answers.length);
        }
        for (const { row, why } of failed) failures.push({ world: row, why });
        while (first < most && done[first] === 1) first++;
        for (; told < at.length && first >= at[told]!; told++) {
          const worlds = at[told]!;
          const own = failures.filter(({ world }) => world < worlds).sort((a, b) => a.world - b.world);
          tell(new WorldTable(answers, values.slice(0, worlds * answers.length), answered.slice(0, worlds), own));
        }
      },
    };
  };
}
