import type { Cited, Shape } from './shape.js';

const text = (about: string, cites?: Cited): Shape => ({ kind: 'text', about, ...(cites ? { cites } : {}) });
const party = (about: string): Shape => text(about, 'party');
const number = (about: string): Shape => ({ kind: 'number', about });
const points = (about: string): Shape => ({
  kind: 'map',
  about,
  names: number('Points, above or below 0.'),
  namesCite: 'party',
});
const map = (about: string, keys: Record<string, Shape>, ...required: string[]): Shape => ({
  kind: 'map',
  about,
  keys,
  required,
});

const DAY: Shape = {
  kind: 'text',
  about: 'The last day.',
  pattern: {
    is: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
    form: 'a day, as in 2026-02-01',
    calendar: true,
  },
};

const OFFER = map(
  'A package that a sponsor puts on the table for a target, until a day.',
  {
    name: text('The offer in words. Left out: the name of its package.'),
    by: party('The sponsor: it may withdraw the offer.'),
    to: party('The target: it accepts, counters or waits.'),
    package: text('The package on the table.', 'package'),
    expires: map('Until when it stands.', { after: number('Time from the as-of date: … weeks.'), on: DAY }),
    period: number('Time between two occasions to answer. Left out: 1 week.'),
    resolve: number(
      'Chance that the sponsor rejects every counter and withdraws on the last day, whatever it costs: …%.',
    ),
    counters: {
      kind: 'list',
      about: 'Packages that the target may put forward instead. Left out: none.',
      of: text('A package.', 'package'),
    },
    extension: map('Should the sponsor back down on the last day.', {
      for: number('How long the offer then stays: … weeks. Left out: as long again.'),
      costs: number('Points that backing down costs the sponsor. Left out: 0.'),
    }),
    waiting: {
      kind: 'map',
      about: 'What waiting costs target and sponsor. Left out: as much as its no-deal falls.',
      names: number('Points per week.'),
      namesCite: 'party',
    },
    withdrawn: points('How much better or worse no-deal is for a party once the offer is withdrawn. Left out: 0.'),
    refused: points('The same once an agreement is refused by somebody else. Left out: 0.'),
    prize: map(
      'What an agreement is worth to the sponsor on top, for its own calendar.',
      {
        now: number('Points, on the as-of date.'),
        'falls-to': number('Points on the day of `by` and after it; in a straight line until then.'),
        by: text('An event of the calendar, or a day.', 'event'),
      },
      'now',
      'falls-to',
      'by',
    ),
    consent: {
      kind: 'map',
      namesCite: 'party',
      about: 'How well it is known what others would agree to, by party. Left out: as their no-deal is known.',
      names: map('How well it is known what a party would agree to.', {
        'lines-hold': number('Chance that it keeps to its red lines and exchanges: …%. Left out: it does.'),
        'known-to': number('What it expects without agreement is known to ± so many points.'),
      }),
    },
  },
  'by',
  'to',
  'package',
  'expires',
  'resolve',
);

/** `offers:` of a case. */
export const OFFERS: Shape = { kind: 'map', about: 'Packages put on the table, with a deadline.', names: OFFER };
