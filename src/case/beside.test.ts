import assert from 'node:assert/strict';
import { test } from 'node:test';
import { records } from '../evidence/index.js';
import { Context } from './context.js';
import { Cursor } from './cursor.js';
import { Grounds } from './grounds.js';
import { Problems } from './problems.js';
import { readBeside } from './read-beside.js';
import { showCase } from './show.js';
import { caseOf, GUARANTEE, readText } from './testing.js';
import { TextFile } from './text-file.js';
import { parseYaml } from './yaml.js';

const GIVEN = 'given: {ended: agreement @p3, between: states, over: territory}';
const WITH = `${GUARANTEE}beside:\n  again:\n    model: fighting.again\n    ${GIVEN}\n    ground: p4\n`;

/** What is said of a change to the example: code, the text at the place, and what. */
function said(from: string, to: string): string[] {
  const text = WITH.replace(from, to);
  assert.notEqual(text, WITH, from);
  const lines = text.split('\n');
  return readText(text)
    .diagnostics.filter((d) => d.severity !== 'note')
    .map((d) => `${d.code} [${lines[d.at!.line - 1]!.slice(d.at!.column - 1).slice(0, d.at!.length)}] ${d.what}`);
}

test('a model beside the peace has a level of each covariate, each with its own ground or that around it', () => {
  const { beside } = caseOf(WITH).guarantee!;
  assert.deepEqual(
    beside.map(({ id, model, given }) => [id, model, given.map((g) => [g.covariate, g.level, g.ground?.key])]),
    [
      [
        'again',
        'fighting.again',
        [
          ['ended', 'agreement', 'report/p3'],
          ['between', 'states', 'report/p4'],
          ['over', 'territory', 'report/p4'],
        ],
      ],
    ],
  );
  assert.deepEqual(caseOf(GUARANTEE).guarantee!.beside, []);
});

test('it adds no number to the case, and abide show reads it back', () => {
  assert.deepEqual(
    caseOf(WITH).numbers.map(({ path }) => path),
    caseOf(GUARANTEE).numbers.map(({ path }) => path),
  );
  const shown = showCase(caseOf(WITH)).join('\n').replace(/\s+/g, ' ');
  assert.match(shown, /BESIDE THE PEACE again: the model fighting\.again, for a case that is so: ended agreement/);
  assert.doesNotMatch(showCase(caseOf(GUARANTEE)).join('\n'), /BESIDE/);
});

const WRONG: [from: string, to: string, said: string][] = [
  ['fighting.again', 'fighting.agian', "unknown-model [fighting.agian] unknown model 'fighting.agian'"],
  [
    'fighting.again',
    'dyad.peace.interstate',
    'class-or-curve [dyad.peace.interstate] dyad.peace.interstate is a curve, not a model',
  ],
  [
    'model: fighting.again',
    'model: alliance.honoured.all',
    'class-or-curve [alliance.honoured.all] alliance.honoured.all is a class, not a model',
  ],
  [
    'ended: agreement',
    'endet: agreement',
    "unknown-covariate [endet] the model fighting.again has no covariate 'endet'",
  ],
  ['between: states', 'between: state', "unknown-level [state] between has no level 'state'"],
  [', over: territory', '', 'missing-covariate [given] nothing is said of over'],
  ['@p3', '@p99', 'no-such-paragraph [p99] report has no paragraph 99'],
  ['    model: fighting.again\n', '', 'missing-key [again] beside.again has no model'],
  ['model: fighting.again', 'modell: fighting.again', "unknown-key [modell] unknown key of beside.again 'modell'"],
];

for (const [from, to, told] of WRONG)
  test(`${to || 'nothing'} in place of ${from.trim()} is told: ${told.split(' ')[0]}`, () => {
    assert.ok(said(from, to).includes(told), said(from, to).join('\n'));
  });

test('a model of something else than peace is refused, and those that may stand are named', () => {
  const known = records();
  const models = {
    ...known.models,
    truce: { ...known.models['fighting.again']!, id: 'truce', kind: 'turnover' as const },
  };
  const problems = new Problems();
  const grounds = new Grounds({}, {}, { ...known, models }, [], problems);
  const { root } = parseYaml(
    new TextFile('case.yaml', 'beside: {x: {model: truce, given: {ended: agreement}}}'),
    problems,
  );
  const found = readBeside(new Cursor(root, '', [], root!.at).get('beside'), new Context(grounds, problems));
  assert.deepEqual(found, []);
  assert.deepEqual(
    problems.list.map(({ code, what }) => [code, what]),
    [['unlike-model', 'the model truce speaks of no peace']],
  );
  assert.match(problems.list[0]!.instead!, /^peace-agreement\.lasting, or|fighting\.again/);
});
