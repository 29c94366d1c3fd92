import type { Case } from '../../case/case.js';
import { type CaseNumber, numberGrounds } from '../../case/number.js';
import type { Records } from '../../evidence/record.js';
import type { Finding } from '../finding.js';
import { count, counted, list, title } from '../text.js';
import type { Comparison } from './comparisons.js';
import { isOfUltimatum, kindOfNumber } from './kinds.js';

/** How many numbers are of kinds for which nobody counts cases, so that silence about them is not taken for assent. */
export function noRecordFinding(c: Case, compared: readonly Comparison[], records: Records): Finding {
  const known = new Set([
    ...compared.flatMap(({ numbers }) => numbers),
    ...c.numbers.filter((n) => isFromRecord(n, records)),
  ]);
  const rest = c.numbers.filter((n) => !known.has(n));
  const groups = GROUPS.map(({ id, name, short, holds }) => ({
    id,
    name,
    short,
    numbers: rest.filter((n) => GROUPS.find((g) => g.holds(n))!.holds === holds),
  })).filter(({ numbers }) => numbers.length > 0);
  const parts = groups.map(({ short, numbers }) => `${count(numbers.length)} ${short}`);
  const first =
    known.size === 0
      ? `No number of this case can be set beside a record of past cases${compared.length > 0 ? ', only that it lets some stances never end' : ''}`
      : `${counted(known.size, 'number')} of ${count(c.numbers.length)} can be set beside a record; of the others nobody has counted cases`;
  return {
    id: 'evidence/no-record',
    lens: 'evidence',
    question: 'Of which numbers is there no record?',
    about: {},
    sentence:
      groups.length === 0
        ? `${first}.`
        : `${first}: ${list(parts)}. No record can mend these: say in each judgement what would show it wrong, and keep its range wide.`,
    value: {
      kind: 'table',
      of: 'kind of number',
      columns: [
        { id: 'numbers', name: 'numbers' },
        { id: 'ranges', name: 'with a range' },
        { id: 'example', name: 'such as' },
      ],
      rows: groups.map(({ id, name, numbers }) => {
        const ranges = numbers.filter(({ quantity }) => quantity.kind !== 'point').length;
        return {
          id,
          name,
          cells: [
            { text: count(numbers.length), number: numbers.length },
            { text: count(ranges), number: ranges },
            { text: title(numbers[0]!.what) },
          ],
        };
      }),
    },
    grounds: [],
    certificate: 'not proven',
  };
}

/** A share that rests on a class, a curve or a model of its own kind. */
const isFromRecord = (number: CaseNumber, { classes, curves, models }: Records) =>
  number.unit === 'share' &&
  numberGrounds(number).some(({ kind, id }) => {
    const known = { class: classes, curve: curves, model: models };
    const record = kind in known ? known[kind as keyof typeof known][id] : undefined;
    return record !== undefined && record.kind === kindOfNumber(number);
  });

/** Every number belongs to the first group that holds it. */
const GROUPS: { id: string; name: string; short: string; holds: (n: CaseNumber) => boolean }[] = [
  {
    id: 'ultimatums',
    name: 'who yields when an offer has a deadline (see ultimatums)',
    short: 'on who yields to an ultimatum',
    holds: isOfUltimatum,
  },
  { id: 'weights', name: 'weights of issues', short: 'weights', holds: ({ unit }) => unit === 'weight' },
  {
    id: 'points',
    name: 'worth and cost, in points of a party',
    short: 'in points of a party',
    holds: ({ unit }) => unit.startsWith('points'),
  },
  {
    id: 'times',
    name: 'terms and lengths of time of this case',
    short: 'terms of time',
    holds: ({ unit }) => unit === 'years' || unit === 'weeks',
  },
  {
    id: 'chances',
    name: 'chances and rates of a kind that is not counted',
    short: 'chances and rates of kinds that are not counted',
    holds: () => true,
  },
];
