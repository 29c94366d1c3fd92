import type { Case } from '../../case/case.js';
import type { CaseNumber } from '../../case/number.js';
import { numberInWords } from '../../case/words.js';
import type { Cell, Finding } from '../finding.js';
import { counted, title } from '../text.js';
import type { Beside } from './beside.js';
import { groundKeys } from './classes.js';

/** Every number of the case with its range, what it rests on, and the nearest class of its kind where there is one. */
export function numbersFinding(c: Case, all: readonly Beside[]): Finding {
  return {
    id: 'evidence/numbers',
    lens: 'evidence',
    question: 'On what does each number rest?',
    about: {},
    sentence: `Each of ${counted(c.numbers.length, 'number')} with its median and range as used, its ground, and the record that it can be set beside.`,
    value: {
      kind: 'table',
      of: 'number',
      columns: [
        { id: 'value', name: 'is' },
        { id: 'unit', name: 'unit' },
        { id: 'ground', name: 'rests on' },
        { id: 'record', name: 'beside' },
      ],
      rows: c.numbers.map((n) => ({
        id: n.path,
        name: title(n.what),
        cells: [
          { text: numberInWords(n) },
          { text: n.unit === 'share' ? '' : n.unit },
          { text: STANDING[n.standing], grounds: groundKeys(n) },
          besideCell(n, all),
        ],
      })),
    },
    grounds: [],
    certificate: 'not proven',
  };
}

const STANDING: Record<CaseNumber['standing'], string> = {
  own: 'said here',
  inherited: 'inherited',
  none: 'nothing stated',
  default: 'a default of Abide',
};

function besideCell(n: CaseNumber, all: readonly Beside[]): Cell {
  const found = all.find(({ comparison }) => comparison.numbers.includes(n));
  if (!found) return { text: '' };
  return { text: found.nearest.title, grounds: [`class/${found.nearest.id}`] };
}
