import type { CommitmentSolution } from '../../../game/index.js';
import type { Finding } from '../../finding.js';
import { counted, fixed, list, percent, title } from '../../text.js';
import { groundsOf } from '../grounds.js';
import type { OfferResult } from '../solveOffer.js';
import { firstMoves, inWords, sides, weeksInWords } from '../words.js';

interface Variant {
  id: string;
  name: string;
  solution: CommitmentSolution;
}

/**
 * The same question with another order of moves, other last days, and over all equilibria. Not proven: what holds in
 * all equilibria rests on how the bounds are built (docs/methods/offer.md) and on no checker.
 */
export function robustFinding(result: OfferResult): Finding {
  const { offer, solution, expiries, counters } = result;
  const { sponsor, target, targets } = sides(result);
  const own = inWords(firstMoves(result, solution));
  const variants = variantsOf(result);
  const moved = variants.filter((v) => inWords(firstMoves(result, v.solution)) !== own);
  const tried = [
    ...(counters.length > 0 ? ['whether counters are answered at once or later'] : []),
    ...(expiries.tried.length > 1
      ? [
          expiries.all
            ? 'over the whole range of the deadline'
            : `at ${expiries.tried.length} last days over the range of the deadline`,
        ]
      : []),
  ];
  const changes = moved.map(
    (v) => `If ${v.name}, ${targets} best reply on the first day is to ${inWords(firstMoves(result, v.solution))}.`,
  );
  const parts = [
    ...(tried.length > 0 && moved.length === 0 ? [`The first move of ${target} is the same ${list(tried)}.`] : changes),
    ...(expiries.capped ? ['The range of the deadline goes on beyond the most periods that are played.'] : []),
    bluffSentence(result),
    solution.unique ? 'Every equilibrium is worth the same to both.' : boundsSentence(result),
  ];
  const occasions = counters.length > 0 ? `, ${counted(result.periods.deadline, 'occasion')} to counter` : '';
  const rows: Variant[] = [
    { id: 'case', name: `as the case has it (${weeksInWords(offer.expires.value)}${occasions})`, solution },
    ...variants.filter(
      (v, i) => v.id === 'late' || i === variants.length - 1 || v.id === 'expires-0' || moved.includes(v),
    ),
  ];
  return {
    id: `offer/robust/${offer.id}`,
    lens: 'offer',
    question: 'Would another deadline, or another order of moves, change the answer?',
    about: { package: offer.package },
    sentence: parts.join(' '),
    value: {
      kind: 'table',
      of: 'if',
      columns: [
        { id: 'first', name: `first move of ${target}` },
        { id: 'threshold', name: 'to accept at once is best from a resolve of' },
        { id: 'target', name: `worth to ${target}`, unit: 'points' },
        { id: 'sponsor', name: `worth to ${sponsor}, where free to choose`, unit: 'points' },
      ],
      rows: rows.map((v) => ({
        id: v.id,
        name: title(v.name),
        cells: [
          { text: inWords(firstMoves(result, v.solution)) },
          thresholdCell(v.solution),
          ...(['target', 'sponsor'] as const).map((side) => {
            const number = v.solution.value[side].valueOf();
            return { text: fixed(number), number };
          }),
        ],
      })),
    },
    grounds: groundsOf(result),
    certificate: 'not proven',
  };
}

function variantsOf({ answeredLate, expiries, payoffs, counters }: OfferResult): Variant[] {
  const late: Variant = {
    id: 'late',
    name: `counters are answered ${weeksInWords(payoffs.period)} later`,
    solution: answeredLate,
  };
  return [
    ...(counters.length > 0 ? [late] : []),
    ...expiries.tried.map(({ periods, solution }, i) => ({
      id: `expires-${i}`,
      name: periods === 0 ? 'the deadline is today' : `the deadline is in ${weeksInWords(periods * payoffs.period)}`,
      solution,
    })),
  ];
}

/** What no equilibrium passes; the ends themselves need not be reached. */
function boundsSentence(result: OfferResult): string {
  const { valueOver, thresholdOver } = result.solution;
  const { target, sponsor } = sides(result);
  const between = (name: string, { lo, hi }: CommitmentSolution['valueOver']['target']) => {
    const [least, most] = [lo, hi].map((x) => fixed(x.valueOf()));
    return least === most ? `${least} points to ${name}` : `${least} to ${most} points to ${name}`;
  };
  const from = thresholdCell({ threshold: thresholdOver.lo }).text;
  const to = thresholdCell({ threshold: thresholdOver.hi }).text;
  return `There may be more than one equilibrium; each is worth ${between(target, valueOver.target)} and ${between(sponsor, valueOver.sponsor)}, and to accept at once is best from a resolve of ${from}${from === to ? '' : ` at the lowest and ${to} at the highest`}.`;
}

function bluffSentence(result: OfferResult): string {
  const { bluff, payoffs } = result;
  const { sponsor } = sides(result);
  const [first, ...others] = bluff.spans;
  const today = payoffs.date(0);
  const everywhere = `Wherever the deadline lay until ${bluff.looked}, ${sponsor} would`;
  if (!first) return `${everywhere} withdraw even where it is free to choose.`;
  if (first.from === today && first.to === bluff.looked) return `${everywhere} back down where it is free to choose.`;
  const spans = [first, ...others].map(({ from, to }) =>
    from === today
      ? `up to ${to}`
      : to === bluff.looked
        ? `from ${from} on`
        : from === to
          ? `on ${from}`
          : `from ${from} to ${to}`,
  );
  return `With a last day ${list(spans)} ${sponsor} would back down where it is free to choose, with any other withdraw (looked at until ${bluff.looked}, every ${weeksInWords(payoffs.period).replace(/^a /, '')}).`;
}

function thresholdCell({ threshold }: Pick<CommitmentSolution, 'threshold'>) {
  if (typeof threshold === 'string') return { text: threshold === 'always' ? 'any' : 'none' };
  return { text: percent(threshold.valueOf()), number: threshold.valueOf() };
}
