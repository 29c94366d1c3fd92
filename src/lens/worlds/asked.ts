import type { Case } from '../../case/index.js';
import { years } from '../text.js';
import { type Chosen, WorldAnswers } from './answers.js';
import type { Headline } from './headline.js';

/** Answers that have two senses in words: see `stateInWords`. */
const KINDS = ['margin', 'signed', 'ratified', 'peace', 'agreement'];

/** Every answer of a case about which it can be asked what would change it, in the order of the table of worlds. */
export function askedAnswers(c: Case, packages: readonly Chosen[]): Headline[] {
  const name = (id: string | undefined) => packages.find((p) => p.id === id)?.name ?? '';
  const party = (id: string | undefined) => [...c.parties, ...c.ratifiers].find((p) => p.id === id)!;
  return new WorldAnswers(c, packages).list
    .filter(({ kind }) => KINDS.includes(kind))
    .map(({ id: answer, kind, unit, package: shown, party: whose, offer, year }): Headline => {
      if (kind === 'margin') {
        const asks = c.ratifiers.some(({ id }) => id === whose) ? 'asks for' : 'expects without agreement';
        const says = `how far ${name(shown)} lies above what ${party(whose).name} ${asks}`;
        return { answer, says, unit, package: shown!, party: whose! };
      }
      if (kind === 'peace') {
        return { answer, says: `how likely the peace of ${name(shown)} lasts ${years(year!)}`, unit, package: shown! };
      }
      if (kind === 'agreement') {
        const what = c.offers.length > 1 ? c.offers.find(({ id }) => id === offer)!.name : 'the offer';
        return { answer, says: `how likely ${what} leads to an agreement that stands`, unit, offer: offer! };
      }
      const and = kind === 'ratified' && c.ratifiers.length > 0 ? ' and ratified' : '';
      return { answer, says: `whether ${name(shown)} is signed${and}`, unit, package: shown! };
    });
}
