import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editCase, MINIMAL_CASE, readCase, readEntries } from '../../../src/case/index.js';
import { outlineTree } from './outlineTree.js';
import { placeToWrite } from './placeToWrite.js';

const TWO = MINIMAL_CASE.replace('{price:', '{place: {options: {north: North, south: South}}, price:').replaceAll(
  'points: {price:',
  'points: {place: {north: 0, south: 100}, price:',
);

/** Writes a default number and reads the case again. */
function written(path: string, value: string) {
  const read = (text: string) => readCase('case.yaml', () => ({ text, file: 'case.yaml' })).case!;
  const tree = outlineTree(readEntries('case.yaml', () => ({ text: TWO, file: 'case.yaml' })));
  const numbers = new Map(read(TWO).numbers.map((number) => [number.path, number]));
  const at = placeToWrite(path.split('.'), value, tree, numbers);
  const after = editCase(TWO, at.keys, at.value, true);
  assert.ok('text' in after);
  return { before: read(TWO), after: read(after.text), text: after.text };
}

test('one weight is written with the others, which keep theirs', () => {
  const { after, text } = written('values.a.weight.price', '3');
  assert.deepEqual(after.parties[0]!.values!.shares, { place: 0.25, price: 0.75 });
  assert.match(text, /weight: \{place: 1, price: 3\}/);
});

test('a drift is written with the no-deal, which stays', () => {
  const { before, after, text } = written('no-deal.a.drift', '-1 to 0 per quarter');
  assert.deepEqual(after.parties[0]!.noDeal!.now, {
    ...before.parties[0]!.noDeal!.now,
    number: after.numbers.find(({ path }) => path === 'no-deal.a.now'),
  });
  assert.match(text, /no-deal: \{a: \{now: 40, drift: -1 to 0 per quarter\}, b: 40\}/);
});

test('what is written already, or stands alone, is written at its own place', () => {
  const tree = outlineTree(readEntries('case.yaml', () => ({ text: TWO, file: 'case.yaml' })));
  for (const path of ['no-deal.a', 'horizon', 'values.a.points.price.low'])
    assert.deepEqual(placeToWrite(path.split('.'), '5', tree, new Map()), { keys: path.split('.'), value: '5' });
});
