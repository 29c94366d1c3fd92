import type { Case } from '../../case/index.js';
import { computeRows, type Pool } from '../../parallel/index.js';
import type { Budget } from '../../shared/budget.js';
import type { Chosen } from './answerList.js';
import type { FlipTask } from './flipTask.js';

/** What is claimed of a number: that an answer lies on different sides of its turning point at two values of it. */
export interface FlipClaim {
  answer: string;
  turnsAt: number;
  /** Path of the number, or id of the input that it is drawn with; values by column. */
  input: string;
  /** Towards the median, and away from it. */
  inner: number[];
  outer: number[];
}

/** What came out when a claim was looked at again. */
export interface FlipCheck {
  /** Undefined where a world could not be answered, or the budget ended. */
  turns: boolean | undefined;
  inner: number;
  outer: number;
}

const MODULE = new URL('./flipTask.js', import.meta.url);

/**
 * Answers both sides of each claim anew: worlds of their own, made by setting one number of the case, and games in the
 * case's own steps, where the search continues them from longer ones. Shares with the search how one world is answered,
 * and nothing of how it searched. That there is no nearer turn is not looked at.
 */
export async function checkFlips(
  c: Case,
  packages: readonly Chosen[],
  claims: readonly FlipClaim[],
  workers: number | Pool,
  budget: Budget,
): Promise<FlipCheck[]> {
  const sides = claims.flatMap(({ answer, input, inner, outer }) => [
    { input, values: inner, answer },
    { input, values: outer, answer },
  ]);
  const { values, done, failures } = await computeRows<FlipTask>({
    module: MODULE,
    init: { c: { ...c, files: {} }, packages: [...packages], sides },
    rows: sides.length,
    columns: 1,
    workers,
    budget,
    stage: 'checks of what turns an answer',
  });
  const failed = new Set(failures.map(({ row }) => row));
  return claims.map(({ turnsAt }, k) => {
    const [inner, outer] = [values[2 * k]!, values[2 * k + 1]!];
    const known = [2 * k, 2 * k + 1].every((row) => done[row] === 1 && !failed.has(row));
    return { turns: known ? inner >= turnsAt !== outer >= turnsAt : undefined, inner, outer };
  });
}
