import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding, FindingValue } from '../lens/finding.js';
import { findingCsv } from './findingCsv.js';

const finding = (value: FindingValue): Finding => ({
  id: 'test/value',
  lens: 'settlement',
  question: 'What?',
  about: {},
  sentence: 'That.',
  value,
  grounds: [],
  certificate: 'not proven',
});

/** Lines and fields of a CSV text in which no field holds a line break. */
const fields = (value: FindingValue) =>
  findingCsv(finding(value))!
    .trimEnd()
    .split('\n')
    .map((line) => [...`${line},`.matchAll(/("(?:[^"]|"")*"|[^,]*),/g)].map(([, field]) => field!));

test('a table gives its numbers unrounded, with ranges and shares of worlds, and words where there is no number', () => {
  const value: FindingValue = {
    kind: 'table',
    of: 'package',
    columns: [
      { id: 'a', name: 'A', unit: 'points' },
      { id: 'all', name: 'Signed' },
    ],
    rows: [
      {
        id: 'offer',
        name: 'the offer',
        cells: [{ text: '+8.2', number: 8.151234, range: [-1, 12.5], chance: 0.9 }, { text: 'yes' }],
      },
      {
        id: 'old',
        name: 'the old',
        note: 'status quo',
        cells: [{ text: 'crosses: a line', number: 3, mark: 'line' }, { text: '' }],
      },
    ],
  };
  assert.equal(
    findingCsv(finding(value)),
    'id,package,A (points),A (points): 5 % of worlds below,A (points): 95 % of worlds below,A (points): share of worlds,A (points): in words,Signed,note\n' +
      'offer,the offer,8.151234,-1,12.5,0.9,+8.2,yes,\n' +
      'old,the old,3,,,,crosses: a line,,status quo\n',
  );
});

test('curves give every value of every series, not those alone that the table shows', () => {
  const value: FindingValue = {
    kind: 'curves',
    x: { name: 'time', unit: 'years', values: [0, 0.25, 0.5] },
    y: { name: 'chance', unit: 'share' },
    form: 'lines',
    tabled: [0],
    series: [
      {
        id: 'p',
        name: 'peace',
        values: [1, 0.5, null],
        fan: { p5: [1, 0.1, null], p25: [1, 0.2, null], p75: [1, 0.7, null], p95: [1, 0.8, null] },
      },
      {
        id: 'r',
        name: 'record',
        values: [1, 0.9, 0.8],
        band: { lower: [1, 0.8, 0.7], upper: [1, 1, 0.9] },
        atRisk: [9, 8, 7],
      },
    ],
  };
  assert.deepEqual(fields(value).slice(1), [
    ['0', '1', '1', '1', '1', '1', '1', '1', '1', '9'],
    ['0.25', '0.5', '0.1', '0.2', '0.7', '0.8', '0.9', '0.8', '1', '8'],
    ['0.5', '', '', '', '', '', '0.8', '0.7', '0.9', '7'],
  ]);
  assert.equal(fields(value)[0]![0], 'time (years)');
});

test('a scatter gives no-deal, named packages, frontier and cloud', () => {
  const axis = (name: string, threshold: number) => ({ party: name, name, unit: 'points', threshold });
  const value: FindingValue = {
    kind: 'scatter',
    x: axis('a', 40),
    y: axis('b', 30),
    cloud: [[1, 2, 3]],
    frontier: [{ x: 9, y: 8, refused: true }],
    named: [{ id: 'offer', name: 'the offer', x: 5, y: 6, signable: false }],
  };
  assert.deepEqual(fields(value).slice(1), [
    ['no-deal', '', '', '40', '30', '', ''],
    ['package', 'offer', 'the offer', '5', '6', '', 'no'],
    ['frontier', '', '', '9', '8', '', 'no'],
    ['packages', '', '', '1', '2', '3', ''],
  ]);
});

test('heat maps, bars, tornados, dots, forests, trees and sets give a line for each thing they show', () => {
  const x = { name: 'margin', unit: 'points' as const };
  const share = { name: 'rate', unit: 'share' as const };
  const cells: [FindingValue, string[][]][] = [
    [
      {
        kind: 'heat',
        x: { name: 'cost', unit: '', values: [1, 2] },
        y: { name: 'gain', unit: 'points', values: [5] },
        cells: [[0.25, 0.75]],
        says: 'fails',
        here: { x: 1, y: 5 },
      },
      [
        ['cost', 'gain (points)', 'fails'],
        ['1', '5', '0.25'],
        ['2', '5', '0.75'],
      ],
    ],
    [
      { kind: 'bars', of: 'number', x, rows: [{ id: 'n', name: 'N', value: 0.3, lo: 0.1, hi: 0.4 }] },
      [
        ['id', 'number', 'margin (points)', 'lower', 'upper', 'note'],
        ['n', 'N', '0.3', '0.1', '0.4', ''],
      ],
    ],
    [
      {
        kind: 'tornado',
        of: 'number',
        x,
        centre: 2,
        rows: [{ id: 'n', name: 'N', low: { says: '1', x: 3 }, high: { says: '9', x: 4 } }],
      },
      [
        ['id', 'number', 'low end', 'margin (points) at the low end', 'high end', 'margin (points) at the high end'],
        ['n', 'N', '1', '3', '9', '4'],
        ['centre', 'all at their medians', '', '2', '', '2'],
      ],
    ],
    [
      {
        kind: 'dots',
        x,
        reference: { x: 0, name: 'no-deal' },
        rows: [{ id: 'n', name: 'N', dots: [1, 2], chance: 1 }],
      },
      [
        ['id', 'name', 'share of worlds at or beyond no-deal', '"margin (points), dot 1"', '"margin (points), dot 2"'],
        ['n', 'N', '1', '1', '2'],
      ],
    ],
    [
      {
        kind: 'forest',
        x: share,
        rows: [{ id: 'n', name: 'N', of: 'record', point: 0.14, lo: 0.06, hi: 0.27, n: 43 }],
      },
      [
        ['id', 'name', 'of', 'rate (share)', 'lower', 'upper', 'cases', 'note'],
        ['n', 'N', 'record', '0.14', '0.06', '0.27', '43', ''],
      ],
    ],
    [
      {
        kind: 'tree',
        says: 'worth',
        root: { name: 'start', worth: 5, children: [{ name: 'accept', chance: 0.5, worth: 7, children: [] }] },
      },
      [
        ['depth', 'name', 'chance', 'worth', 'note'],
        ['0', 'start', '', '5', ''],
        ['1', 'accept', '0.5', '7', ''],
      ],
    ],
    [
      { kind: 'set', items: [{ id: 'a', name: 'A, first' }] },
      [
        ['id', 'name', 'detail'],
        ['a', '"A, first"', ''],
      ],
    ],
  ];
  for (const [value, expected] of cells) assert.deepEqual(fields(value), expected, value.kind);
});

test('a name that a spreadsheet would take for a formula begins with an apostrophe', () => {
  const value: FindingValue = { kind: 'set', items: [{ id: '=1+1', name: '@SUM(A1)', detail: '-2.5' }] };
  assert.deepEqual(fields(value)[1], ["'=1+1", "'@SUM(A1)", '-2.5']);
});

test('a number or a choice, which its sentence says whole, has no file', () => {
  assert.equal(findingCsv(finding({ kind: 'number', point: 1, unit: 'points' })), undefined);
  assert.equal(findingCsv(finding({ kind: 'choice', chosen: 'a', among: ['a', 'b'] })), undefined);
  assert.equal(findingCsv(finding({ kind: 'set', items: [] })), undefined);
});
