import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { launchChromium } from './support/chromium.js';
import { root } from './support/root.js';
import { serveSite } from './support/site.js';
import { caseText, comesTrue, openWorkbench, waitForText } from './support/workbench.js';

const PAGES = ['who', 'which', 'hold', 'deadline', 'sure', 'ground', 'compare', 'story'];
const SURPRISE = readFileSync(join(root, 'cases', 'surprises', 'second-promise.yaml'), 'utf8');
const AXE = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/** Labels of buttons of the tour that do not fit. */
const CUT_OFF = `[...document.querySelectorAll('.tour .mantine-Button-label')]
  .filter((label) => label.scrollWidth > label.clientWidth).map((label) => label.innerText)`;

/** Names that would act if they were ever taken for markup. */
const HOSTILE = `abide: 1
title: "<script>globalThis.hurt = 1</script><img src=x onerror='globalThis.hurt=1'>"
as-of: 2025-12-16
sources: {s: {title: "<svg onload=globalThis.hurt=1>", url: "https://example.org/a", paragraphs: 3}}
parties:
  a: {name: "<img src=x onerror=globalThis.hurt=1>", roles: [signatory]}
  b: {name: "\\"><iframe srcdoc='<script>parent.hurt=1</script>'>", roles: [signatory]}
issues:
  price: {name: "<style>*{display:none}</style>", options: {low: "<a href=javascript:globalThis.hurt=1>low</a>", high: "{{7*7}}"}}
  place: {options: {north: North, south: South}}
values:
  a: {points: {price: {low: 0, high: 100}, place: {north: 0, south: 100}}}
  b: {points: {price: {high: 0, low: 100}, place: {north: 100, south: 0}}}
no-deal: {a: 20 to 60 @s, b: 20 to 30}
packages:
  draft: {name: "<b onclick=globalThis.hurt=1>draft</b>", price: high, place: north}
`;

