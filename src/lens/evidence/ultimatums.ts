import type { Case } from '../../case/case.js';
import { rateInWords } from '../../evidence/index.js';
import type { Records } from '../../evidence/record.js';
import { range90 } from '../../quantity/quantity.js';
import type { Finding } from '../finding.js';
import { counted, percent, title } from '../text.js';
import { type Cited, citedRecords, groundKeys } from './classes.js';
import { isOfUltimatum, KIND_NAMES } from './kinds.js';
import { codingAfter, valueText } from './words.js';

/** Of ultimatums between states there is no record: said where a case asks for one, with what is nearest, marked as another thing. */
export function ultimatumsFinding(c: Case, records: Records): Finding[] {
  const asked = c.numbers.filter(isOfUltimatum);
  if (asked.length === 0) return [];
  const said = asked.map((n) => {
    const [lo, hi] = range90(n.quantity, n.scale);
    return { n, text: valueText({ point: n.value, lo, hi }) };
  });
  const nearest = Object.values(records.classes).filter(
    ({ id, kind }) => kind === 'coercion' && id.split(/[.-]/).includes('threat'),
  );
  const cited = citedRecords(c, records).filter(({ numbers }) => numbers.some(isOfUltimatum));
  return [
    {
      id: 'evidence/ultimatums',
      lens: 'evidence',
      question: 'What is known of ultimatums?',
      about: {},
      sentence: [
        `There is no record here of ultimatums between states. ${asked.length === 1 ? 'One number asks' : `${counted(asked.length, 'number')} ask`} for one: ${said.map(({ n, text }) => `${n.what}, ${text}`).join('; ')}.`,
        ...cited.map(({ record }) => citedText(record)),
        nearest.length > 0
          ? 'Nearest are threats of sanctions and disputes that never went past a threat. They are another thing: a sanction hurts by degrees and can be lifted, an ultimatum ends on a day.'
          : 'Nothing near it is on record either.',
        'To mend: name past offers of this sponsor and what became of its deadlines, or keep the range wide.',
      ]
        .filter(Boolean)
        .join(' '),
      value: {
        kind: 'table',
        of: 'what',
        columns: [
          { id: 'share', name: 'share' },
          { id: 'what', name: 'what it is' },
        ],
        rows: [
          ...said.map(({ n, text }) => ({
            id: n.path,
            name: title(n.what),
            cells: [{ text, number: n.value, grounds: groundKeys(n) }, { text: 'the case; no record' }],
          })),
          ...nearest.map((k, i) => ({
            id: k.id,
            name: title(k.title),
            cells: [
              { text: percent(k.events / k.n), number: k.events / k.n, grounds: [`class/${k.id}`] },
              {
                text: `another thing${k.laboratory ? ', in a laboratory' : ''}: ${rateInWords(k)}; ${codingAfter(k, nearest[i - 1])}`,
              },
            ],
          })),
        ],
      },
      grounds: [...new Set(asked.flatMap(groundKeys))],
      certificate: 'not proven',
    },
  ];
}

/** What a record that is cited all the same is of. */
function citedText({ id, title: name, kind, laboratory }: Cited['record']): string {
  const players = laboratory ? ', of a laboratory, whose players are no states' : '';
  return `${title(name)} (${id}) is cited for it and records ${KIND_NAMES[kind]}${players}: that is another thing.`;
}
