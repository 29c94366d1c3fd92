import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Records, shrunk } from '../evidence/index.js';
import { distributionOf } from '../quantity/distributionOf.js';
import { isUncertain, median, range90 } from '../quantity/quantity.js';
import { betaQuantile } from '../quantity/special/incompleteBeta.js';
import { writeQuantity } from '../quantity/writeQuantity.js';
import type { Diagnostic } from '../shared/diagnostic.js';
import { Problems } from './problems.js';
import {
  CHANCE,
  CHANCE_OF_SEVERAL,
  CHANCE_PER_YEAR,
  COST,
  DRIFT,
  type Field,
  OPTION_POINTS,
  RATE,
  readScalar,
  type Scalar,
  SHARE_OF_YEARS,
  WEIGHT,
} from './scalar.js';
import { SMALL_RECORDS } from './testing-records.js';
import { TextFile } from './text-file.js';
import type { TextNode } from './tree.js';

function read(text: string, field: Field, records: Records = SMALL_RECORDS): { scalar?: Scalar; told: Diagnostic[] } {
  const file = new TextFile('case.yaml', text);
  const at = file.place(0, text.length);
  const node: TextNode = { kind: 'text', text, style: 'plain', file, start: 0, end: text.length, at, keyAt: at };
  const problems = new Problems();
  const scalar = readScalar(node, field, problems, records);
  return { ...(scalar ? { scalar } : {}), told: problems.list };
}

const { a, b } = shrunk(SMALL_RECORDS.classes['promise.kept.late']!, SMALL_RECORDS);

/** A class of 573 of 3,727 years is beta(573 + ½, 3,154 + ½); a curve at 0.5 ± 0.05 is that of n* = 0.25 / 0.05² = 100. */
const READ: [written: string, field: Field, as: string][] = [
  ['from class promise.kept.late as coded', CHANCE, 'beta(6.5, 37.5)'],
  ['from class promise.kept.late', CHANCE, `beta(${Number(a.toFixed(9))}, ${Number(b.toFixed(9))})`], // small: fewer than 50 cases
  ['from class promise.kept.early', CHANCE, 'beta(61.5, 31.5)'],
  ['from class promise.kept.early @p6', OPTION_POINTS, 'beta(61.5, 31.5) * 100'],
  ['40 * from class promise.kept.early', COST, '40 * beta(61.5, 31.5)'],
  ['100% - from class promise.kept.early', CHANCE, '1 - beta(61.5, 31.5)'],
  ['from class state-year.change per year', CHANCE_PER_YEAR, 'beta(573.5, 3154.5)'],
  ['from class state-year.change of years', SHARE_OF_YEARS, 'beta(573.5, 3154.5)'],
  ['(25% to 50%) * from class state-year.change per year', CHANCE_PER_YEAR, '(0.25 to 0.5) * beta(573.5, 3154.5)'],
  [
    'from class promise.kept.early * from class state-year.change per year',
    CHANCE_PER_YEAR,
    'beta(61.5, 31.5) * beta(573.5, 3154.5)',
  ],
  ['40 * from class state-year.change per year', DRIFT, '10 * beta(573.5, 3154.5)'], // a quarter of a year's
  ['from curve treaty.lasts at 5 years', CHANCE, 'beta(50.5, 50.5)'],
  ['from curve treaty.lasts at 60 months', CHANCE, 'beta(50.5, 50.5)'],
  ['from curve treaty.lasts at 20 quarters', CHANCE, 'beta(50.5, 50.5)'],
  ['from curve truce.breaks at 2 years', CHANCE, 'beta(0.5, 90.5)'], // none of the 90 that were followed
  ['mixture(from class promise.kept.late as coded, 20%)', CHANCE, 'mixture(beta(6.5, 37.5), 0.2, [1, 1])'],
  ['truncate(from class promise.kept.early, 50%, 80%)', CHANCE, 'truncate(beta(61.5, 31.5), 0.5, 0.8)'],
];

for (const [written, field, as] of READ) {
  test(`${written} (${field.called}) is ${as}`, () => {
    const { scalar, told } = read(written, field);
    assert.deepEqual(
      told.filter(({ severity }) => severity !== 'note'),
      [],
    );
    assert.equal(
      writeQuantity(scalar!.quantity).replace(/\d+\.\d{9,}/g, (x) => String(Number(Number(x).toFixed(9)))),
      as,
    );
    assert.equal(scalar!.written, written.replace(/ @.*/, ''));
  });
}

