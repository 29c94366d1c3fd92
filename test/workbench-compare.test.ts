import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page, Route } from 'playwright-core';
import {
  answered,
  contentOf,
  heading,
  openText,
  quietContext,
  retype,
  SMALL,
  showText,
  textOf,
} from './support/casePage.js';
import { launchChromium } from './support/chromium.js';
import { assertAccessible, focused, tabTo } from './support/keyboard.js';
import { serveSite } from './support/site.js';
import { comesTrue } from './support/workbench.js';

const OTHER = SMALL.replace('A small border', 'Another border').replace('south: 20 to 35', 'south: 20 to 40');
const AGAINST = 'Compare the present text with';

/** What stands in the table of what was changed, a row a line. */
const changes = (page: Page) => page.getByRole('region', { name: /^What was changed/ }).locator('tbody tr');

/** The tables of answers: before, now, and the difference with its range. */
const tableRows = (page: Page) =>
  page.evaluate<string[][]>(
    `[...document.querySelectorAll('tr[data-answer]')].map((row) =>
      [row.dataset.answer, ...[...row.cells].slice(2).map((cell) => cell.textContent)])`,
  );

test('comparing and sharing in the workbench', async (t) => {
  const browser = await launchChromium();
  const site = await serveSite();
  t.after(async () => {
    await browser.close();
    await site.close();
  });
  const { context, close } = await quietContext(browser, site.address);
  await context.addInitScript(`if (location.protocol === 'http:') localStorage.setItem('abide.toured', 'true')`);
  context.setDefaultTimeout(20_000);
  /** Files of the site that are held back, so that what needs them waits. Nothing here needs the closer look. */
  const held = new Set(['deep.js', 'once.js']);
  const waiting: { file: string; route: Route }[] = [];
  await context.route(/assets\/(once|deep)\.js$/, (route) => {
    const file = new URL(route.request().url()).pathname.split('/').at(-1)!;
    if (!held.has(file)) return route.continue();
    waiting.push({ file, route });
  });
  const release = async (file: string) => {
    held.delete(file);
    // A page that has gone since waits no more.
    for (const one of waiting) if (one.file === file) await one.route.continue().catch(() => {});
  };
  const open = async (hash = '') => {
    const page = await context.newPage();
    await page.goto(site.address + hash);
    await page.locator('.outline .fold').first().waitFor();
    return page;
  };
  const page = await open('#/compare');
  await openText(page, SMALL);

  await t.test(
    'a variant is kept, compared with, found again after a reload and forgotten, by keyboard alone',
    async () => {
      await page.getByText('The two texts say the same').waitFor();
      assert.ok(!waiting.some(({ file }) => file === 'once.js'), 'nobody has been asked');
      await release('once.js');
      await tabTo(page, 'Keep this text as a variant');
      await page.keyboard.press('Enter');
      await page.getByText('Variants are kept in this browser').waitFor();
      assert.equal(await focused(page), 'Keep this text as a variant');
      await retype(page, 'north: 30 to 45', 'north: 60 to 75');
      const words = page.getByRole('region', { name: 'In words' });
      await words.getByText('North would now refuse').waitFor();
      const said = (await words.getByRole('listitem').allTextContents()).map((one) => one.split(/Before/)[0]!.trim());
      // The answer, then who changed sides, then the rest: the draft gives north 40 points, its no-deal rises from 37.5 to 67.5.
      assert.match(said[0]!, /^Will they sign it\?/);
      assert.ok(said.includes('Draft: North would now refuse (+2.5 → −27.5, −30.0 points).'), said.join('\n'));
      await page.locator('[data-worlds="512"]').waitFor();
      assert.ok(await comesTrue(page, `!document.querySelector('.comparing-work progress')`));
      // North: draft 40 points, the one found 60, no-deal 37.5, then 67.5; south: 70 and 30 points, no-deal 27.5. A range
      // of 30 to 45 that becomes one of 60 to 75 is drawn 30 points higher in every world; in some, 40 was too little before.
      assert.deepEqual(await tableRows(page), [
        ['margin/draft/north', '+2.5', '−27.5', '−30.0−30.0 to −30.0'],
        ['margin/found/north', '+22.5', '−7.5', '−30.0−30.0 to −30.0'],
        ['margin/draft/south', '+42.5', '+42.5', '0.00.0 to 0.0'],
        ['margin/found/south', '+2.5', '+2.5', '0.00.0 to 0.0'],
        ['signed/draft', '✓ yes', '✗ no', '−1−1 to 0'],
        ['signed/found', '✓ yes', '✗ no', '−1−1 to 0'],
      ]);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        assert.ok(await comesTrue(page, `document.documentElement.dataset.mantineColorScheme === '${colorScheme}'`));
        await assertAccessible(page, 'html', `differences, ${colorScheme}`);
      }
      assert.ok(await comesTrue(page, `document.querySelector('.document-state').dataset.kept === 'true'`));

      await page.reload();
      await page.locator('.comparing').waitFor();
      await tabTo(page, AGAINST);
      await page.keyboard.type('variant');
      await changes(page).filter({ hasText: '30 to 45' }).waitFor();
      await tabTo(page, 'Go on with the other text');
      await page.keyboard.press('Enter');
      await page.getByText('The two texts say the same').waitFor();
      assert.equal(await focused(page), AGAINST);
      assert.equal(await textOf(page), SMALL);
      assert.equal(await page.locator('option[value^=variant]').count(), 2, 'what was left is a variant too');
      await tabTo(page, 'Forget this variant');
      await page.keyboard.press('Enter');
      assert.ok(await comesTrue(page, `document.querySelectorAll('option[value^=variant]').length === 1`));
      assert.equal(await focused(page), AGAINST);
    },
  );

  await t.test('a comparison that takes long is stopped, says so, and goes on where that is wanted', async () => {
    await retype(page, 'north: 30 to 45', 'north: 60 to 75');
    await page.locator('[data-worlds="512"]').waitFor();
    held.add('once.js');
    await retype(page, 'north: 60 to 75', 'north: 50 to 65');
    await page.getByText('Answering both …').waitFor();
    await page.locator('.cm-content').press('Escape');
    await tabTo(page, 'Stop');
    await page.keyboard.press('Enter');
    await page.getByText('Stopped. What is greyed is of the texts before.').waitFor();
    assert.equal(await focused(page), 'Go on');
    held.delete('once.js');
    await page.keyboard.press('Enter');
    await page.locator('[data-worlds="512"]').waitFor();
    // Who comes back finds what was compared, and nothing is compared again.
    await page.goto(`${site.address}#/who`);
    held.add('once.js');
    await page.goto(`${site.address}#/compare`);
    await page.locator('[data-worlds="512"]').waitFor();
    held.delete('once.js');
  });

  await t.test('of a text with errors the changes are shown, and why there are no answers', async () => {
    await retype(page, 'north: 50 to 65', 'north: fifty');
    await changes(page).filter({ hasText: 'fifty' }).waitFor();
    await page.getByText('One of the two texts has errors, so that no answers can be compared.').waitFor();
    await retype(page, 'north: fifty', 'north: 50 to 65');
  });

  await t.test('a kept case that another tab goes on with is compared as it is now', async () => {
    const theirs = await open();
    await openText(theirs, OTHER);
    await page.getByRole('combobox', { name: AGAINST }).selectOption({ label: 'kept: Another border' });
    await changes(page).filter({ hasText: '20 to 40' }).waitFor();
    await retype(theirs, 'south: 20 to 40', 'south: 20 to 50');
    await changes(page).filter({ hasText: '20 to 50' }).waitFor();
    await theirs.close();
  });

  await t.test('to go on with another kept case opens that case, and leaves this one as it was', async () => {
    const kept = await textOf(page);
    for (const title of ['Another border', 'A small border']) {
      await page.getByRole('combobox', { name: AGAINST }).selectOption({ label: `kept: ${title}` });
      await tabTo(page, 'Go on with the other text');
      await page.keyboard.press('Enter');
      await heading(page, title);
      assert.ok(await comesTrue(page, `document.activeElement.value === 'original'`), 'the choice has the focus');
      assert.equal(await page.locator('option', { hasText: `kept: ${title}` }).count(), 0, 'it is the present one');
      if (title === 'Another border') assert.match(await textOf(page), /title: Another border\n.*(\n.*)*20 to 50/);
    }
    assert.equal(await textOf(page), kept);
  });

  await t.test('menus and dialogs of sharing work by keyboard alone and give the focus back', async () => {
    await page.goto(`${site.address}#/who`);
    const share = /^Share and export/;
    await tabTo(page, share);
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Case (YAML)' }).waitFor();
    await assertAccessible(page, '[role=menu]');
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    assert.match(await focused(page), share);

    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Copy a link' }).waitFor();
    await tabToItem(page, 'Copy a link that holds the case');
    await page.keyboard.press('Enter');
    const link = page.getByLabel('Link', { exact: true });
    assert.ok(await comesTrue(page, `document.querySelector('[role=dialog] textarea')?.value.includes('#case=')`));
    await assertAccessible(page, '[role=dialog]');
    assert.equal(await focused(page), 'Copy');
    const address = await link.inputValue();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.ok(await comesTrue(page, `document.activeElement.textContent.startsWith('Share and export')`));

    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Open a case' }).waitFor();
    await assertAccessible(page, '[role=dialog]', 'the dialog of opening');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.ok(await comesTrue(page, `document.activeElement.textContent === 'Open …'`));
    const other = await open();
    await other.goto(address);
    await other.locator('[data-notice=came]').waitFor();
    await showText(other);
    const text = await textOf(page);
    assert.equal(await textOf(other), text);
    await other.close();

    await page.getByRole('button', { name: share }).focus();
    await page.keyboard.press('Enter');
    await tabToItem(page, 'Case (YAML)');
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    assert.equal((await contentOf(file)).text, text);

    // What takes long can be stopped, and then makes no file.
    await retype(page, 'north: 50 to 65', 'north: 60 to 75');
    await answered(page);
    const given: string[] = [];
    page.on('download', (download) => given.push(download.suggestedFilename()));
    const askForResult = async () => {
      await page.getByRole('button', { name: share }).focus();
      await page.keyboard.press('Enter');
      await tabToItem(page, 'Result (JSON)');
      await page.keyboard.press('Enter');
    };
    await askForResult();
    await page.locator('[data-notice=export]').filter({ hasText: 'The worlds are counted' }).waitFor();
    await tabTo(page, 'Stop');
    await page.keyboard.press('Enter');
    await page.locator('[data-notice=export]').filter({ hasText: 'Stopped: no file was made' }).waitFor();
    assert.equal(await focused(page), 'Notices');
    // What it waited for comes now: the next wish is answered by the one file that there is.
    await release('deep.js');
    await page
      .getByText(/1,024 worlds/)
      .first()
      .waitFor();
    assert.deepEqual(given, []);
    const [result] = await Promise.all([page.waitForEvent('download'), askForResult()]);
    await page.locator('[data-notice=export]').filter({ hasText: 'Stopped' }).waitFor({ state: 'detached' });
    assert.deepEqual(given, [result.suggestedFilename()]);
    assert.match(given[0]!, /\.json$/);
  });
  await close();
});

/** Within a menu arrows go from one item to the next. */
async function tabToItem(page: Page, name: string): Promise<void> {
  await page.getByRole('menuitem', { name }).waitFor();
  for (let presses = 0; presses < 8 && (await focused(page)) !== name; presses++)
    await page.keyboard.press('ArrowDown');
  assert.equal(await focused(page), name);
}
