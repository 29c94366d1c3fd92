import type { Records, ReferenceClass } from '../../evidence/index.js';

/** A class for tests: 100 state-years of democracies after 1945, unless said otherwise, with the interval that is given. */
export function classFor(id: string, events: number, interval: [number, number], more: Partial<ReferenceClass> = {}) {
  const record: ReferenceClass = {
    id,
    kind: 'turnover',
    family: 'test',
    title: `title of ${id}`,
    what: `what ${id} counts`,
    era: [1946, 2008],
    unit: 'state-year',
    units: 'state-years',
    question: 'did it change?',
    coding: `coding of ${id}`,
    rule: `rule of ${id}`,
    selection: `selection of ${id}`,
    sources: ['test'],
    rivals: [],
    events,
    n: 100,
    per: 'year',
    jeffreys: interval,
    wilson: interval,
    ...more,
  };
  return record;
}

/** Records of these classes alone, from one source. */
export function recordsOf(...classes: ReferenceClass[]): Records {
  return {
    classes: Object.fromEntries(classes.map((k) => [k.id, k])),
    curves: {},
    models: {},
    families: { test: { id: 'test', title: 'test' } },
    sources: { test: { id: 'test', title: 'Test data', citation: 'A. Counter (2001), Counts', terms: 'free' } },
    disputes: [],
  };
}

/** A small case with a guarantor whose stances move as told; the as-of date is in 2025. */
export function caseText({
  drift = '',
  chance = '',
  on = '[2026-01-01, 2030-01-01, 2034-01-01]',
  ratifier = '',
  judgements = 'hand: {says: Set by hand, by: me, on: 2025-01-01}',
  more = '',
}: Partial<Record<'drift' | 'chance' | 'on' | 'ratifier' | 'judgements' | 'more', string>> = {}): string {
  return `abide: 1
title: A pledge
as-of: 2025-01-01
judgements:
  ${judgements}
ground: hand
parties:
  low: {name: Lowland, roles: [signatory, defender]}
  up: {name: Upland, roles: [signatory, adversary]}
  friend: {name: the Friend, roles: [guarantor]}
issues:
  line: {options: {here: Here, there: There}}
  pledge: {options: {none: None, given: Given}}
values:
  low: {points: {line: {there: 0, here: 100}}}
  up: {points: {line: {here: 0, there: 100}}}
  friend: {points: {line: {here: 0, there: 100}}}
no-deal: {low: 15, up: 20, friend: 10}
packages: {plan: {line: here, pledge: given}}
${ratifier}forms: {treaty: {notice: 0 quarters, leaving: 15, refusing: 10}}
commitments:
  help: {by: friend, given: pledge = given, form: treaty, honouring: {willing: 15, wary: 60}}
stances:
  friend:
    start: {willing: 100%, wary: 0%}
${drift ? `    ${drift}\n` : ''}${chance ? `calendar: {vote: {on: ${on}, moves: friend, chance: ${chance}}}\n` : ''}futures: {held: {low: 20, up: 20, friend: 5}, lost: {low: -10, up: 60, friend: 0}}
${more}`;
}
