import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { editCase } from './edit.js';
import { caseTemplate } from './template.js';
import { caseOf, EXAMPLE } from './testing.js';

function edited(text: string, path: string, value: string): string {
  const result = editCase(text, path.split('.'), value);
  if ('diagnostics' in result) throw new Error(JSON.stringify(result.diagnostics));
  return result.text;
}

test('a value is changed in place, and every other byte stays', () => {
  const after = edited(EXAMPLE, 'values.low.points.dam.small', '55 @p3');
  assert.equal(after, EXAMPLE.replace('{large: 0, small: 60,', '{large: 0, small: 55 @p3,'));
  const commented = caseTemplate('x', '2025-01-01');
  assert.equal(edited(commented, 'no-deal.south', '25 to 40'), commented.replace('20 to 35', '25 to 40'));
});

test('writing back what stands there gives the same bytes', () => {
  const c = caseOf(EXAMPLE);
  const numbers = c.numbers.filter((n) => n.at && !n.path.includes('.except.'));
  fc.assert(
    fc.property(fc.constantFrom(...numbers), fc.constantFrom('\n', '\r\n'), (n, newline) => {
      const text = EXAMPLE.replaceAll('\n', newline);
      const line = text.split(newline)[n.at!.line - 1]!;
      const written = line.slice(n.at!.column - 1, n.at!.column - 1 + n.at!.length);
      assert.equal(edited(text, n.path, written), text);
    }),
  );
});

test('a missing key is added at the end of its map, in the style of its siblings', () => {
  assert.equal(
    edited('a:\n  b: 1 # one\n  c: 2   # two\n\n# end\nd: 3\n', 'a.e', '4'),
    'a:\n  b: 1 # one\n  c: 2   # two\n  e: 4\n\n# end\nd: 3\n',
  );
  assert.equal(edited('a: {b: 1, c: 2} # two\n', 'a.e', '4'), 'a: {b: 1, c: 2, e: 4} # two\n');
  assert.equal(edited('a: {}\n', 'a.e', '4'), 'a: {e: 4}\n');
  assert.equal(edited('a:\r\n  b: 1', 'a.e', '4'), 'a:\r\n  b: 1\r\n  e: 4');
  assert.equal(edited('a:\n  b: {c: 1}\nd: 2\n', 'a.e', '{f: 1}'), 'a:\n  b: {c: 1}\n  e: {f: 1}\nd: 2\n');
});

test('a value that YAML would read otherwise is quoted', () => {
  assert.equal(edited('a: {b: 1}\n', 'a.b', 'x in (y, z)'), 'a: {b: "x in (y, z)"}\n');
  assert.equal(edited('a: 1\n', 'a', 'Moscow: no'), 'a: "Moscow: no"\n');
  assert.equal(edited('a:\nb: 2\n', 'a', '?'), 'a: "?"\nb: 2\n');
});

test('a path that is not there, or a case that is not YAML, gives diagnostics', () => {
  for (const [text, path] of [
    ['a: {b: 1}', 'c.d'],
    ['a: 1', 'a.b.c'],
    ['a: [', 'a'],
    ['', 'a'],
    ['- x', 'a'],
  ] as const) {
    const result = editCase(text, path.split('.'), '1');
    assert.ok('diagnostics' in result && result.diagnostics.length > 0, text);
  }
});

test('an edit changes one value and nothing else, or says that it cannot', () => {
  const path = fc.constantFrom(
    'title',
    'values.up.points.flow.free',
    'no-deal.friend',
    'packages.plan.name',
    'links.new',
    'issues.flow.options.free',
    'new',
  );
  fc.assert(
    fc.property(
      path,
      fc.oneof(
        fc.string(),
        fc.constantFrom('1', 'a: b', '#', '- x', '{a: 1}', '"', "'", '| x', '> x', '&a', 'x #y', '[', '}', 'a\nb', ' '),
      ),
      (where, value) => {
        const result = editCase(EXAMPLE, where.split('.'), value);
        if ('diagnostics' in result) return;
        const lines = result.text.split('\n');
        const before = EXAMPLE.split('\n');
        const changed = before.filter((line) => !lines.includes(line));
        assert.ok(changed.length <= 1, changed.join('\n'));
      },
    ),
  );
});

test('an item of a list, a row of rows and a number before its condition are changed by their count', () => {
  const text = 'a: {b: [x, y, z] # of three\n}\nc:\n  d: [[1, 2], [3, 4]]\ne: {65: p = q, 45: otherwise, ground: p1}\n';
  assert.equal(edited(text, 'a.b.2', 'w'), text.replace('y', 'w'));
  assert.equal(edited(text, 'c.d.2.1', '5 to 6'), text.replace('3', '5 to 6'));
  assert.equal(edited(text, 'e.2', '40 to 50 @p3'), text.replace('45:', '40 to 50 @p3:'));
  assert.equal(edited(text, 'e.65', 'p != q'), text.replace('p = q', 'p != q'));
  assert.equal(edited('e: {2: p = q, 1: otherwise}\n', 'e.2', '3'), 'e: {2: p = q, 3: otherwise}\n');
  for (const path of ['a.b.4', 'a.b.0', 'c.d.3.1', 'e.3.1'])
    assert.ok('diagnostics' in editCase(text, path.split('.'), '1'), path);
});

test('maps that are missing on the way are made where they are wanted, and only there', () => {
  const text = 'abide: 1\nextends: ../other # a case\n';
  const path = ['exchanges', 'first', 'otherwise'];
  assert.ok('diagnostics' in editCase(text, path, '10 to 30'));
  const made = editCase(text, path, 'uniform(10, 30)', true);
  assert.deepEqual(made, { text: `${text.trimEnd()}\nexchanges: {first: {otherwise: "uniform(10, 30)"}}\n` });
});
