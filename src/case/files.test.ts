import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { loadFromDisk } from './files.js';
import { LARGEST_CASE } from './load.js';
import { readCase } from './read.js';
import { MINIMAL_CASE } from './template.js';

const folder = mkdtempSync(join(tmpdir(), 'abide-'));
after(() => rmSync(folder, { recursive: true }));

function put(path: string, content: string | Uint8Array): string {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
  return file;
}

function problem(path: string) {
  const { case: c, diagnostics } = readCase(path, loadFromDisk);
  assert.equal(c, undefined);
  assert.equal(diagnostics.length, 1, JSON.stringify(diagnostics));
  return diagnostics[0]!;
}

test('a case is a folder with case.yaml, or a file', () => {
  const file = put('fine/case.yaml', MINIMAL_CASE);
  assert.equal(readCase(join(folder, 'fine'), loadFromDisk).case!.id, 'fine');
  assert.equal(readCase(`${join(folder, 'fine')}/`, loadFromDisk).case!.id, 'fine');
  assert.equal(readCase(file, loadFromDisk).case!.id, 'fine');
  assert.equal(readCase(put('other.yaml', MINIMAL_CASE), loadFromDisk).case!.id, 'other');
});

test('a case on disk extends another beside it', () => {
  put('fine/case.yaml', MINIMAL_CASE);
  put('mine/case.yaml', 'abide: 1\nextends: ../fine\ntitle: Mine\n');
  assert.equal(readCase(join(folder, 'mine'), loadFromDisk).case!.title, 'Mine');
});

test('a missing path is answered with the nearest names', () => {
  put('fine/case.yaml', MINIMAL_CASE);
  const d = problem(join(folder, 'fien'));
  assert.equal(d.nearest![0]!.split('/').at(-1), 'fine');
  assert.equal(d.code, 'no-such-case');
  assert.equal(problem(join(folder, 'no', 'where')).code, 'no-such-case');
});

test('a folder without case.yaml is answered with what is in it', () => {
  put('genius/domain.xml', '<x/>');
  assert.match(problem(join(folder, 'genius')).instead!, /^abide settle /);
  put('cases/a/case.yaml', MINIMAL_CASE);
  assert.match(problem(join(folder, 'cases')).instead!, /cases\/a$/);
  put('yaml/draft.yml', MINIMAL_CASE);
  assert.match(problem(join(folder, 'yaml')).instead!, /draft\.yml$/);
  put('json/game.json', '{}');
  assert.match(problem(join(folder, 'json')).instead!, /^abide settle .*game\.json$/);
  mkdirSync(join(folder, 'empty'), { recursive: true });
  assert.equal(problem(join(folder, 'empty')).why, 'it is empty');
});

test('empty, binary, UTF-16, not UTF-8 and too long are told apart', () => {
  assert.equal(problem(put('empty.yaml', '')).code, 'empty-file');
  assert.equal(problem(put('binary.yaml', new Uint8Array([0x89, 0x50, 0, 1]))).code, 'binary');
  assert.equal(problem(put('utf16.yaml', Buffer.from(`\ufeff${MINIMAL_CASE}`, 'utf16le'))).code, 'not-utf-8');
  const latin = problem(put('latin.yaml', Buffer.from('abide: 1\ntitle: caf\xe9\n', 'latin1')));
  assert.deepEqual([latin.code, latin.at!.line, latin.at!.column], ['not-utf-8', 2, 11]);
  assert.equal(problem(put('long.yaml', '#'.repeat(LARGEST_CASE + 1))).code, 'too-large-file');
});

test('a byte order mark is kept in the text and does no harm', () => {
  assert.ok(readCase(put('mark.yaml', `\ufeff${MINIMAL_CASE}`), loadFromDisk).case);
});
