import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { isolated, rightToLeftApart } from './rightToLeftApart.js';

test('names in Arabic and Hebrew stand apart from numbers and signs around them', () => {
  assert.deepEqual(rightToLeftApart('Draft: الحزب الكبير +25.0 (שלום).'), [
    'Draft: ',
    'الحزب الكبير',
    ' +25.0 (',
    'שלום',
    ').',
  ]);
  assert.deepEqual(rightToLeftApart('Northland +25.0'), ['Northland +25.0']);
});

test('the parts are the text again, and every second one alone has right-to-left letters', () => {
  const any = fc.string({ unit: fc.constantFrom(...'ab 1+,.', 'ا', 'ب', 'ש', '\u200d', '漢') });
  fc.assert(
    fc.property(any, (text) => {
      const parts = rightToLeftApart(text);
      assert.equal(parts.join(''), text);
      for (const [i, part] of parts.entries()) assert.equal(/[ابש]/.test(part), i % 2 === 1, part);
    }),
  );
});

test('where there are no elements, marks set them apart', () => {
  assert.equal(isolated('الحزب: +25.0, −1.0'), '\u2068الحزب\u2069: +25.0, −1.0');
  assert.equal(isolated('Northland: +25.0'), 'Northland: +25.0');
});
