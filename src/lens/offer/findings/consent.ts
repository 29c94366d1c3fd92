import type { Finding } from '../../finding.js';
import { fixed, list, percent, title } from '../../text.js';
import { groundsOf } from '../grounds.js';
import type { OfferResult } from '../solveOffer.js';
import { sides } from '../words.js';

/** What would become of the offer and of each counter, should both sides agree on it. */
export function consentFinding(result: OfferResult): Finding {
  const { offer, offered, counters, dropped, payoffs } = result;
  const { sponsor, target, targets } = sides(result);
  const all = [offered, ...counters];
  const others = [...new Map(all.flatMap((p) => p.others.map((o) => [o.id, o] as const))).values()];
  const best = all.reduce((a, b) => (payoffs.agreed(b, 'target', 0) > payoffs.agreed(a, 'target', 0) ? b : a));
  const likely = all.reduce((a, b) => (b.stands > a.stands ? b : a));
  const sentence =
    others.length === 0
      ? `Whatever ${target} and ${sponsor} agree on stands: nobody else has to consent.`
      : likely.stands === 0
        ? `Nothing that ${target} and ${sponsor} could agree on would stand.`
        : `Of what ${target} and ${sponsor} could agree on, ${likely.shown.name} is the likeliest to stand (${percent(likely.stands)}${likely === offered ? '' : `; ${offered.shown.name} ${percent(offered.stands)}`}); with that counted, ${best.shown.name} is worth most to ${target} (${fixed(payoffs.agreed(best, 'target', 0))} points${best === offered ? '' : `, ${offered.shown.name} ${fixed(payoffs.agreed(offered, 'target', 0))}`}).`;
  const left = dropped.map((p) => p.shown.name);
  const ends =
    others.length === 0 ? '' : ` As it would go, an agreement comes about and stands in ${percent(result.agreement)}.`;
  const note =
    left.length > 0
      ? ` ${title(list(left))} would cross ${targets} own red lines and ${left.length === 1 ? 'is' : 'are'} not put forward.`
      : '';
  return {
    id: `offer/consent/${offer.id}`,
    lens: 'offer',
    question: 'Would an agreement of the two stand?',
    about: { package: offer.package },
    sentence: `${sentence}${ends}${note}`,
    value: {
      kind: 'table',
      of: 'package',
      columns: [
        ...others.map(({ id, name }) => ({
          id,
          name: `consent of ${name}`,
        })),
        { id: 'stands', name: 'it stands' },
        { id: 'target', name: `worth to ${target} in all`, unit: 'points' },
        { id: 'sponsor', name: `worth to ${sponsor} in all`, unit: 'points' },
      ],
      rows: all.map((p) => ({
        id: p.shown.id,
        name: title(p.shown.name),
        ...(p.crosses.sponsor
          ? {
              note:
                p === offered
                  ? `crosses red lines of ${sponsor} itself`
                  : `${sponsor} would not take it: it crosses its red lines`,
            }
          : {}),
        cells: [
          ...others.map(({ id }) => {
            const own = p.others.find((o) => o.id === id);
            return own ? { text: percent(own.chance), number: own.chance } : { text: 'not needed' };
          }),
          { text: percent(p.stands), number: p.stands },
          ...(['target', 'sponsor'] as const).map((side) => {
            const number = payoffs.agreed(p, side, 0);
            return { text: fixed(number), number };
          }),
        ],
      })),
    },
    grounds: groundsOf(result),
    certificate: 'not proven',
  };
}
