import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { caseChanges } from './changes.js';
import { editCase } from './edit.js';
import type { LoadText } from './load.js';
import { MINIMAL_CASE } from './template.js';

const of = (text: string, others: Record<string, string> = {}): { name: string; load: LoadText } => ({
  name: 'case.yaml',
  load: (file) => ({ text: { ...others, 'case.yaml': text }[file] ?? '', file }),
});
const short = (before: string, after: string) =>
  caseChanges(of(before), of(after)).map(({ path, before, after }) => [path.join('.'), before, after]);

test('one number that is edited is one change, at its path', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 39 }), fc.constantFrom('a', 'b'), (value, party) => {
      const edited = editCase(MINIMAL_CASE, ['no-deal', party], String(value));
      assert.ok('text' in edited);
      assert.deepEqual(short(MINIMAL_CASE, edited.text), [[`no-deal.${party}`, '40', String(value)]]);
      assert.deepEqual(short(edited.text, MINIMAL_CASE), [[`no-deal.${party}`, String(value), '40']]);
    }),
  );
});

test('comments, spacing, quotes, braces and the order of keys are no change', () => {
  assert.deepEqual(
    short('a: {b: 1, c: x}\nd: [1, 2]\n', '# said\nd:\n  - 1\n  - "2"\na:\n  c: "x" # so\n  b:   1\n'),
    [],
  );
});

test('what comes and what goes is told whole, with nothing on its other side', () => {
  assert.deepEqual(short('a: {b: 1}\nc: {d: {e: 2}}\n', 'a: {b: 1, f: [3, 4]}\n'), [
    ['a.f', undefined, '[3, 4]'],
    ['c', '{d: {e: 2}}', undefined],
  ]);
});

test('a map that becomes a number is one change', () => {
  assert.deepEqual(short('a: {b: 1}\n', 'a: 7\n'), [['a', '{b: 1}', '7']]);
});

test('a case that extends another differs from it by what it says, not by how it is written', () => {
  const base = 'title: T\nno-deal: {a: 40, b: 40}\n';
  const found = caseChanges(of(base), of('extends: base.yaml\nno-deal: {b: 50}\n', { 'base.yaml': base }));
  assert.deepEqual(
    found.map(({ path, before, after }) => [path.join('.'), before, after]),
    [['no-deal.b', '40', '50']],
  );
});

test('a change tells its place in the second text', () => {
  const [change] = caseChanges(of('a: 1\nb: 2\n'), of('a: 1\n\nb: 3\n'));
  assert.equal(change?.at?.line, 3);
});

test('a text that is broken is compared as far as it can be read, and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'ab:{}[]\n -"#0') }), (text) => {
      caseChanges(of(text), of(MINIMAL_CASE));
      assert.deepEqual(caseChanges(of(text), of(text)), []);
    }),
  );
});
