import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { abide, freshFolder } from './support/abide.js';
import { root } from './support/root.js';

const SCRIPT = fileURLToPath(new URL('./support/openRun.js', import.meta.url));

function site(): string {
  const folder = freshFolder();
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Workbench</title>');
  return folder;
}

interface Opened {
  process: ChildProcess;
  address: URL;
  /** All that was printed so far. */
  printed: { stdout: string; stderr: string };
  ask(path: string): Promise<Response>;
}

/** Opens a case and waits for its address. */
async function opened(t: TestContext, args: string[], more: { cwd?: string; env?: object } = {}): Promise<Opened> {
  const run = spawn(process.execPath, [SCRIPT, site(), ...args], {
    cwd: more.cwd ?? root,
    env: { ...process.env, CI: '', DISPLAY: '', WAYLAND_DISPLAY: '', ...more.env },
  });
  t.after(() => run.kill('SIGKILL'));
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    run[stream].setEncoding('utf8').on('data', (text) => {
      printed[stream] += text;
    });
  }
  while (!printed.stderr.includes('\n')) await once(run.stderr, 'data');
  while (!printed.stdout.includes('\n')) await once(run.stdout, 'data');
  const address = new URL(printed.stdout.trim());
  const headers = { 'X-Abide-Token': address.hash.replace('#token=', '') };
  return { process: run, address, printed, ask: (path) => fetch(new URL(path, address), { headers }) };
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`the address is printed once, alone, and ${signal} ends the server with status 0, whatever is under way`, async (t) => {
    const run = await opened(t, ['cases/camp-david-1978']);
    assert.match(run.printed.stdout, /^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{22}\n$/);
    assert.match(run.printed.stderr, /camp-david-1978.case\.yaml; Ctrl-C ends it\n$/);
    assert.equal((await run.ask('/')).status, 200);
    // A stream that never ends by itself.
    const changes = (await run.ask('/api/changes')).body!.getReader();
    await changes.read();
    run.process.kill(signal);
    const [status] = await once(run.process, 'exit');
    assert.equal(status, 0);
    assert.equal(run.printed.stdout.split('\n').length, 2);
    await changes.read().catch(() => {});
    await assert.rejects(run.ask('/'));
  });
}

test('a case is opened by its folder, by its file, and from its own folder', async (t) => {
  const folder = join(root, 'cases', 'camp-david-1978');
  for (const [path, cwd] of [
    ['cases/camp-david-1978', root],
    ['cases/camp-david-1978/case.yaml', root],
    ['.', folder],
    ['case.yaml', folder],
  ] as const) {
    const { ask } = await opened(t, [path, '--no-browser'], { cwd });
    const {
      name,
      path: file,
      folder: within,
      text,
    } = (await (await ask('/api/case')).json()) as Record<string, string>;
    assert.deepEqual([name, file, within], ['camp-david-1978', 'case.yaml', 'camp-david-1978']);
    assert.equal(text, readFileSync(join(folder, 'case.yaml'), 'utf8'));
  }
});

test('a case that extends another one beside it is served with that one', async (t) => {
  const { ask } = await opened(t, ['cases/berlin-2025-exchange-priced']);
  const answer = await ask(`/api/files/${encodeURIComponent('../berlin-2025')}`);
  const { name, text } = (await answer.json()) as { name: string; text: string };
  assert.equal(name, '../berlin-2025/case.yaml');
  assert.equal(text, readFileSync(join(root, 'cases/berlin-2025/case.yaml'), 'utf8'));
  assert.equal((await ask(`/api/files/${encodeURIComponent('../camp-david-1978')}`)).status, 403);
});

test('a case with errors in it is opened all the same, to be mended', async (t) => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'faulty.yaml'), 'abide: 1\nparties: [\n');
  const { ask } = await opened(t, ['faulty.yaml'], { cwd: folder });
  const { name, text } = (await (await ask('/api/case')).json()) as { name: string; text: string };
  assert.deepEqual([name, text], ['faulty', 'abide: 1\nparties: [\n']);
});

