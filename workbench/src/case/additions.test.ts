import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addToCase, readCase, readEntries, shapeAt } from '../../../src/case/index.js';
import { EXAMPLE, GUARANTEE } from '../../../src/case/testing.js';
import { ADDITIONS, asked, evenly, optionsIn, writtenFrom } from './additions.js';
import { citable } from './citable.js';
import { leftOut, mayGo } from './leftOut.js';
import { outlineTree, pathOf } from './outlineTree.js';

const entries = readEntries('case.yaml', () => ({ text: GUARANTEE, file: 'case.yaml' }));
const tree = outlineTree(entries);

const ANSWERS: Record<string, string> = {
  of: 'up',
  values: 'low',
  require: 'flow != fixed or dam != none',
  forbid: 'flow = free and dam = large',
  party: 'low',
  when: 'dam = large',
  gives: 'flow = shared',
  for: 'dam = none',
  points: '-3 to -1',
  notice: '6 months',
  leaving: '5 to 10',
  refusing: '20',
  by: 'friend',
  given: 'pledge = given',
  'form?': 'treaty',
  'honouring?': '10 to 20',
  on: '2026-05-01',
  marks: 'low',
  to: 'low',
  package: 'plan',
  'expires.after': '4 weeks',
  resolve: '40%',
  model: 'fighting.again',
  'given.ended': 'ceasefire',
  'given.between': 'states',
  'given.over': 'territory',
  'between.1': 'no-deal.low.now',
  'between.2': 'values.up.points.flow.shared',
  rank: '-0.5',
};

for (const addition of ADDITIONS) {
  test(`answered, the form of ${addition.top} (${addition.one ?? addition.asks.join(', ')}) adds a thing without a fault`, () => {
    const answers = addition.top === 'offers' ? { ...ANSWERS, by: 'up' } : ANSWERS;
    for (const ask of addition.asks) assert.ok(shapeAt([addition.top, 'zz', ...asked(ask).keys]), ask);
    const result = addToCase(GUARANTEE, [addition.top, 'zz'], writtenFrom(addition, 'Something new', answers));
    assert.ok('text' in result);
    const { diagnostics } = readCase('case.yaml', () => ({ text: result.text, file: 'case.yaml' }));
    // Of which source a paragraph is, is then named by `nameSource`.
    const wrong = diagnostics.filter(({ severity, code }) => severity === 'error' && code !== 'which-source');
    assert.deepEqual(wrong, []);
  });
}

test('options are typed in lines or with commas, and are spread evenly from 0 to 100', () => {
  assert.deepEqual(optionsIn('As it is\nShared, by turns\n'), ['As it is', 'Shared, by turns']);
  assert.deepEqual(optionsIn('Low, High ,'), ['Low', 'High']);
  assert.deepEqual([evenly(3), evenly(1), evenly(0)], [['0', '50', '100'], ['100'], []]);
});

test('what a name may stand for is told as the case calls it', () => {
  assert.deepEqual(citable('party', [], tree), [
    { id: 'up', name: 'Upland' },
    { id: 'low', name: 'Lowland' },
    { id: 'friend', name: 'The friend' },
  ]);
  assert.deepEqual(citable('option', ['packages', 'plan', 'flow'], tree)[1], { id: 'shared', name: 'Shared' });
  assert.deepEqual(
    citable('stance', [], tree).map(({ id }) => id),
    ['willing', 'wary'],
  );
  assert.deepEqual(
    citable('level', [], tree).map(({ id }) => id),
    ['weak', 'strong'],
  );
  assert.deepEqual(citable('option', ['packages', 'plan'], tree), []);
});

test('what is left out is what the language has there and the case does not', () => {
  const paths = (path: string) => leftOut(path.split('.'), tree).map((left) => pathOf(left));
  assert.deepEqual(paths('red-lines.no-large-dam'), ['red-lines.no-large-dam.name', 'red-lines.no-large-dam.costs']);
  assert.deepEqual(paths('discount'), ['discount.friend']);
  assert.deepEqual(paths('packages.today'), ['packages.today.name', 'packages.today.like']);
  assert.deepEqual(paths('horizon'), []);
  assert.deepEqual(paths('stances'), [
    'stances.up',
    'stances.low',
    'stances.friend.yearly.willing',
    'stances.friend.yearly.wary',
  ]);
  assert.deepEqual(paths('calendar.vote').slice(0, 1), ['calendar.vote.moves']);
  assert.ok(paths('offers.first').includes('offers.first.waiting.up'));
  const before = outlineTree(readEntries('case.yaml', () => ({ text: EXAMPLE, file: 'case.yaml' })));
  assert.deepEqual(leftOut(['horizon'], before).map(pathOf), ['horizon']);
});

test('what the language asks for may not go, everything else may', () => {
  for (const path of ['title', 'parties', 'red-lines.x.party', 'parties.up.roles', 'issues.dam.options', 'lasting.1'])
    assert.equal(mayGo(path.split('.')), false, path);
  for (const path of ['horizon', 'parties.up', 'red-lines.x.costs', 'issues.dam.options.none', 'values.up.points.dam'])
    assert.ok(mayGo(path.split('.')), path);
});
