import type { Finding, Tornado } from '../finding.js';
import { list, percent, signed, title } from '../text.js';
import type { Headline } from './headline.js';
import { inUnit } from './inUnit.js';
import { NEAR } from './movers.js';
import { byEffect, CLOSER, endsOf, type Moved, type OneAtATime } from './oneAtATime.js';
import { turningPoint } from './turn.js';

/** How many numbers the sentence names. */
const NAMED = 3;

/** What a headline becomes as each number alone goes to the ends of its 90 % range. None where nothing moves it. */
export function tornadoFinding(headline: Headline, h: number, { centre, moved }: OneAtATime): Finding[] {
  const most = byEffect(moved, h);
  const middle = centre[h]!;
  // A yes or no has no length of a bar; what turns it stands in its own finding.
  if (most.length === 0 || headline.unit === 'yes' || Number.isNaN(middle)) return [];
  const points = headline.unit === 'points';
  const says = (answer: number) => (points ? `${signed(answer)} points` : percent(answer));
  const named = most.slice(0, NAMED).map((one) => {
    const [low, high] = endsOf(one, h);
    const [from, to] = rangeOf(one);
    return `${one.mover.what} (${says(low)} at ${from}, ${says(high)} at ${to})`;
  });
  const rows: Tornado['rows'] = most.slice(0, CLOSER).map((one) => {
    const [low, high] = endsOf(one, h);
    const [from, to] = rangeOf(one);
    return { id: one.mover.id, name: title(one.mover.what), low: { says: from, x: low }, high: { says: to, x: high } };
  });
  const grounds = most.slice(0, NAMED).flatMap(({ mover }) => mover.ground ?? []);
  const sentence = `${title(headline.says)}: ${says(middle)} with every number at its median. It moves most, as one number alone goes to the ends of its 90 % range, with ${list(named)}.`;
  return [
    {
      id: `sensitivity/tornado/${headline.answer}`,
      lens: 'sensitivity',
      question: `Which number alone moves ${headline.says}?`,
      about: aboutOf(headline),
      sentence,
      value: {
        kind: 'tornado',
        of: 'number of the case',
        x: { name: headline.says, unit: points ? 'points' : 'share' },
        centre: middle,
        reference: { x: turningPoint(headline), name: points ? 'no-deal' : 'even chances' },
        rows,
      },
      grounds: [...new Set(grounds)],
      certificate: 'not proven',
    },
  ];
}

/** Party and package of a headline, for a finding about it. */
export function aboutOf({ party, package: id }: Headline): Finding['about'] {
  return { ...(party && { party }), ...(id && { package: id }) };
}

/** Ends of the 90 % range of a number, in its unit. */
export function rangeOf({ mover }: Pick<Moved, 'mover'>): [string, string] {
  const [low, high] = [NEAR, 1 - NEAR].map((u) => inUnit(mover.at(u)[mover.column]!, mover.unit));
  return [low!, high!];
}
