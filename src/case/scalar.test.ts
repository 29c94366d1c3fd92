import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Problems } from './problems.js';
import { COST, DRIFT, type Field, OPTION_POINTS, readScalar, WEIGHT, WHOLE_POINTS } from './scalar.js';
import { TextFile } from './text-file.js';
import type { TextNode } from './tree.js';

function node(text: string): TextNode {
  const file = new TextFile('case.yaml', text);
  const at = file.place(0, text.length);
  return { kind: 'text', text, style: 'plain', file, start: 0, end: text.length, at, keyAt: at };
}

function read(text: string, field: Field = WHOLE_POINTS): string {
  const problems = new Problems();
  const scalar = readScalar(node(text), field, problems);
  const [d] = problems.list;
  if (d) return `${d.code}: ${d.instead ?? ''}`;
  const q = scalar!.quantity;
  const number = q.kind === 'point' ? String(q.value) : q.kind === 'interval' ? `${q.lo}..${q.hi}` : JSON.stringify(q);
  return scalar!.ground ? `${number} @${scalar!.ground.name}` : number;
}

const READ: [written: string, field: Field, read: string][] = [
  ['35', OPTION_POINTS, '35'],
  ['40%', OPTION_POINTS, '40'],
  ['40% to 60% @p9', OPTION_POINTS, '40..60 @p9'],
  ['20 to 45', WHOLE_POINTS, '20..45'],
  ['20 to 20', WHOLE_POINTS, '20'],
  ['-12.5', WHOLE_POINTS, '-12.5'],
  ['−3', WHOLE_POINTS, '-3'],
  ['35 @cost', OPTION_POINTS, '35 @cost'],
  ['35@p6', OPTION_POINTS, '35 @p6'],
  ['35 @article/p6', OPTION_POINTS, '35 @article/p6'],
  ['35 @class/alliance.honoured.all', OPTION_POINTS, '35 @class/alliance.honoured.all'],
  ['-1.5 per quarter', DRIFT, '-1.5'],
  ['-6 per year @p2', DRIFT, '-1.5 @p2'],
  ['0.5 per month', DRIFT, '1.5'],
  ['-2 to -1 per year', DRIFT, '-0.5..-0.25'],
  ['1% per year', DRIFT, '0.25'],
  ['0.3 points', WHOLE_POINTS, '0.3'],
  ['0.3', WEIGHT, '0.3'],
  ['0', COST, '0'],
  ['20 to 60%', WHOLE_POINTS, '20..60'],
  ['-20 to 60%', WHOLE_POINTS, '-20..60'],
  ['0 to 60%', WHOLE_POINTS, '0..60'],
  ['0 to 60', OPTION_POINTS, '0..60'],
  ['0.2% to 60%', WHOLE_POINTS, '0.2..60'],
];

