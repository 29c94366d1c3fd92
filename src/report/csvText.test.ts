import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csvText } from './csvText.js';

test('every line has as many fields as there are names', () => {
  assert.equal(csvText([['a', 'b', 'c'], [1], [undefined, 'x', 0.25]]), 'a,b,c\n1,,\n,x,0.25\n');
});

test('no name is a formula to a spreadsheet; numbers stay numbers', () => {
  assert.equal(csvText([['=1+1', '@a', '+5.0', '-2 %', -1]]), "'=1+1,'@a,+5.0,-2 %,-1\n");
});
