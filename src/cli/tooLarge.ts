import { count } from '../lens/text.js';
import type { TooLarge } from '../settlement/result.js';
import { UserError } from './output.js';

/** A refusal with its numbers: exit status 3. */
export function tooLarge({ tuples, packages, limit, why }: TooLarge): UserError {
  const after = packages ? `, of which ${packages} keep the rules` : '';
  return new UserError(3, `${tuples} combinations of options${after}: ${why}. The limit is ${count(limit)} packages.`);
}
