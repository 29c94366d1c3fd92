import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { reportHtml } from '../src/report/html/index.js';
import { offerOverWorlds } from '../src/report/testing/offer.js';
import { toyAssessment } from './support/assessment.js';
import { findChromium, howToInstall, launchChromium } from './support/chromium.js';
import { toyWithGuarantee } from './support/guarantee.js';

test('where there is no browser, the suite fails with the one command that mends it', async () => {
  const before = process.env.ABIDE_CHROMIUM;
  process.env.ABIDE_CHROMIUM = join(tmpdir(), 'no-such-browser');
  try {
    assert.equal(findChromium(), undefined);
    await assert.rejects(launchChromium(), ({ message }: Error) => message.endsWith(`To mend it: ${howToInstall()}`));
  } finally {
    if (before === undefined) delete process.env.ABIDE_CHROMIUM;
    else process.env.ABIDE_CHROMIUM = before;
  }
});

test('the report in a browser', async (t) => {
  const browser = await launchChromium();
  const folder = mkdtempSync(join(tmpdir(), 'abide-report-'));
  t.after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const file = join(folder, 'report.html');
  writeFileSync(file, await reportHtml(toyAssessment()));
  const address = pathToFileURL(file).href;

  async function open(
    t: { after(close: () => Promise<void>): void },
    width: number,
    colorScheme: 'light' | 'dark',
  ): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    t.after(() => page.close());
    await page.goto(address);
    return page;
  }

  await t.test('opens from a file without a message, an error or a request', async (t) => {
    const page = await browser.newPage();
    t.after(() => page.close());
    const heard: string[] = [];
    page.on('console', (message) => heard.push(message.text()));
    page.on('pageerror', (error) => heard.push(String(error)));
    page.on('request', (request) => {
      if (request.url() !== address) heard.push(request.url());
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    assert.deepEqual(heard, []);
    assert.equal(await page.title(), toyAssessment().case.title);
  });

  for (const width of [360, 768, 1600]) {
    await t.test(`never scrolls sideways at a width of ${width}, with everything unfolded`, async (t) => {
      const page = await open(t, width, 'light');
      await page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })");
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width);
    });
  }

  await t.test('names and addresses without a place to break do not widen the page either', async (t) => {
    const long = JSON.stringify(toyAssessment()).replace(/Arland|river|toy/g, 'm'.repeat(90));
    const other = join(folder, 'long.html');
    writeFileSync(other, await reportHtml(JSON.parse(long)));
    const page = await open(t, 360, 'light');
    await page.goto(pathToFileURL(other).href);
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 360);
  });

  for (const scheme of ['light', 'dark'] as const) {
    await t.test(`text has a contrast of at least 4.5 in ${scheme} colours`, async (t) => {
      const page = await open(t, 1280, scheme);
      await page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })");
      const texts = (await page.evaluate(CONTRASTS)) as { text: string; contrast: number }[];
      assert.ok(texts.length > 500, `${texts.length} texts`);
      assert.deepEqual(
        texts.filter(({ contrast }) => contrast < 4.5),
        [],
      );
    });
  }

  await t.test('light and dark grounds differ', async (t) => {
    const ground = 'getComputedStyle(document.body).backgroundColor';
    const [light, dark] = [await open(t, 1280, 'light'), await open(t, 1280, 'dark')];
    assert.notEqual(await light.evaluate(ground), await dark.evaluate(ground));
  });

  await t.test('has one h1, no heading that skips a level, and its landmarks', async (t) => {
    const page = await open(t, 1280, 'light');
    const levels = (await page.evaluate(
      "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((h) => Number(h.tagName[1]))",
    )) as number[];
    assert.equal(levels.filter((level) => level === 1).length, 1);
    assert.ok(levels.every((level, i) => level <= (levels[i - 1] ?? 0) + 1));
    for (const landmark of ['header', 'nav', 'main', 'footer']) assert.equal(await page.locator(landmark).count(), 1);
  });

  await t.test('shows the answer and the matrix of who signs on the first screen', async (t) => {
    const page = await open(t, 1280, 'light');
    const top = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((e) => e.getBoundingClientRect().top);
    assert.ok((await top('.headline')) < 250);
    assert.ok((await top('#signs tbody tr')) < 600);
  });

  await t.test('the first key press offers the way past the contents', async (t) => {
    const page = await open(t, 1280, 'light');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.getAttribute("href")'), '#main');
    assert.ok(await page.locator('.skip').evaluate((e) => e.getBoundingClientRect().left >= 0));
  });

  await t.test('words of charts do not leave their drawing, and of each pair one is shown', async (t) => {
    for (const width of [360, 1280]) {
      const page = await open(t, width, 'light');
      assert.deepEqual(await page.evaluate(OUTSIDE), []);
    }
  });

  await t.test(
    'on a phone a package is a card that says first who refuses and last whether it could be signed',
    async (t) => {
      const page = await open(t, 360, 'light');
      const card = '#signs .cards tbody tr:nth-child(2)';
      const cells = (await page.evaluate(`[...document.querySelectorAll('${card} td')].sort((a, b) =>
      a.getBoundingClientRect().top - b.getBoundingClientRect().top).map((td) => td.dataset.head)`)) as string[];
      assert.deepEqual(cells, ['Boria', "Boria's Diet", 'Arland', 'Cestria', 'All sign']);
      const { scrollWidth, clientWidth } = (await page.evaluate(
        "(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }))(document.querySelector('#signs .scroll'))",
      )) as { scrollWidth: number; clientWidth: number };
      assert.equal(scrollWidth, clientWidth);
    },
  );

  await t.test('the first sheet of paper holds the answer and who signs, and nothing that follows', async (t) => {
    // A4 without the margins of the style sheet, at 96 pixels an inch.
    const page = await open(t, 673, 'light');
    await page.emulateMedia({ media: 'print' });
    const first = page.locator('#signs > .finding').first();
    assert.equal(
      await page.evaluate("getComputedStyle(document.querySelector('#signs > .finding')).breakAfter"),
      'page',
    );
    assert.ok((await first.evaluate((e) => e.getBoundingClientRect().bottom)) < 986);
  });

  await t.test('paper shows what is folded on the screen, and no fold that cannot be opened', async (t) => {
    const page = await open(t, 794, 'light');
    await page.emulateMedia({ media: 'print' });
    const shown = '(e) => e.checkVisibility({ contentVisibilityAuto: true }) && e.getClientRects().length > 0';
    const panels = await page.evaluate(`[...document.querySelectorAll('.panel')].filter(${shown}).length`);
    assert.equal(panels, 5 * 4);
    assert.equal(await page.evaluate(`[...document.querySelectorAll('summary')].filter(${shown}).length`), 0);
  });

  const others = { 'on whether it holds': toyWithGuarantee(), 'over many worlds': offerOverWorlds() };
  for (const [what, width, scheme] of [
    ['on whether it holds', 360, 'light'],
    ['on whether it holds', 1280, 'dark'],
    ['over many worlds', 390, 'dark'],
    ['over many worlds', 1280, 'light'],
  ] as const) {
    await t.test(`the report ${what} can be read at a width of ${width} in ${scheme} colours`, async (t) => {
      const other = join(folder, 'other.html');
      writeFileSync(other, await reportHtml(others[what]));
      const page = await open(t, width, scheme);
      await page.goto(pathToFileURL(other).href);
      await page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })");
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width);
      assert.deepEqual(await page.evaluate(OUTSIDE), []);
      const texts = (await page.evaluate(CONTRASTS)) as { text: string; contrast: number }[];
      assert.deepEqual(
        texts.filter(({ contrast }) => contrast < 4.5),
        [],
      );
    });
  }

  await t.test('prints to a PDF of several pages', async (t) => {
    const page = await open(t, 1280, 'dark');
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    assert.match(pdf, /^%PDF/);
    assert.ok((pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length >= 2);
  });
});

