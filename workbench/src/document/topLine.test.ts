import assert from 'node:assert/strict';
import { test } from 'node:test';
import { topLine } from './topLine.js';

test('the line of a key is read without its quotes and its comment', () => {
  for (const [line, read] of [
    ['title: A border and a road', 'A border and a road'],
    ['title:   "Two words"  ', 'Two words'],
    ["title: 'One'  # of several", 'One'],
    ['title: Plan C # the third', 'Plan C'],
    ['title: "C#: a case"', 'C#: a case'],
    ['title: "Odd: \\"quotes\\" # and C:\\\\"', 'Odd: "quotes" # and C:\\'],
    ['title: "one\\" # open', '"one\\"'],
    ["title: 'It''s ''one''' # of two", "It's 'one'"],
    ['title: Plan#3\r', 'Plan#3'],
    ['title: "open', '"open'],
    ['title: # nothing', undefined],
    ['title:', undefined],
    ['subtitle: no', undefined],
    ['  title: of something else', undefined],
  ] as const) {
    assert.equal(topLine(`abide: 1\n${line}\nas-of: 2025-12-16\n`, 'title'), read, line);
    assert.equal(topLine(line, 'title'), read, line);
  }
  assert.equal(topLine('abide: 1\nextends: ../berlin-2025 # the summit\n', 'extends'), '../berlin-2025');
});

test('a line of a million spaces is read at once', { timeout: 5000 }, () => {
  const spaces = ' '.repeat(1_000_000);
  assert.equal(topLine(`title: a${spaces}b`, 'title'), `a${spaces}b`);
  assert.equal(topLine(`extends: ${spaces}'a${spaces}b`, 'extends'), `'a${spaces}b`);
});
