import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { served } from '../src/cli/workbench/testing.js';
import { launchChromium } from './support/chromium.js';

/** What the page of the application may do and may not, tried out by a page in its place. */
const PAGE = `<!doctype html><html lang="en"><title>Tried</title>
<script>globalThis.inline = true;</script>
<script type="module" src="./assets/try.js"></script>`;

/** Puts what was tried into the page: the policy keeps a test from evaluating anything in it. */
const SHOW = "document.body.append(Object.assign(document.createElement('output'), { value: JSON.stringify(tried) }));";

const shown = async (page: Page) => JSON.parse((await page.locator('output').textContent())!);

/** The smallest module of WebAssembly: its magic word and version. */
const TRY = `
const headers = { 'X-Abide-Token': new URLSearchParams(location.hash.slice(1)).get('token') };
const attempt = async (what) => { try { return await what(); } catch (error) { return error.name; } };
const changes = (await fetch('./api/changes', { headers })).body.getReader();
const tried = {
  inline: globalThis.inline === true,
  evaluated: await attempt(() => new Function('return true')()),
  wasm: await attempt(async () => { await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)); return true; }),
  worker: await attempt(() => new Promise((resolve, reject) => {
    const worker = new Worker('./assets/worker.js', { type: 'module' });
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = () => reject(new Error());
  })),
  elsewhere: await attempt(async () => (await fetch('ELSEWHERE')).status),
  title: (await (await fetch('./api/case', { headers })).json()).text.split('\\n')[1],
  noToken: (await fetch('./api/case')).status,
  told: new TextDecoder().decode((await changes.read()).value).split('\\n')[0],
  isolated: crossOriginIsolated,
};
await changes.cancel();
${SHOW}
`;

async function addressOf(t: { after(end: () => unknown): void }, server: Server): Promise<string> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

test('the server in a browser', async (t) => {
  const browser = await launchChromium();
  t.after(() => browser.close());
  const files = {
    'site/index.html': PAGE,
    'site/assets/worker.js': 'postMessage(true);',
  };

  await t.test(
    'a page of the application reads its case and runs its workers and its solver, and no other code',
    async (t) => {
      // Open to everybody: only the page's own policy keeps it from being asked.
      const elsewhere = createServer((_, answer) => answer.setHeader('Access-Control-Allow-Origin', '*').end());
      const other = await addressOf(t, elsewhere);
      let asked = 0;
      elsewhere.on('connection', () => asked++);
      const { server } = await served(t, { ...files, 'site/assets/try.js': TRY.replace('ELSEWHERE', other) });
      const page = await browser.newPage();
      t.after(() => page.close());
      // As the desktop opens it: the address that works once leads to the one with the token.
      await page.goto(server.startAddress);
      assert.deepEqual(await shown(page), {
        inline: false,
        evaluated: 'EvalError',
        wasm: true,
        worker: true,
        elsewhere: 'TypeError',
        title: 'title: A border and a road',
        noToken: 401,
        told: 'event: version',
        isolated: true,
      });
      assert.equal(asked, 0);
    },
  );

  await t.test(
    'a page of another site reads nothing, even if it knows the token, and cannot show the workbench',
    async (t) => {
      const { server, port, token } = await served(t, files);
      const headers = JSON.stringify(token);
      const page = `<!doctype html><title>Other</title><iframe src="http://127.0.0.1:${port}/"></iframe><script type="module">
      const status = async (init) => { try { return (await fetch('http://127.0.0.1:${port}/api/case', init)).status; } catch (error) { return error.name; } };
      const tried = [await status({}), await status({ headers: ${headers} }), (await status({ mode: 'no-cors' })),
        await status({ method: 'PUT', headers: { ...${headers}, 'Content-Type': 'application/json' }, body: '{}' })];
      ${SHOW}
    </script>`;
      const other = await addressOf(
        t,
        createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end(page)),
      );
      const tab = await browser.newPage();
      t.after(() => tab.close());
      const statuses: number[] = [];
      tab.on('response', (answer) => {
        if (answer.url().startsWith(new URL(server.address).origin)) statuses.push(answer.status());
      });
      for (const host of ['127.0.0.1', 'localhost']) {
        await tab.goto(other.replace('127.0.0.1', host));
        assert.deepEqual(await shown(tab), ['TypeError', 'TypeError', 'TypeError', 'TypeError'], host);
      }
      assert.ok(statuses.length > 0 && statuses.every((status) => status === 403 || status === 405), String(statuses));
    },
  );
});
