import type { Party } from './case.js';
import type { Context } from './context.js';
import type { Cursor } from './cursor.js';
import { DAY } from './day.js';
import type { CaseNumber } from './number.js';
import type { Consent, Offer } from './offer.js';
import { inWords } from './read-issues.js';
import { numberOr } from './read-number.js';
import { CHANCE, COST, type Field, WEEKS, WHOLE_POINTS } from './scalar.js';

export function readExtension(
  at: Cursor,
  expires: CaseNumber | undefined,
  of: (what: string) => string,
  context: Context,
): Offer['extension'] | undefined {
  const again = expires?.value ?? 0;
  const written = `${Number(again.toFixed(1))} weeks`;
  const weeks = numberOr(
    at.get('for'),
    WEEKS,
    of('time for which it stays should the sponsor back down'),
    again,
    written,
    context,
  );
  const costs = numberOr(at.get('costs'), COST, of('what backing down costs the sponsor'), 0, '0 points', context);
  return weeks && costs && { weeks, costs };
}

/** Numbers by party, for the two sides of the offer alone. */
export function readPoints(
  at: Cursor,
  field: Field,
  what: string,
  sides: readonly Party[],
  context: Context,
): Record<string, CaseNumber> {
  const read: Record<string, CaseNumber> = {};
  for (const [id, entry] of at.names()) {
    const party = sides.find((p) => p.id === id);
    if (!party) {
      const ids = sides.map((p) => p.id);
      if (ids.length === 2) context.problems.unknown('unknown-party', entry.keyAt, 'side of the offer', id, ids);
      continue;
    }
    const number = context.number(entry, field, `${what}, to ${party.name}`);
    if (number) read[id] = number;
  }
  return read;
}

export function readPrize(
  at: Cursor,
  asOf: string,
  of: (what: string) => string,
  calendar: Cursor,
  context: Context,
): Offer['prize'] {
  if (!at.map) return undefined;
  const now = context.number(at.get('now'), WHOLE_POINTS, of('what an agreement now is worth to the sponsor on top'));
  const later = context.number(
    at.get('falls-to'),
    WHOLE_POINTS,
    of('what a late agreement is worth to the sponsor on top'),
  );
  const words = at.get('by').words;
  if (!now || !later || !words) return undefined;
  if (DAY.test(words)) {
    if (words > asOf || asOf === '') return { now, later, by: words };
    context.problems.error('offer-time', at.get('by').text!.at, `${words} is not after ${asOf}`, {
      why: 'the prize falls from the as-of date to that day',
    });
    return undefined;
  }
  const event = calendar.get(words);
  if (!calendar.has(words)) {
    const ids = calendar.names().map(([id]) => id);
    context.problems.unknown('unknown-event', at.get('by').text!.at, 'event', words, ids);
    return undefined;
  }
  const next = event
    .get('on')
    .numbered.flatMap((item) => item.words ?? [])
    .find((day) => day > asOf);
  return next && DAY.test(next)
    ? { now, later, by: next, event: { id: words, name: event.get('name').words ?? inWords(words) } }
    : undefined;
}

/** Whose consent is uncertain: anybody but the two sides, who decide for themselves. */
export function readConsent(
  at: Cursor,
  sides: readonly Party[],
  name: string,
  context: Context,
): Record<string, Consent> {
  const read: Record<string, Consent> = {};
  for (const [id, entry] of at.names()) {
    const party = context.parties.find((p) => p.id === id);
    if (!party || sides.includes(party)) {
      const ids = context.parties.flatMap((p) => (sides.includes(p) ? [] : [p.id]));
      context.problems.unknown('unknown-party', entry.keyAt, 'other party', id, ids);
      continue;
    }
    const holds = `chance that the red lines of ${party.name} hold, for ${name}`;
    const linesHold = entry.has('lines-hold') ? context.number(entry.get('lines-hold'), CHANCE, holds) : undefined;
    const known = `how well it is known what no agreement is worth to ${party.name}, to ± points, for ${name}`;
    const knownTo = entry.has('known-to') ? context.number(entry.get('known-to'), COST, known) : undefined;
    read[id] = { ...(linesHold ? { linesHold } : {}), ...(knownTo ? { knownTo } : {}) };
  }
  return read;
}
