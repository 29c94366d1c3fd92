import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Budget } from '../shared/budget.js';
import { compile } from './compile.js';
import { Enumeration, packageOf, tupleOf } from './enumerate.js';
import { settle } from './settle.js';
import { refuseTooLarge } from './size.js';
import type { DealSpace, Formula } from './space.js';

const is = (issue: number, ...options: number[]): Formula => ({ kind: 'is', issue, options });

/** Issues with so many options, one signatory that is indifferent to all. */
function space(sizes: readonly number[], rules: Formula[] = []): DealSpace {
  return {
    unit: 'points',
    issues: sizes.map((n, i) => ({ name: `i${i}`, options: Array.from({ length: n }, (_, o) => `o${o}`) })),
    rules,
    parties: [
      {
        name: 'p',
        role: 'signatory',
        points: sizes.map((n) => new Float64Array(n)),
        terms: [],
        refuses: [],
        threshold: 0,
      },
    ],
    adoption: { voters: [0], atLeast: 1, vetoes: [] },
  };
}

function list(of: DealSpace, partial?: (number | undefined)[]): string[] {
  const compiled = compile(of);
  const enumeration = new Enumeration(compiled, partial);
  const found: string[] = [];
  while (enumeration.next())
    for (let j = 0; j < enumeration.block.length; j++)
      found.push(packageOf(compiled.sizes, enumeration.block.tuples[j]).join(''));
  return found;
}

test('packages come in lexicographic order, without those that break a rule', () => {
  assert.deepEqual(list(space([2, 3])), ['00', '01', '02', '10', '11', '12']);
  const rule: Formula = { kind: 'or', of: [is(0, 0), is(1, 2)] };
  assert.deepEqual(list(space([2, 3], [rule])), ['00', '01', '02', '12']);
  assert.deepEqual(list(space([2, 3], [{ kind: 'or', of: [] }])), []);
  assert.deepEqual(list(space([2, 3]), [undefined, 1]), ['01', '11']);
});

test('a tuple and its number belong together', () => {
  assert.equal(tupleOf([2, 3, 4], [1, 2, 3]), 23); // 1·12 + 2·4 + 3, the last of 24
  assert.deepEqual(packageOf([2, 3, 4], 23), [1, 2, 3]);
});

test('more packages than fit into one block are all listed, each once', () => {
  const sizes = [7, 5, 9, 40]; // 12,600 packages
  const found = list(space(sizes));
  assert.equal(found.length, 12_600);
  assert.equal(new Set(found).size, 12_600);
});

test('a space above the limit is refused with the exact count of tuples, however large', async () => {
  // 3^60 = 42391158275216203514294433201
  const refused = await settle(space(Array(60).fill(3)), {}, new Budget());
  assert.ok(refused.kind === 'too-large');
  assert.equal(refused.tuples, '42391158275216203514294433201');
  assert.equal(refused.packages, '42391158275216203514294433201');
  assert.equal(refused.limit, 10_000_000);
});

test('packages after rules are counted without listing them where rules tie few issues together', async () => {
  // Two issues of 30 options of which the pairs (o, o) alone are allowed, and five free issues of 30: 30 · 30^5.
  const same: Formula = {
    kind: 'or',
    of: Array.from({ length: 30 }, (_, o): Formula => ({ kind: 'and', of: [is(0, o), is(6, o)] })),
  };
  const refused = await refuseTooLarge(compile(space(Array(7).fill(30), [same])), new Budget());
  assert.equal(refused?.packages, String(30 ** 6));
  assert.equal(refused?.tuples, String(30 ** 7));
});

test('a space with many tuples and few packages is served', async () => {
  // 10^8 tuples; from the second issue on each option must be 0 unless the first is 9: 9 + 10^7 packages are too
  // many, but with a further rule that the first is never 9 nine are left.
  const rules = [1, 2, 3, 4, 5, 6, 7].map((i): Formula => ({ kind: 'or', of: [is(i, 0), is(0, 9)] }));
  const few = await settle(space(Array(8).fill(10), [...rules, { kind: 'not', of: is(0, 9) }]), {}, new Budget());
  assert.ok(few.kind === 'settlement');
  assert.equal(few.counts.packages, 9);
  const many = await settle(space(Array(8).fill(10), rules), {}, new Budget());
  assert.ok(many.kind === 'too-large');
  assert.equal(many.packages, '10000009');
});

test('a space that contradicts itself is an error of the program', () => {
  const fine = space([2]);
  assert.throws(() => compile({ ...fine, issues: [] }), RangeError);
  assert.throws(() => compile({ ...fine, rules: [is(3, 0)] }), RangeError);
  assert.throws(() => compile({ ...fine, rules: [is(0, 2)] }), RangeError);
  assert.throws(() => compile({ ...fine, adoption: { voters: [1], atLeast: 1, vetoes: [] } }), RangeError);
  assert.throws(() => compile({ ...fine, parties: [{ ...fine.parties[0], threshold: Number.NaN }] }), RangeError);
  assert.throws(() => compile({ ...fine, parties: [{ ...fine.parties[0], role: 'endorser' }] }), RangeError);
});
