import assert from 'node:assert/strict';
import { test } from 'node:test';
import { halfTime, type Levels, records, shareMoments } from '../evidence/index.js';
import { median, range90 } from '../quantity/quantity.js';
import type { Diagnostic } from '../shared/diagnostic.js';
import { Problems } from './problems.js';
import { CHANCE, CHANCE_PER_YEAR, COST, DURATION, type Field, readScalar, type Scalar, WEEKS } from './scalar.js';
import { TextFile } from './text-file.js';
import type { TextNode } from './tree.js';

function read(text: string, field: Field): { scalar?: Scalar; told: Diagnostic[] } {
  const file = new TextFile('case.yaml', text);
  const at = file.place(0, text.length);
  const node: TextNode = { kind: 'text', text, style: 'plain', file, start: 0, end: text.length, at, keyAt: at };
  const problems = new Problems();
  const scalar = readScalar(node, field, problems);
  return { ...(scalar ? { scalar } : {}), told: problems.list };
}

const LEVELS: Levels = { kind: 'process', peacekeepers: 'no', over: 'government' };
const GIVEN = 'from model peace-agreement.lasting given {kind: process, peacekeepers: no, over: government}';
const model = records().models['peace-agreement.lasting']!;
const near = (a: number, b: number) => assert.ok(Math.abs(a - b) <= 1e-7 * Math.abs(b), `${a}, not ${b}`);

/** Mean and variance of a beta distribution on 0 to 1. */
function momentsOf({ quantity }: Scalar): [mean: number, variance: number] {
  assert.ok(quantity.kind === 'beta' && quantity.top === 1);
  const { a, b } = quantity;
  return [a / (a + b), (a * b) / ((a + b) ** 2 * (a + b + 1))];
}

test('the share that lasts is the beta distribution with the mean and the variance of the model', () => {
  const { scalar, told } = read(`${GIVEN} at 5 years`, CHANCE);
  assert.deepEqual(
    told.map(({ code }) => code),
    ['from-the-record'],
  );
  const { mean, variance } = shareMoments(model, LEVELS, 5);
  const found = momentsOf(scalar!);
  near(found[0], mean);
  near(found[1], variance);
});

test('a chance per year is that which leaves after five years what lasts five years', () => {
  const { scalar } = read(`${GIVEN} ending over 5 years per year`, CHANCE_PER_YEAR);
  const { mean, variance } = shareMoments(model, LEVELS, 5, (share) => 1 - share ** 0.2);
  const found = momentsOf(scalar!);
  near(found[0], mean);
  near(found[1], variance);
});

test('without a time it is the length of time after which half have ended, in the unit of the field', () => {
  const [lo, middle, hi] = halfTime(model, LEVELS, [0.05, 0.5, 0.95]);
  const { scalar } = read(GIVEN, DURATION);
  assert.deepEqual(scalar!.quantity, { kind: 'interval', lo, hi });
  // The median of the lognormal with these ends is their geometric mean; the model's own lies within 3 % of it.
  assert.ok(Math.abs(median(scalar!.quantity, DURATION.scale) / middle! - 1) < 0.03);
  const weeks = range90(read(GIVEN, WEEKS).scalar!.quantity, WEEKS.scale);
  near(weeks[0], (lo! * 365.2425) / 7);
});

test('the case is said back with the number of agreements, the years and the coding', () => {
  const [note] = read(`${GIVEN} at 5 years`, CHANCE).told;
  assert.match(
    note!.what,
    /^model peace-agreement\.lasting \(“by kind, peacekeepers and what it is over”\), kind process, peacekeepers no, over government: share that lasts 5 years, .* % to .* % \(368 peace agreements, of which 128 ended, 1975–2021; to its end as UCDP judges it; errors by 78 conflicts\)$/,
  );
  assert.match(note!.why!, /^Coding: From signing .* Selection: Agreements that were signed/);
});

