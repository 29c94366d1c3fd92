import type { CommitmentPlay, CommitmentSolution } from '../../../game/index.js';
import { isUncertain, range90 } from '../../../quantity/quantity.js';
import type { Certificate, Finding } from '../../finding.js';
import { fixed, list, percent, title } from '../../text.js';
import { groundsOf } from '../grounds.js';
import type { OfferPlayed, OfferResult } from '../solveOffer.js';
import { firstMoves, inWords, pointsInWords, sides, waitInWords } from '../words.js';
import { effectOf, leftByKind } from './effect.js';

/** Does the deadline work: the target's best reply, from which resolve on it is to accept, what the threat does and why. */
export function deadlineFinding(result: OfferResult, certificate: Certificate | 'not proven'): Finding {
  const { offer, offered, solution, counters } = result;
  const moves = firstMoves(result, solution);
  return {
    id: `offer/deadline/${offer.id}`,
    lens: 'offer',
    question: 'Does the deadline work?',
    about: { party: offer.to, package: offer.package },
    sentence: `${bestReply(result)} ${whatItDoes(result)}${wouldItWithdraw(result)}`,
    value: {
      kind: 'choice',
      chosen: moves[0]?.words ?? '',
      among: [
        `accept ${offered.shown.name}`,
        ...counters.map((c) => `put forward ${c.shown.name}`),
        waitInWords(solution),
      ],
    },
    grounds: groundsOf(result),
    certificate,
  };
}

function bestReply(result: OfferResult): string {
  const { solution, offer, offered } = result;
  const { accepts, threshold } = solution;
  const { sponsor, targets } = sides(result);
  const resolve = offer.resolve.value;
  const { quantity, scale } = offer.resolve;
  const [lo, hi] = isUncertain(quantity) ? range90(quantity, scale) : [resolve, resolve];
  const moves = firstMoves(result, solution);
  const reply = `${title(targets)} best reply is to ${inWords(moves)}`;
  if (offered.crosses.target) return `${reply}, as ${offered.shown.name} crosses ${targets} own red lines.`;
  if (threshold === 'always') return `${reply}, however firm the deadline is.`;
  if (accepts.length === 0) return `${reply}; to accept at once is none, however firm the deadline is.`;
  const says = lo === hi ? percent(resolve) : `${percent(lo)} to ${percent(hi)}`;
  const begins = accepts.some(({ from }) => from.valueOf() > lo && from.valueOf() <= hi);
  const ends = accepts.some(({ to }) => to.valueOf() >= lo && to.valueOf() < hi);
  const hangs = begins || ends ? ', so the answer hangs on it' : '';
  const other = moves[0]?.kind === 'accept' ? 'It' : 'To accept at once';
  return `${reply}. ${other} is best only where the deadline of ${sponsor} is meant in ${list(accepts.map(casesInWords), 'or')}; the case says ${says}${hangs}.`;
}

type Interval = CommitmentSolution['accepts'][number];

/** How often a sponsor means its deadline: resolves from one to another as a share of cases like this. */
export function casesInWords({ from, to, open }: Interval): string {
  const [least, most] = [from.valueOf(), to.valueOf()];
  if (most === 0) return 'no such case';
  if (least === 1) return 'all such cases';
  if (least === 0 && most === 1) return open ? 'any such case at all' : 'any number of such cases';
  if (most === 1) return `${percent(least)} of such cases or more`;
  if (least === 0) return `${percent(most)} of such cases or fewer`;
  return `${least === most ? percent(most) : `${percent(least)} to ${percent(most)}`} of such cases`;
}

/** What the threat moves, and why: what each kind of sponsor would leave the target, and whether what is left stands. */
export function whatItDoes(result: OfferPlayed<CommitmentPlay>): string {
  const { target } = sides(result);
  const effect = effectOf(result);
  const { agreement, reference, offered } = result;
  const kinds = leftByKind(result);
  const [here, open] = [result.solution, result.reference.solution].map((s) => fixed(s.value.target.valueOf()));
  const why =
    kinds && Math.abs(kinds.firm - kinds.free) >= 0.05
      ? `${fixed(kinds.firm)} if the deadline is meant, ${fixed(kinds.free)} if not`
      : `${here} rather than ${open}`;
  const moves =
    Math.abs(effect.target) < 0.05
      ? `The threat moves nothing for ${target}`
      : `The threat ${effect.target < 0 ? 'costs' : 'brings'} ${target} ${pointsInWords(effect.target)} (${why})`;
  if (Math.abs(effect.agreement) < 0.01) return `${moves}.`;
  const stands = offered.others.length > 0 ? `; the offer itself would stand in ${percent(offered.stands)}` : '';
  const likely = `makes an agreement that stands ${effect.agreement < 0 ? 'less' : 'more'} likely`;
  return `${moves}, and ${likely} (${percent(agreement)} rather than ${percent(reference.agreement)}${stands}).`;
}

/** Only where play may come to the last day; `offer/robust` tells the rest. */
export function wouldItWithdraw(result: OfferPlayed<CommitmentPlay>): string {
  const { solution } = result;
  const { sponsor } = sides(result);
  const { withdrawn, extended } = solution.endings.all;
  if (withdrawn.n === 0n && extended.n === 0n && !solution.sponsorWithdraws) return '';
  return solution.sponsorWithdraws
    ? ` Even free to choose, ${sponsor} would withdraw.`
    : ` Free to choose, ${sponsor} would back down.`;
}
