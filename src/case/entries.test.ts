import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editCase } from './edit.js';
import { readEntries } from './entries.js';
import { caseOf, EXAMPLE } from './testing.js';

const entriesOf = (text: string, others: Record<string, string> = {}) =>
  readEntries('case.yaml', (path) => ({ text: others[path] ?? text, file: path }));

test('every number of a case that is written has its entry, and written there anew it gives the same bytes', () => {
  const entries = new Map(entriesOf(EXAMPLE).map((entry) => [entry.keys.join('.'), entry]));
  for (const { path, written, at } of caseOf(EXAMPLE).numbers) {
    if (!at) continue;
    const entry = entries.get(path);
    assert.ok(entry, path);
    assert.equal(entry.written.split('@')[0]!.trim(), written);
    assert.deepEqual(editCase(EXAMPLE, entry.keys, entry.written), { text: EXAMPLE });
  }
});

test('lists are told in one line and item by item, numbers before their conditions by their count', () => {
  const entries = entriesOf('a:\n  - x\n  - [y, z]\nb: {65: p = q, 45: otherwise}\nc: {p10: 1, p50: 2, p90: 4}\n');
  assert.deepEqual(
    entries.map(({ keys, kind, written }) => [keys.join('.'), kind, written]),
    [
      ['a', 'list', '[x, [y, z]]'],
      ['a.1', 'text', 'x'],
      ['a.2', 'list', '[y, z]'],
      ['a.2.1', 'text', 'y'],
      ['a.2.2', 'text', 'z'],
      ['b', 'map', ''],
      ['b.65', 'text', 'p = q'],
      ['b.45', 'text', 'otherwise'],
      ['b.1', 'text', '65'],
      ['b.2', 'text', '45'],
      ['c', 'text', '{p10: 1, p50: 2, p90: 4}'],
    ],
  );
});

test('of a number before its condition that looks like a count, the number is told', () => {
  const entries = entriesOf('b: {2: p = q, 30: otherwise}\n').map(({ keys, written }) => [keys.join('.'), written]);
  assert.deepEqual(entries, [
    ['b', ''],
    ['b.30', 'otherwise'],
    ['b.1', '2'],
    ['b.2', '30'],
  ]);
});

test('an entry of a case that another one extends names the file in which it stands', () => {
  const entries = entriesOf('extends: base.yaml\na: {x: 1}\n', { 'base.yaml': 'a: {x: 0, y: 2}\n' });
  const files = entries.map(({ keys, at }) => `${keys.join('.')} ${at.file}`);
  assert.deepEqual(files, ['a case.yaml', 'a.x case.yaml', 'a.y base.yaml', 'extends case.yaml']);
});

test('what is no YAML has no entries, and nothing is thrown', () => {
  for (const text of ['', '- x', '\u0000', 'a: *b']) assert.ok(entriesOf(text).length <= 1, text);
});
