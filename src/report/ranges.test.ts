import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chanceText, wholePercent, withRange } from './ranges.js';

const plain = (text: string) => text.replace(/\u00a0/g, ' ');
const cell = (text: string, range: [number, number]) => plain(withRange({ text, number: 0, range }));

test('a range stands in brackets, in the unit of its number', () => {
  assert.equal(cell('62\u00a0%', [0.41, 0.78]), '62 % (41–78)');
  assert.equal(cell('6.8\u00a0%', [0.021, 0.172]), '6.8 % (2.1–17)');
  assert.equal(cell('+9.6', [-3.4, 21.1]), '+9.6 (−3 to +21)');
  assert.equal(cell('6.1', [2.2, 14.8]), '6.1 (2–15)');
  assert.equal(cell('1.4', [0.2, 3.9]), '1.4 (0.2–3.9)');
  assert.equal(withRange({ text: '+9.6', number: 9.6 }), '+9.6');
});

test('what the text of a cell says already is not said again', () => {
  assert.equal(cell('+9.6 (−3.4 to +21.1)', [-3.4, 21.1]), '+9.6 (−3.4 to +21.1)');
  assert.equal(chanceText({ text: '69\u00a0% ± 22', chance: 0.69 }), undefined);
  assert.equal(plain(chanceText({ text: '+9.6', chance: 0.69 })!), '69 %');
});

test('an end that is not quite 0 or 1 never reads as if it were', () => {
  assert.equal(cell('>99\u00a0%', [0.93, 0.9997]), '>99 % (93–>99)');
  assert.equal(cell('0.1\u00a0%', [0.0001, 0.004]), '0.1 % (<0.1–0.4)');
});

test('points below 0 have a sign and a word between them, so that no dash is read as a minus', () => {
  assert.equal(cell('0.4', [-0.8, 1.6]), '0.4 (−0.8 to +1.6)');
  assert.equal(cell('−15.3', [-27.2, -2.9]), '−15.3 (−27 to −3)');
  assert.equal(cell('−0.2', [-9.4, 0.3]), '−0.2 (−9.4 to +0.3)');
  assert.equal(cell('+4.0', [-12, 0.2]), '+4.0 (−12 to 0)');
});

test('a whole per cent is within one half of the share, and 0% and 100% are said of nothing else', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
      const text = wholePercent(share);
      const number = Number(text.replace(/[<>%]/g, ''));
      if (/^[<>]/.test(text)) assert.ok(text === '<1%' ? share > 0 && share < 0.005 : share < 1 && share >= 0.995);
      else assert.ok(Math.abs(number - share * 100) <= 0.5 + 1e-9);
      if (text === '0%') assert.equal(share, 0);
      if (text === '100%') assert.equal(share, 1);
    }),
  );
});
