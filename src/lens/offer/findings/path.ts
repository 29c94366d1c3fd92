import type { CommitmentSolution } from '../../../game/index.js';
import type { Certificate, Finding } from '../../finding.js';
import { fixed, list, percent } from '../../text.js';
import { groundsOf } from '../grounds.js';
import type { OfferResult } from '../solveOffer.js';
import { sides, sumOf } from '../words.js';

type Situation = CommitmentSolution['path'][number];
type Counter = Situation['counters'][number];

/** How it goes, period by period, as long as nothing is accepted. */
export function pathFinding(result: OfferResult, certificate: Certificate | 'not proven'): Finding {
  const { offer, solution, counters, payoffs, offered } = result;
  const { sponsor, target } = sides(result);
  const { endings } = solution;
  const ends = [
    { words: `${target} would accept ${offered.shown.name}`, chance: sumOf(endings.all.offer) },
    ...counters.map((c, j) => ({
      words: `${sponsor} would accept ${c.shown.name}`,
      chance: sumOf(endings.all.counters[j]!),
    })),
    { words: `${sponsor} would withdraw`, chance: endings.all.withdrawn.valueOf() },
    { words: `${sponsor} would back down`, chance: endings.all.extended.valueOf() },
  ]
    .filter(({ chance }) => chance > 0)
    .sort((a, b) => b.chance - a.chance);
  // Counters that are never made have no column.
  const made = counters.flatMap((_, j) => (solution.path.some((p) => p.counters[j]?.made.valueOf()) ? [j] : []));
  return {
    id: `offer/path/${offer.id}`,
    lens: 'offer',
    question: 'How would it go?',
    about: { package: offer.package },
    sentence: `${list(ends.map(({ words, chance }, i) => `${i === 0 ? 'In' : 'in'} ${percent(chance)} ${words}`))}.`,
    value: {
      kind: 'table',
      of: 'on',
      columns: [
        { id: 'reached', name: 'comes to that' },
        { id: 'belief', name: 'resolve by then' },
        { id: 'accept', name: 'accepts' },
        ...made.map((j) => ({ id: counters[j]!.shown.id, name: `puts forward ${counters[j]!.shown.name}` })),
        { id: 'wait', name: 'waits' },
        { id: 'worth', name: 'worth by then', unit: 'points' },
      ],
      rows: solution.path.map((here, n) => ({
        id: String(n),
        name:
          here.period === 0
            ? `${payoffs.date(0)}, the first day`
            : here.period === result.periods.deadline
              ? `${payoffs.date(here.period)}, the last occasion`
              : payoffs.date(here.period),
        cells: [
          share(here.chance.valueOf()),
          share(here.belief.valueOf()),
          share(here.accept.valueOf()),
          ...made.map((j) => {
            const counter = here.counters[j];
            const cell = share(counter?.made.valueOf() ?? 0);
            return cell.number > 0
              ? { ...cell, text: `${cell.text}, taken ${percent(takenOf(here, counter!))}` }
              : cell;
          }),
          share(here.wait.valueOf()),
          { text: fixed(here.value.target.valueOf()), number: here.value.target.valueOf() },
        ],
      })),
    },
    grounds: groundsOf(result),
    certificate,
  };
}

/** Chance that a counter is taken as the target sees it: a committed sponsor never does. */
function takenOf({ belief }: Situation, { taken }: Counter): number {
  return (1 - belief.valueOf()) * taken.valueOf();
}

function share(number: number) {
  return { text: number === 0 ? '–' : percent(number), number };
}
