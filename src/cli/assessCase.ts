import type { Case } from '../case/case.js';
import { type Assessed, assess, type Depth, TooManyStates } from '../lens/index.js';
import type { Shown } from '../lens/settlement/context.js';
import { findPackage, wrongWords } from '../lens/settlement/find.js';
import { count } from '../lens/text.js';
import type { Budget } from '../shared/budget.js';
import { UserError } from './output.js';
import { tooLarge } from './tooLarge.js';
import { version } from './version.js';
import { whyStopped } from './work.js';

/** Assesses a case for a command; ends the command where the case is too large. @param depth See {@link Depth}. */
export async function assessCase(
  c: Case,
  budget: Budget,
  depth: Depth = 'worth',
): Promise<Awaited<ReturnType<typeof whole>>> {
  return withinLimits(() => whole(c, budget, depth));
}

async function whole(c: Case, budget: Budget, depth: Depth) {
  const result = await assess(c, version, budget, depth);
  if (result.kind === 'too-large') throw tooLarge(result);
  return result;
}

/** Ends the command where the game of a package has more states than are built. */
export async function withinLimits<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TooManyStates)) throw error;
    const most = [...error.variables].sort((a, b) => b.levels - a.levels);
    const named = most.map(({ name, levels }) => `${name} ${levels}`).join(', ');
    throw new UserError(
      3,
      `the guarantee game has more than ${count(error.states)} states (levels: ${named}). Make “${most[0]!.name}” coarser: ${most[0]!.instead}.`,
    );
  }
}

/** Ends the command, before anything is computed, where the case alone tells that the words name no package of it. */
export function refuseWrongWords(c: Case, ...packages: string[]): void {
  for (const words of packages) {
    const wrong = wrongWords(c, words);
    if (wrong !== undefined) throw new UserError(2, wrong);
  }
}

/** The package that a person means; ends the command where there is none, or where there was no time to find it. */
export async function packageIn(assessed: Assessed, words: string, budget: Budget): Promise<Shown> {
  const shown = await findPackage(assessed, words, budget);
  if (typeof shown !== 'string') return shown;
  const stopped = whyStopped(budget);
  throw stopped ? new UserError(3, `${shown} But ${stopped} before all was looked at.`) : new UserError(2, shown);
}
