import { TOLERANCE } from '../../process/check/processCheck.js';
import type { Check } from '../../settlement/result.js';
import type { Context, Shown } from '../settlement/context.js';
import { count } from '../text.js';
import type { ProfileAnswers } from './profileAnswers.js';

/**
 * Whether packages are worth in the deal space what the game says that was played and checked for them: for every party
 * the space's durability is U_p less what the package is worth in peace.
 */
export function checkWorth({ actors }: Context, packages: readonly Shown[], answers: ProfileAnswers): Check {
  let problem: string | undefined;
  let looked = 0;
  for (const { name, explained } of packages) {
    for (const { party, tables } of explained.standings) {
      const { id } = actors[party]!;
      const worth = answers.worth[id];
      // A ratifier judges by the same game with values of its own; it has no futures.
      if (worth === undefined) continue;
      const counted = tables.reduce((sum, table) => sum + table.points, 0);
      const own = worth - (answers.stakes.settlement[id]?.peace ?? 0);
      looked++;
      // Written so that no number at all does not pass.
      if (!(Math.abs(counted - own) <= TOLERANCE * 10))
        problem ??= `${name} is worth ${counted - own} points more to ${id}`;
    }
  }
  return {
    kind: 'packages are worth what their game is worth',
    checkedBy: 'checkWorth',
    holds: problem === undefined && looked > 0,
    whole: true,
    extent: `${count(looked)} worths`,
    ...(problem !== undefined && { problem }),
  };
}
