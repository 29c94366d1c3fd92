import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stageInWords } from './stageInWords.js';

test('work is told in words, with its share where it is known', () => {
  assert.equal(
    stageInWords({ stage: 'check', done: 4096, total: 39_366 }),
    'Checking the answers with other code: 10 %',
  );
  assert.equal(stageInWords({ stage: 'corrections', done: 7, total: 0 }), 'Finding the smallest corrections …');
  assert.equal(stageInWords({ stage: 'completions', done: 1, total: 2 }), 'Filling in what packages leave open: 50 %');
  assert.equal(stageInWords({ stage: 'a stage that is new', done: 0, total: 0 }), 'Working …');
});