test('the browser is given an address that holds no token and leads to one that does', async (t) => {
  if (process.platform !== 'linux') return t.skip('on Linux a browser can be put in the place of the right one');
  const folder = freshFolder();
  const seen = join(folder, 'seen');
  writeFileSync(
    join(folder, 'xdg-open'),
    `#!/bin/sh\nprintf '%s' "$1" > '${seen}.part' && mv '${seen}.part' '${seen}'\n`,
  );
  chmodSync(join(folder, 'xdg-open'), 0o755);
  const env = { DISPLAY: ':0', PATH: `${folder}:${process.env.PATH}` };
  const { address } = await opened(t, ['cases/camp-david-1978'], { env });
  while (!existsSync(seen)) await pause(20);
  const given = readFileSync(seen, 'utf8');
  assert.ok(!given.includes(address.hash.replace('#token=', '')));
  const answer = await fetch(given, { redirect: 'manual' });
  assert.deepEqual([answer.status, answer.headers.get('location')], [303, `/${address.hash}`]);
  assert.equal((await fetch(given, { redirect: 'manual' })).status, 403);
});

test('a desktop without a browser changes nothing', async (t) => {
  const { ask, process: run } = await opened(t, ['cases/camp-david-1978'], { env: { DISPLAY: ':0', PATH: '' } });
  assert.equal((await ask('/api/case')).status, 200);
  run.kill('SIGINT');
  assert.equal((await once(run, 'exit'))[0], 0);
});

test('the port is the one that is asked for, and one that is taken or none is refused with status 2', async (t) => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const taken = spawn(process.execPath, [SCRIPT, site(), 'cases/camp-david-1978', '--port', String(port)], {
    cwd: root,
  });
  let told = '';
  taken.stderr.setEncoding('utf8').on('data', (text) => {
    told += text;
  });
  assert.equal((await once(taken, 'close'))[0], 2);
  assert.equal(told, `abide: port ${port} is taken; without --port a free one is found\n`);
  other.close();
  await once(other, 'close');
  const { address } = await opened(t, ['cases/camp-david-1978', '--port', String(port)]);
  assert.equal(address.port, String(port));
  for (const wrong of ['0', '65536', '-1', '80.5', 'http', '']) {
    const { status, stderr } = abide(['open', 'cases/camp-david-1978', `--port=${wrong}`]);
    assert.equal(status, 2, wrong);
    assert.match(stderr, /^abide: --port takes a whole number from 1 to 65535/);
  }
});

test('a case that is missing or cannot be read is told as by every command, with status 1', () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'binary.yaml'), Buffer.alloc(9));
  mkdirSync(join(folder, 'empty'));
  writeFileSync(join(folder, 'real.yaml'), 'abide: 1\n');
  symlinkSync(join(folder, 'real.yaml'), join(folder, 'link.yaml'));
  for (const [path, code] of [
    ['none', 'no-such-case'],
    ['empty', 'no-case-in-folder'],
    ['binary.yaml', 'binary'],
  ] as const) {
    const run = abide(['open', path], folder);
    assert.deepEqual([run.status, run.stdout], [1, '']);
    assert.match(run.stderr, new RegExp(`\\[${code}\\]`));
    assert.equal(run.stderr, abide(['assess', path], folder).stderr);
  }
  const link = abide(['open', 'link.yaml'], folder);
  assert.equal(link.status, 1);
  assert.match(link.stderr, /link\.yaml is a link; open the file that it leads to: .*real\.yaml/);
});

test('abide open is told of by the help of the command', () => {
  assert.match(abide(['--help']).stdout, /^ {2}open \[options\] \[case\] /m);
  const { status, stdout } = abide(['open', '--help']);
  assert.equal(status, 0);
  for (const option of ['--port <number>', '--no-browser']) assert.ok(stdout.includes(option), option);
});
