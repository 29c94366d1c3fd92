import type { Case } from '../../case/case.js';
import { eraInWords } from '../../evidence/index.js';
import type { Records } from '../../evidence/record.js';
import { count, years } from '../text.js';
import { type Cited, isClass } from './classes.js';
import { featuresOf, isOfYears, speaksAgainst } from './features.js';
import { kindMisfits, type Misfit } from './kindMisfits.js';
import { kindOfNumber } from './kinds.js';
import { rivalMisfits } from './rivalMisfits.js';

/** Cases below which a class is called small: of ten even Jeffreys' interval of a rate of a half is 22 % to 78 %, and says little. */
export const FEW = 10;
/** Years between the last case of a class and the case that cites it from which on that is said. */
export const OLD = 20;
/**
 * Clusters below which an interval that takes the cases for independent is said to be too narrow. Cameron, Gelbach and Miller
 * (2008, Review of Economics and Statistics 90(3), 414–427) call five to thirty clusters few.
 */
export const FEW_CLUSTERS = 30;

/** All that does not fit about a record that a case leans on: its kind, age, coding, number of cases and rivals, in this order. */
export function misfitsOf(cited: Cited, c: Case, records: Records): Misfit[] {
  return [
    ...kindMisfits(cited, c),
    ...ageOf(cited, Number(c.asOf.slice(0, 4))),
    ...codingOf(cited, c),
    ...sizeOf(cited),
    ...rivalMisfits(cited, records),
  ];
}

/** Old, of another age, or of a time that nobody knew then. */
function ageOf({ record: { era } }: Cited, year: number): Misfit[] {
  const [from, to] = era;
  const span = eraInWords(era);
  if (to < 1945) {
    return [
      {
        says: `all its cases lie before 1945 (${span})`,
        mend: 'cite a class after 1945, or say in a judgement why that age is like this one',
      },
    ];
  }
  if (year - to >= OLD) {
    return [
      {
        says: `its last cases are of ${to}, ${years(year - to)} before this one`,
        mend: 'say in a judgement why nothing has changed since',
      },
    ];
  }
  if (to > year) {
    const when = from > year ? 'all its cases lie' : `it holds cases up to ${years(to - year)}`;
    return [
      {
        says: `${when} after the date of this case (${span}), so nobody could have known it then`,
        mend: 'mark the number as hindsight in a judgement',
      },
    ];
  }
  return [];
}

/** Not about the thing that the number is about. */
function codingOf({ record, numbers }: Cited, c: Case): Misfit[] {
  const found: Misfit[] = [];
  if (isClass(record)) {
    const alike = numbers.filter((n) => n.unit === 'share' && kindOfNumber(n) === record.kind);
    const other = alike.filter((n) => isOfYears(n) !== (record.per === 'year'));
    if (other.length > 0) {
      found.push({
        says: record.per
          ? 'it counts years, and the number is no chance of a year'
          : 'it counts cases, and the number is a chance of a year',
        mend: 'convert one into the other, and say how',
      });
    }
  }
  const promising = new Set(c.guarantee?.commitments.flatMap(({ kind, by }) => (kind === 'promise' ? [by] : [])));
  const features = featuresOf(record);
  if (record.kind === 'honouring' && features.includes('bilateral') && promising.size > 1) {
    found.push({
      says: `it is of promises between two, and here ${count(promising.size)} promise together`,
      mend: 'set the multilateral class beside it',
    });
  }
  if (record.kind === 'honouring' && features.includes('multilateral') && promising.size === 1) {
    found.push({
      says: 'it is of promises by several, of whom all have to perform, and here one promises',
      mend: 'set the bilateral class beside it',
    });
  }
  const parties = new Set(numbers.flatMap(({ path }) => /^(?:stances|calendar)\.([^.]+)/.exec(path)?.[1] ?? []));
  for (const id of partiesOf(parties, c)) {
    const against = speaksAgainst(c, id, record);
    if (against) found.push({ says: against, mend: 'cite the class of democracies, or say why this one fits' });
  }
  if (record.laboratory) {
    found.push({
      says: 'its cases are of a laboratory, not of states',
      mend: 'say in a judgement why it carries over',
    });
  }
  return found;
}

/** Parties whose governments the numbers are about: a party's stances, or the event that moves it. */
function partiesOf(ids: ReadonlySet<string>, { parties, guarantee }: Case): string[] {
  const moved = (guarantee?.events ?? []).flatMap((e) => (ids.has(e.id) && e.moves ? [e.moves.party] : []));
  return parties.map(({ id }) => id).filter((id) => ids.has(id) || moved.includes(id));
}

/** Few cases, or many that hang together. */
function sizeOf({ record }: Cited): Misfit[] {
  if (!isClass(record)) return [];
  const { n, clusters, units } = record;
  const widen = 'widen the range beyond the interval of the class';
  if (n < FEW) return [{ says: `it has no more than ${n} ${units}`, mend: widen }];
  if (clusters && clusters.count < FEW_CLUSTERS && clusters.count < n) {
    return [
      {
        says: `${count(n)} ${units}, but ${count(clusters.count)} ${clusters.of}: the interval takes them for independent and is too narrow`,
        mend: widen,
      },
    ];
  }
  return [];
}
