import type { Case } from '../../case/index.js';
import { adopters, type Context, possessive } from '../settlement/context.js';
import { years } from '../text.js';
import { type Answer, answersOf, type Chosen } from './answerList.js';
import type { WorldRun } from './run.js';
import type { WorldTable } from './table.js';
import { leastInWords } from './turn.js';

/** One answer of a case about which it is asked what it hangs on. */
export interface Headline {
  /** Column of the table of worlds. */
  answer: string;
  /** As inside a sentence: "how far the offer lies above what no agreement is worth to Russia". */
  says: string;
  /** The same in a few words, after "of": "Russia's margin for the offer". */
  short: string;
  unit: Answer['unit'];
  package?: string;
  party?: string;
  offer?: string;
}

/** What is asked of an answer, in words; undefined for kinds that have no two senses in words: see `stateInWords`. */
export function headlineOf(c: Case, packages: readonly Chosen[], answer: Answer): Headline | undefined {
  const { id, kind, unit, package: about, party, offer, year } = answer;
  const name = packages.find((p) => p.id === about)?.name ?? '';
  switch (kind) {
    case 'margin': {
      const actor = [...c.parties, ...c.ratifiers].find((p) => p.id === party)!;
      const says = `how far ${name} lies above ${leastInWords(c, party!)}`;
      const short = `${possessive(actor.name)} margin for ${name}`;
      return { answer: id, says, short, unit, package: about!, party: party! };
    }
    case 'signed':
    case 'ratified': {
      const short = `whether ${name} is signed`;
      const and = kind === 'ratified' && c.ratifiers.length > 0 ? ' and ratified' : '';
      return { answer: id, says: `${short}${and}`, short, unit, package: about! };
    }
    case 'peace': {
      const says = `how likely the peace of ${name} lasts ${years(year!)}`;
      return { answer: id, says, short: `the peace of ${name}`, unit, package: about! };
    }
    case 'agreement': {
      const what = c.offers.length > 1 ? c.offers.find((o) => o.id === offer)!.name : 'the offer';
      const says = `how likely ${what} leads to an agreement that stands`;
      return { answer: id, says, short: 'the chance of an agreement', unit, offer: offer! };
    }
    default:
      return undefined;
  }
}

/** Every answer of a case about which it can be asked what would change it, in the order of the table of worlds. */
export function askedAnswers(c: Case, packages: readonly Chosen[]): Headline[] {
  return answersOf(c, packages).flatMap((answer) => headlineOf(c, packages, answer) ?? []);
}

/**
 * The answers that matter most: of the package that the assessment speaks of first, the margin of whoever accepts it
 * least often, and how long its peace lasts; whether the package that is open, and signed most often, is signed; what
 * comes of each offer.
 */
export function headlines(context: Context, { packages, table }: WorldRun, head: string | undefined): Headline[] {
  const first = packages.find(({ id }) => id === head);
  const open = packages
    .map(({ id }) => ({ id: `ratified/${id}`, share: table.share(`ratified/${id}`, isSo).point }))
    .filter(({ share }) => isOpen(share))
    .sort((a, b) => b.share - a.share);
  const ids = [
    first && mostReluctant(context, first, table),
    first && table.answers.filter((a) => a.kind === 'peace' && a.package === first.id).at(-1)?.id,
    open[0]?.id,
    ...context.c.offers.map(({ id }) => `agreement/${id}`),
  ];
  return ids.flatMap((id) => {
    const answer = table.answers.find((a) => a.id === id);
    return (answer && headlineOf(context.c, packages, answer)) ?? [];
  });
}

export const isSo = (x: number) => x === 1;

/** An answer that is so, or is not, in nearly every world has nothing to be explained. */
export const isOpen = (share: number) => share >= 0.02 && share <= 0.98;

/** The margin of whoever has to consent and does so least often: of equals, the one with the lower median. */
function mostReluctant(context: Context, { id }: Chosen, table: WorldTable): string | undefined {
  const asked = adopters(context).map((p) => {
    const answer = `margin/${id}/${context.actors[p]!.id}`;
    const accepts = table.share(answer, (x) => x >= 0).point;
    return { answer, accepts, middle: table.quantiles(answer, [0.5])?.[0] ?? 0 };
  });
  return asked.sort((a, b) => a.accepts - b.accepts || a.middle - b.middle)[0]?.answer;
}
