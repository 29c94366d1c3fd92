import type { Case } from '../case/case.js';
import { type Assessed, assess } from '../lens/index.js';
import type { Budget } from '../shared/budget.js';
import { tooLarge } from './tooLarge.js';
import { version } from './version.js';

/** Assesses a case for a command; ends the command where the case is too large. */
export async function assessCase(c: Case, budget: Budget): Promise<Assessed> {
  const result = await assess(c, version, budget);
  if (result.kind === 'too-large') throw tooLarge(result);
  return result;
}