type Wanted = [code: string, column: number, says: string];
const REFUSED: [written: string, field: Field, wanted: Wanted][] = [
  ['from class promise.kept.lat', CHANCE, ['unknown-class', 12, 'promise.kept.late, promise.kept.early']],
  ['from curve treaty.last at 5 years', CHANCE, ['unknown-curve', 12, 'treaty.lasts']],
  [
    'from class treaty.lasts',
    CHANCE,
    [
      'class-or-curve',
      12,
      'curve treaty.lasts at 5 years; or for a chance per year: curve treaty.lasts ending over 5 years',
    ],
  ],
  ['from curve promise.kept.late at 5 years', CHANCE, ['class-or-curve', 12, 'class promise.kept.late']],
  [
    'from class promise.kept.late at 5 years',
    CHANCE,
    ['class-or-curve', 30, 'class promise.kept.late; or curve ID at 5 years'],
  ],
  [
    'from promise.kept.late',
    CHANCE,
    ['quantity-form', 6, 'class promise.kept.late; or curve promise.kept.late at 5 years'],
  ],
  ['from class', CHANCE, ['quantity-form', 6, 'class ID, such as class alliance.honoured.all']],
  [
    'from class promise.kept.late as',
    CHANCE,
    ['quantity-form', 30, 'class promise.kept.late as coded; or class promise.kept.late'],
  ],
  ['from class promise.kept.late coded', CHANCE, ['quantity-form', 30, 'class promise.kept.late as coded']],
  [
    'from klass promise.kept.late',
    CHANCE,
    ['quantity-form', 6, 'class promise.kept.late; or curve promise.kept.late at 5 years'],
  ],
  ['from class/promise.kept.late', CHANCE, ['quantity-form', 11, 'class promise.kept.late']],
  [
    'from class promise.kept.late and class promise.kept.early',
    CHANCE,
    ['quantity-form', 30, 'between class promise.kept.late and …'],
  ],
  [
    'between class promise.kept.late, class promise.kept.early',
    CHANCE,
    ['quantity-form', 32, 'between class promise.kept.late and class ID'],
  ],
  ['from', CHANCE, ['not-a-number', 1, 'from class ID; or from curve ID at 5 years']],
  ['class state-year.change per year', CHANCE_PER_YEAR, ['not-a-number', 1, 'from class state-year.change per year']],
  ['from class kept', CHANCE, ['unknown-class', 12, 'promise.kept.late, promise.kept.early, promise.kept.in-class']],
  ['from class nothing.at-all.of-it', CHANCE, ['unknown-class', 12, 'one of promise.kept.late, …']],
  ['class promise.kept.late', CHANCE, ['not-a-number', 1, 'from class promise.kept.late']],
  ['@class/promise.kept.late', CHANCE, ['not-a-number', 1, 'from class promise.kept.late']],
  ['@curve/treaty.lasts', CHANCE, ['not-a-number', 1, 'from curve treaty.lasts at 5 years']],
  [
    'from curve treaty.lasts',
    CHANCE,
    [
      'quantity-form',
      12,
      'curve treaty.lasts at 5 years; or for a chance per year: curve treaty.lasts ending over 5 years',
    ],
  ],
  ['from curve treaty.lasts at 5', CHANCE, ['unit', 28, '5 years; or quarters, months, weeks']],
  [
    'from curve treaty.lasts at 0 years',
    CHANCE,
    [
      'quantity-form',
      28,
      'curve treaty.lasts at 5 years; or for a chance per year: curve treaty.lasts ending over 5 years',
    ],
  ],
  ['from curve treaty.lasts at 30 years', CHANCE, ['beyond-the-record', 28, 'curve treaty.lasts at 10 years']],
  [
    'from curve truce.breaks ending over 2 years per year',
    CHANCE_PER_YEAR,
    ['beyond-the-record', 37, 'an earlier time'],
  ],
  ['from class promise.kept.late per year', CHANCE_PER_YEAR, ['year-or-not', 6, 'state-year.change']],
  ['from class leader.falls.ever per year', CHANCE_PER_YEAR, ['year-or-not', 6, 'state-year.change']],
  ['from class promise.kept.late of years', SHARE_OF_YEARS, ['year-or-not', 6, 'state-year.change']],
  ['from class state-year.change', CHANCE, ['year-or-not', 6, 'leader.falls.ever']],
  ['from class state-year.change', OPTION_POINTS, ['year-or-not', 6, 'leader.falls.ever']],
  ['from class state-year.change', CHANCE_PER_YEAR, ['year-or-not', 6, '… per year behind the whole']],
  ['40 * from class state-year.change per quarter', DRIFT, ['year-or-not', 11, 'leader.falls.ever']],
  [
    'from class state-year.change + from class promise.kept.early per year',
    CHANCE_PER_YEAR,
    ['year-or-not', 37, 'two of one sort; or a product of them'],
  ],
  [
    'mixture(from class state-year.change, from class promise.kept.early) per year',
    CHANCE_PER_YEAR,
    ['year-or-not', 44, 'two of one sort; or a product of them'],
  ],
  [
    'from curve treaty.lasts at 5 years per year',
    CHANCE_PER_YEAR,
    ['year-or-not', 6, 'curve treaty.lasts ending over 5 years'],
  ],
  ['from curve treaty.lasts ending over 5 years', CHANCE, ['year-or-not', 6, 'curve treaty.lasts at 5 years']],
  ['from class promise.kept.early per year', RATE, ['year-or-not', 6, 'state-year.change']],
  ['from class state-year.change per year', RATE, ['unit', 30, 'how many times in a year: … per year']],
  [
    'between class promise.kept.late and class promise.kept.late',
    CHANCE,
    ['two-questions', 37, 'between class promise.kept.late and class promise.kept.early'],
  ],
  [
    'between class promise.kept.late and class leader.falls.ever',
    CHANCE,
    ['two-questions', 37, 'between class promise.kept.late and class promise.kept.early'],
  ],
  [
    'between class promise.kept.late and curve treaty.lasts at 5 years',
    CHANCE,
    ['two-questions', 37, 'between class promise.kept.late and class promise.kept.early'],
  ],
  [
    'between curve treaty.lasts at 5 years and curve treaty.lasts.again at 1 year',
    CHANCE,
    ['two-questions', 43, 'curve treaty.lasts.again at 5 years'],
  ],
  ['between class promise.kept.late', CHANCE, ['quantity-form', 9, 'between class promise.kept.late and class ID']],
  ['from class promise.kept.early', CHANCE_OF_SEVERAL, ['drawn-together', 1, '57.9% to 74%, its range of 90 %']],
  ['from class promise.kept.early', WEIGHT, ['drawn-together', 1, '57.9% to 74%, its range of 90 %']],
  [
    '20% to from class promise.kept.early',
    CHANCE,
    ['arguments', 8, 'one number, or a mixture of several distributions'],
  ],
  ['from class promise.kept.early%', CHANCE, ['share-or-points', 1, 'one %']],
];

