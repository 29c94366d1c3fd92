import assert from 'node:assert/strict';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { HEADERS } from './headers.js';
import { startServer } from './server.js';
import { ask, served, TEXT } from './testing.js';

const REFUSED = /^\{"error":"[^"]+"\}$/;

test('pages, answers and refusals carry every header that keeps a page to itself', async (t) => {
  const { port, api } = await served(t);
  const policy = HEADERS['Content-Security-Policy']!;
  const answers = [
    await ask(port, '/'),
    await ask(port, '/assets/main.js'),
    await api('case'),
    await ask(port, '/api/case'),
    await ask(port, '/nothing'),
    await ask(port, '/', { headers: { Host: 'evil.example' } }),
    await ask(port, '/a\\b'),
  ];
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [200, 200, 200, 401, 404, 403, 400],
  );
  for (const { headers } of answers) {
    assert.equal(headers['content-security-policy'], policy);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
    assert.equal(headers['cross-origin-embedder-policy'], 'require-corp');
    assert.equal(headers['cross-origin-resource-policy'], 'same-origin');
    assert.equal(headers['access-control-allow-origin'], undefined);
  }
  assert.equal(answers[0]!.headers['cache-control'], 'no-cache');
  assert.equal(answers[2]!.headers['cache-control'], 'no-store');
});

test('the policy allows no script that is inline or from elsewhere, and no outside host', () => {
  const policy = HEADERS['Content-Security-Policy']!;
  assert.match(policy, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; /);
  assert.doesNotMatch(policy, /\*|https?:|'unsafe-eval'|script-src[^;]*'unsafe-inline'/);
  for (const part of ["base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]) {
    assert.ok(policy.includes(part), part);
  }
});

test('files of the application have the type that a browser insists on', async (t) => {
  const { port } = await served(t);
  const type = async (path: string) => (await ask(port, path)).headers['content-type'];
  assert.equal(await type('/'), 'text/html; charset=utf-8');
  assert.equal(await type('/index.html'), 'text/html; charset=utf-8');
  assert.equal(await type('/assets/main.js'), 'text/javascript; charset=utf-8');
  assert.equal(await type('/assets/solver.wasm'), 'application/wasm');
});

test('the page is marked as served, and the service worker that is given out ends itself', async (t) => {
  const { port } = await served(t, {
    'site/index.html': '<!doctype html>\n<head>\n<title>Workbench</title>',
    'site/sw.js': '//',
  });
  for (const path of ['/', '/index.html']) {
    const { text } = await ask(port, path);
    assert.equal(text, '<!doctype html>\n<head>\n<meta name="abide-served">\n<title>Workbench</title>');
  }
  const { text, headers } = await ask(port, '/sw.js');
  assert.match(text, /registration\.unregister\(\)/);
  assert.equal(headers['content-type'], 'text/javascript; charset=utf-8');
});

test('a request under another name, as after DNS rebinding, gets 403', async (t) => {
  const { port, token } = await served(t);
  const hosts = ['evil.example', `evil.example:${port}`, '127.0.0.1', `127.0.0.1:${port + 1}`, `0.0.0.0:${port}`];
  for (const Host of [...hosts, `[::1]:${port}`, `127.0.0.1.evil.example:${port}`]) {
    for (const path of ['/', '/api/case']) {
      const { status, text } = await ask(port, path, { headers: { ...token, Host } });
      assert.equal(status, 403, Host);
      assert.match(text, REFUSED);
    }
  }
  assert.equal((await ask(port, '/', { headers: { Host: `127.0.0.1:${port}.evil.example` } })).status, 400, 'no host');
  // The address in the request line counts as well, and is not ours here.
  assert.equal((await ask(port, 'http://evil.example/', { headers: { Host: `127.0.0.1:${port}` } })).status, 403);
  assert.equal((await ask(port, '/', { headers: { Host: `localhost:${port}` } })).status, 200);
});

test('a page of another origin or another site gets 403, the own page an answer', async (t) => {
  const { port, token } = await served(t);
  const status = async (headers: Record<string, string>) =>
    (await ask(port, '/api/case', { headers: { ...token, ...headers } })).status;
  for (const Origin of ['http://evil.example', 'null', `https://127.0.0.1:${port}`, `http://localhost:${port}`, '']) {
    assert.equal(await status({ Origin }), 403, Origin);
  }
  for (const site of ['cross-site', 'same-site', 'anything']) {
    assert.equal(await status({ 'Sec-Fetch-Site': site }), 403, site);
    assert.equal((await ask(port, '/', { headers: { 'Sec-Fetch-Site': site } })).status, 403, site);
  }
  assert.equal(await status({ Origin: `http://127.0.0.1:${port}`, 'Sec-Fetch-Site': 'same-origin' }), 200);
  assert.equal(await status({ 'Sec-Fetch-Site': 'none' }), 200);
});

test('nothing under /api answers without the token, or with another one', async (t) => {
  const { port, token, folder } = await served(t);
  const right = token['X-Abide-Token'];
  assert.equal(Buffer.from(right, 'base64url').length, 16);
  const wrong = [undefined, '', right.slice(1), `${right}A`, right.toLowerCase(), 'A'.repeat(22)];
  for (const given of wrong.filter((word) => word !== right)) {
    const headers: Record<string, string> = given === undefined ? {} : { 'X-Abide-Token': given };
    for (const path of ['/api/case', '/api/changes', '/api/files/case.yaml', '/api/nothing', '/%61pi/case']) {
      const { status, text } = await ask(port, path, { headers });
      assert.equal(status, 401, `${path} ${given}`);
      assert.match(text, REFUSED);
    }
    const put = { method: 'PUT', headers: { ...headers, 'Content-Type': 'application/json' }, body: '{}' };
    assert.equal((await ask(port, '/api/case', put)).status, 401);
  }
  // A token in the address would end up in histories and logs: it is not taken from there.
  assert.equal((await ask(port, `/api/case?token=${right}`)).status, 401);
  assert.equal(readFileSync(join(folder, 'mine/case.yaml'), 'utf8'), TEXT);
});

test('no spelling of a path leads out of the folder of the application', async (t) => {
  const { port, folder } = await served(t, { 'secret.txt': 'secret', 'site/.hidden': 'secret' });
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'site', 'link.txt'));
  symlinkSync(folder, join(folder, 'site', 'up'));
  const paths = ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/%2e%2e%2fsecret.txt', '/..\\secret.txt'];
  paths.push('/..%5csecret.txt', '/assets/../../secret.txt', '/assets/..%2f..%2fsecret.txt', '//secret.txt');
  paths.push('/%252e%252e/secret.txt', '/.hidden', '/link.txt', '/up/secret.txt', join(folder, 'secret.txt'));
  paths.push('/assets', '/assets/', '/index.html%00', '/./../secret.txt', '/..;/secret.txt');
  for (const path of paths) {
    const { status, text } = await ask(port, path);
    assert.ok(status === 404 || status === 400, `${path}: ${status}`);
    assert.match(text, REFUSED, path);
  }
});