test('the workbench in a browser', async (t) => {
  const { address, close } = await serveSite();
  t.after(close);
  const browser = await launchChromium();
  t.after(() => browser.close());

  await t.test('the tour ends with a number changed, and what that did, by keyboard alone', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.route('**/cases/berlin-2025/case.yaml', (route) => route.fulfill({ body: SURPRISE }));
    await page.goto(address);
    await page.locator('.tour').waitFor();
    assert.ok(await comesTrue(page, `document.activeElement?.classList.contains('tour')`));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const field = page.locator('.tour input');
    await field.waitFor();
    await field.focus();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('70 to 80');
    await page.keyboard.press('Enter');
    await page.locator('.tour li').first().waitFor();
    assert.match((await page.locator('.tour li').first().textContent())!, /would now|could now|no longer|margin goes/);
    // The number is put back, and nothing of what came after it.
    await caseText(page);
    await page.locator('.cm-content').press('ControlOrMeta+End');
    await page.keyboard.type('# a note');
    await page.getByRole('button', { name: /^Put back \d+, and try another number$/ }).click();
    await waitForText(page, `${SURPRISE}# a note`);
    await field.fill('70 to 80');
    await field.press('Enter');
    const [done, undo] = ['Done', 'Undo'].map((name) => page.getByRole('button', { name, exact: true }));
    await done!.waitFor();
    // Words too long for one line take two, and who undoes elsewhere stays there.
    await page.setViewportSize({ width: 320, height: 800 });
    assert.deepEqual(await page.evaluate(CUT_OFF), []);
    await undo!.click();
    await field.waitFor();
    assert.equal(await page.evaluate('document.activeElement.ariaLabel'), 'Undo');
    await page.getByRole('button', { name: 'Redo', exact: true }).click();
    await done!.click();
    assert.equal(await page.evaluate('document.activeElement.tagName'), 'H2');
    await page.reload();
    await page.locator('.live-matrix').waitFor();
    assert.equal(await page.locator('.tour').count(), 0, 'the tour comes once');
    await page.close();
  });

  await t.test(
    'numbers lead to pages, ? to the sheet of shortcuts; none of them acts where somebody types',
    async () => {
      const page = await openWorkbench(browser, address, SURPRISE);
      await page.keyboard.press('3');
      assert.match(page.url(), /#\/hold$/);
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByPlaceholder('Find numbers').focus();
      await page.keyboard.press('1');
      assert.match(page.url(), /#\/hold$/);
      await page.context().close();
    },
  );

  for (const colours of ['light', 'dark'] as const) {
    await t.test(`no page has a fault that axe-core knows, in ${colours} colours`, async () => {
      const page = await openWorkbench(browser, address, SURPRISE);
      await page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
      assert.ok(await comesTrue(page, `document.documentElement.dataset.mantineColorScheme === '${colours}'`));
      await page.locator('.chapter').first().waitFor();
      await page.evaluate(AXE);
      for (const id of PAGES) {
        await page.evaluate(`location.hash = '#/${id}'`);
        assert.ok(await comesTrue(page, `document.querySelector('nav a[aria-current]').hash === '#/${id}'`));
        assert.ok(await comesTrue(page, `!document.querySelector('.page .stale')`));
        const faults = await page.evaluate<string[]>(
          `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
            nodes.map(({ target, failureSummary }) => id + ' at ' + target.join(' ') + ': ' + failureSummary)))`,
        );
        assert.deepEqual(faults, [], id);
      }
      await page.context().close();
    });
  }

  await t.test('names are shown as they are written and can do nothing, on every page', async () => {
    const page = await openWorkbench(browser, address, HOSTILE);
    const said: string[] = [];
    page.on('dialog', (dialog) => said.push(dialog.message()));
    page.on('request', (request) => {
      if (!request.url().startsWith(address) && !/^(data|blob):/.test(request.url())) said.push(request.url());
    });
    await page.locator('.chapter').first().waitFor();
    for (const id of PAGES) {
      await page.evaluate(`location.hash = '#/${id}'`);
      assert.ok(await comesTrue(page, `document.querySelector('nav a[aria-current]').hash === '#/${id}'`));
      assert.equal(await page.evaluate('globalThis.hurt'), undefined, id);
      const elements = `[...document.querySelectorAll('.chapter')].flatMap((c) => [...c.shadowRoot.querySelectorAll('*')])
        .concat([...document.querySelectorAll('#root *')])`;
      const acting = await page.evaluate<string[]>(
        `${elements}.filter((e) => /^(SCRIPT|IFRAME|IMG|OBJECT|EMBED|FORM)$/i.test(e.tagName) ||
          [...e.attributes].some((a) => a.name.startsWith('on') || /^javascript:/i.test(a.value))).map((e) => e.outerHTML)`,
      );
      assert.deepEqual(acting, [], id);
    }
    assert.deepEqual(said, []);
    assert.match((await page.title())!, /<script>globalThis\.hurt = 1<\/script>/);
    await page.context().close();
  });

  await t.test('a reference of one chapter leads to its place on the page of another, and back', async () => {
    const page = await openWorkbench(browser, address, HOSTILE);
    const link = page.locator('.chapter a[href^="#g-"]').first();
    const id = (await link.getAttribute('href'))!.slice(1);
    await link.press('Enter');
    assert.ok(await comesTrue(page, `location.hash === '#/ground/${id}'`));
    assert.ok(await comesTrue(page, `document.activeElement?.shadowRoot?.activeElement?.id === '${id}'`));
    await page.goBack();
    assert.ok(await comesTrue(page, `document.querySelector('nav a[aria-current]').hash === '#/who'`));
    await page.goto(`${address}#/who/%`);
    assert.ok(await comesTrue(page, `document.querySelector('nav a[aria-current]').hash === '#/who'`));
    await page.context().close();
  });

  await t.test('what was unfolded in a chapter stays so while the answers are refined', async () => {
    const page = await openWorkbench(browser, address, HOSTILE);
    const fold = page.locator('.chapter details').first();
    await fold.locator('summary').first().click();
    await page.locator('.status', { hasText: '1,024 worlds' }).waitFor();
    assert.ok(await comesTrue(page, `document.querySelector('.status-work').textContent === ''`));
    assert.notEqual(await fold.getAttribute('open'), null);
    await page.context().close();
  });

  await t.test(
    'on a phone only tables and charts are wider than the screen, and each page begins in sight',
    async () => {
      const page = await openWorkbench(browser, address, SURPRISE);
      await page.setViewportSize({ width: 390, height: 844 });
      for (const id of [...PAGES.slice(1), PAGES[0]!]) {
        await page.evaluate(`document.querySelector('.panes').scrollTo(0, 5000); location.hash = '#/${id}'`);
        assert.ok(await comesTrue(page, `document.querySelector('nav a[aria-current]').hash === '#/${id}'`));
        const width = await page.evaluate('document.documentElement.scrollWidth');
        assert.ok(Number(width) <= 390, `${id} is ${width} wide`);
        const [heading, left, right] = await page.evaluate<number[]>(
          `[document.querySelector('.page h2').getBoundingClientRect().top,
          ...['left', 'right'].map((side) => document.querySelector('nav a[aria-current]').getBoundingClientRect()[side])]`,
        );
        assert.ok(
          heading! > 0 && heading! < 844 && left! >= 0 && right! <= 391,
          `${id}: ${heading}, ${left}, ${right}`,
        );
      }
      await page.context().close();
    },
  );
});
