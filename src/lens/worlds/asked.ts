import type { Case } from '../../case/index.js';
import { possessive } from '../settlement/context.js';
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
        const short = `${possessive(party(whose).name)} margin for ${name(shown)}`;
        return { answer, says, short, unit, package: shown!, party: whose! };
      }
      if (kind === 'peace') {
        const says = `how likely the peace of ${name(shown)} lasts ${years(year!)}`;
        return { answer, says, short: `the peace of ${name(shown)}`, unit, package: shown! };
      }
      if (kind === 'agreement') {
        const what = c.offers.length > 1 ? c.offers.find(({ id }) => id === offer)!.name : 'the offer';
        const says = `how likely ${what} leads to an agreement that stands`;
        return { answer, says, short: 'the chance of an agreement', unit, offer: offer! };
      }
      const and = kind === 'ratified' && c.ratifiers.length > 0 ? ' and ratified' : '';
      const short = `whether ${name(shown)} is signed`;
      return { answer, says: `${short}${and}`, short, unit, package: shown! };
    });
}