test('only reading is answered, but for the case itself', async (t) => {
  const { port, token } = await served(t);
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE']) {
    assert.equal((await ask(port, '/', { method, headers: token })).status, 405, method);
    assert.equal((await ask(port, '/api/files/case.yaml', { method, headers: token })).status, 405, method);
    if (method !== 'PUT') assert.equal((await ask(port, '/api/case', { method, headers: token })).status, 405, method);
  }
});

test('the address for the browser works once, and leads to the application with the token in the fragment', async (t) => {
  const { port, server, token } = await served(t);
  const start = new URL(server.startAddress).pathname;
  assert.ok(!server.startAddress.includes(token['X-Abide-Token']));
  assert.equal((await ask(port, '/start/AAAAAAAAAAAAAAAAAAAAAA')).status, 403);
  const first = await ask(port, start);
  assert.equal(first.status, 303);
  assert.equal(first.headers.location, `/#token=${token['X-Abide-Token']}`);
  assert.equal(first.headers['cache-control'], 'no-store');
  assert.equal((await ask(port, start)).status, 403);
});

test('every server has a token of its own, and the loopback interface alone', async (t) => {
  const [a, b] = [await served(t), await served(t)];
  assert.notEqual(a.token['X-Abide-Token'], b.token['X-Abide-Token']);
  assert.match(a.server.address, /^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{22}$/);
  assert.equal((await ask(b.port, '/api/case', { headers: a.token })).status, 401);
});

test('a port that is taken is told, with what to do', async (t) => {
  const { port, folder } = await served(t);
  const opened = { name: 'x', file: join(folder, 'mine/case.yaml'), folder, key: '', outside: new Map() };
  await assert.rejects(
    startServer(opened, folder, [port]),
    ({ message }: Error) => message === `port ${port} is taken; without --port a free one is found`,
  );
});
