import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readInput } from './readInput.js';

const folder = mkdtempSync(join(tmpdir(), 'abide-formats-'));
after(() => rmSync(folder, { recursive: true }));

function put(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const codes = (path: string) => readInput(path).diagnostics.map((d) => `${d.severity} ${d.code}`);

test('each format is recognised by itself', () => {
  assert.equal(readInput('test/data/genius-ferry').kind, 'genius');
  assert.equal(readInput('test/data/negolog-ferry/').kind, 'negolog');
  assert.equal(readInput('cases/scorable/base.json').kind, 'scorable');
});

test('diagnostics name files as the user did, and their text is at hand to show the line', () => {
  const { diagnostics, files } = readInput('test/data/negolog-ferry/');
  assert.equal(diagnostics[0]!.at!.file, 'test/data/negolog-ferry/specs.json');
  assert.match(files['test/data/negolog-ferry/specs.json']!, /Ferry/);
});

test('what cannot be read is told in one diagnostic', () => {
  mkdirSync(join(folder, 'empty'));
  assert.deepEqual(codes(join(folder, 'empty')), ['error unknown-format']);
  assert.deepEqual(codes(join(folder, 'nothing-here')), ['error unreadable']);
  assert.deepEqual(codes(put('empty.json', '')), ['error empty-file']);
  assert.deepEqual(codes(put('blank.json', ' \n')), ['error empty-file']);
  assert.deepEqual(codes(put('binary.json', Buffer.from([0x89, 0x50, 0, 1]))), ['error not-text']);
  assert.deepEqual(codes(put('latin.json', Buffer.from('{"é": 1}', 'latin1'))), ['error not-text']);
  assert.deepEqual(codes(put('other.json', '{"a": 1}')), ['error unknown-format']);
  assert.deepEqual(codes(put('list.json', '[1, 2]')), ['error unknown-format']);
  assert.deepEqual(codes(put('one.xml', '<utility_space/>')), ['error unknown-format']);
  assert.deepEqual(codes(put('profile.json', '{"issueWeights": {}, "issues": {}}')), ['error unknown-format']);
  assert.deepEqual(codes(put('deep.json', '['.repeat(20_000))), ['error too-deep']);
});

test('a file of 50 MB is refused by its size, alone or in a folder', () => {
  const large = Buffer.alloc(50_000_000, ' ');
  assert.deepEqual(codes(put('large.json', large)), ['error too-large']);
  mkdirSync(join(folder, 'scenario'));
  put('scenario/domain.xml', large);
  assert.deepEqual(codes(join(folder, 'scenario')), ['error too-large']);
});

test('a byte order mark is passed over', () => {
  assert.deepEqual(codes(put('bom.json', '\ufeff{"shape": [], "parties": []}')), [
    'error no-issues',
    'error missing-party',
  ]);
});

test('a file that is wrong throughout gives a hundred diagnostics and the number of the rest', () => {
  const parties = Array.from({ length: 150 }, () => 1);
  const { diagnostics } = readInput(put('wrong.json', JSON.stringify({ shape: [1], parties })));
  assert.equal(diagnostics.length, 101);
  assert.match(diagnostics.at(-1)!.what, /there are \d+ more problems/);
});
