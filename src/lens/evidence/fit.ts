import type { Case } from '../../case/case.js';
import { rateInWords } from '../../evidence/index.js';
import type { Records } from '../../evidence/record.js';
import type { Finding } from '../finding.js';
import { count, counted, list, title } from '../text.js';
import { type Cited, citedRecords, isClass } from './classes.js';
import type { Misfit } from './kindMisfits.js';
import { misfitsOf } from './misfits.js';
import { rateText } from './recordGrounds.js';
import { rivalsIn } from './rivalMisfits.js';

/** Each class that a case leans on with all that does not fit: age, coding, number of cases, rivals. Empty without such a class. */
export function fitFinding(c: Case, records: Records): Finding[] {
  const all = citedRecords(c, records).map((cited) => ({ cited, misfits: misfitsOf(cited, c, records) }));
  if (all.length === 0) return [];
  const own = all.sort((a, b) => isUnlike(b) - isUnlike(a) || b.misfits.length - a.misfits.length);
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
          : `The case leans on ${total} of past cases; ${verdict(own)}. ${named.join(' ')}`,
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

type Judged = { cited: Cited; misfits: Misfit[] };

const isUnlike = ({ misfits }: Judged): number => (misfits.some(({ unlike }) => unlike) ? 1 : 0);

/** How many are no record of what rests on them, and how many of the others fit with reservations. */
function verdict(own: readonly Judged[]): string {
  const unlike = own.filter(isUnlike).length;
  const reserved = own.filter((one) => one.misfits.length > 0 && !isUnlike(one)).length;
  const said: string[] = [];
  if (unlike > 0 && unlike === own.length)
    said.push(`${unlike === 1 ? 'it is no' : `${unlike === 2 ? 'neither' : 'none'} is a`} record of what rests on it`);
  else if (unlike > 0)
    said.push(
      `${count(unlike)} ${unlike === 1 ? 'is no record of what rests on it' : 'are no records of what rests on them'}`,
    );
  const which = reserved < own.length ? count(reserved) : reserved === 1 ? 'it' : reserved === 2 ? 'both' : 'all';
  if (reserved > 0) said.push(`${which} ${reserved === 1 ? 'fits' : 'fit'} with reservations`);
  return list(said);
}

function usersText({ numbers, judgements }: Cited): string {
  return [
    numbers.length > 0 && counted(numbers.length, 'number'),
    judgements.length > 0 && `${judgements.length === 1 ? 'judgement' : 'judgements'} ${list(judgements)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

/** Every other coding of the question with its rate. */
function rivalsText({ record }: Cited, { classes }: Records): string {
  if (!isClass(record)) return '';
  const all = rivalsIn(record, classes).map((rival) => `${rival.title}: ${rateInWords(rival)}`);
  return all.length > 0 ? all.join('; ') : 'no other coding here';
}