for (const [written, field, [code, column, says]] of REFUSED) {
  test(`${written} (${field.called}) is refused at column ${column}: ${code}`, () => {
    const { scalar, told } = read(written, field);
    assert.equal(scalar, undefined);
    assert.equal(told.length, 1);
    const { at, instead, nearest } = told[0]!;
    assert.deepEqual([told[0]!.code, at?.column, nearest?.join(', ') ?? instead], [code, column, says]);
  });
}

test('what is said of a time beyond the record names the last time', () => {
  const [d] = read('from curve treaty.lasts at 30 years', CHANCE).told;
  assert.equal(d!.what, 'the curve treaty.lasts ends at 10 years, before 30 years');
});

test('a class of a laboratory is taken with a warning at its place', () => {
  const { scalar, told } = read('50% * from class promise.kept.in-class', CHANCE);
  assert.ok(scalar);
  assert.deepEqual(
    told
      .filter(({ severity }) => severity === 'warning')
      .map(({ code, severity, at, what }) => [code, severity, at!.column, what]),
    [['laboratory', 'warning', 18, 'class promise.kept.in-class is from a laboratory, not from states']],
  );
});

test('a small class is drawn towards its family, unless as coded; a large one is not', () => {
  const middle = (text: string) => median(read(text, CHANCE).scalar!.quantity, CHANCE.scale);
  const [drawn, coded] = [middle('from class promise.kept.late'), middle('from class promise.kept.late as coded')];
  // 6 of 43 in a family whose other rates are 66 % and 30 %
  assert.ok(coded < drawn && drawn < 0.3, `${coded} ${drawn}`);
  assert.equal(middle('from class promise.kept.early'), middle('from class promise.kept.early as coded'));
});

test('between two classes runs from the 5 % of the lower one to the 95 % of the higher one, in either order', () => {
  const of = (text: string) => read(text, CHANCE).scalar!.quantity;
  const q = of('between class promise.kept.late and class promise.kept.early');
  assert.deepEqual(q, of('between class promise.kept.early and class promise.kept.late'));
  const [lo, hi] = range90(q, CHANCE.scale);
  assert.ok(Math.abs(lo - betaQuantile(6.5, 37.5, 0.05)) < 1e-9);
  assert.ok(Math.abs(hi - betaQuantile(61.5, 31.5, 0.95)) < 1e-9);
  const curves = of('between curve treaty.lasts at 5 years and curve treaty.lasts.again at 5 years');
  assert.ok(Math.abs(range90(curves, CHANCE.scale)[0] - betaQuantile(50.5, 50.5, 0.05)) < 1e-9);
});

