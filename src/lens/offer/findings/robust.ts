import type { CommitmentSolution } from '../../../game/index.js';
import type { Certificate, Finding } from '../../finding.js';
import { counted, fixed, percent, title } from '../../text.js';
import { groundsOf } from '../grounds.js';
import type { OfferResult } from '../solveOffer.js';
import { firstMoves, inWords, sides, weeksInWords } from '../words.js';

/** The same question with another order of moves, other last days, and over all equilibria. */
export function robustFinding(result: OfferResult, certificate: Certificate | 'not proven'): Finding {
  const { offer, solution, answeredLate, expiries, bluff, payoffs, periods } = result;
  const { sponsor, target } = sides(result);
  const own = inWords(firstMoves(result, solution));
  const variants: { id: string; name: string; solution: CommitmentSolution }[] = [
    {
      id: 'case',
      name: `as the case has it (${weeksInWords(offer.expires.median)}, ${counted(periods.deadline, 'occasion')} to counter)`,
      solution,
    },
    { id: 'late', name: `counters are answered ${weeksInWords(payoffs.period)} later`, solution: answeredLate },
    ...expiries.map((e, i) => ({
      id: `expires-${i}`,
      name: `the deadline is in ${weeksInWords(e.weeks)}`,
      solution: e.solution,
    })),
  ];
  const moved = variants.slice(1).filter((v) => inWords(firstMoves(result, v.solution)) !== own);
  const parts = [
    moved.length === 0
      ? `What ${target} does on the first day is the same whether counters are answered at once or later${expiries.length > 0 ? ', and over the whole range of the deadline' : ''}.`
      : `${moved.map((v) => `If ${v.name}, its best reply on the first day is to ${inWords(firstMoves(result, v.solution))}`).join('; ')}.`,
    bluffSentence(result),
    solution.unique ? 'Every equilibrium is worth the same to both.' : boundsSentence(result),
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
        { id: 'first', name: `${target} begins with` },
        { id: 'threshold', name: 'to accept at once is best from a resolve of' },
        { id: 'target', name: `worth to ${target}`, unit: 'points' },
        { id: 'sponsor', name: `worth to ${sponsor}, where free to choose`, unit: 'points' },
      ],
      rows: variants.map((v) => ({
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
    grounds: [
      ...new Set([
        ...groundsOf(result),
        ...(bluff.until ? (offer.prize?.now.ground ? [offer.prize.now.ground.key] : []) : []),
      ]),
    ],
    certificate,
  };
}

/** What no equilibrium passes; the ends themselves need not be reached. */
function boundsSentence(result: OfferResult): string {
  const { valueOver, thresholdOver } = result.solution;
  const { target } = sides(result);
  const [lo, hi] = [valueOver.target.lo, valueOver.target.hi].map((x) => fixed(x.valueOf()));
  const worth =
    lo === hi
      ? `All are worth ${lo} points to ${target}`
      : `None is worth less than ${lo} points to ${target}, nor more than ${hi}`;
  const from = thresholdCell({ threshold: thresholdOver.lo }).text;
  const to = thresholdCell({ threshold: thresholdOver.hi }).text;
  return `There may be more than one equilibrium. ${worth}; to accept at once is best from a resolve of ${from}${from === to ? '' : ` at the lowest and ${to} at the highest`}.`;
}

function bluffSentence(result: OfferResult): string {
  const { bluff, payoffs } = result;
  const { sponsor } = sides(result);
  if (bluff.until === undefined)
    return `Wherever the deadline lay until ${bluff.looked}, ${sponsor} would withdraw even where it is free to choose.`;
  if (bluff.until === bluff.looked)
    return `Wherever the deadline lay until ${bluff.looked}, ${sponsor} would back down where it is free to choose.`;
  return `With a last day up to ${bluff.until} ${sponsor} would back down where it is free to choose; later it would withdraw (looked at until ${bluff.looked}, every ${weeksInWords(payoffs.period)}).`;
}

function thresholdCell({ threshold }: Pick<CommitmentSolution, 'threshold'>) {
  if (typeof threshold === 'string') return { text: threshold === 'always' ? 'any' : 'none' };
  return { text: percent(threshold.valueOf()), number: threshold.valueOf() };
}
