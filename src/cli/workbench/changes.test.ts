import assert from 'node:assert/strict';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { versionOf } from './caseFile.js';
import { served, TEXT } from './testing.js';

test('the page hears of every way in which a file changes, and not of a save of the same text', async (t) => {
  const { port, token, folder } = await served(t);
  const file = join(folder, 'mine/case.yaml');
  const answer = await fetch(`http://127.0.0.1:${port}/api/changes`, { headers: token });
  assert.equal(answer.headers.get('content-type'), 'text/event-stream');
  const reader = answer.body!.getReader();
  t.after(() => reader.cancel());
  const next = async () => {
    const { value } = await reader.read();
    const [, json] = /^event: version\ndata: (.*)\n\n$/.exec(Buffer.from(value!).toString())!;
    return JSON.parse(json!).version;
  };
  assert.equal(await next(), versionOf(TEXT));
  writeFileSync(file, TEXT);
  writeFileSync(file, 'in place\n');
  assert.equal(await next(), versionOf('in place\n'));
  writeFileSync(`${file}~`, 'by renaming\n');
  renameSync(`${file}~`, file);
  assert.equal(await next(), versionOf('by renaming\n'));
  rmSync(file);
  assert.equal(await next(), null);
  writeFileSync(file, 'new\n');
  assert.equal(await next(), versionOf('new\n'));
});
