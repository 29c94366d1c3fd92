import * as fc from 'fast-check';
import type { Assessment, Cell, Certificate, Finding, Table } from '../lens/finding.js';
import { percent } from '../lens/text.js';

const CERTIFICATE: Certificate = { kind: 'values', checkedBy: 'checkPackage', holds: true, extent: '3 packages' };

export function finding(id: string, sentence: string, more: Partial<Finding> = {}): Finding {
  const value = { kind: 'choice' as const, chosen: 'refused', among: ['signed', 'refused'] };
  return {
    id: `settlement/${id}`,
    lens: 'settlement',
    question: '?',
    about: {},
    sentence,
    value,
    grounds: [],
    certificate: CERTIFICATE,
    ...more,
  };
}

export function assessment(findings: Finding[], more: Partial<Assessment> = {}): Assessment {
  return {
    abide: '0',
    language: 1,
    case: { id: 'made-up', title: 'A case made up', asOf: '2025-01-01', hash: '0123456789ab' },
    basis: 'Ranges are used at their medians.',
    parties: [],
    issues: [],
    packages: [],
    findings,
    grounds: {},
    ...more,
  };
}

/** The table of who signs, each row in words: `offer: +1.0 yes, −2.0 ✗, ·, no ✗`. */
export function whoSigns(columns: string[], rows: Record<string, string>): Table {
  return {
    kind: 'table',
    of: 'package',
    columns: columns.map((name) => ({ id: name.toLowerCase(), name })),
    rows: Object.entries(rows).map(([name, cells]) => ({
      id: name.toLowerCase(),
      name,
      cells: cells.split(', ').map(cell),
    })),
  };
}

function cell(words: string): Cell {
  const [text, sign] = words.split(' ');
  if (text === '·') return { text: 'not needed' };
  if (text === 'yes*') return { text: 'yes, not ratified', mark: 'refuses' };
  const mark = sign === '✗' ? 'refuses' : sign === '‼' ? 'line' : 'accepts';
  return { text: text!, mark, ...(/\d/.test(text!) && { number: Number(text!.replace('−', '-')) }) };
}

const letters = fc.constantFrom(
  ...'abcdefghij klmnop qrst,. ;é',
  'e\u0301',
  '漢',
  '字',
  'カ',
  '한',
  '🕊',
  'ß',
  '\u00a0',
);

/** Words with wide and combining characters, now and then without a space. */
function words(most: number): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: letters, minLength: 1, maxLength: most, size: 'max' }).map((s) => `x${s}`),
    fc.integer({ min: 1, max: most }).map((n) => 'x'.repeat(n)),
  );
}

const cells: fc.Arbitrary<Cell> = fc
  .tuple(
    fc.oneof(
      fc.double({ min: -100, max: 100, noNaN: true }).map((number): Cell => ({ text: number.toFixed(1), number })),
      fc.double({ min: 0, max: 1, noNaN: true }).map((number): Cell => ({ text: percent(number), number })),
      words(30).map((name): Cell => ({ text: `−12.0 crosses: ${name}`, number: -12, mark: 'line' })),
      words(30).map((text): Cell => ({ text, mark: 'refuses' })),
      fc.constant<Cell>({ text: 'not needed' }),
    ),
    fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
    fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  )
  .map(([cell, chance, wide]) => ({
    ...cell,
    ...(chance !== undefined && { chance }),
    ...(cell.number !== undefined &&
      wide !== undefined && { range: [cell.number - wide, cell.number + wide] as [number, number] }),
  }));

/** Any table of so many columns and at most 40 rows. */
export function tables(columns: fc.Arbitrary<number>): fc.Arbitrary<Table> {
  return columns.chain((n) =>
    fc.record({
      kind: fc.constant('table' as const),
      of: fc.constant('package'),
      columns: fc.array(words(60), { minLength: n, maxLength: n, size: 'max' }).map((names) => {
        return names.map((name, i) => ({ id: i < n - 1 ? `p${i}` : 'all', name }));
      }),
      rows: fc.array(
        fc.record(
          {
            id: fc.string(),
            name: words(60),
            note: words(3000),
            cells: fc.array(cells, { minLength: n, maxLength: n, size: 'max' }),
          },
          { requiredKeys: ['id', 'name', 'cells'] },
        ),
        { maxLength: 40, size: 'max' },
      ),
    }),
  );
}

const SENTENCES = [
  'corrections',
  'conflicts',
  'counts',
  'solutions',
  'time',
  'two-level',
  'carries',
  'issues',
  'grounds',
  'proof',
  'would-take/offer/p1',
  'would-take/offer/p2',
  'would-take/other/p1',
  'trades/offer',
];

/** Assessments of 1 to 14 parties and up to 40 packages, with sentences of up to 3,000 characters. */
export const assessments: fc.Arbitrary<Assessment> = fc
  .record({
    table: tables(fc.integer({ min: 2, max: 15 })),
    title: words(200),
    basis: words(3000),
    partial: fc.option(words(3000)),
    answer: words(3000),
    sentences: fc.array(words(3000), { minLength: SENTENCES.length, maxLength: SENTENCES.length, size: 'max' }),
    roles: fc.array(fc.constantFrom('signatory', 'endorser', 'ratifier'), {
      minLength: 14,
      maxLength: 14,
      size: 'max',
    }),
  })
  .map(({ table, title, basis, partial, answer, sentences, roles }) =>
    assessment(
      [
        finding('answer', answer, { about: { package: 'offer' } }),
        finding('who-signs', 'Who.', { value: table }),
        ...SENTENCES.map((id, i) => {
          const about = id.includes('/') ? { package: id.split('/')[1]! } : {};
          const evidence = id === 'grounds' && { id: 'evidence/grounds', lens: 'evidence' as const };
          return finding(id, sentences[i]!, { about, ...evidence });
        }),
      ],
      {
        case: { id: 'made-up', title, asOf: '2025-01-01', hash: '0123456789ab' },
        basis,
        ...(partial !== null && { partial }),
        parties: table.columns.slice(0, -1).map(({ id, name }, i) => ({ id, name, roles: [roles[i]!] })),
      },
    ),
  );
