import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cut, displayWidth, padEnd, padStart } from './displayWidth.js';

// EastAsianWidth.txt: W and F are two columns, all else one; Mn and Cf take none.
const WIDTHS: [string, number][] = [
  ['', 0],
  ['Ukraine', 7],
  ['−22.7 ‼ ✗ → … ·', 15],
  ['Zażółć', 6],
  ['e\u0301', 1],
  ['漢字', 4],
  ['カタカナ', 8],
  ['한국', 4],
  ['ＡＢ', 4],
  ['🕊', 1],
  ['😀', 2],
  ['\u200f\u200d', 0],
];

for (const [text, width] of WIDTHS) {
  test(`${JSON.stringify(text)} takes ${width} columns`, () => assert.equal(displayWidth(text), width));
}

test('padding counts columns, not characters', () => {
  assert.equal(padEnd('漢字', 6), '漢字  ');
  assert.equal(padStart('e\u0301', 3), '  e\u0301');
});

test('a cut text keeps its beginning, on one line and in its columns', () => {
  assert.equal(cut('The offer', 9), 'The offer');
  assert.equal(cut('The offer', 6), 'The o…');
  assert.equal(cut('漢字漢字', 6), '漢字…');
  assert.equal(cut('The\noffer', 20), 'The offer');
});
