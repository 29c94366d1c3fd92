import type { Case } from '../../case/index.js';
import { type Assignment, holds } from '../../case/truth.js';

/** Options by issue, null where an issue does not arise. */
export type Options = Record<string, string | null>;

/**
 * A package with one option changed. Issues that do not arise with it fall away; one that arises anew gets its option of
 * `start`, where that has one, and else its first.
 *
 * @param start The package that changes are counted from.
 */
export function withOption(c: Case, of: Options, issue: string, option: string, start: Options = of): Options {
  const options: Assignment = { ...of, [issue]: option };
  // An issue may hang on one that hangs on another: as many rounds as there are issues reach the last.
  for (let round = 0; round < c.issues.length; round++) {
    for (const { id, exists, options: own } of c.issues) {
      if (!exists) continue;
      const arises = holds(exists.node, options) === true;
      if (!arises) options[id] = null;
      else options[id] ??= start[id] ?? own[0]!.id;
    }
  }
  return options as Options;
}

/** Issues for which a package has no option that the case knows: what it was before the case was edited no longer fits. */
export function issuesWithout(c: Case, options: Options): string[] {
  return c.issues.flatMap(({ id, exists, options: own }) => {
    const option = options[id];
    const fits = option === null ? exists !== undefined : own.some((o) => o.id === option);
    return fits ? [] : [id];
  });
}

/** Ids of the rules of the case that options break. */
export function rulesBroken(c: Case, options: Options): string[] {
  return c.rules.flatMap(({ id, kind, condition }) =>
    holds(condition.node, options) === (kind === 'forbid') ? [id] : [],
  );
}

/** Issues whose option differs, in the order of the case. */
export function issuesChanged(c: Case, from: Options, to: Options): string[] {
  return c.issues.flatMap(({ id }) => ((from[id] ?? null) === (to[id] ?? null) ? [] : [id]));
}
