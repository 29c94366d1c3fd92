import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEntries } from '../../../src/case/index.js';
import { caseOf, EXAMPLE } from '../../../src/case/testing.js';
import {
  conditionsOf,
  diagnosticsAt,
  entryAt,
  foundNumbers,
  outlineTree,
  partsOf,
  pathOf,
  withGround,
} from './outlineTree.js';

const entries = readEntries('case.yaml', () => ({ text: EXAMPLE, file: 'case.yaml' }));

test('the tree has every entry below the one in which it stands', () => {
  const tree = outlineTree(entries);
  const walked: string[] = [];
  const walk = (path: string): void => {
    for (const entry of tree.below(path)) {
      walked.push(pathOf(entry));
      walk(pathOf(entry));
    }
  };
  walk('');
  assert.deepEqual(walked.sort(), entries.map(pathOf).sort());
});

test('a place in the text is in the last entry that begins before it', () => {
  for (const entry of entries) {
    const { file, line, column } = entry.keyAt;
    const found = entryAt(entries, file, line, column);
    assert.ok(found && found.keyAt.line === line && found.keyAt.column === column, pathOf(entry));
  }
  assert.equal(entryAt(entries, 'other.yaml', 3, 1), undefined);
});

test('a diagnostic stands at the entry whose value or key it names, and at no other of its line', () => {
  const entry = entries.find(({ keys }) => keys.join('.') === 'values.low.points.dam.small')!;
  const found = entries.filter(
    (one) => diagnosticsAt(one, [{ code: 'x', severity: 'error', what: 'x', at: entry.at }]).length,
  );
  assert.ok(found.includes(entry));
  assert.ok(found.every(({ at, keyAt }) => [at, keyAt].some(({ line }) => line === entry.at.line)));
  assert.ok(!found.some(({ keys }) => keys.join('.') === 'values.low.points.dam.large'));
});

test('numbers are found by words, path, ground and text, all words together', () => {
  const { numbers } = caseOf(EXAMPLE);
  const [number] = numbers.filter(({ ground, standing }) => ground && standing === 'own');
  assert.ok(number?.ground);
  const sought = `${number.path.toUpperCase()} ${number.ground.key}`;
  assert.deepEqual(foundNumbers(numbers, sought, false), [number]);
  assert.deepEqual(foundNumbers(numbers, sought, true), []);
  assert.deepEqual(foundNumbers(numbers, sought, true, number.path), [number]);
  assert.equal(foundNumbers(numbers, '', false).length, numbers.length);
});

test('a number is parted from its ground and put together again', () => {
  assert.deepEqual(partsOf('20 to 45 @p6'), { quantity: '20 to 45', ground: 'p6' });
  assert.deepEqual(partsOf('{p10: 1, p50: 2, p90: 4, ground: p6}').ground, '');
  assert.equal(withGround('20 to 45 ', '@p6'), '20 to 45 @p6');
  assert.equal(withGround('20', ''), '20');
});

test('every condition of the case is known by its text', () => {
  const c = caseOf(EXAMPLE);
  const known = conditionsOf(c);
  for (const { when } of [...c.redLines, ...c.links]) assert.equal(known.get(when.text.trim()), when.node);
});
