import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { abide, freshFolder } from './support/abide.js';
import { root } from './support/root.js';

const DATA = 'test/data/sensitivity';
const files = (name: string) => ['--design', `${DATA}/${name}-design.csv`, '--output', `${DATA}/${name}-output.csv`];
const EXPECTED = JSON.parse(readFileSync(join(root, DATA, 'expected.json'), 'utf8'));

const METHOD: Record<string, string> = {
  ishigami: 'sobol',
  'sobol-g': 'sobol',
  groups: 'sobol',
  morris: 'morris',
  'morris-groups': 'morris',
  'given-data': 'given-data',
};

for (const [name, expected] of Object.entries<{ arguments: string[] } & Record<string, number[]>>(EXPECTED)) {
  test(`abide sensitivity finds out what the design ${name} was made for and gives SALib's numbers`, () => {
    const { status, stdout } = abide(['sensitivity', ...files(name), ...expected.arguments, '--json']);
    assert.equal(status, 0);
    const result = JSON.parse(stdout);
    assert.deepEqual([result.madeBy, result.method], ['abide sensitivity', METHOD[name]]);
    for (const key of ['first', 'total', 'mu', 'muStar', 'sigma', 'raw']) {
      expected[key]?.forEach((value, i) => {
        const found = result.inputs[i][key].estimate ?? result.inputs[i][key];
        assert.ok(Math.abs(found - value) <= 1e-10 * Math.max(1, Math.abs(value)), `${key} ${i}: ${found}, ${value}`);
      });
    }
  });
}

test('the same files give the same bytes twice; another seed gives other intervals', () => {
  const run = (...more: string[]) => abide(['sensitivity', ...files('ishigami'), '--json', ...more]).stdout;
  assert.equal(run(), run());
  assert.notEqual(run(), run('--seed', '2'));
});

test('the text has one line for each input, the largest total first, and says what the numbers mean', () => {
  const { status, stdout } = abide(['sensitivity', ...files('ishigami')]);
  assert.equal(status, 0);
  assert.match(stdout, /^Sobol' indices of y1: 64 base rows, 512 evaluations$/m);
  assert.match(stdout, /^x1 +0\.\d{3} \(.*\n^x2 .*\n^x3 /m);
  assert.match(stdout, /first order: the share of the variance/);
  assert.match(stdout, /1,000 resamples of the base rows, seed 1/);
});

test('the wrong use ends with status 2 and says what there is', () => {
  for (const [more, said] of [
    [['--method', 'sobl'], /there are sobol, morris, given-data/],
    [['--column', 'z'], /no column 'z'; .*y1/],
    [['--group', 'p=x1,x9'], /no input 'x9'; did you mean x1/],
    [['--group', 'p=x1', 'q=x1'], /'x1' stands in two groups/],
    [['--group', 'x2=x1,x3'], /called like an input outside it/],
    [['--group', 'p'], /--group takes a name and its inputs/],
    [['--levels', '3'], /even/],
    [['--resamples', '10'], /from 100 to 100000/],
    [['--seed', '-1'], /--seed takes a whole number/],
  ] as const) {
    const { status, stdout, stderr } = abide(['sensitivity', ...files('ishigami'), ...more]);
    assert.deepEqual([status, stdout], [2, ''], more.join(' '));
    assert.match(stderr, said);
    assert.doesNotMatch(stderr, /\n {4}at /);
  }
});

const text = (name: string) => readFileSync(join(root, DATA, name), 'utf8');
const DESIGN = text('ishigami-design.csv');
const OUTPUT = text('ishigami-output.csv');
const line = (all: string, n: number, by: string) =>
  all
    .split('\n')
    .map((l, i) => (i === n - 1 ? by : l))
    .join('\n');
const rows = (all: string, n: number) => `${all.split('\n').slice(0, n).join('\n')}\n`;

/** Design, output, more arguments, what is said. */
const FAULTS: [name: string, design: string, output: string, more: string[], said: RegExp][] = [
  [
    'an output that lacks a row',
    DESIGN,
    rows(OUTPUT, 511),
    [],
    /o\.csv:1:1: error: .*512 rows.*511 rows \[row-count\]/,
  ],
  ['a design that is cut off', rows(DESIGN, 510), rows(OUTPUT, 510), [], /510 rows are no Saltelli design of 3 inputs/],
  ['one row', rows(DESIGN, 1), rows(OUTPUT, 1), [], /1 row/],
  ['NaN in the output', DESIGN, line(OUTPUT, 7, 'NaN'), [], /o\.csv:7:1: error: 'NaN' in column 'y1'/],
  ['a word in the design', line(DESIGN, 9, '1,two,3'), OUTPUT, [], /d\.csv:9:3: error: 'two' in column 'x2'/],
  [
    'a row of the design that is changed',
    line(DESIGN, 10, '0,0,0'),
    OUTPUT,
    [],
    /d\.csv:1[0-6]:\d+: error: .*not-saltelli/,
  ],
  ['a constant output', DESIGN, '3\n'.repeat(512), [], /o\.csv:1:1: error: .*same in every row.*constant-output/],
  ['no trajectories', DESIGN, OUTPUT, ['--method', 'morris'], /d\.csv:\d+:\d+: error: .*(not-morris)/],
  ['groups for given data', DESIGN, OUTPUT, ['--method', 'given-data', '--group', 'p=x1,x2'], /leave out --group/],
  ['more bins than rows', DESIGN, OUTPUT, ['--method', 'given-data', '--bins', '500'], /500 bins are too many/],
  ['an empty file', '', OUTPUT, [], /the file is empty/],
];

for (const [name, design, output, more, said] of FAULTS) {
  test(`${name} is answered with a diagnostic, status 1, no result and no stack`, () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'd.csv'), design);
    writeFileSync(join(folder, 'o.csv'), output);
    const { status, stdout, stderr } = abide(
      ['sensitivity', '--design', 'd.csv', '--output', 'o.csv', ...more],
      folder,
    );
    assert.deepEqual([status, stdout], [1, ''], stderr);
    assert.match(stderr, said);
    assert.doesNotMatch(stderr, /\n {4}at |node:internal/);
  });
}

