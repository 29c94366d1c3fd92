import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addToCase, appendToCase, type Written } from './add.js';
import { readEntries } from './entries.js';
import { removeFromCase } from './remove.js';
import { caseTemplate, MINIMAL_CASE } from './template.js';
import { EXAMPLE, GUARANTEE } from './testing.js';

const done = (result: ReturnType<typeof addToCase>): string => {
  if ('diagnostics' in result) throw new Error(JSON.stringify(result.diagnostics));
  return result.text;
};
const added = (text: string, path: string, value: Written) => done(addToCase(text, path.split('.'), value));
const removed = (text: string, path: string) => done(removeFromCase(text, path.split('.')));

/** Cases in lines, in braces, with comments, with blank lines between their parts. */
const TEXTS = [
  EXAMPLE,
  GUARANTEE,
  MINIMAL_CASE,
  caseTemplate('x', '2025-01-01'),
  GUARANTEE.replace(/\n(?=[a-z])/g, '\n\n'),
];
/** A text, and the path of something in it that can hold entries with names. */
const maps = fc.constantFrom(
  ...TEXTS.flatMap((text) =>
    readEntries('case.yaml', () => ({ text, file: 'case.yaml' }))
      .filter(({ kind, keys }) => kind === 'map' && keys.every((key) => /^[a-z]/.test(key)))
      .map(({ keys }) => ({ text, keys })),
  ),
);
const words = fc.oneof(
  fc
    .string({ minLength: 1, maxLength: 12 })
    .filter((word) => word.trim() !== '' && !/[\n\r{[\u0080-\uffff]/.test(word)),
  fc.constantFrom('1', 'a: b', '#', '- x', '"', '20 to 45 @p6', '| x', '&a', 'x #y', '}', 'x, y'),
);
const key = fc.constantFrom('zz', 'zz-1', 'zz-name');
const value: fc.Arbitrary<Written> = fc.oneof(
  words,
  fc.array(words, { maxLength: 3 }),
  fc.dictionary(key, fc.oneof(words, fc.dictionary(key, words, { minKeys: 1 })), { minKeys: 1 }),
);

test('what is added and then removed leaves the same bytes, whatever it is and whatever stands around it', () => {
  fc.assert(
    fc.property(maps, value, fc.constantFrom('\n', '\r\n'), fc.boolean(), ({ text, keys }, what, newline, ended) => {
      const before = (ended ? text : text.trimEnd()).replaceAll('\n', newline);
      const path = [...keys, 'zz'].join('.');
      assert.equal(removed(added(before, path, what), path), before);
    }),
    { numRuns: 150 },
  );
});

test('an entry stands in braces where those beside it do, and in lines where the last of them does', () => {
  const text = 'a:\n    b: {x: 1} # one\n    c:\n      x: 2   # two\n\n# end\nd: {y: 3}\n';
  const thing = { x: '3', of: ['p', 'q'], in: { z: 'a: b' } };
  const flow = '{x: 3, of: [p, q], in: {z: "a: b"}}';
  assert.equal(
    added(text, 'a.e', thing),
    text.replace('# two\n', '# two\n    e:\n      x: 3\n      of: [p, q]\n      in: {z: "a: b"}\n'),
  );
  assert.equal(added(text, 'd.e', thing), text.replace('y: 3', `y: 3, e: ${flow}`));
  assert.equal(added('a: {}\n', 'a.e', 'x'), 'a: {e: x}\n');
  assert.equal(added('a:\n  b: {x: 1}\n', 'a.e', thing), `a:\n  b: {x: 1}\n  e: ${flow}\n`);
});

test('a part that the case does not have yet is made, apart by a blank line where the others stand so', () => {
  assert.equal(added('a: 1\n\nb: 2\n', 'links.calm', { points: '3' }), 'a: 1\n\nb: 2\n\nlinks:\n  calm: {points: 3}\n');
  assert.equal(added('a: 1\nb: 2', 'links.calm', { points: '3' }), 'a: 1\nb: 2\nlinks:\n  calm: {points: 3}');
  assert.equal(added('a: 1\nlinks: # none yet\n', 'links.calm', 'x'), 'a: 1\nlinks: # none yet\n  calm: x\n');
});

test('an item is added at the end of its list, in brackets, in lines, and where no list is yet', () => {
  const item = (text: string, path: string) => done(appendToCase(text, path.split('.'), 'z.w'));
  assert.equal(item('a: [x, y] # two\n', 'a'), 'a: [x, y, z.w] # two\n');
  assert.equal(item('a: []\n', 'a'), 'a: [z.w]\n');
  assert.equal(item('a:\n  - x # one\nb: 1\n', 'a'), 'a:\n  - x # one\n  - z.w\nb: 1\n');
  assert.equal(item('b: {c: 1}\n', 'b.a'), 'b: {c: 1, a: [z.w]}\n');
});

test('what is there already, what has no map around it and what is no YAML is refused', () => {
  for (const [text, path] of [
    ['a: {b: 1}', 'a.b'],
    ['a: 1', 'a.b'],
    ['a: [x]', 'a.b'],
    ['a: [', 'b'],
    ['', 'a'],
  ] as const)
    assert.ok('diagnostics' in addToCase(text, path.split('.'), 'x'), text);
  assert.ok('diagnostics' in appendToCase('a: {b: 1}', ['a'], 'x'));
});
