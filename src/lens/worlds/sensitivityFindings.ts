import type { Pool } from '../../parallel/index.js';
import type { Budget } from '../../shared/budget.js';
import type { Finding } from '../finding.js';
import type { Assessed } from '../settlement/assess.js';
import { lineOf } from '../settlement/context.js';
import { list } from '../text.js';
import { Asker, type Group, groupsOf, plays } from './asker.js';
import { checkFlips, type FlipCheck } from './checkFlips.js';
import { countedCase } from './chosen.js';
import { flips } from './flips.js';
import { claimOf, flipsFinding } from './flipsFinding.js';
import { type Headline, headlines } from './headline.js';
import { informationFindings } from './information.js';
import { moversOf } from './movers.js';
import { oneAtATime } from './oneAtATime.js';
import { robustFindings } from './robust.js';
import type { WorldRun } from './run.js';
import { scenarioFinding } from './scenario.js';
import { tornadoFinding } from './tornadoFinding.js';

export interface SensitivityOptions {
  /** Threads besides this one. */
  workers: number | Pool;
  /** Answers to ask about alone; left out: the headlines, what is worth knowing and which packages are robust. */
  answers?: readonly Headline[];
  /** Of these, the ones whose numbers are moved one at a time, which takes new worlds; left out: all. */
  moved?: (headline: Headline) => boolean;
  /** Whether numbers are moved beyond the ends of their 90 % ranges, between them, and in pairs. */
  closely?: boolean;
}

/**
 * What would change the answers: each number alone, two together, boxes of worlds; what is worth finding out; which
 * package does well in most worlds. What the budget ends is left out.
 *
 * @param run Worlds of the same case and packages.
 */
export async function sensitivityFindings(
  assessed: Assessed,
  run: WorldRun,
  { workers, answers, moved = () => true, closely = true }: SensitivityOptions,
  budget: Budget,
): Promise<Finding[]> {
  const { context, head } = assessed;
  if (run.table.worlds.length === 0) return [];
  const asked = answers ?? headlines(context, run, head);
  const asker = new Asker(run.inputs, workers, budget);
  const turning = new Map<Headline, Finding[]>();
  for (const group of groupsOf(countedCase(context.c, assessed), run.packages, asked.filter(moved))) {
    const found = await whatTurns(assessed, asker, group, closely);
    for (const [k, headline] of group.headlines.entries()) turning.set(headline, found[k] ?? []);
  }
  const each = asked.flatMap((headline) => [
    ...(turning.get(headline) ?? []),
    ...scenarioFinding(context.c, headline, run),
  ]);
  if (answers) return each;
  return [...each, ...informationFindings(assessed, run), ...robustFindings(assessed, run)];
}

/** By headline of the group; none where the budget ended. */
async function whatTurns(assessed: Assessed, asker: Asker, group: Group, closely: boolean): Promise<Finding[][]> {
  const { c } = assessed.context;
  const movers = moversOf(asker.inputs).filter((mover) => plays(group, mover));
  const alone = await oneAtATime(asker, group, movers, closely);
  if (asker.budget.stopped) return [];
  const turns = await flips(asker, group, alone, closely);
  if (asker.budget.stopped) return [];
  const claims = group.headlines.map((headline, h) =>
    turns[h]!.alone.map((flip) => claimOf(asker.inputs, headline, flip)),
  );
  const checked = await checkFlips(group.c, group.packages, claims.flat(), asker.workers, asker.budget);
  let next = 0;
  return group.headlines.map((headline, h) => {
    const checks: FlipCheck[] = checked.slice(next, next + claims[h]!.length);
    next += claims[h]!.length;
    return [
      ...tornadoFinding(headline, h, alone),
      ...flipsFinding(
        { c, packages: group.packages },
        headline,
        alone.centre[h]!,
        turns[h]!,
        checks,
        barred(assessed, headline),
      ),
    ];
  });
}

/** What keeps a party from signing in every world. */
function barred({ context, packages }: Assessed, { party, package: id, answer }: Headline): string | undefined {
  const at = context.actors.findIndex((actor) => actor.id === party);
  const standing = packages.find((p) => p.id === id)?.explained.standings[at];
  if (!answer.startsWith('margin/') || !standing || standing.lines.length === 0) return undefined;
  const lines = standing.lines.map((line) => `“${lineOf(context, at, line).name}”`);
  return `Whatever the numbers, ${context.actors[at]!.name} would refuse it for ${list(lines)}.`;
}
