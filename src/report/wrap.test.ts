import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { displayWidth } from './displayWidth.js';
import { shorten, wrap, wrapIn } from './wrap.js';

test('text breaks at spaces, and a word longer than the line is broken', () => {
  assert.deepEqual(wrap('one two three', '- ', '  ', 9), ['- one two', '  three']);
  assert.deepEqual(wrap('a abcdefgh b', '', '', 4), ['a', 'abcd', 'efgh', 'b']);
  assert.deepEqual(wrap('漢字漢字', '', '', 5), ['漢字', '漢字']);
});

test('wrapped lines keep every character and never exceed the width', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '漢', 'e\u0301', '😀', '\n'), maxLength: 200 });
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 30 }), (t, width) => {
      const lines = wrap(t, '', ' ', width);
      for (const line of lines) assert.ok(displayWidth(line) <= width, line);
      assert.equal(lines.join('').replace(/\s/g, ''), t.replace(/\s/g, ''));
    }),
  );
});

test('a text that is too long ends after a sentence, else a clause, else a word', () => {
  const word = 'word '.repeat(15).trim();
  assert.equal(shorten(1, `${word}. ${word}.`), `${word}. … (--long)`);
  assert.equal(shorten(1, `${word}; ${word}.`), `${word}; … (--long)`);
  assert.equal(shorten(1, `${word} ${word}.`), `${`${word} word word`} … (--long)`);
  assert.equal(shorten(1, 'Short.'), 'Short.');
});

test('a shortened text fits its lines whatever it is', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '. ', ', ', '漢', '\n'), maxLength: 900, size: 'max' });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 5 }), (t, most) => {
      const lines = wrapIn(most, t);
      assert.ok(lines.length <= most);
      assert.equal(lines.at(-1)!.endsWith('(--long)'), wrap(t).length > most);
    }),
  );
});
