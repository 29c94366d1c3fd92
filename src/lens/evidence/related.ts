import type { Case } from '../../case/case.js';
import type { Kind, Records, ReferenceClass, ReferenceCurve } from '../../evidence/record.js';
import type { Finding } from '../finding.js';
import { honouringClasses, lifetimeCurves, peaceCurves, turnoverClasses } from '../guarantee/record/comparable.js';
import { list, title } from '../text.js';
import { citedRecords, isClass } from './classes.js';
import { KIND_NAMES, kindsOf } from './kinds.js';
import { rateText } from './recordGrounds.js';

/**
 * Records that are related to a case by what it contains, of the kinds of which it names none and nothing is set beside: what
 * its author may not know to be there. They are those beside which the games of such a case are set. Of threats and ultimatums
 * {@link ultimatumsFinding} speaks.
 *
 * @param compared Kinds of which something of the case stands beside records.
 */
export function relatedFinding(c: Case, compared: readonly Kind[], records: Records): Finding[] {
  const spoken = new Set([...compared, ...citedRecords(c, records).map(({ record }) => record.kind)]);
  const related = relatedTo(c, records);
  const groups = kindsOf(c).flatMap((kind) => {
    const own = related.filter((record) => record.kind === kind);
    return spoken.has(kind) || own.length === 0 ? [] : [{ kind, own }];
  });
  if (groups.length === 0) return [];
  const kinds = list(groups.map(({ kind }) => KIND_NAMES[kind]));
  const said = groups.map(({ kind, own: [first] }) => {
    const { id, title: name } = first!;
    return `${title(KIND_NAMES[kind])}, as in ${id} (${name}): ${rateText(first!)}.`;
  });
  return [
    {
      id: 'evidence/related',
      lens: 'evidence',
      question: 'What else is on record?',
      about: {},
      sentence: `There are records of ${kinds}, and the case names none. ${said.join(' ')} To mend: name in a judgement the record that fits, and say how the numbers follow from it or why they depart.`,
      value: {
        kind: 'table',
        of: 'record',
        columns: [
          { id: 'kind', name: 'of what' },
          { id: 'rate', name: 'on record' },
        ],
        rows: groups.flatMap(({ kind, own }) =>
          own.map((record) => ({
            id: record.id,
            name: title(record.title),
            note: record.id,
            cells: [{ text: KIND_NAMES[kind] }, { text: rateText(record), grounds: [keyOf(record)] }],
          })),
        ),
      },
      grounds: groups.flatMap(({ own }) => own.map(keyOf)),
      certificate: 'not proven',
    },
  ];
}

const keyOf = (record: ReferenceClass | ReferenceCurve) => `${isClass(record) ? 'class' : 'curve'}/${record.id}`;

/** The records that fit best first, within each kind. */
function relatedTo({ guarantee }: Case, records: Records): (ReferenceClass | ReferenceCurve)[] {
  const promising = new Set(guarantee?.commitments.flatMap(({ kind, by }) => (kind === 'promise' ? [by] : [])));
  return [
    ...honouringClasses(promising.size, records),
    ...lifetimeCurves(records),
    ...turnoverClasses(records),
    ...peaceCurves(records),
  ];
}
