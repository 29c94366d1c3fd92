import type { Case } from '../case/case.js';
import { type Assessed, assess } from '../lens/index.js';
import type { Shown } from '../lens/settlement/context.js';
import { findPackage } from '../lens/settlement/find.js';
import type { Budget } from '../shared/budget.js';
import { UserError } from './output.js';
import { tooLarge } from './tooLarge.js';
import { version } from './version.js';
import { whyStopped } from './work.js';

/** Assesses a case for a command; ends the command where the case is too large. */
export async function assessCase(c: Case, budget: Budget): Promise<Assessed> {
  const result = await assess(c, version, budget);
  if (result.kind === 'too-large') throw tooLarge(result);
  return result;
}

/** The package that a person means; ends the command where there is none, or where there was no time to find it. */
export async function packageIn(assessed: Assessed, words: string, budget: Budget): Promise<Shown> {
  const shown = await findPackage(assessed, words, budget);
  if (typeof shown !== 'string') return shown;
  const stopped = whyStopped(budget);
  throw stopped ? new UserError(3, `${shown} But ${stopped} before all was looked at.`) : new UserError(2, shown);
}