const ID = 'from model peace-agreement.lasting';
const AGAIN = 'from model fighting.again given {ended: agreement, between: states, over: territory}';
const REFUSED: [written: string, field: Field, code: string, what: RegExp, more?: RegExp][] = [
  [
    'from model peace-agreement.lastin given {kind: full} at 5 years',
    CHANCE,
    'unknown-model',
    /unknown model/,
    /peace-agreement\.lasting/,
  ],
  [
    'from model peace-agreement.lasting.all given {kind: full} at 5 years',
    CHANCE,
    'class-or-curve',
    /is a curve, not a model/,
    /curve peace-agreement\.lasting\.all/,
  ],
  [`${ID} given {kin: full} at 5 years`, CHANCE, 'unknown-covariate', /no covariate 'kin'/, /kind/],
  [`${ID} given {kind: ful, over: both} at 5 years`, CHANCE, 'unknown-level', /kind has no level 'ful'/, /full/],
  [
    `${ID} given {kind: full} at 5 years`,
    CHANCE,
    'missing-covariate',
    /nothing is said of peacekeepers and over/,
    /peacekeepers: no or yes, over: territory or government or both/,
  ],
  [`${ID} given {kind: full, kind: full} at 5 years`, CHANCE, 'quantity-form', /kind is given twice/],
  [`${ID} at 5 years`, CHANCE, 'quantity-form', /nothing is given to the model/],
  [`${ID} given {kind full} at 5 years`, CHANCE, 'quantity-form', /'full' cannot stand here/],
  [`${ID} given {kind: full at 5 years`, CHANCE, 'quantity-form', /'at' cannot stand here/],
  [`${ID} given {kind: full`, CHANCE, 'quantity-form', /'\{' is never closed/],
  [`${ID} given`, CHANCE, 'quantity-form', /names and levels in braces/],
  [`${GIVEN} at 500 years`, CHANCE, 'beyond-the-record', /before 500 years/, /at 42 years/],
  [`${AGAIN} at 1 year`, CHANCE, 'beyond-the-record', /says nothing up to 1 year/, /at 2 years/],
  [AGAIN, DURATION, 'beyond-the-record', /no time by which half have ended/, /at 5 years/],
  [`${GIVEN} at`, CHANCE, 'quantity-form', /no time is named/],
  [`${GIVEN} at 5 years`, CHANCE_PER_YEAR, 'year-or-not', /is a share of cases/, /… ending over 5 years/],
  [`${GIVEN} ending over 5 years`, CHANCE, 'year-or-not', /is a chance per year/, /… at 5 years/],
  [GIVEN, CHANCE, 'unit', /is no length of time/, /at 5 years/],
  [GIVEN, COST, 'unit', /a cost is no length of time/],
  [`${GIVEN} at 5 years`, DURATION, 'unit', /quarters, months or years/],
  [`${GIVEN} months`, DURATION, 'unit', /'months' stands behind/],
  [`2 * ${GIVEN}`, DURATION, 'unit', /stands alone/],
  [`between model peace-agreement.lasting and model x`, CHANCE, 'quantity-form', /no models/],
  [`from model`, CHANCE, 'quantity-form', /no model is named/],
  [`from model/peace-agreement.lasting`, CHANCE, 'quantity-form', /has a space between model/],
];

for (const [written, field, code, what, more] of REFUSED)
  test(`${written}, as ${field.called}, is refused: ${code}`, () => {
    const { scalar, told } = read(written, field);
    assert.equal(scalar, undefined);
    assert.equal(told.length, 1);
    assert.equal(told[0]!.code, code);
    assert.match(told[0]!.what, what);
    if (more) assert.match([told[0]!.instead, ...(told[0]!.nearest ?? [])].join(' '), more);
  });

test('of every sort of case there is a share at 1, 5 and 20 years, and a length where half ended within the data', () => {
  const cases = model.covariates.reduce<Record<string, string>[]>(
    (all, { name, levels }) => all.flatMap((one) => levels.map((level) => ({ ...one, [name]: level }))),
    [{}],
  );
  assert.equal(cases.length, 3 * 2 * 3);
  let lengths = 0;
  for (const levels of cases) {
    const given = `from model ${model.id} given {${Object.entries(levels)
      .map(([name, level]) => `${name}: ${level}`)
      .join(', ')}}`;
    for (const years of [1, 5, 20]) {
      const { scalar } = read(`${given} at ${years} years`, CHANCE);
      const { mean, variance } = shareMoments(model, levels, years);
      assert.ok(Math.abs(median(scalar!.quantity, CHANCE.scale) - mean) < Math.sqrt(variance));
    }
    const [middle] = halfTime(model, levels, [0.5]);
    const { scalar, told } = read(given, DURATION);
    assert.equal(scalar === undefined, middle! > model.followed);
    if (!scalar) assert.equal(told[0]!.code, 'beyond-the-record');
    else {
      lengths++;
      assert.ok(Math.abs(median(scalar.quantity, DURATION.scale) / middle! - 1) < 0.01, given);
    }
  }
  assert.ok(lengths > 0 && lengths < cases.length);
});
