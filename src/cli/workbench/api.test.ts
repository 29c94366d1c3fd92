import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadFromDisk } from '../../case/files.js';
import { type LoadText, readCase } from '../../case/index.js';
import { LARGEST_CASE } from '../../case/load.js';
import { openCase } from './openedCase.js';
import { served, TEXT } from './testing.js';

const hash = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('the case is given as it is on disk, with the hash of its bytes', async (t) => {
  const text = '\ufeffabide: 1\r\ntitle: Grüße 🌍\r\n';
  const { api, folder } = await served(t, { 'mine/case.yaml': text });
  const { status, text: answer } = await api('case');
  assert.equal(status, 200);
  assert.deepEqual(JSON.parse(answer), {
    name: 'mine',
    path: 'case.yaml',
    folder: 'mine',
    key: hash(realpathSync(join(folder, 'mine/case.yaml'))),
    text,
    version: hash(readFileSync(join(folder, 'mine/case.yaml'))),
    others: {},
  });
});

test('two files of one name in folders of one name have keys of their own, which stay the same and tell no path', async (t) => {
  const keyOf = async () => {
    const { api, folder } = await served(t);
    const { key } = JSON.parse((await api('case')).text);
    assert.match(key, /^[0-9a-f]{64}$/);
    assert.equal(openCase(join(folder, 'mine/case.yaml')).key, key);
    return key;
  };
  assert.notEqual(await keyOf(), await keyOf());
});

test('with the case come the texts that it extends, as far as they may be read, under names that its reader asks for', async (t) => {
  const { api, folder } = await served(t, {
    'mine/case.yaml': 'abide: 1\nextends: near.yaml\n',
    'mine/near.yaml': 'abide: 1\nextends: ../base\n',
    'base/case.yaml': 'abide: 1\nextends: root.yaml\n',
    'base/root.yaml': TEXT,
    'later.yaml': TEXT,
  });
  const given = async () => JSON.parse((await api('case')).text) as { text: string; others: Record<string, string> };
  const { text, others } = await given();
  assert.deepEqual(Object.keys(others), ['near.yaml', '../base/case.yaml', '../base/root.yaml']);
  const texts: Record<string, string> = { ...others, 'case.yaml': text };
  const load: LoadText = (path) => {
    const file = [path, `${path}/case.yaml`].find((name) => name in texts)!;
    return { text: texts[file]!, file };
  };
  const { diagnostics } = readCase('case.yaml', load);
  assert.deepEqual(
    diagnostics.map((d) => d.code),
    readCase(join(folder, 'mine'), loadFromDisk).diagnostics.map((d) => d.code),
  );
  // A case that was opened with nothing of later.yaml gets nothing of it by naming it afterwards.
  writeFileSync(join(folder, 'mine/near.yaml'), 'abide: 1\nextends: ../later.yaml\n');
  assert.deepEqual(Object.keys((await given()).others), ['near.yaml']);
});

test('a save replaces the file, keeps what it held, and gives the version for the next save', async (t) => {
  const { save, folder } = await served(t);
  const first = await save({ text: 'one\n', version: hash(TEXT) });
  assert.deepEqual(JSON.parse(first.text), { version: hash('one\n'), kept: 'case.yaml.bak' });
  const second = await save({ text: 'two\n', version: JSON.parse(first.text).version });
  assert.deepEqual(JSON.parse(second.text), { version: hash('two\n'), kept: 'case.yaml.bak2' });
  const read = (name: string) => readFileSync(join(folder, 'mine', name), 'utf8');
  assert.deepEqual(readdirSync(join(folder, 'mine')).sort(), ['case.yaml', 'case.yaml.bak', 'case.yaml.bak2']);
  assert.deepEqual(['case.yaml', 'case.yaml.bak', 'case.yaml.bak2'].map(read), ['two\n', TEXT, 'one\n']);
});

test('what somebody else wrote meanwhile is not overwritten but given', async (t) => {
  const { save, api, folder } = await served(t);
  writeFileSync(join(folder, 'mine/case.yaml'), 'theirs\n');
  const { status, text } = await save({ text: 'mine\n', version: hash(TEXT) });
  assert.equal(status, 409);
  const answer = JSON.parse(text);
  assert.deepEqual([answer.text, answer.version], ['theirs\n', hash('theirs\n')]);
  assert.match(answer.error, /changed by somebody else/);
  assert.deepEqual(readdirSync(join(folder, 'mine')), ['case.yaml']);
  assert.equal(JSON.parse((await api('case')).text).text, 'theirs\n');
});