test('a curve that ends over some years has a chance per year that leaves what the curve leaves', () => {
  const q = read('from curve treaty.lasts ending over 5 years per year', CHANCE_PER_YEAR).scalar!.quantity;
  // 1 − 0.5^(1/5) = 0.1294; the median of a beta lies within a percent of its mean here
  assert.ok(Math.abs(median(q, CHANCE.scale) / (1 - 0.5 ** 0.2) - 1) < 0.01);
});

/** A record of one class with any count. */
function recordsOf(events: number, n: number, per?: 'year'): Records {
  const k = { ...SMALL_RECORDS.classes['leader.falls.ever']!, events, n, ...(per ? { per } : {}) };
  return { ...SMALL_RECORDS, classes: { 'leader.falls.ever': k } };
}

const count = fc.integer({ min: 1, max: 5000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

test('whatever the count, a number from a class has width, and its median lies within its range', () => {
  fc.assert(
    fc.property(count, fc.constantFrom('', ' as coded'), ([events, n], coded) => {
      const { quantity } = read(`from class leader.falls.ever${coded}`, CHANCE, recordsOf(events, n)).scalar!;
      const [lo, hi] = range90(quantity, CHANCE.scale);
      const middle = median(quantity, CHANCE.scale);
      assert.ok(isUncertain(quantity) && 0 < hi && lo < middle && middle < hi && lo < 1, `${lo} ${middle} ${hi}`);
    }),
    { numRuns: 200 },
  );
});

test('arithmetic with a class is arithmetic with its beta written out', () => {
  const around = fc.constantFrom(
    (x: string) => `100% - ${x}`,
    (x: string) => `30% * ${x}`,
    (x: string) => `${x} / 2`,
    (x: string) => `mixture(${x}, 20%)`,
    (x: string) => `(20% to 40%) * ${x}`,
  );
  fc.assert(
    fc.property(count, around, fc.double({ min: 0.01, max: 0.99, noNaN: true }), ([events, n], form, u) => {
      const taken = read(form('from class leader.falls.ever as coded'), CHANCE, recordsOf(events, n)).scalar!;
      const written = read(form(`beta(${events + 0.5}, ${n - events + 0.5})`), CHANCE).scalar!;
      assert.equal(writeQuantity(taken.quantity), writeQuantity(written.quantity));
      const [x, y] = [taken, written].map(({ quantity }) => {
        const at = Float64Array.of(u);
        distributionOf(quantity, CHANCE.scale).quantile(at, at);
        return at[0];
      });
      assert.equal(x, y);
    }),
    { numRuns: 25 },
  );
});

test('a time at which a curve cannot be seen yet is refused with the first that can, the last blind moment too', () => {
  for (const time of ['6 months', '1 year']) {
    const [d] = read(`from curve truce.breaks.blind at ${time}`, CHANCE, {
      ...SMALL_RECORDS,
      curves: { 'truce.breaks.blind': { ...SMALL_RECORDS.curves['treaty.lasts']!, blind: 1 } },
    }).told;
    assert.deepEqual([d!.code, d!.instead], ['beyond-the-record', 'curve truce.breaks.blind at 5 years']);
  }
});

test('what was taken is told with its count, its years, its coding, and both numbers where a class is small', () => {
  const notes = (text: string, field = CHANCE) =>
    read(text, field).told.map(({ code, what, why }) => [code, what, why]);
  const { a, b } = shrunk(SMALL_RECORDS.classes['promise.kept.late']!, SMALL_RECORDS);
  const [lo, middle, hi] = [0.05, 0.5, 0.95].map((u) => Number((100 * betaQuantile(a, b, u)).toPrecision(3)));
  assert.deepEqual(notes('from class promise.kept.late'), [
    [
      'from-the-record',
      `class promise.kept.late (“promise.kept.late”): 14 % (6 of 43 cases, 1945–2003; rule of promise.kept.late); small (fewer than 50), and so drawn towards its family: ${middle} %, 90 % from ${lo} % to ${hi} %`,
      'Coding: as promise.kept.late counts. Selection: those that are known.',
    ],
  ]);
  assert.equal(
    notes('from curve treaty.lasts ending over 5 years per year', CHANCE_PER_YEAR)[0]![1],
    'curve treaty.lasts (“treaty.lasts”): 50 % lasted 5 years, standard error 5 % (100 cases, 1945–2003; rule of treaty.lasts); the same chance in each of these years that leaves as many: 13 %, 90 % from 10.3 % to 16 %',
  );
  const both = notes('between class promise.kept.late and class promise.kept.early');
  assert.equal(both.length, 2);
  assert.match(
    both[1]![1]!,
    /from the 5 % of the lower one to the 95 % of the higher one: .* %, 90 % from 7.07 % to 74 %$/,
  );
});
