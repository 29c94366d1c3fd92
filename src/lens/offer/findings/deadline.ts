import type { Certificate, Finding } from '../../finding.js';
import { fixed, percent, title } from '../../text.js';
import { groundsOf } from '../grounds.js';
import type { OfferResult } from '../solveOffer.js';
import { acceptsAt, firstMoves, inWords, pointsInWords, sides, waitInWords } from '../words.js';
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
    sentence: `${bestReply(result)} ${whatItDoes(result)} ${wouldItWithdraw(result)}`,
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
  const { solution, offer } = result;
  const { threshold } = solution;
  const { sponsor, targets } = sides(result);
  const resolve = offer.resolve.median;
  const { quantity } = offer.resolve;
  const [lo, hi] = quantity.kind === 'interval' ? [quantity.lo, quantity.hi] : [resolve, resolve];
  const reply = `${title(targets)} best reply is to ${inWords(firstMoves(result, solution))}`;
  if (threshold === 'always') return `${reply}, however firm ${sponsor} is.`;
  if (threshold === 'never') return `${reply}; to accept at once is none, however firm ${sponsor} is.`;
  const from = threshold.valueOf();
  const says = lo === hi ? percent(resolve) : `${percent(lo)} to ${percent(hi)}`;
  const hangs = from > lo && from <= hi ? ', so the answer hangs on it' : '';
  const other = acceptsAt(solution, resolve) ? 'It' : 'To accept at once';
  return `${reply}. ${other} is best only where ${sponsor} means its deadline in ${percent(from)} of such cases or more; the case says ${says}${hangs}.`;
}

/** What the threat moves, and why: what each kind of sponsor would leave the target. */
function whatItDoes(result: OfferResult): string {
  const { sponsor, target } = sides(result);
  const by = effectOf(result).target;
  if (Math.abs(by) < 0.05) return `The threat moves nothing for ${target}.`;
  const kinds = leftByKind(result);
  const why = kinds
    ? `: it is left with ${fixed(kinds.firm)} if ${sponsor} means it, with ${fixed(kinds.free)} if not`
    : '';
  return `The threat ${by < 0 ? 'costs' : 'gains'} ${target} ${pointsInWords(by)}${why}.`;
}

function wouldItWithdraw(result: OfferResult): string {
  const { sponsor } = sides(result);
  return result.solution.sponsorWithdraws
    ? `Even free to choose, ${sponsor} would withdraw.`
    : `Free to choose, ${sponsor} would back down.`;
}
