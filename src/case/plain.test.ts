import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plainOf, putPlain, samePlain, takePlain } from './plain.js';
import { Problems } from './problems.js';
import { EXAMPLE } from './testing.js';
import { TextFile } from './text-file.js';
import { parseYaml } from './yaml.js';

const plain = (text: string) => plainOf(parseYaml(new TextFile('case.yaml', text), new Problems()).root!);

test('what a text says is the same in lines and in braces, with and without comments', () => {
  assert.ok(samePlain(plain('a:\n  b: 1 # one\n  c: [x, y]\n'), plain('a: {b: "1", c: [x, y]}\n')));
});

test('an addition that wrote anything else, or at another place, is seen', () => {
  const meant = putPlain(plain('a: {b: 1}\n'), ['a', 'c'], { d: 'x', e: ['y'] });
  assert.ok(samePlain(meant, plain('a: {b: 1, c: {d: x, e: [y]}}\n')));
  for (const wrong of [
    'a: {b: 1, c: {d: z, e: [y]}}\n',
    'a: {b: 1, c: {d: x}}\n',
    'a: {b: 2, c: {d: x, e: [y]}}\n',
    'a: {c: {d: x, e: [y]}, b: 1}\n',
    'a: {b: 1}\nc: {d: x, e: [y]}\n',
  ])
    assert.ok(!samePlain(meant, plain(wrong)), wrong);
});

test('a removal that took a line too many or too few is seen', () => {
  const lines = EXAMPLE.split('\n');
  const meant = takePlain(plain(EXAMPLE), ['red-lines', 'no-large-dam']);
  const at = lines.findIndex((line) => line.startsWith('  no-large-dam:'));
  const without = (from: number, count: number) => lines.filter((_, i) => i < from || i >= from + count).join('\n');
  assert.ok(samePlain(meant, plain(without(at, 1))));
  fc.assert(
    fc.property(fc.nat(lines.length - 2), fc.nat(2), (from, count) => {
      fc.pre(from !== at || count !== 1);
      assert.ok(!samePlain(meant, plain(without(from, count))));
    }),
    { numRuns: 40 },
  );
});