const REFUSED: [written: string, field: Field, said: string][] = [
  ['0.3', WHOLE_POINTS, 'share-or-points: 30 for the share; 0.3 points for the points'],
  ['0.2 to 0.45', OPTION_POINTS, 'share-or-points: 20 to 45 for the share; 0.2 to 0.45 points for the points'],
  ['0,5', OPTION_POINTS, 'decimal-comma: 0.5'],
  ['null', OPTION_POINTS, 'not-a-number: a number; where little is known, a wide interval: … to …'],
  ['~', OPTION_POINTS, 'not-a-number: a number; where little is known, a wide interval: … to …'],
  ['.nan', OPTION_POINTS, 'not-a-number: a number, or two: … to …'],
  ['.inf', OPTION_POINTS, 'not-a-number: a number, or two: … to …'],
  ['yes', OPTION_POINTS, 'not-a-number: a number, or two: … to …'],
  ['1e999', WHOLE_POINTS, 'exponent: a number below 1000000000'],
  ['1e2', WHOLE_POINTS, 'exponent: 100'],
  ['1_000', WHOLE_POINTS, 'digit-groups: 1000'],
  ["1'000", WHOLE_POINTS, 'digit-groups: 1000'],
  ['0x1F', WHOLE_POINTS, 'not-decimal: 31'],
  ['.5', WHOLE_POINTS, 'not-a-number: 0.5'],
  ['20-45', WHOLE_POINTS, 'interval-form: 20 to 45'],
  ['20–45', WHOLE_POINTS, 'interval-form: 20 to 45'],
  ['20..45', WHOLE_POINTS, 'interval-form: 20 to 45'],
  ['40-60%', WHOLE_POINTS, 'interval-form: 40% to 60%'],
  ['35 ± 5', WHOLE_POINTS, 'interval-form: 30 to 40'],
  ['45 to 20', WHOLE_POINTS, 'interval-reversed: 20 to 45'],
  ['0 to 20', COST, 'interval-from-zero: a lower end above 0, or one number'],
  ['0 to 20', WEIGHT, 'interval-from-zero: a lower end above 0, or one number'],
  ['0% to 20%', WEIGHT, 'interval-from-zero: a lower end above 0, or one number'],
  ['0.2 to 60%', WHOLE_POINTS, 'share-or-points: 20% to 60% for the share; 0.2% to 60% for the points'],
  ['0.7 to 60%', WHOLE_POINTS, 'share-or-points: 0.7% to 60% for the points'],
  ['20% to 0.5', OPTION_POINTS, 'share-or-points: 20% to 50% for the share'],
  ['60% to 0.5', OPTION_POINTS, 'share-or-points: a % at both ends or at neither, the lower end first'],
  ['20% to 60', OPTION_POINTS, 'share-or-points: 20% to 60%'],
  ['45 to 20%', WHOLE_POINTS, 'share-or-points: a % at both ends or at neither, the lower end first'],
  ['0.5 to 1% per year', DRIFT, 'share-or-points: 0.5% to 1% per year for the points'],
  ['45% to 20%', WHOLE_POINTS, 'interval-reversed: 20% to 45%'],
  ['101', OPTION_POINTS, 'out-of-range: '],
  ['-1 to 20', OPTION_POINTS, 'out-of-range: '],
  ['-1', WEIGHT, 'negative: '],
  ['9999999999', WEIGHT, 'too-large: '],
  [`${'9'.repeat(400)}`, WEIGHT, 'too-large: '],
  ['-1.5', DRIFT, 'unit: the number with its time: … per quarter'],
  ['-1.5 per week', DRIFT, 'unit: per quarter, per month or per year'],
  ['3 per year', WHOLE_POINTS, 'unit: the number alone'],
  ['35 p6', WHOLE_POINTS, 'ground-form: 35 @p6'],
  ['35 (article/p6)', WHOLE_POINTS, 'ground-form: 35 @article/p6'],
  ['35 @', WHOLE_POINTS, 'ground-form: @p6, @article/p6, @cost or @class/ID at the end'],
  ['35 @p6 @p7', WHOLE_POINTS, 'ground-form: @p6'],
  ['high', WHOLE_POINTS, 'not-a-number: a number, or two: … to …'],
];

for (const [written, field, expected] of READ) {
  test(`${written} (${field.called}) is read as ${expected}`, () => assert.equal(read(written, field), expected));
}

for (const [written, field, expected] of REFUSED) {
  test(`${written.slice(0, 30)} (${field.called}) is refused with what to write: ${expected}`, () =>
    assert.equal(read(written, field), expected));
}

test('what is said instead of a slip is itself read', () => {
  for (const [written, field] of REFUSED) {
    const problems = new Problems();
    readScalar(node(written), field, problems);
    const instead = problems.list[0]!.instead?.split(/[;:,]| for the/)[0];
    if (instead && /^[-\d]/.test(instead) && !/p6/.test(instead))
      assert.doesNotMatch(read(instead, field), /not-a-number|form/, instead);
  }
});

test('any text is read or refused with one place inside it', () => {
  const piece = fc.constantFrom(
    '35',
    ' to ',
    '%',
    '@',
    'p6',
    '-',
    '.',
    ',',
    'e9',
    ' per quarter',
    '0',
    '_',
    'x',
    '(',
    ' ',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((p) => p.join('')),
      ),
      (text) => {
        const problems = new Problems();
        const scalar = readScalar(node(text), OPTION_POINTS, problems);
        assert.ok(scalar !== undefined || problems.list.some((d) => d.severity === 'error'));
        for (const d of problems.list) assert.ok(d.at!.column >= 1 && d.at!.column <= text.length + 1);
        if (scalar?.quantity.kind === 'interval') assert.ok(scalar.quantity.lo < scalar.quantity.hi);
      },
    ),
  );
});
