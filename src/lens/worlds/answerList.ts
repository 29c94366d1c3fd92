import type { Case } from '../../case/index.js';
import type { Package } from '../../settlement/result.js';
import { wholeYears } from '../guarantee/calendar.js';
import { caseSpace } from '../settlement/space.js';

/** A package that is answered in every world: the same options in each. */
export interface Chosen {
  id: string;
  name: string;
  options: Package;
  found: boolean;
}

/** One number that every world answers: a column of the table of worlds. */
export interface Answer {
  /** `margin/offer/ru`, `signed/offer`, `peace/offer/15`, `agreement/berlin`. */
  id: string;
  kind: AnswerKind;
  /** `yes` is 1 where it is so and 0 where not. */
  unit: 'points' | 'share' | 'yes';
  package?: string;
  party?: string;
  offer?: string;
  year?: number;
  /** `moves`: what the target does first. */
  move?: string;
}

export type AnswerKind =
  | 'margin'
  | 'signed'
  | 'ratified'
  | 'peace'
  | 'fails'
  | 'tested'
  | 'force'
  | 'reliable'
  | 'agreement'
  | 'accepts'
  | 'moves'
  | 'worth'
  | 'deadline'
  | 'stands';

/** Everything that a world answers of a case and of these packages: the columns of the table of worlds. */
export function answersOf(c: Case, packages: readonly Chosen[]): Answer[] {
  const actors = caseSpace(c).actors.map(({ id }) => id);
  return [
    ...packages.flatMap(({ id }) => packageAnswers(c, actors, id)),
    ...c.offers.flatMap((offer) => {
      const known = [offer.package, ...offer.counters].every((id) => packages.some((p) => p.id === id && !p.found));
      return known ? offerAnswers(offer) : [];
    }),
  ];
}

function packageAnswers(c: Case, actors: readonly string[], id: string): Answer[] {
  const answers: Answer[] = [
    ...actors.map(
      (actor) => ({ id: `margin/${id}/${actor}`, kind: 'margin', unit: 'points', package: id, party: actor }) as const,
    ),
    { id: `signed/${id}`, kind: 'signed', unit: 'yes', package: id },
    { id: `ratified/${id}`, kind: 'ratified', unit: 'yes', package: id },
  ];
  if (!c.guarantee) return answers;
  for (let year = 1; year <= wholeYears(c.guarantee); year++)
    answers.push({ id: `peace/${id}/${year}`, kind: 'peace', unit: 'share', package: id, year });
  for (const kind of ['fails', 'tested', 'reliable', 'force'] as const)
    answers.push({ id: `${kind}/${id}`, kind, unit: 'share', package: id });
  return answers;
}

function offerAnswers({ id, to, counters, package: offered }: Case['offers'][number]): Answer[] {
  const about = { offer: id, package: offered };
  const moves = ['accept', ...counters.map((counter) => `counter ${counter}`), 'wait'];
  return [
    ...(['agreement', 'accepts', 'stands'] as const).map(
      (kind): Answer => ({ id: `${kind}/${id}`, kind, unit: 'share', ...about }),
    ),
    { id: `deadline/${id}`, kind: 'deadline', unit: 'points', party: to, ...about },
    ...['value', 'accept', 'refuse'].map(
      (move): Answer => ({ id: `worth/${id}/${move}`, kind: 'worth', unit: 'points', party: to, move, ...about }),
    ),
    ...moves.map((move): Answer => ({ id: `moves/${id}/${move}`, kind: 'moves', unit: 'share', move, ...about })),
  ];
}