test('of two saves at once from the same version one is refused', async (t) => {
  const { save, folder } = await served(t);
  const version = hash(TEXT);
  const answers = await Promise.all(['a', 'b', 'c', 'd'].map((text) => save({ text, version })));
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 409, 409, 409]);
  assert.deepEqual(readdirSync(join(folder, 'mine')).sort(), ['case.yaml', 'case.yaml.bak']);
});

test('a body that is too long, or no JSON with a text and a version, is refused and nothing is written', async (t) => {
  const { api, save, folder } = await served(t);
  const version = hash(TEXT);
  const json = { 'Content-Type': 'application/json' };
  const put = async (body: string | Uint8Array, headers: Record<string, string> = json) =>
    (await api('case', { method: 'PUT', headers, body })).status;
  assert.equal((await save({ text: 'a'.repeat(LARGEST_CASE + 1), version })).status, 413);
  assert.equal(await put('a'.repeat(3 * LARGEST_CASE)), 413);
  assert.equal(await put('a'.repeat(3 * LARGEST_CASE), { ...json, 'Transfer-Encoding': 'chunked' }), 413);
  for (const body of ['', 'no', 'null', '[]', '{"text": "a"}', '{"version": "a"}', '{"text": 1, "version": ""}']) {
    assert.equal(await put(body), 400, body);
  }
  assert.equal(await put(Buffer.from(`{"text": "\xff", "version": "${version}"}`, 'latin1')), 400, 'not UTF-8');
  assert.equal(await put(JSON.stringify({ text: 'a', version }), { 'Content-Type': 'text/plain' }), 415);
  assert.deepEqual(readdirSync(join(folder, 'mine')), ['case.yaml']);
  assert.equal(readFileSync(join(folder, 'mine/case.yaml'), 'utf8'), TEXT);
});

test('a case of the largest size can be saved, whatever its letters', async (t) => {
  const { save, folder } = await served(t);
  const text = '"\n'.repeat(LARGEST_CASE / 2);
  assert.equal((await save({ text, version: hash(TEXT) })).status, 200);
  assert.equal(readFileSync(join(folder, 'mine/case.yaml'), 'utf8'), text);
});

test('a case that is gone or cannot be read is told as that', async (t) => {
  const { api, save, folder } = await served(t);
  const file = join(folder, 'mine/case.yaml');
  rmSync(file);
  assert.equal((await api('case')).status, 404);
  const refused = await save({ text: 'new\n', version: hash(TEXT) });
  assert.deepEqual(
    [refused.status, JSON.parse(refused.text)],
    [409, { error: 'case.yaml is gone', text: null, version: null }],
  );
  // Who has seen that it is gone may write it again.
  assert.equal((await save({ text: 'new\n', version: null })).status, 200);
  writeFileSync(file, Buffer.from([0xff, 0x41]));
  const { status, text } = await api('case');
  assert.deepEqual([status, JSON.parse(text).error.includes('UTF-8')], [422, true]);
  assert.equal((await save({ text: 'new\n', version: null })).status, 409);
});

test('a case that becomes a link is neither read nor written through it', async (t) => {
  const { api, save, folder } = await served(t, { 'secret.yaml': 'secret\n' });
  rmSync(join(folder, 'mine/case.yaml'));
  symlinkSync(join(folder, 'secret.yaml'), join(folder, 'mine/case.yaml'));
  assert.equal((await api('case')).status, 422);
  for (const version of [null, hash('secret\n')]) assert.equal((await save({ text: 'x', version })).status, 409);
  assert.equal(readFileSync(join(folder, 'secret.yaml'), 'utf8'), 'secret\n');
});

const get = (name: string) => `files/${encodeURIComponent(name)}`;

test('YAML files of the folder of the case are read, under the name that the case has for them', async (t) => {
  const { api } = await served(t, { 'mine/base.yaml': 'base\n', 'mine/old ones/case.yaml': 'old\n' });
  assert.deepEqual(JSON.parse((await api(get('base.yaml'))).text), {
    name: 'base.yaml',
    text: 'base\n',
    version: hash('base\n'),
  });
  for (const name of ['old ones', 'old ones/', './old ones/case.yaml', 'x/../old ones']) {
    const { status, text } = await api(get(name));
    assert.deepEqual([status, JSON.parse(text).name], [200, 'old ones/case.yaml'], name);
  }
  assert.equal((await api('files/old%20ones/case.yaml')).status, 200);
  assert.equal((await api(get('none.yaml'))).status, 404);
});

