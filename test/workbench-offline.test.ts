import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openCase } from '../src/cli/workbench/openedCase.js';
import { startServer } from '../src/cli/workbench/server.js';
import { answered, heading, openText, quietContext, SMALL } from './support/casePage.js';
import { launchChromium } from './support/chromium.js';
import { SITE, serveSite } from './support/site.js';

test('the workbench without a network', async (t) => {
  const browser = await launchChromium();
  const folder = mkdtempSync(join(tmpdir(), 'abide-site-'));
  cpSync(SITE, folder, { recursive: true });
  t.after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  await t.test('opens and answers after the first visit, also under a path of a site', async (t) => {
    const site = await serveSite({ under: '/a/b/' });
    t.after(() => site.close());
    const { context, close } = await quietContext(browser, site.address, { serviceWorkers: 'allow' });
    const page = await context.newPage();
    await page.goto(site.address);
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await site.close();
    await context.setOffline(true);
    await page.reload();
    await heading(page, 'The Berlin offer, December 2025');
    await openText(page, SMALL);
    await answered(page);
    await page.getByRole('button', { name: 'Open …' }).click();
    await page.getByRole('button', { name: 'Camp David, September 1978' }).click();
    await heading(page, 'Camp David, September 1978');
    await close();
  });

  await t.test(
    'keeps nothing where abide open serves it, with the token or without, and lets go of what was kept at its address',
    async (t) => {
      const site = await serveSite();
      const { context, close } = await quietContext(browser, site.address, { serviceWorkers: 'allow' });
      const page = await context.newPage();
      await page.goto(site.address);
      await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
      await site.close();
      writeFileSync(join(folder, 'case.yaml'), SMALL);
      const server = await startServer(openCase(join(folder, 'case.yaml')), SITE, [Number(new URL(site.address).port)]);
      t.after(() => server.close());
      const kept =
        'Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()]).then((all) => all.flat().length)';
      await page.goto(site.address);
      await page.waitForFunction(`${kept}.then((count) => count === 0)`);
      await page.locator('meta[name=abide-served]').waitFor({ state: 'attached' });
      await heading(page, 'The Berlin offer, December 2025');
      await answered(page);
      assert.equal(await page.evaluate(kept), 0);
      await page.goto('about:blank');
      await page.goto(server.address);
      await heading(page, 'A small border');
      await answered(page);
      assert.equal(await page.evaluate(kept), 0);
      await close();
    },
  );

  await t.test(
    'goes over to a newer build when it is told to, keeps nothing of the old one, and never keeps api',
    async () => {
      const site = await serveSite({
        folder,
        answers: (_, path) => (path === '/api/case' ? { status: 200, body: '{"fresh":true}' } : undefined),
      });
      const { context, close } = await quietContext(browser, site.address, { serviceWorkers: 'allow' });
      const page = await context.newPage();
      await page.goto(site.address);
      await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
      await page.reload();
      await heading(page, 'The Berlin offer, December 2025');
      const kept = () => page.evaluate<string[]>('caches.keys()');
      const [before] = await kept();
      await page.evaluate("fetch('api/case').then((r) => r.json())");
      const inCache = `caches.keys().then(([name]) => caches.open(name)).then((c) => c.keys()).then((all) => all.map(({ url }) => url))`;
      const files = await page.evaluate<string[]>(inCache);
      assert.ok(files.length > 20 && files.every((url) => !url.includes('/api')), files.join('\n'));
      const sw = readFileSync(join(folder, 'sw.js'), 'utf8');
      const [hash] = /\b[0-9a-f]{16}\b/.exec(sw)!;
      writeFileSync(join(folder, 'sw.js'), sw.replace(hash, '0123456789abcdef'));
      await page.reload();
      const goOver = page.getByRole('button', { name: /^Go over to it/ });
      await goOver.waitFor();
      await Promise.all([page.waitForEvent('load'), goOver.click()]);
      await heading(page, 'The Berlin offer, December 2025');
      const after = await kept();
      assert.deepEqual([after.length, after.includes(before!)], [1, false]);
      await close();
      await site.close();
    },
  );
});
