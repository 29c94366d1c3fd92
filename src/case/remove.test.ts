import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readEntries } from './entries.js';
import { removeFromCase } from './remove.js';
import { caseTemplate, MINIMAL_CASE } from './template.js';
import { EXAMPLE, GUARANTEE } from './testing.js';

function removed(text: string, path: string): string {
  const result = removeFromCase(text, path.split('.'));
  if ('diagnostics' in result) throw new Error(JSON.stringify(result.diagnostics));
  return result.text;
}

const entriesOf = (text: string) => readEntries('case.yaml', () => ({ text, file: 'case.yaml' }));

test('of all that a case holds anything can be removed: one stretch is gone, every other byte and comment stays', () => {
  const texts = [EXAMPLE, GUARANTEE, MINIMAL_CASE, caseTemplate('x', '2025-01-01')];
  const places = texts.flatMap((text) =>
    entriesOf(text)
      // The number before a condition is counted from 1, and its entry goes by its condition.
      .filter(({ at, keyAt, keys }) => !(at === keyAt && /^\d/.test(keys.at(-1)!)))
      .map(({ keys }) => ({ text, keys })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.constantFrom('\n', '\r\n'), ({ text, keys }, newline) => {
      const before = text.replaceAll('\n', newline);
      const after = removed(before, keys.join('.'));
      let same = 0;
      while (same < after.length && before[same] === after[same]) same++;
      assert.equal(before.slice(before.length - (after.length - same)), after.slice(same));
      const left = new Set(entriesOf(after).map((entry) => entry.keys.join('.')));
      assert.ok(!left.has(keys.join('.')) || /^\d+$/.test(keys.at(-1)!));
    }),
    { numRuns: 150 },
  );
});

test('comments beside what is removed stay, and its own line takes its own comment along', () => {
  assert.equal(removed('a:\n  # of b\n  b: 1 # own\n  c: 2 # two\n', 'a.b'), 'a:\n  # of b\n  c: 2 # two\n');
  const braces = 'a: {b: 1, # one\n    c: 2, # two\n    d: 3} # end\n';
  assert.equal(removed(braces, 'a.c'), 'a: {b: 1, # one\n     # two\n    d: 3} # end\n');
  assert.equal(removed(braces, 'a.d'), 'a: {b: 1, # one\n    c: 2 # two\n    } # end\n');
  assert.equal(removed(braces, 'a.b'), 'a: { # one\n    c: 2, # two\n    d: 3} # end\n');
});

test('the last entry of a map in lines takes its key along, that of one in braces leaves the braces', () => {
  assert.equal(removed('a: 1\nb:\n  c:\n    d: 1\n', 'b.c.d'), 'a: 1\n');
  assert.equal(removed('a: 1\nb: {c: 1}\n', 'b.c'), 'a: 1\nb: {}\n');
  assert.equal(removed('a: 1\n\nb:\n  c: 1\n\nd: 1\n', 'b.c'), 'a: 1\n\nd: 1\n');
  assert.equal(removed('a: 1\nb:\n  - x\n', 'b.1'), 'a: 1\n');
});

test('items of lists, and the first entry of a map behind a dash, are removed', () => {
  const text = 'a:\n  - from: x # one\n    to: y\n  - [p, q]\nb: [1, 2, 3]\n';
  assert.equal(removed(text, 'a.1.from'), 'a:\n  - to: y\n  - [p, q]\nb: [1, 2, 3]\n');
  assert.equal(removed(text, 'a.2'), 'a:\n  - from: x # one\n    to: y\nb: [1, 2, 3]\n');
  assert.equal(removed(text, 'a.2.1'), text.replace('p, q', 'q'));
  assert.equal(removed(text, 'b.3'), text.replace(', 3', ''));
});

test('a path that is not there, or a case that is not YAML, gives diagnostics', () => {
  for (const [text, path] of [
    ['a: {b: 1}', 'a.c'],
    ['a: {b: 1}', 'a.b.c'],
    ['a: [x]', 'a.2'],
    ['a: [', 'a'],
    ['', 'a'],
    ['a: 1', 'a'],
  ] as const)
    assert.ok('diagnostics' in removeFromCase(text, path.split('.')), text);
});
