import type { CommitmentPlay, CommitmentSolution, Endings, Payoffs } from '../../../game/index.js';
import type { Certificate, Finding } from '../../finding.js';
import { column, fixed, percent, signed } from '../../text.js';
import { groundsOf } from '../grounds.js';
import type { OfferPlayed, OfferResult } from '../solveOffer.js';
import { pointsInWords, sides, weeksInWords } from '../words.js';

/** What the deadline moved, against the same offer known to stay open: in points of each side, and in P(agreement). */
export interface Effect {
  target: number;
  sponsor: number;
  /** Share, −1 … 1. */
  agreement: number;
}

export function effectOf({ solution, agreement, reference }: OfferPlayed<CommitmentPlay>): Effect {
  const moved = (side: 'target' | 'sponsor') => solution.value[side].sub(reference.solution.value[side]).valueOf();
  return { target: moved('target'), sponsor: moved('sponsor'), agreement: agreement - reference.agreement };
}

export function effectFinding(result: OfferResult, certificate: Certificate | 'not proven'): Finding {
  const { offer, solution, agreement, reference } = result;
  const { deadline, extension } = result.periods;
  const { sponsor, target } = sides(result);
  const effect = effectOf(result);
  const points = (name: string, by: number) =>
    Math.abs(by) < 0.05
      ? `moves ${name} by less than 0.1 points`
      : `${by < 0 ? 'costs' : 'brings'} ${name} ${pointsInWords(by)}`;
  const chance =
    Math.abs(effect.agreement) < 0.0005
      ? `leaves the chance of an agreement that stands at ${percent(agreement)}`
      : `makes an agreement that stands ${effect.agreement < 0 ? 'less' : 'more'} likely (${percent(agreement)} rather than ${percent(reference.agreement)})`;
  const row = (id: string, name: string, side: 'target' | 'sponsor', unit: string) => ({
    id,
    name,
    cells: [solution, reference.solution]
      .map((s: CommitmentSolution) => s.value[side].valueOf())
      .map((number) => ({ text: fixed(number), number }))
      .concat([{ text: signed(effect[side]), number: effect[side] }]),
    note: unit,
  });
  return {
    id: `offer/effect/${offer.id}`,
    lens: 'offer',
    question: 'What does the deadline do, and to whom?',
    about: { package: offer.package },
    sentence: `Against the same offer ${deadline + extension > 0 ? `known to stay open for ${weeksInWords((deadline + extension) * result.payoffs.period)}` : 'known not to be withdrawn'}, the deadline ${points(target, effect.target)}, ${points(sponsor, effect.sponsor)} where it is free to choose, and ${chance}.`,
    value: {
      kind: 'table',
      of: 'what it is worth',
      columns: [
        { id: 'deadline', name: 'with the deadline' },
        { id: 'open', name: 'known to stay open' },
        { id: 'moved', name: 'moved by it' },
      ],
      rows: [
        row(offer.to, column(target), 'target', 'points of its own'),
        row(offer.by, column(sponsor), 'sponsor', 'points of its own, where it is free to choose'),
        {
          id: 'agreement',
          name: 'Chance of an agreement that stands',
          cells: [
            { text: percent(agreement), number: agreement },
            { text: percent(reference.agreement), number: reference.agreement },
            { text: `${signed(effect.agreement * 100)} in 100`, number: effect.agreement },
          ],
        },
      ],
    },
    grounds: groundsOf(result),
    certificate,
  };
}

/** What play leaves the target, by the kind of sponsor; undefined where only one is possible. */
export function leftByKind({
  solution,
  offer,
}: OfferPlayed<CommitmentPlay>): { firm: number; free: number } | undefined {
  const { endings, game } = solution;
  const resolve = offer.resolve.value;
  const left = ({ offer, counters, withdrawn, extended }: Endings) => {
    const sum = (chances: Endings['offer'], paid: readonly Payoffs[]) =>
      chances.reduce((total: number, chance, t) => total + chance.valueOf() * paid[t]!.target.valueOf(), 0);
    return (
      sum(offer, game.accept) +
      counters.reduce((total, chances, j) => total + sum(chances, game.counters[j]!.payoffs), 0) +
      sum([withdrawn], [game.withdrawn]) +
      sum([extended], [game.extended])
    );
  };
  return resolve === 0 || resolve === 1 ? undefined : { firm: left(endings.committed), free: left(endings.strategic) };
}
