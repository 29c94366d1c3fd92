import { adopters, type Context, possessive } from '../settlement/context.js';
import { years } from '../text.js';
import type { Answer, Chosen } from './answers.js';
import type { WorldRun } from './run.js';
import type { WorldTable } from './table.js';

/** One answer of a case about which it is asked what it hangs on. */
export interface Headline {
  /** Column of the table of worlds. */
  answer: string;
  /** As inside a sentence: "how far the offer lies above Russia's no-deal". */
  says: string;
  /** The same in a few words, after "of": "Russia's margin for the offer". */
  short: string;
  unit: Answer['unit'];
  package?: string;
  party?: string;
  offer?: string;
}

/** An answer that is so, or is not, in nearly every world has nothing to be explained. */
const OPEN = { from: 0.02, to: 0.98 };

/**
 * The answers that matter most: of the package that the assessment speaks of first, the margin of whoever accepts it
 * least often, and how long its peace lasts; whether the package that is open, and signed most often, is signed; what
 * comes of each offer.
 */
export function headlines(context: Context, { packages, table }: WorldRun, head: string | undefined): Headline[] {
  const found: Headline[] = [];
  const first = packages.find(({ id }) => id === head);
  if (first) {
    const margin = mostReluctant(context, first, table);
    if (margin) found.push(margin);
    const peace = table.answers.filter((a) => a.kind === 'peace' && a.package === first.id).at(-1);
    if (peace) {
      const says = `how likely the peace of ${first.name} lasts ${years(peace.year!)}`;
      const short = `the peace of ${first.name}`;
      found.push({ answer: peace.id, says, short, unit: 'share', package: first.id });
    }
  }
  const chances = packages.map((chosen) => ({ chosen, share: table.share(`ratified/${chosen.id}`, isSo).point }));
  const open = chances.filter(({ share }) => share >= OPEN.from && share <= OPEN.to);
  const [best] = open.sort((a, b) => b.share - a.share);
  if (best) {
    const { id, name } = best.chosen;
    const says = `whether ${name} is signed${context.c.ratifiers.length > 0 ? ' and ratified' : ''}`;
    found.push({ answer: `ratified/${id}`, says, short: `whether ${name} is signed`, unit: 'yes', package: id });
  }
  for (const { id, name } of context.c.offers) {
    const answer = `agreement/${id}`;
    if (!table.has(answer)) continue;
    const what = context.c.offers.length > 1 ? name : 'the offer';
    const says = `how likely ${what} leads to an agreement that stands`;
    found.push({ answer, says, short: 'the chance of an agreement', unit: 'share', offer: id });
  }
  return found;
}

export const isSo = (x: number) => x === 1;

/** Whose consent is needed and given least often, by the margin: of equals, the one with the lower median. */
function mostReluctant(context: Context, { id, name }: Chosen, table: WorldTable): Headline | undefined {
  const asked = adopters(context).map((p) => {
    const { id: party, name: called } = context.actors[p]!;
    const answer = `margin/${id}/${party}`;
    const accepts = table.share(answer, (x) => x >= 0).point;
    return { party, called, answer, accepts, middle: table.quantiles(answer, [0.5])?.[0] ?? 0 };
  });
  const [least] = asked.sort((a, b) => a.accepts - b.accepts || a.middle - b.middle);
  if (!least) return undefined;
  const says = `how far ${name} lies above what ${least.called} expects without agreement`;
  const short = `${possessive(least.called)} margin for ${name}`;
  return { answer: least.answer, says, short, unit: 'points', package: id, party: least.party };
}
