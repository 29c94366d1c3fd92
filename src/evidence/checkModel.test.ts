import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRecords } from './index.js';

const SMALL = `title: Truces
kind: peace
sources: [Doe 2020]
era: [1950, 2000]
unit: truce
units: truces
question: how long did the truce last?
rule: to the first shot
coding: To the first shot.
selection: Truces that were signed.
models:
  truce.lasting:
    title: by season
    what: How long truces last
    n: 50
    events: 20
    followed: 30
    distribution: weibull
    covariates:
      season: {asks: when it was signed, column: when, levels: {winter: w, summer: [s, S]}}
    fit: {table: truces.csv, time: days, per year: 365.25, ended: broken}
    coefficients: {constant: 2, season summer: 0.5, ln scale: 0.1}
    covariance: [[1, 0.2, 0], [0.2, 1, 0.1], [0, 0.1, 1]]
    checked: {aic: {weibull: 90.5}, cox-snell: {all: 0.05}, proportional: {all: 0.2}, residuals: {cox-snell: {all: [[0.1, 0.2, 0.1, 0.4]]}, schoenfeld: {years: [[0, 1]], coefficients: {season summer: {estimate: 0.3, means: [[0, 0.2]], curve: []}}}}}
cites:
  Doe 2020: {title: Truces, citation: "Doe, J. (2020), Truces", terms: none}
`;

const read = (...texts: string[]) => readRecords(texts.map((text, i) => ({ name: `${i}.yaml`, text })));
const said = (text: string) => read(text).diagnostics.map((d) => `${d.code} ${d.at!.line}: ${d.what}`);

test('a model is read with its levels, codes and coefficients in order', () => {
  const { records, diagnostics } = read(SMALL);
  assert.deepEqual(diagnostics, []);
  const { covariates, coefficients, fit } = records.models['truce.lasting']!;
  assert.deepEqual(
    covariates.map(({ levels, codes }) => [levels, codes]),
    [
      [
        ['winter', 'summer'],
        [['w'], ['s', 'S']],
      ],
    ],
  );
  assert.deepEqual(coefficients, [2, 0.5, 0.1]);
  assert.deepEqual(fit, { table: 'truces.csv', time: 'days', perYear: 365.25, ended: 'broken', leaveOut: {} });
});

test('a model in which a share lasts for ever has odds behind ln scale, and may be blind at first', () => {
  const text = SMALL.replace('distribution: weibull', 'distribution: weibull\n    lasting: true')
    .replace('ln scale: 0.1}', 'ln scale: 0.1, odds: 1, odds season summer: -1}')
    .replace(
      /covariance: .*/,
      'covariance: [[1, 0, 0, 0, 0], [0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0], [0, 0, 0, 0, 1]]',
    )
    .replace('rule:', 'blind: 1\nrule:')
    .replace('ended: broken}', "ended: broken, leave out: {when: '', land: [x, y]}}");
  const { records, diagnostics } = read(text);
  assert.deepEqual(diagnostics, []);
  const { lasting, blind, fit, checked } = records.models['truce.lasting']!;
  assert.deepEqual([lasting, blind, fit.leaveOut], [true, 1, { when: [''], land: ['x', 'y'] }]);
  assert.deepEqual(checked, {
    aic: { weibull: 90.5 },
    coxSnell: { all: 0.05 },
    proportional: { all: 0.2 },
    residuals: {
      coxSnell: { all: [[0.1, 0.2, 0.1, 0.4]] },
      schoenfeld: {
        years: [[0, 1]],
        coefficients: { 'season summer': { estimate: 0.3, means: [[0, 0.2]], curve: [] } },
      },
    },
  });
  assert.deepEqual(said(text.replace('odds: 1, ', '')), ['record-form 24: this lacks odds']);
  assert.deepEqual(said(text.replace('followed: 30', 'followed: 1')), [
    'record-model 18: nobody was followed beyond the years that are blind',
  ]);
});

