import { type BackwardInduction, backwardInduction } from './backwardInduction.js';
import { checkPerfect, type PerfectCheck } from './check/perfect.js';
import { type Description, describeGame } from './describe.js';
import type { Game } from './model.js';

/** What is found in a game, by method. */
export interface GameResults {
  description: Description;
  /** In a game with perfect information, with the result of an independent check. */
  backwardInduction?: BackwardInduction & { check: PerfectCheck };
  /** Why no method was used. */
  unsolved?: string;
}

/** The one function from a game to results: describes it, and uses each method that fits. */
export function solveGame(game: Game): GameResults {
  const description = describeGame(game);
  const found = backwardInduction(game);
  if (typeof found === 'string') return { description, unsolved: found };
  const check = checkPerfect(game, found.choice, found.value(0));
  return { description, backwardInduction: { ...found, check } };
}
