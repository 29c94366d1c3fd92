import type { ProcessCheck } from '../../process/check/index.js';
import type { Check } from '../../settlement/result.js';
import type { Certificate } from '../finding.js';
import { certificate } from '../settlement/certify.js';
import { count } from '../text.js';
import type { ProfileResult } from './assess.js';

/** What was proven of some games, each claim said once. */
export function gamesCertificate(games: readonly ProfileResult[]): Certificate | 'not proven' {
  const all = certificate(games.flatMap(({ checks }) => checks.map((check) => asCheck(check))));
  if (all === 'not proven' || games.length === 1 || !all.holds) return all;
  const largest = Math.max(...games.map(({ answers }) => answers.game.model.states));
  return {
    ...all,
    kind: `in each of ${games.length} games: ${all.kind}`,
    extent: `the largest has ${count(largest)} states`,
  };
}

/** A check of one game, for the list of all that was checked. @param name Of the package that plays it. */
export function asCheck({ claim, checkedBy, holds, extent, problem }: ProcessCheck, name?: string): Check {
  return {
    kind: name === undefined ? claim : `${name}: ${claim}`,
    checkedBy,
    holds,
    whole: true,
    extent,
    ...(problem !== undefined && { problem }),
  };
}
