import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { LARGEST_CASE } from '../../case/load.js';
import { presentCase, versionOf } from './caseFile.js';
import { saveCase } from './saveCase.js';
import { folderOf, TEXT } from './testing.js';

const hashOfFile = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

test('whatever text is saved is read back, under the hash of the bytes on disk, and all that it replaced is kept', (t) => {
  const folder = folderOf(t, {});
  let runs = 0;
  const line = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), (texts) => {
      const own = join(folder, String(runs++));
      mkdirSync(own);
      const file = join(own, 'case.yaml');
      let version: string | null = null;
      for (const text of texts) {
        const saved = saveCase(file, text, version);
        assert.equal(saved.status, 200);
        version = (saved as { version: string }).version;
        assert.equal(version, hashOfFile(file));
        assert.deepEqual(presentCase(file), { kind: 'text', text, version });
      }
      const kept = readdirSync(own).filter((name) => name !== 'case.yaml');
      assert.ok(kept.every((name) => /^case\.yaml\.bak\d*$/.test(name)));
      // Each text that another one followed, in order; what was saved twice over was not replaced.
      const followed = texts.filter((text, i) => i + 1 < texts.length && text !== texts[i + 1]);
      const name = (i: number) => join(own, `case.yaml.bak${i === 0 ? '' : i + 1}`);
      assert.deepEqual(
        kept.map((_, i) => readFileSync(name(i), 'utf8')),
        followed,
      );
    }),
    { numRuns: 40 },
  );
});

test('a save from any other version than the present one changes nothing', (t) => {
  const folder = folderOf(t, { 'case.yaml': TEXT });
  const file = join(folder, 'case.yaml');
  for (const version of [null, '', versionOf('x'), versionOf(TEXT).toUpperCase(), versionOf(TEXT).slice(1)]) {
    const { error, ...saved } = saveCase(file, 'new\n', version) as { error: string };
    assert.deepEqual(saved, { status: 409, text: TEXT, version: versionOf(TEXT) });
    assert.deepEqual(readdirSync(folder), ['case.yaml']);
    assert.equal(readFileSync(file, 'utf8'), TEXT);
  }
});

test('the file keeps its mode, its copy has the same, and no other file is left', (t) => {
  const folder = folderOf(t, { 'case.yaml': TEXT });
  const file = join(folder, 'case.yaml');
  for (const mode of [0o600, 0o664, 0o755]) {
    chmodSync(file, mode);
    const { text, version } = presentCase(file) as { text: string; version: string };
    assert.equal(saveCase(file, `${text}#\n`, version).status, 200);
    assert.equal(statSync(file).mode & 0o777, mode);
  }
  assert.deepEqual(readdirSync(folder), ['case.yaml', 'case.yaml.bak', 'case.yaml.bak2', 'case.yaml.bak3']);
  assert.equal(statSync(`${file}.bak`).mode & 0o777, 0o600);
});

test('text that no case may hold is refused before anything is written', (t) => {
  const folder = folderOf(t, { 'case.yaml': TEXT });
  const file = join(folder, 'case.yaml');
  const status = (text: string) => saveCase(file, text, versionOf(TEXT)).status;
  assert.equal(status('a\0b'), 400);
  assert.equal(status('half a pair: \ud83c'), 400);
  assert.equal(status('é'.repeat(LARGEST_CASE / 2 + 1)), 413);
  assert.deepEqual(readdirSync(folder), ['case.yaml']);
});

test('a save that fails leaves the file as it was and no temporary file', (t) => {
  const folder = folderOf(t, { 'case.yaml': TEXT, 'case.yaml.bak/full': '' });
  // A folder stands where the case should be: it is no file that could be replaced.
  assert.equal(saveCase(join(folder, 'case.yaml.bak'), 'new\n', null).status, 409);
  // There is no folder to write in.
  assert.deepEqual(saveCase(join(folder, 'none/case.yaml'), 'new\n', null), {
    status: 500,
    error: 'case.yaml cannot be written: ENOENT',
  });
  assert.deepEqual(readdirSync(folder).sort(), ['case.yaml', 'case.yaml.bak']);
});
