/** Parts of a tiny case that a test writes anew; see {@link tinyCase} for what stands where one is left out. */
export interface TinyParts {
  forms?: string;
  commitments?: string;
  held?: string;
  lost?: string;
  /** Values of the friend and the ally: nothing where they have none. */
  values?: string;
  /** Everything else: stances, calendar, behaviour, lasting, discount, balance, step, horizon, tail, links. */
  more?: string;
}

/** Days of the game begin on 1 March 2024. */
export const AS_OF = '2024-03-01';

const VALUES = `  friend: {points: {pledge: {none: 100, soft: 50, firm: 0}, guard: {none: 100, small: 40, large: 0}}}
  ally: {points: {land: {kept: 100, shared: 60, ceded: 0}}}`;

/** Upland may attack Lowland; the friend and the ally may promise help. Two years of half-years and two more in the tail. */
export function tinyCase({ forms, commitments, held, lost, values, more }: TinyParts = {}): string {
  return `abide: 1
title: A tiny guarantee
as-of: ${AS_OF}
parties:
  up: {name: Upland, roles: [signatory, adversary]}
  low: {name: Lowland, roles: [signatory, defender]}
  friend: {name: the friend, roles: [endorser, guarantor]}
  ally: {name: the ally, roles: [endorser, guarantor]}
issues:
  pledge: {options: {none: No pledge, soft: A word, firm: A treaty}}
  guard: {options: {none: Nobody, small: Observers, large: A brigade}}
  land: {options: {kept: Kept, shared: Shared, ceded: Ceded}}
values:
  up:
    weight: {pledge: 30, guard: 20, land: 50}
    points: {pledge: {none: 100, soft: 60, firm: 0}, guard: {none: 100, small: 70, large: 0}, land: {kept: 0, shared: 50, ceded: 100}}
  low:
    weight: {pledge: 5, guard: 15, land: 80}
    points: {pledge: {none: 0, soft: 50, firm: 100}, guard: {none: 0, small: 50, large: 100}, land: {kept: 100, shared: 70, ceded: 0}}
${values ?? VALUES}
no-deal: {up: 30, low: 35${values === '' ? '' : ', friend: 20, ally: 20'}}
packages:
  plan: {pledge: firm, guard: small, land: shared}
  word: {pledge: soft, guard: none, land: kept}
  bare: {pledge: none, guard: none, land: ceded}
forms:
${forms ?? '  letter: {notice: 0 quarters, leaving: 3, refusing: 9}\n  treaty: {notice: 1 year, leaving: 12, refusing: 28}'}
commitments:
${commitments ?? '  help: {by: friend, given: pledge != none, form: {treaty: pledge = firm, letter: otherwise}, honouring: 22}'}
futures:
  held: {${held ?? 'up: 8, low: 25, friend: 40, ally: 35'}}
  lost: {${lost ?? 'up: 70, low: -5, friend: 30, ally: 25'}}
${unless('step', 'half-year', more)}${unless('horizon', '2 years', more)}${unless('tail', '2 years', more)}${more ?? ''}
`;
}

const unless = (key: string, value: string, text = '') =>
  new RegExp(`^${key}:`, 'm').test(text) ? '' : `${key}: ${value}\n`;
