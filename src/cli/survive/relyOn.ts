import type { SurvivalCheck } from '../../survival/index.js';

/**
 * Ends a command that has shown its result, with its exit status: 3 where a second look did not find the result again,
 * so that no script takes it for one.
 *
 * @param checks One for each result; undefined where none was taken.
 */
export function relyOn(checks: readonly (SurvivalCheck | undefined)[]): 0 | 3 {
  const failed = checks.filter((check) => check?.holds === false);
  for (const check of failed) console.error(`abide: the check failed: ${check!.problem}; do not rely on these numbers`);
  return failed.length > 0 ? 3 : 0;
}
