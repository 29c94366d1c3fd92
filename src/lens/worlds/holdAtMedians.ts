import type { Case } from '../../case/index.js';
import { horizonOf, wholeYears } from '../guarantee/calendar.js';
import { calendarMarks } from '../guarantee/findings/survival.js';
import {
  failsInWords,
  inForceInWords,
  lastsInWords,
  regardlessInWords,
  testedInWords,
} from '../guarantee/holdsWords.js';
import { profileOf } from '../guarantee/inputs.js';
import { headPackage } from '../settlement/headPackage.js';
import { packageOptions } from '../settlement/space.js';
import { years } from '../text.js';
import type { Chosen } from './answerList.js';

/** What a view needs to say how long packages hold, besides the numbers. */
export interface HoldAtMedians {
  /** Id of the package that answers speak of first; it may be that only found ones are there. */
  head?: string;
  /** Years that answers look ahead, and the last year of `peace/PACKAGE/YEAR`. */
  horizon: number;
  lastYear: number;
  /** Days of the calendar, in years after signing. */
  marks: { x: number; name: string }[];
  packages: { id: string; name: string; nothing: boolean; holds: string; sentence: string }[];
}

/** @param values By id of the answer, at the medians. */
export function holdAtMedians(
  c: Case,
  chosen: readonly Chosen[],
  values: Record<string, number>,
): HoldAtMedians | undefined {
  const part = c.guarantee;
  if (!part) return undefined;
  const horizon = horizonOf(part);
  const lastYear = wholeYears(part);
  const head = headPackage(c, chosen);
  return {
    ...(head && { head: head.id }),
    horizon,
    lastYear,
    marks: calendarMarks(c),
    packages: chosen.map(({ id, name, options }) => {
      const profile = profileOf(part, packageOptions(c, options));
      const nothing = profile.id === 'nothing';
      const at = (kind: string) => values[`${kind}/${id}`]!;
      const peace = values[`peace/${id}/${lastYear}`]!;
      const lasts = lastsInWords(name, horizon, peace);
      // With nothing to stand, peace at the horizon is peace with nothing in force.
      const fails = failsInWords(nothing, at('fails') - peace, at('fails'));
      const tested = Number.isNaN(at('tested')) ? null : at('tested');
      const help = Number.isNaN(at('reliable'))
        ? `Peace hardly ever lasts that long; ${testedInWords(tested)}.`
        : `${regardlessInWords(`at the end of ${years(horizon)}`, at('reliable'))}; ${testedInWords(tested)}. ${inForceInWords(nothing, at('force'))}`;
      return { id, name, nothing, holds: profile.name, sentence: `${lasts} ${fails} ${help}` };
    }),
  };
}