/**
 * Contrast of every piece of visible text with the ground under it, as WCAG 2.2 defines it (relative luminance,
 * (L1 + 0.05) / (L2 + 0.05)). Runs in the page.
 */
const CONTRASTS = `(() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) =>
    [r, g, b].map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const colour = channels(getComputedStyle(e).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const visible = (e) => e.checkVisibility() && e.getClientRects().length > 0 && !e.closest('.unseen, caption, desc, title, .sprite');
  const own = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  return [...document.querySelectorAll('body *')].filter((e) => own(e) && visible(e)).map((e) => {
    const style = getComputedStyle(e);
    const ink = channels(e.closest('svg') ? style.fill : style.color);
    const [a, b] = [luminance(ink), luminance(ground(e))].sort((x, y) => y - x);
    return { text: e.tagName + ' ' + e.textContent.trim().slice(0, 40), contrast: (a + 0.05) / (b + 0.05) };
  });
})()`;

/** Texts of visible charts that stick out of their picture by more than two pixels, and charts that show twice. */
const OUTSIDE = `(() => {
  const shown = (e) => e.getClientRects().length > 0;
  const twice = [...document.querySelectorAll('figure')].filter((f) => [...f.querySelectorAll('.narrow, .wide')].filter(shown).length > 1);
  const out = [...document.querySelectorAll('svg.plot')].filter(shown).flatMap((svg) => {
    const box = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')].filter((text) => {
      const t = text.getBoundingClientRect();
      return t.left < box.left - 2 || t.right > box.right + 2 || t.top < box.top - 2 || t.bottom > box.bottom + 2;
    }).map((text) => text.textContent);
  });
  return [...twice.map((f) => f.textContent.slice(0, 40)), ...out];
})()`;
