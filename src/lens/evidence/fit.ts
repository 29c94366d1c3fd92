import type { Case } from '../../case/case.js';
import { eraInWords, rateInWords } from '../../evidence/index.js';
import type { Records, ReferenceClass } from '../../evidence/record.js';
import type { Finding } from '../finding.js';
import { count, counted, list, title, years } from '../text.js';
import { type Cited, citedRecords, isClass } from './classes.js';
import { featuresOf, isOfYears, speaksAgainst } from './features.js';
import { kindMisfits, type Misfit } from './kindMisfits.js';
import { kindOfNumber } from './kinds.js';
import { rateText } from './recordGrounds.js';

/** Cases below which a class is called small: of ten even Jeffreys' interval of a rate of a half is 22 % to 78 %, and says little. */
export const FEW = 10;
/** Years between the last case of a class and the case that cites it from which on that is said. */
export const OLD = 20;
/**
 * Clusters below which an interval that takes the cases for independent is said to be too narrow. Cameron, Gelbach and Miller
 * (2008, Review of Economics and Statistics 90(3), 414–427) call five to thirty clusters few.
 */
export const FEW_CLUSTERS = 30;

/** Each class that a case leans on with all that does not fit: age, coding, number of cases, rivals. Empty without such a class. */
export function fitFinding(c: Case, records: Records): Finding[] {
  const all = citedRecords(c, records).map((cited) => ({ cited, misfits: misfitsOf(cited, c, records) }));
  if (all.length === 0) return [];
  const own = all.sort((a, b) => b.misfits.length - a.misfits.length);
  const bad = own.filter(({ misfits }) => misfits.length > 0);
  const named = bad.slice(0, 2).map(({ cited, misfits }) => {
    const mends = [...new Set(misfits.map(({ mend }) => mend))].join('; ');
    return `${title(cited.record.title)} (${cited.record.id}): ${misfits.map(({ says }) => says).join('; ')}. To mend: ${mends}.`;
  });
  const total = counted(own.length, 'class', 'classes');
  return [
    {
      id: 'evidence/fit',
      lens: 'evidence',
      question: 'Do the cited classes fit?',
      about: {},
      sentence:
        bad.length === 0
          ? `The case leans on ${total} of past cases, and nothing speaks against ${own.length === 1 ? 'it' : 'them'}. Nothing to mend.`
          : `The case leans on ${total} of past cases; ${own.length === 1 ? 'it fits' : bad.length === own.length ? 'all fit' : `${count(bad.length)} ${bad.length === 1 ? 'fits' : 'fit'}`} with reservations. ${named.join(' ')}`,
      value: {
        kind: 'table',
        of: 'class',
        columns: [
          { id: 'rate', name: 'on record' },
          { id: 'users', name: 'who leans on it' },
          { id: 'rivals', name: 'coded otherwise' },
          { id: 'misfits', name: 'what does not fit' },
        ],
        rows: own.map(({ cited, misfits }) => ({
          id: cited.record.id,
          name: title(cited.record.title),
          note: cited.record.id,
          cells: [
            { text: rateText(cited.record), grounds: [cited.key] },
            { text: usersText(cited) },
            { text: rivalsText(cited, records) },
            {
              text: misfits.map(({ says }) => says).join('; ') || 'nothing found',
              grounds: misfits.flatMap(({ about }) => (about === undefined ? [] : [`class/${about}`])),
            },
          ],
        })),
      },
      grounds: own.map(({ cited }) => cited.key),
      certificate: 'not proven',
    },
  ];
}

function usersText({ numbers, judgements }: Cited): string {
  return [
    numbers.length > 0 && counted(numbers.length, 'number'),
    judgements.length > 0 && `${judgements.length === 1 ? 'judgement' : 'judgements'} ${list(judgements)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function misfitsOf(cited: Cited, c: Case, records: Records): Misfit[] {
  return [
    ...kindMisfits(cited, c),
    ...ageOf(cited, Number(c.asOf.slice(0, 4))),
    ...codingOf(cited, c),
    ...sizeOf(cited),
    ...rivalsOf(cited, records),
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

/** Other codings of the same question, and parts of the class itself, whose intervals do not meet its own: more than chance stands between them. */
function rivalsOf({ record }: Cited, { classes }: Records): Misfit[] {
  if (!isClass(record)) return [];
  const [lo, hi] = record.jeffreys;
  const furthest = (all: readonly ReferenceClass[]) => {
    const apart = all.filter(({ jeffreys: [from, to] }) => to < lo || from > hi);
    const far = (k: ReferenceClass) => Math.abs(k.events / k.n - record.events / record.n);
    return apart.reduce<ReferenceClass | undefined>((a, b) => (a && far(a) >= far(b) ? a : b), undefined);
  };
  const rival = furthest(rivalsIn(record, classes));
  const part = furthest(
    Object.values(classes).filter(({ id, per }) => id.startsWith(`${record.id}.`) && per === record.per),
  );
  return [
    ...(rival
      ? [
          {
            says: `another coding disagrees by more than chance, ${rival.title}: ${rateInWords(rival)}`,
            mend: `let the range hold both, as in between class ${record.id} and class ${rival.id}`,
            about: rival.id,
          },
        ]
      : []),
    ...(part
      ? [
          {
            says: `it mixes what is not alike: its part ${part.title} lies apart, ${rateInWords(part)}`,
            mend: `cite the part that is like this case, ${part.id} or another`,
            about: part.id,
          },
        ]
      : []),
  ];
}

const rivalsIn = ({ rivals }: ReferenceClass, classes: Records['classes']) => rivals.flatMap((id) => classes[id] ?? []);

/** Every other coding of the question with its rate. */
function rivalsText({ record }: Cited, { classes }: Records): string {
  if (!isClass(record)) return '';
  const all = rivalsIn(record, classes).map((rival) => `${rival.title}: ${rateInWords(rival)}`);
  return all.length > 0 ? all.join('; ') : 'no other coding here';
}