test('of several columns of output one has to be named', () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'd.csv'), DESIGN);
  writeFileSync(join(folder, 'o.csv'), `peace,cost\n${OUTPUT.trim().replace(/^.*$/gm, '$&,$&')}\n`);
  const args = ['sensitivity', '--design', 'd.csv', '--output', 'o.csv'];
  const open = abide(args, folder);
  assert.equal(open.status, 2);
  assert.match(open.stderr, /2 columns: name one with --column; there are peace, cost/);
  assert.match(abide([...args, '--column', 'cost'], folder).stdout, /^Sobol' indices of cost/);
});

test('inputs that go together are warned about, and the warning says what the indices mean then', () => {
  const folder = freshFolder();
  const x = Array.from({ length: 200 }, (_, i) => Math.sin(i * i));
  writeFileSync(join(folder, 'd.csv'), x.map((v, i) => `${v},${v + 0.3 * Math.sin(7 * i)}`).join('\n'));
  writeFileSync(join(folder, 'o.csv'), x.map((v, i) => v + 0.1 * Math.cos(3 * i * i)).join('\n'));
  const { status, stderr } = abide(['sensitivity', '--design', 'd.csv', '--output', 'o.csv'], folder);
  assert.equal(status, 0);
  assert.match(stderr, /'x1' and 'x2' go together: rank correlation 0\.9\d \[correlated-inputs\]/);
  assert.match(stderr, /may sum to more than 1/);
});

test('a time limit leaves the estimates and says that they have no intervals, with status 3', () => {
  const { status, stdout, stderr } = abide(['sensitivity', ...files('ishigami'), '--time', '0.000001']);
  assert.equal(status, 3);
  assert.match(stdout, /^x1 +0\.\d{3} \(no interval\)/m);
  assert.match(stdout, /^PARTIAL: the time limit was reached while resampling/m);
  assert.match(stderr, /what is shown is partial/);
});
