import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameSource } from './name-source.js';
import { GUARANTEE, readTexts } from './testing.js';

test('where a second source comes, each bare paragraph is named by the first one, and nothing else changes', () => {
  const two = GUARANTEE.replace('sources:\n', 'sources:\n  second: {title: Another}\n');
  const read = (text: string) => readTexts({ 'case.yaml': text });
  const { diagnostics } = read(two);
  assert.ok(diagnostics.some(({ code }) => code === 'which-source'));
  const named = nameSource('case.yaml', two, 'report', diagnostics);
  assert.equal(named.replaceAll('report/p', 'p'), two.replaceAll('report/p', 'p'));
  assert.deepEqual(
    read(named).diagnostics.filter(({ severity }) => severity === 'error'),
    [],
  );
  const grounds = (text: string) => read(text).case!.numbers.map(({ ground }) => ground?.key);
  assert.deepEqual(grounds(named), grounds(GUARANTEE));
});
