import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type LineChange, lineDifference } from './lineDifference.js';

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));
const side = (changes: readonly LineChange[], kind: LineChange['kind']) =>
  changes.flatMap((change) => (change.kind === kind || change.kind === 'same' ? change.lines : [])).join('\n');
const edits = (changes: readonly LineChange[]) =>
  changes.reduce((sum, { kind, lines }) => sum + (kind === 'same' ? 0 : lines.length), 0);

/** The longest common subsequence by its table: lines that are not in it have to go or to come. */
function fewest(a: string[], b: string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      table[i]![j] = a[i - 1] === b[j - 1] ? table[i - 1]![j - 1]! + 1 : Math.max(table[i - 1]![j]!, table[i]![j - 1]!);
    }
  }
  return a.length + b.length - 2 * table[a.length]![b.length]!;
}

test('both texts can be read out of their difference, and no shorter one exists', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = lineDifference(before, after);
      assert.equal(side(changes, 'removed'), before);
      assert.equal(side(changes, 'added'), after);
      assert.equal(edits(changes), fewest(before.split('\n'), after.split('\n')));
    }),
  );
});

test('a line that is changed in the middle is one removed and one added', () => {
  assert.deepEqual(lineDifference('a\nb\nc', 'a\nx\nc'), [
    { kind: 'same', lines: ['a'] },
    { kind: 'removed', lines: ['b'] },
    { kind: 'added', lines: ['x'] },
    { kind: 'same', lines: ['c'] },
  ]);
});

test('texts with nothing in common are shown whole, also when they are long', () => {
  const [before, after] = ['a', 'b'].map((letter) =>
    Array.from({ length: 3000 }, (_, i) => `${letter}${i}`).join('\n'),
  );
  const changes = lineDifference(before!, after!);
  assert.deepEqual(
    changes.map(({ kind, lines }) => [kind, lines.length]),
    [
      ['removed', 3000],
      ['added', 3000],
    ],
  );
});
