import type { NamedPackage, Party } from './case.js';
import type { Context } from './context.js';
import type { Cursor } from './cursor.js';
import { DAY, weeksBetween } from './day.js';
import type { CaseNumber } from './number.js';
import { MOST_PERIODS, type Offer } from './offer.js';
import { inWords } from './read-issues.js';
import { isAboveZero, numberOr } from './read-number.js';
import { readConsent, readExtension, readPoints, readPrize } from './read-offer-terms.js';
import { CHANCE, COST_PER_WEEK, WEEKS, WHOLE_POINTS } from './scalar.js';

/** The offers of a case; one of which something needed cannot be read is left out, and that is reported. */
export function readOffers(top: Cursor, packages: readonly NamedPackage[], context: Context): Offer[] {
  const words = top.get('as-of').words ?? '';
  const asOf = Number.isNaN(Date.parse(words)) ? '' : words;
  return top
    .get('offers')
    .names()
    .flatMap(([id, at]) => readOffer(id, at, asOf, top.get('calendar'), packages, context) ?? []);
}

function readOffer(
  id: string,
  at: Cursor,
  asOf: string,
  calendar: Cursor,
  packages: readonly NamedPackage[],
  context: Context,
): Offer | undefined {
  const by = context.party(at.get('by'));
  const to = context.party(at.get('to'));
  if (by && by === to) {
    context.problems.error('offer-form', at.get('to').text!.at, `${by.id} makes the offer to itself`, {
      instead: 'to: the party that is to accept it',
    });
    return undefined;
  }
  const offered = readPackage(at.get('package'), packages, context);
  const name = at.get('name').words ?? offered?.name ?? inWords(id);
  const of = (what: string) => `${what}, for ${name}`;
  const expires = readExpiry(at.get('expires'), asOf, of('time until it ends'), context);
  const period = numberOr(at.get('period'), WEEKS, of('time between two occasions to answer'), 1, '1 week', context);
  const resolve = context.number(at.get('resolve'), CHANCE, of('chance that the sponsor is committed'));
  const counters = readCounters(at.get('counters'), offered, packages, context);
  const extension = readExtension(at.get('extension'), expires, of, context);
  const sides = [by, to].flatMap((p) => p ?? []);
  const waiting = readPoints(at.get('waiting'), COST_PER_WEEK, of('cost of waiting'), sides, context);
  const withdrawn = readPoints(at.get('withdrawn'), WHOLE_POINTS, of('change by withdrawal'), sides, context);
  const refused = readPoints(at.get('refused'), WHOLE_POINTS, of('change by refusal'), sides, context);
  const prize = readPrize(at.get('prize'), asOf, of, calendar, context);
  const consent = readConsent(at.get('consent'), sides, name, context);
  const sound = period && isAboveZero(period, at.get('period'), context);
  const weighed = [by && hasValues(by, at.get('by'), context), to && hasValues(to, at.get('to'), context)];
  if (!by || !to || !weighed.every(Boolean) || !offered || !expires || !sound || !resolve || !extension)
    return undefined;
  if (!isFew(expires, period, context, at) || !isFew(extension.weeks, period, context, at)) return undefined;
  return {
    id,
    name,
    by: by.id,
    to: to.id,
    package: offered.id,
    expires,
    period,
    resolve,
    counters,
    extension,
    waiting,
    withdrawn,
    refused,
    ...(prize ? { prize } : {}),
    consent,
    ...context.groundOf(at),
  };
}

/** Whoever weighs an offer needs something to weigh it with; of signatories that is said elsewhere. */
function hasValues(party: Party, at: Cursor, context: Context): boolean {
  if (party.values && party.noDeal) return true;
  if (party.roles.includes('signatory')) return false;
  const missing = [...(party.values ? [] : ['values']), ...(party.noDeal ? [] : ['no-deal'])];
  context.problems.error('party-without-values', at.text!.at, `${party.name} has no ${missing.join(' and no ')}`, {
    why: 'who makes or gets an offer weighs it against what it expects without agreement',
    instead: missing.map((key) => `${key}: {${party.id}: …}`).join(' and '),
  });
  return false;
}

function readPackage(at: Cursor, packages: readonly NamedPackage[], context: Context): NamedPackage | undefined {
  if (!at.words) return undefined;
  const found = packages.find((p) => p.id === at.words);
  if (!found) {
    const ids = packages.map((p) => p.id);
    context.problems.unknown('unknown-package', at.text!.at, 'package', at.words, ids);
  }
  return found;
}

function readCounters(
  at: Cursor,
  offered: NamedPackage | undefined,
  packages: readonly NamedPackage[],
  context: Context,
): string[] {
  const ids: string[] = [];
  for (const item of at.list) {
    const found = readPackage(item, packages, context);
    if (!found) continue;
    if (found === offered) {
      context.problems.error('offer-form', item.text!.at, `${found.id} is what is offered, and no counter to it`, {
        instead: 'another package',
      });
    } else if (!ids.includes(found.id)) ids.push(found.id);
  }
  return ids;
}

/** `after:` a time, or `on:` a day; as weeks from the as-of date. */
function readExpiry(at: Cursor, asOf: string, what: string, context: Context): CaseNumber | undefined {
  if (!at.map) return undefined;
  if (at.has('after') === at.has('on')) {
    context.problems.error(
      'offer-time',
      at.keyAt,
      `expires has ${at.has('after') ? 'both after and on' : 'neither after nor on'}`,
      {
        instead: 'after: … weeks, or on: a day',
      },
    );
    return undefined;
  }
  if (at.has('after')) return context.number(at.get('after'), WEEKS, what);
  const day = at.get('on').words ?? '';
  if (!DAY.test(day) || !DAY.test(asOf)) return undefined;
  const weeks = weeksBetween(asOf, day);
  if (weeks < 0) {
    context.problems.error('offer-time', at.get('on').text!.at, `${day} lies before ${asOf}`, {
      why: 'the case is seen from that day on, and the offer is over by then',
      instead: `a day from ${asOf} on`,
    });
    return undefined;
  }
  const number: CaseNumber = {
    path: `${at.path}.on`,
    what,
    written: day,
    quantity: { kind: 'point', value: weeks },
    scale: WEEKS.scale,
    value: weeks,
    unit: 'weeks',
    ...context.groundOf(at),
    standing: context.groundOf(at).ground ? 'inherited' : 'none',
    at: at.get('on').text!.at,
  };
  context.numbers.push(number);
  return number;
}

function isFew(weeks: CaseNumber, period: CaseNumber, context: Context, at: Cursor): boolean {
  const periods = Math.floor(weeks.value / period.value + 1e-9);
  if (periods <= MOST_PERIODS) return true;
  context.problems.error('offer-time', weeks.at ?? at.keyAt, `${weeks.what}: ${periods} periods`, {
    why: `an offer is played over at most ${MOST_PERIODS} periods`,
    instead: `a period of ${Math.ceil(weeks.value / MOST_PERIODS)} weeks or more`,
  });
  return false;
}