const FAULTS: [about: string, from: string, to: string, said: string[]][] = [
  [
    'a form that is none',
    'weibull',
    'gompertz',
    ['record-form 18: distribution: one of these is wanted here: weibull, exponential, lognormal, loglogistic'],
  ],
  ['a coefficient that is missing', 'season summer: 0.5, ', '', ['record-form 22: this lacks season summer']],
  [
    'a coefficient too many',
    'constant: 2',
    'constant: 2, season winter: 1',
    ["record-form 22: unknown key 'season winter'"],
  ],
  [
    'coefficients in another order',
    'constant: 2, season summer: 0.5',
    'season summer: 0.5, constant: 2',
    ['record-model 22: the coefficients stand in another order than the levels'],
  ],
  [
    'a coefficient that is no number',
    'constant: 2',
    'constant: two',
    ['record-form 22: constant: a number is wanted here'],
  ],
  [
    'a covariance of another size',
    '[[1, 0.2, 0], ',
    '[',
    ['record-model 23: the covariance of 3 coefficients has 3 rows of as many numbers'],
  ],
  ['a covariance that is not symmetric', '[[1, 0.2', '[[1, 0.3', ['record-model 23: the covariance is not symmetric']],
  [
    'a covariance that is none',
    '[0, 0.1, 1]',
    '[0, 0.1, 0.01]',
    ['record-model 23: some sum of coefficients would have no variance, or one below 0'],
  ],
  ['one level alone', 'winter: w, summer: [s, S]', 'winter: w', ['record-model 20: season has fewer than two levels']],
  [
    'a level that no case could name',
    'winter: w',
    'mid-winter: w',
    ["record-model 20: 'mid-winter' cannot be named in a case"],
  ],
  [
    'a code that is a number',
    'winter: w',
    'winter: 1',
    ['record-model 20: the code of a level is a text, or a list of them'],
  ],
  ['nobody followed', 'followed: 30', 'followed: 0', ['record-model 17: nobody was followed for any time']],
  [
    'rows left out by a number',
    'ended: broken}',
    'ended: broken, leave out: {when: 3}}',
    ['record-model 21: the code of rows that are left out is a text, or a list of them'],
  ],
  [
    'nothing on how it was checked',
    'checked: {aic',
    'looked: {aic',
    ["record-form 24: unknown key 'looked'", 'record-form 12: this lacks checked'],
  ],
  [
    'a check that is no number',
    'aic: {weibull: 90.5}',
    'aic: {weibull: low}',
    ['record-form 24: weibull: a number is wanted here'],
  ],
  [
    'residuals without their limits',
    '[[0.1, 0.2, 0.1, 0.4]]',
    '[[0.1, 0.2]]',
    ['record-form 24: all: rows of 4 numbers are wanted here'],
  ],
  ['a curve without its estimate', 'estimate: 0.3, ', '', ['record-form 24: this lacks estimate']],
  ['no recipe', 'time: days, ', '', ['record-form 21: this lacks time']],
  [
    'rivals, which a model has none of',
    '    n: 50',
    '    rivals: [x]\n    n: 50',
    ["record-form 15: unknown key 'rivals'"],
  ],
  ['more events than cases', 'events: 20', 'events: 60', ['record-count 16: 60 of 50 is not a count']],
  ['an id that is none', '  truce.lasting:', '  Truce:', ["record-id 12: 'Truce' is not the id of a record"]],
];

for (const [about, from, to, faults] of FAULTS)
  test(`a file of models with ${about} is told with its line`, () => {
    assert.ok(SMALL.includes(from));
    assert.deepEqual(said(SMALL.replace(from, to)), faults);
  });

test('two files of one name in two folders are told, since a family would be lost', () => {
  const { diagnostics } = readRecords([
    { name: 'records/a.yaml', text: SMALL },
    { name: 'models/a.yaml', text: SMALL.replace('truce.lasting', 'truce.again').replace(/cites:[\s\S]*$/, '') },
  ]);
  assert.deepEqual(
    diagnostics.map(({ code, what }) => [code, what]),
    [['record-id', 'the file records/a.yaml has the same name']],
  );
});
