import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { deflateSync } from 'fflate';
import type { BrowserContext, Page } from 'playwright-core';
import { answered, heading, openText, quietContext, retype, SMALL, textOf } from './support/casePage.js';
import { launchChromium } from './support/chromium.js';
import { serveSite } from './support/site.js';
import { comesTrue } from './support/workbench.js';

/** Waits until the browser keeps a text that holds these words. */
async function keptWith(page: Page, words: string): Promise<void> {
  const kept = `new Promise((resolve) => {
    const open = indexedDB.open('abide');
    open.onsuccess = () => {
      const all = open.result.transaction('cases').objectStore('cases').getAll();
      all.onsuccess = () => {
        open.result.close();
        resolve(all.result.some(({ text }) => text.includes(${JSON.stringify(words)})));
      };
    };
  })`;
  while (!(await page.evaluate<boolean>(kept)));
}

const notice = (page: Page, id: string) => page.locator(`[data-notice=${id}]`);

async function visit(context: BrowserContext, address: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

test('cases in the browser', async (t) => {
  const browser = await launchChromium();
  const site = await serveSite({ under: '/some/where/' });
  t.after(async () => {
    await browser.close();
    await site.close();
  });
  const { address } = site;

  await t.test('what was typed is there after a crash, with a way back to the original', async () => {
    const { context, close } = await quietContext(browser, address);
    const page = await visit(context, address);
    await openText(page, SMALL);
    await retype(page, 'north: 30 to 45', 'north: 31 to 46');
    await keptWith(page, '31 to 46');
    const crash = await context.newCDPSession(page);
    void crash.send('Page.crash').catch(() => {});
    await page.waitForEvent('crash');
    const again = await visit(context, address);
    await heading(again, 'A small border');
    assert.match(await textOf(again), /north: 31 to 46/);
    await notice(again, 'reopened').getByRole('button', { name: 'Back to the original' }).click();
    assert.equal(await textOf(again), SMALL);
    await notice(again, 'back').getByRole('button', { name: 'Undo' }).click();
    assert.match(await textOf(again), /north: 31 to 46/);
    await close();
  });

  await t.test('what was typed just before the tab was closed is there too', async () => {
    const { context, close } = await quietContext(browser, address);
    const page = await visit(context, address);
    await openText(page, SMALL);
    await retype(page, 'south: 20 to 35', 'south: 21 to 36');
    await page.close({ runBeforeUnload: true });
    const again = await visit(context, address);
    await heading(again, 'A small border');
    assert.match(await textOf(again), /south: 21 to 36/);
    await close();
  });

  await t.test(
    'two tabs on one case notice each other; the other one takes the newer text only when told to',
    async () => {
      const { context, close } = await quietContext(browser, address);
      const one = await visit(context, address);
      await openText(one, SMALL);
      await keptWith(one, 'A small border');
      const two = await visit(context, address);
      await heading(two, 'A small border');
      await notice(one, 'tabs').waitFor();
      await notice(two, 'tabs').waitFor();
      await retype(one, '30 to 45', '30 to 47');
      await notice(two, 'newer').waitFor();
      assert.equal(await textOf(two), SMALL);
      await notice(two, 'newer').getByRole('button', { name: 'Take over the newer text' }).click();
      assert.match(await textOf(two), /30 to 47/);
      await two.getByRole('button', { name: 'Undo', exact: true }).click();
      assert.equal(await textOf(two), SMALL);
      await close();
    },
  );

  await t.test('when both tabs go on with a case, both texts are kept', async () => {
    const { context, close } = await quietContext(browser, address);
    const one = await visit(context, address);
    await openText(one, SMALL);
    await keptWith(one, 'A small border');
    const two = await visit(context, address);
    await heading(two, 'A small border');
    await retype(one, '30 to 45', '30 to 48');
    await notice(two, 'newer').waitFor();
    await retype(two, '30 to 45', '30 to 49');
    await notice(two, 'apart').waitFor();
    await keptWith(two, '30 to 48');
    await keptWith(two, '30 to 49');
    await two.getByRole('button', { name: 'Open …' }).click();
    await two.getByRole('button', { name: 'A small border (second text)', exact: true }).waitFor();
    await two.getByRole('button', { name: 'A small border', exact: true }).click();
    assert.match(await textOf(two), /30 to 48/);
    await close();
  });

  await t.test('a kept case can be renamed, deleted, and brought back', async () => {
    const { context, close } = await quietContext(browser, address);
    const page = await visit(context, address);
    await openText(page, SMALL);
    await keptWith(page, 'A small border');
    await page.getByRole('button', { name: 'Open …' }).click();
    await page.getByRole('button', { name: 'Rename A small border' }).click();
    await page.getByLabel('New title').fill('<b>Mine</b>');
    await page.keyboard.press('Enter');
    const mine = page.getByRole('button', { name: '<b>Mine</b>', exact: true });
    await mine.waitFor();
    await page.getByRole('button', { name: 'Delete <b>Mine</b>' }).click();
    await page.getByText('Nothing yet.').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
    await mine.waitFor();
    await close();
  });

  await t.test('a link opens the case that it was made of, and overwrites nothing that is kept', async () => {
    const { context, close } = await quietContext(browser, address);
    const page = await visit(context, address);
    await openText(page, SMALL);
    await page.getByRole('button', { name: /^Share and export/ }).click();
    await page.getByRole('menuitem', { name: 'Copy a link' }).click();
    assert.ok(await comesTrue(page, `document.querySelector('[role=dialog] textarea')?.value !== ''`));
    const link = await page.getByLabel('Link', { exact: true }).inputValue();
    assert.ok(link.startsWith(`${address}#case=A`) && link.length < 2000, link);
    await page.keyboard.press('Escape');
    await retype(page, '30 to 45', '30 to 44');
    await keptWith(page, '30 to 44');
    const other = await visit(context, link);
    await heading(other, 'A small border');
    assert.equal(await textOf(other), SMALL);
    assert.ok(!other.url().includes('case='), other.url());
    await keptWith(other, '30 to 44');
    await close();
  });

  await t.test('a long link comes with a warning', async () => {
    const { context, close } = await quietContext(browser, address);
    const page = await visit(context, address);
    // Letters that hardly shrink.
    const noise = Array.from({ length: 200 }, (_, i) => createHash('sha256').update(`${i}`).digest('base64')).join('');
    await openText(page, `${SMALL}# ${noise}\n`);
    await page.getByRole('button', { name: /^Share and export/ }).click();
    await page.getByRole('menuitem', { name: 'Copy a link' }).click();
    await page.getByRole('alert').filter({ hasText: 'Many programs cut links' }).waitFor();
    await close();
  });

  await t.test('a link that is cut off, swells up, or holds markup does no harm and says what is wrong', async () => {
    const { context, close } = await quietContext(browser, address);
    const link = (value: Uint8Array) => `${address}#case=${Buffer.from([1, ...value]).toString('base64url')}`;
    const cut = await visit(context, `${address}#case=AcXXXX`);
    await notice(cut, 'link').filter({ hasText: 'holds no case that can be read' }).waitFor();
    await heading(cut, 'The Berlin offer, December 2025');
    await cut.close();
    const bomb = await visit(context, link(deflateSync(new Uint8Array(64 * 1024 * 1024), { level: 9 })));
    await notice(bomb, 'link').filter({ hasText: 'more than 1 MiB' }).waitFor();
    await bomb.close();
    const text = SMALL.replace('A small border', '"<img src=x onerror=alert(1)>"');
    const json = JSON.stringify({ name: '<script>alert(1)</script>.yaml', text, others: {} });
    const hostile = await visit(context, link(deflateSync(Buffer.from(json))));
    hostile.on('dialog', () => assert.fail('it ran'));
    await heading(hostile, '<img src=x onerror=alert(1)>');
    await answered(hostile);
    await close();
  });

  await t.test('where the browser keeps nothing that is said, and all else works', async () => {
    const { context, close } = await quietContext(browser, address);
    await context.addInitScript(
      'delete globalThis.indexedDB; Object.defineProperty(globalThis, "indexedDB", { value: undefined });',
    );
    const page = await visit(context, address);
    await notice(page, 'storage').filter({ hasText: 'keeps nothing here' }).waitFor();
    await openText(page, SMALL);
    await answered(page);
    await close();
  });
});
