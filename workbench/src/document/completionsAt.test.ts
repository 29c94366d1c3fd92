import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEntries } from '../../../src/case/index.js';
import { GUARANTEE } from '../../../src/case/testing.js';
import { outlineTree } from '../case/outlineTree.js';
import { completionsAt, lastWord } from './completionsAt.js';
import { placeAt } from './placeAt.js';

const tree = outlineTree(readEntries('case.yaml', () => ({ text: GUARANTEE, file: 'case.yaml' })));
const words = (text: string) => completionsAt(placeAt(text)!, tree).list.map(({ word }) => word);

test('at a key stand the keys of the language and the names of the case that are not there yet', () => {
  assert.deepEqual(words('red-lines:\n  new: {'), ['name', 'party', 'when', 'costs', 'ground']);
  assert.deepEqual(words('red-lines:\n  no-foreign-court: {'), ['name', 'ground']);
  assert.deepEqual(words('discount: {'), ['friend', 'ground']);
  assert.deepEqual(words('values:\n  friend:\n    points:\n      dam: {'), [
    'absent',
    'none',
    'small',
    'large',
    'ground',
  ]);
  assert.ok(words('ho').includes('extends') && !words('ho').includes('horizon'));
  assert.deepEqual(words('parties:\n  new: {roles: ['), [
    'signatory',
    'guarantor',
    'adversary',
    'endorser',
    'defender',
  ]);
});

test('at a value stand the names that it may cite, and the words that it may be', () => {
  assert.deepEqual(words('red-lines:\n  new: {party: u'), ['up', 'low', 'friend']);
  assert.deepEqual(words('packages:\n  new: {dam: '), ['none', 'small', 'large']);
  assert.deepEqual(words('packages:\n  new: {like: '), ['today', 'plan', 'plan-without-pledge', 'open-plan']);
  assert.deepEqual(words('adoption: {vetoes: [friend, '), ['up', 'low', 'friend']);
  assert.deepEqual(words('commitments:\n  new:\n    kind: '), ['promise', 'deployment']);
  assert.deepEqual(words('no-deal: {up: 40 @'), ['p', 'report', 'reading']);
  assert.deepEqual(words('title: '), []);
  assert.deepEqual(words('adoption: {vetoes: [friend up'), []);
});

test('a path of a number and a model of the record are completed as a whole, dots and all', () => {
  const typedAt = (text: string) => completionsAt(placeAt(text)!, tree).typed;
  const between = 'correlations:\n  new: {between: [no-deal.low.now, values.up.po';
  assert.equal(typedAt(between), 'values.up.po');
  assert.ok(words(between).includes('values.up.points.flow.shared'));
  assert.ok(words(between).includes('futures.lost.up.1') && !words(between).includes('futures.lost.up'));
  assert.ok(words(between).every((path) => !/name|when|ground$/.test(path)));
  const beside = 'beside:\n  new:\n    model: fighting.a';
  assert.deepEqual([typedAt(beside), words(beside)[0]], ['fighting.a', 'fighting.again']);
  assert.equal(typedAt('red-lines:\n  new: {party: u'), 'u');
});

test('a condition is completed word by word: an issue, how it is compared, its options, what joins', () => {
  const rule = 'rules:\n  new: {require: ';
  const issues = ['flow', 'court', 'dam', 'pledge'];
  assert.deepEqual(words(rule), [...issues, 'not']);
  assert.deepEqual(words(`${rule}not f`), [...issues, 'not']);
  assert.deepEqual(words(`${rule}flow `), ['=', '!=', 'in (', 'not in (', 'absent']);
  assert.deepEqual(words(`${rule}flow = `), ['free', 'shared', 'fixed']);
  assert.deepEqual(words(`${rule}flow = free `), ['and', 'or']);
  assert.deepEqual(words(`${rule}flow = free or dam != `), ['none', 'small', 'large']);
  assert.deepEqual(words(`${rule}"flow not in (free, `), ['free', 'shared', 'fixed']);
});

test('where hundreds of thousands of signs stand before the cursor nothing is offered, at once', {
  timeout: 5000,
}, () => {
  const rule = { keys: ['rules', 'new', 'require'], at: 'value' as const };
  for (const part of ['a', ' ', 'a ', '=', 'in (', 'not ', '@', ','])
    assert.deepEqual(
      completionsAt({ ...rule, typed: `${part.repeat(200_000)}!` }, tree),
      { typed: '', list: [] },
      part,
    );
  assert.equal(lastWord(`${'a'.repeat(200_000)}!`), '');
  assert.equal(lastWord('not in (low-er'), 'low-er');
});

test('an option is offered by its name without its ground, however long it is', { timeout: 5000 }, () => {
  const offered = (name: string) => {
    const text = `issues: {pass: {options: {open: "${name}"}}}`;
    const entries = readEntries('case.yaml', () => ({ text, file: 'case.yaml' }));
    return completionsAt({ keys: ['packages', 'new', 'pass'], at: 'value', typed: '' }, outlineTree(entries)).list[0]
      ?.says;
  };
  const many = '@'.repeat(200_000);
  assert.equal(offered('Open to all @report/p2'), 'Open to all');
  assert.equal(offered('a@b @p1@p2'), 'a@b');
  assert.equal(offered('Open @'), 'Open @');
  assert.equal(offered(`${many} all`), `${many} all`);
});
