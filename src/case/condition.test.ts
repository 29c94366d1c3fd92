import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ConditionNode, Issue } from './case.js';
import { readCondition } from './condition.js';
import { Problems } from './problems.js';
import { TextFile } from './text-file.js';
import type { TextNode } from './tree.js';
import { type Assignment, constantValue, holds } from './truth.js';

const at = { file: 'case.yaml', line: 1, column: 1, length: 1 };
const option = (id: string) => ({ id, name: id });
const ISSUES: Issue[] = [
  { id: 'a', name: 'A', options: ['x', 'y', 'z'].map(option) },
  {
    id: 'b',
    name: 'B',
    options: ['x', 'y'].map(option),
    exists: { text: 'a != x', at, node: { kind: 'in', issue: 'a', options: ['y', 'z'] } },
  },
];

function parse(text: string) {
  const file = new TextFile('case.yaml', text);
  const place = file.place(0, text.length);
  const node: TextNode = {
    kind: 'text',
    text,
    style: 'plain',
    file,
    start: 0,
    end: text.length,
    at: place,
    keyAt: place,
  };
  const problems = new Problems();
  return { node: readCondition(node, ISSUES, problems), problems: problems.list };
}

const show = (n: ConditionNode): string => {
  if (n.kind === 'in') return `${n.issue}:${n.options.join('|')}`;
  if (n.kind === 'absent') return `${n.issue}:-`;
  return n.kind === 'not' ? `not(${show(n.of)})` : `${n.kind}(${n.of.map(show).join(' ')})`;
};

const READ: [text: string, means: string][] = [
  ['a = x', 'a:x'],
  ['a != x', 'a:y|z'],
  ['a in (x, z)', 'a:x|z'],
  ['a not in (x, z)', 'a:y'],
  ['b absent', 'b:-'],
  ['b = absent', 'b:-'],
  ['b != absent', 'not(b:-)'],
  ['b in (x, absent)', 'or(b:x b:-)'],
  ['b not in (x, absent)', 'b:y'],
  ['not a = x', 'not(a:x)'],
  ['a = x or a = y and b = x', 'or(a:x and(a:y b:x))'],
  ['(a = x or a = y) and b = x', 'and(or(a:x a:y) b:x)'],
  ['not a = x and b = x', 'and(not(a:x) b:x)'],
  ['not (a = x and b = x)', 'not(and(a:x b:x))'],
  ['a=x or\n  b=y', 'or(a:x b:y)'],
];
for (const [text, means] of READ) {
  test(`${text.replace(/\s+/g, ' ')} means ${means}`, () => {
    const { node, problems } = parse(text);
    assert.deepEqual(problems, []);
    assert.equal(show(node!), means);
  });
}

const SLIPS: [text: string, where: number, said: string][] = [
  ['a == x', 3, 'condition-slip ='],
  ['a = x && b = y', 7, 'condition-slip and'],
  ['a = x || b = y', 7, 'condition-slip or'],
  ['!(a = x)', 1, 'condition-slip not'],
  ['a <> x', 3, 'condition-slip !='],
  ['a = x AND b = y', 7, 'condition-slip and'],
  ['a is x', 3, 'condition-slip ='],
  ['c = x', 1, 'unknown-issue one of a, b'],
  ['a = w', 5, 'unknown-option one of x, y, z'],
  ['a = x or y', 10, 'condition a = y, or a in (…, y)'],
  ['a x', 3, 'condition a = x'],
  ['a', 1, 'condition a = …, a != …, a in (…) or a absent'],
  ['(a = x', 1, 'condition a ) where it ends'],
  ['a in (x y)', 9, 'condition in (a, b)'],
  ['a = x)', 6, 'condition and or or between two tests'],
  ['a = x b = y', 7, 'condition and or or between two tests'],
  ['', 1, 'condition a test, as in status = recognised'],
];
for (const [text, column, said] of SLIPS) {
  test(`"${text}" is answered at column ${column} with: ${said}`, () => {
    const [d] = parse(text).problems;
    assert.equal(`${d!.code} ${d!.instead ?? ''}`, said);
    assert.equal(d!.at!.column, column);
  });
}

test('all unknown names of a condition are told at once', () => {
  assert.deepEqual(
    parse('c = x and a = w or d absent').problems.map((d) => d.at!.column),
    [1, 15, 20],
  );
});

test('2,000 parentheses end in one diagnostic', () => {
  assert.deepEqual(
    parse('('.repeat(2000)).problems.map((d) => d.code),
    ['condition'],
  );
  assert.deepEqual(
    parse(`${'not '.repeat(2000)}a = x`).problems.map((d) => d.code),
    ['condition'],
  );
});

test('a comparison with an absent issue is false, so != is not the same as not =', () => {
  const absent = { a: 'x', b: null };
  assert.equal(holds(parse('b != x').node!, absent), false);
  assert.equal(holds(parse('not b = x').node!, absent), true);
});

test('with an open issue a condition is known only where the issue does not matter', () => {
  assert.equal(holds(parse('a = x and b = x').node!, { b: 'y' }), false);
  assert.equal(holds(parse('a = x and b = x').node!, { b: 'x' }), undefined);
  assert.equal(holds(parse('a = x or b = x').node!, { b: 'x' }), true);
});

test('conditions that come out the same in every package are found, the existence of issues counted in', () => {
  assert.equal(constantValue(parse('a in (x, y, z)').node!, ISSUES), true);
  assert.equal(constantValue(parse('a = x and b = x').node!, ISSUES), false);
  assert.equal(constantValue(parse('a = x or b absent or b in (x, y)').node!, ISSUES), true);
  assert.equal(constantValue(parse('a = x').node!, ISSUES), undefined);
});

const condition: fc.Memo<string> = fc.memo((n) => {
  const test = fc.constantFrom('a = x', 'a != y', 'b in (x, y)', 'b absent', 'b not in (x)', 'a != absent');
  if (n <= 1) return test;
  const below = condition(n - 1);
  const wrapped = below.map((c) => `(${c})`);
  return fc.oneof(
    test,
    wrapped.map((c) => `not ${c}`),
    fc.tuple(wrapped, wrapped).map(([l, r]) => `${l} and ${r}`),
    fc.tuple(wrapped, wrapped).map(([l, r]) => `${l} or ${r}`),
  );
});

test('random conditions are read, and not (not c) means what c means', () => {
  const packages: Assignment[] = ['x', 'y', 'z'].flatMap((a): Assignment[] =>
    a === 'x' ? [{ a, b: null }] : ['x', 'y'].map((b) => ({ a, b })),
  );
  fc.assert(
    fc.property(condition(4), (text) => {
      const once = parse(text);
      const twice = parse(`not (not (${text}))`);
      assert.deepEqual(once.problems, []);
      for (const p of packages) assert.equal(holds(twice.node!, p), holds(once.node!, p));
    }),
  );
});

test('any text is read or refused, with places inside it', () => {
  const piece = fc.constantFrom(
    'a',
    'b',
    'x',
    '=',
    '!=',
    'in',
    '(',
    ')',
    ',',
    'not',
    'and',
    'or',
    'absent',
    ' ',
    '==',
    '"',
    '\n',
    'é',
    '😀',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(piece).map((p) => p.join(' ')),
      ),
      (text) => {
        const { node, problems } = parse(text);
        assert.ok(node !== undefined || problems.length > 0);
        const lines = text.split('\n');
        for (const d of problems) assert.ok(d.at!.column <= lines[d.at!.line - 1]!.length + 1);
      },
    ),
  );
});
