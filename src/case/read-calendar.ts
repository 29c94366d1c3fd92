import type { Context } from './context.js';
import type { Cursor } from './cursor.js';
import { DAY, yearsBetween } from './day.js';
import { readRows } from './distribution.js';
import type { CalendarEvent, PartyStances } from './guarantee.js';
import { inWords } from './read-issues.js';

/** @param end Years from the as-of date to the end of all that is played; undefined where that is not known. */
export function readCalendar(
  at: Cursor,
  stances: readonly PartyStances[],
  asOf: string,
  end: number | undefined,
  context: Context,
): CalendarEvent[] {
  return at.names().flatMap(([id, entry]) => {
    const name = entry.get('name').words ?? inWords(id);
    if (entry.map && !entry.has('moves') && !entry.has('marks')) {
      context.problems.error('event-form', entry.keyAt, `${id} neither moves nor marks anything`, {
        instead: 'moves: PARTY with chance: …, or marks: PARTY',
      });
    }
    if (entry.has('moves') !== entry.has('chance')) {
      const has = entry.has('moves') ? 'moves' : 'chance';
      context.problems.error(
        'event-form',
        entry.get(has).keyAt,
        `${id} has ${has} and no ${has === 'moves' ? 'chance' : 'moves'}`,
        {
          why: 'who moves and with which chances belong together',
          instead: has === 'moves' ? 'chance: {STANCE: [… a chance for each stance …]}' : 'moves: PARTY',
        },
      );
    }
    const marks = context.party(entry.get('marks'));
    const moves = readMoves(entry, stances, name, context);
    return [
      {
        id,
        name,
        on: readDates(entry.get('on'), asOf, end, context),
        ...(moves ? { moves } : {}),
        ...(marks ? { marks: marks.id } : {}),
        ...context.groundOf(entry),
      },
    ];
  });
}

function readMoves(
  entry: Cursor,
  stances: readonly PartyStances[],
  name: string,
  context: Context,
): CalendarEvent['moves'] {
  const party = context.party(entry.get('moves'));
  if (!party) return undefined;
  const of = stances.find((s) => s.party === party.id);
  if (!of) {
    context.problems.error(
      'not-a-guarantor',
      entry.get('moves').text!.at,
      `${party.id} has no stance that could move`,
      {
        why: 'only a party with a commitment has stances',
        instead: `marks: ${party.id}`,
      },
    );
    return undefined;
  }
  const chance = entry.get('chance');
  const rows = chance.map && readRows(chance, of.levels, `stance of ${party.name} after "${name}"`, context);
  return rows && { party: party.id, rows };
}

/** Days, rising, after the as-of date and before the end. */
function readDates(at: Cursor, asOf: string, end: number | undefined, context: Context): string[] {
  const dates: string[] = [];
  const fail = (item: Cursor, what: string, why?: string) =>
    context.problems.error('event-date', item.text!.at, what, why ? { why } : {});
  for (const item of at.numbered) {
    const date = item.words;
    if (!date || !DAY.test(date)) continue;
    const previous = dates.at(-1);
    if (date <= asOf) fail(item, `${date} is not after ${asOf}`, 'the case is seen from that day on');
    else if (previous !== undefined && date <= previous) fail(item, `${date} is not after ${previous}`, 'dates rise');
    else if (end !== undefined && DAY.test(asOf) && yearsBetween(asOf, date) > end) {
      fail(item, `${date} lies beyond horizon and tail`, `these end ${Number(end.toFixed(2))} years after ${asOf}`);
    }
    dates.push(date);
  }
  return dates;
}