test('outside its folder those files alone are read that the case extended when it was opened', async (t) => {
  const { api, save, folder } = await served(t, {
    'mine/case.yaml': 'abide: 1\nextends: ../base\n',
    'base/case.yaml': 'abide: 1\nextends: ../base/root.yaml\n',
    'base/root.yaml': TEXT,
    'base/other.yaml': 'other\n',
    'secret.yaml': 'secret\n',
  });
  for (const [name, own] of [
    ['../base', '../base/case.yaml'],
    ['../base/case.yaml', '../base/case.yaml'],
    ['../base/root.yaml', '../base/root.yaml'],
  ] as const) {
    const { status, text } = await api(get(name));
    assert.deepEqual([status, JSON.parse(text).name], [200, own], name);
  }
  const text = 'abide: 1\nextends: ../secret.yaml\n';
  assert.equal((await save({ text, version: hash('abide: 1\nextends: ../base\n') })).status, 200);
  for (const name of [
    '../secret.yaml',
    '../base/other.yaml',
    '../',
    '../..',
    '/etc/passwd',
    '../../../../etc/passwd',
  ]) {
    const { status, text } = await api(get(name));
    assert.equal(status, 403, name);
    assert.match(JSON.parse(text).error, /outside the folder of the case/);
  }
  assert.equal((await api(get(join(folder, 'secret.yaml')))).status, 403);
});

test('no spelling of a name leads out of the folder', async (t) => {
  const { api } = await served(t, { 'secret.yaml': 'secret\n', 'mine/deep/x.yaml': '' });
  const names = ['../secret.yaml', '..%2fsecret.yaml', '%2e%2e%2fsecret.yaml', '..%2f..%2fsecret.yaml'];
  names.push('deep/..%2f..%2fsecret.yaml', '..%5csecret.yaml', '..%252fsecret.yaml', 'deep%5c..%5c..%5csecret.yaml');
  names.push('', '.', '%00', 'case.yaml%00.yaml', '%ff', '%', '/etc/passwd', '%2fetc%2fpasswd', '~/secret.yaml');
  for (const name of names) {
    const { status, text } = await api(`files/${name}`);
    assert.ok([400, 403, 404].includes(status), `${name}: ${status}`);
    assert.match(text, /^\{"error":/);
    assert.ok(!text.includes('secret\\n'), name);
  }
});

test('a link that leads out of the folder is not followed, one that stays inside is', async (t) => {
  const { api, folder } = await served(t, {
    'mine/base.yaml': 'base\n',
    'secret.yaml': 'secret\n',
    's/case.yaml': 's',
  });
  const link = (target: string, name: string) => symlinkSync(join(folder, target), join(folder, 'mine', name));
  link('secret.yaml', 'link.yaml');
  link('s', 'folder');
  link('mine/base.yaml', 'inner.yaml');
  mkdirSync(join(folder, 'mine/holds'));
  link('secret.yaml', 'holds/case.yaml');
  for (const name of ['link.yaml', 'folder', 'folder/case.yaml', 'holds']) {
    const { status, text } = await api(get(name));
    assert.deepEqual([status, /leads elsewhere/.test(text)], [403, true], name);
  }
  assert.equal((await api(get('inner.yaml'))).status, 200);
});

test('a link among the files that a case extends is not followed out of its folder either', async (t) => {
  const folders = {
    'mine/case.yaml': 'abide: 1\nextends: ../base\n',
    'base/case.yaml': TEXT,
    'secret.yaml': 'secret\n',
  };
  const { api, folder } = await served(t, folders);
  assert.equal((await api(get('../base'))).status, 200);
  rmSync(join(folder, 'base/case.yaml'));
  symlinkSync(join(folder, 'secret.yaml'), join(folder, 'base/case.yaml'));
  assert.equal((await api(get('../base'))).status, 403);
});

test('only text in YAML files of at most 1 MiB is read', async (t) => {
  const { api } = await served(t, {
    'mine/id_rsa': 'secret',
    'mine/long.yaml': 'a'.repeat(LARGEST_CASE + 1),
    'mine/binary.yaml': new Uint8Array(10),
  });
  assert.equal((await api(get('id_rsa'))).status, 403);
  assert.equal((await api(get('long.yaml'))).status, 422);
  assert.equal((await api(get('binary.yaml'))).status, 422);
});
