import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { SaxesParser } from 'saxes';
import { percent, signed } from '../src/lens/text.js';
import { contentOf } from './support/casePage.js';
import { launchChromium } from './support/chromium.js';
import { csvTable } from './support/csvColumns.js';
import { root } from './support/root.js';
import { serveSite } from './support/site.js';
import { caseText, comesTrue, openWorkbench } from './support/workbench.js';

/** Two packages whose peace is bought by promises, and an ultimatum about one of them. */
const TEXT = `${readFileSync(join(root, 'cases/surprises/second-promise.yaml'), 'utf8').replace(
  'name: one promise',
  'name: "=one <promise>"',
)}
offers:
  x:
    {by: ridge, to: harbour, package: two, expires: {after: 4 weeks}, resolve: 20% to 60%, counters: [one], waiting: {harbour: 0.5 per week, ridge: 0.2 per week}, extension: {for: 6 weeks, costs: 2}, withdrawn: {harbour: -12}}
`;

const CHARTS = [
  ['which', 'which-pair'],
  ['which', 'which-parallel'],
  ['hold', 'hold-peace'],
  ['deadline', 'deadline-resolve'],
  ['story', 'story'],
] as const;

const chart = (page: Page, name: string) => page.locator(`[data-chart="${name}"]`);

async function go(page: Page, id: string, name: string): Promise<void> {
  await page.evaluate(`location.hash = '#/${id}'`);
  await chart(page, name).locator('svg.drawing').waitFor();
}

/** A file of a chart, by its button. */
async function fileOf(page: Page, name: string, form: 'csv' | 'svg' | 'png') {
  const button = chart(page, name).locator(`[data-form=${form}]:not(:disabled)`);
  await button.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const file = await contentOf(download);
  assert.equal(file.name, `${name}.${form}`);
  return file;
}

const textsOf = async (page: Page, selector: string) =>
  (await page.locator(selector).allTextContents()).map((text) => text.replaceAll('\u00a0', ' ').trim());

test('charts that follow every edit', async (t) => {
  const browser = await launchChromium();
  const { address, close } = await serveSite();
  t.after(async () => {
    await browser.close();
    close();
  });
  const page = await openWorkbench(browser, address, TEXT);
  // Files are on paper, whatever the page is on.
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.locator('.chapter').first().waitFor();
  const csv = async (name: string) => csvTable((await fileOf(page, name, 'csv')).text);

  await t.test('the CSV of two parties holds the margins that the list shows, and every dot', async () => {
    await go(page, 'which', 'which-pair');
    await page.getByText(/^Each dot is one or more/).waitFor();
    const rows = await csv('which-pair');
    const [x, y] = Object.keys(rows[0]!).filter((column) => column.endsWith(': points over no-deal'));
    const named = rows.filter(({ what }) => what === 'package');
    const listed = await textsOf(page, '.package-list td:is(.accepts, .refuses, .line)');
    const said = named.flatMap((row) => [row[x!]!, row[y!]!].map((value) => signed(Number(value))));
    assert.deepEqual(
      said,
      listed.map((cell) => cell.replace(/^[✓✗⊘]\s*/, '')),
    );
    // A spreadsheet takes no name for a formula.
    assert.ok(named.some(({ name }) => name === "'=one <promise>"));
    const dots = rows.filter(({ what }) => what === 'packages');
    const packages = dots.reduce((sum, row) => sum + Number(row.packages), 0);
    const caption = (await page.getByText(/^Each dot is one or more/).textContent())!;
    assert.equal(packages, Number(/more of ([\d,]+) packages/.exec(caption)![1]!.replace(',', '')));
    const drawn = await chart(page, 'which-pair').locator('circle[stroke-width="1.25"]').count();
    assert.ok(drawn > 0, 'a frontier is drawn');
    assert.equal(rows.filter(({ what }) => what === 'frontier').length, drawn);
  });

  await t.test('the CSV of all parties holds a column for each axis', async () => {
    const rows = await csv('which-parallel');
    const axes = await textsOf(page, '[data-chart="which-parallel"] text.strong:not([x="10"], [x="20"], g g text)');
    const columns = Object.keys(rows[0]!).filter((column) => column.endsWith(': points over no-deal'));
    assert.deepEqual(
      columns.map((column) => column.split(':')[0]),
      axes,
    );
    assert.equal(rows.length, await chart(page, 'which-parallel').locator('polyline[stroke="transparent"]').count());
  });

  await t.test('the CSV of peace holds the numbers of its table, year by year', async () => {
    await go(page, 'hold', 'hold-peace');
    await page.getByText('Year by year, as numbers').click();
    const rows = (await csv('hold-peace')).filter((row) => row['day of the calendar'] === '');
    const columns = Object.keys(rows[0]!).filter((column) => column.endsWith(': chance of peace (share)'));
    const said = rows.slice(1).flatMap((row) => columns.map((column) => percent(Number(row[column]))));
    assert.ok(said.length > 10);
    assert.deepEqual(
      said.map((share) => share.replaceAll('\u00a0', ' ')),
      await textsOf(page, 'details .five-numbers td'),
    );
  });

  await t.test('the CSV of the offer holds a line for each point, and the case as its table has it', async () => {
    await go(page, 'deadline', 'deadline-resolve');
    const rows = await csv('deadline-resolve');
    const points = rows.filter(({ what }) => what === 'line');
    assert.equal(points.length, await chart(page, 'deadline-resolve').locator('.point').count());
    const own = rows.find(({ what }) => what === 'the case')!;
    const table = await textsOf(page, '.deadline-live .five-numbers tbody tr:nth-child(2) td');
    const agreement = percent(Number(own['chance of an agreement that stands (share)'])).replaceAll('\u00a0', ' ');
    assert.deepEqual(table, [agreement, agreement]);
  });

  await t.test('the CSV of a story holds what has been told, and nothing of what comes', async () => {
    await go(page, 'story', 'story');
    assert.deepEqual(await csv('story'), []);
    await page.getByRole('button', { name: 'To the end' }).click();
    await page.locator('.ending').waitFor();
    const rows = await csv('story');
    const told = new Set(rows.map((row) => Object.values(row)[0]));
    assert.equal(told.size, await page.locator('.timeline .told').count());
  });

  await t.test('the tables of the pages are given as they stand there', async () => {
    await page.evaluate(`location.hash = '#/who'`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.live-matrix').locator('xpath=../..').locator('[data-form=csv]').click(),
    ]);
    const rows = csvTable((await contentOf(download)).text);
    const columns = Object.keys(rows[0]!).filter((column) => column.endsWith(': margin over no-deal (points)'));
    const shown = await page
      .locator('.live-matrix td button')
      .evaluateAll((cells) => cells.map((cell) => /[+−]?\d+\.\d/.exec(cell.textContent ?? '')![0]));
    assert.deepEqual(
      rows.flatMap((row) => columns.map((column) => signed(Number(row[column])))),
      shown,
    );
  });

  await t.test('while the text has errors no table and no chart gives a file, and then each does again', async () => {
    const pages = ['who', 'which', 'hold', 'sure', 'deadline', 'story'];
    for (const [correct, text] of [true, false, true].map(
      (ok) => [ok, ok ? TEXT : TEXT.replace('abide: 1', 'abide: x')] as const,
    )) {
      await caseText(page);
      await page.locator('.cm-content').focus();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.insertText(text);
      await page.locator(`.status[data-state=${correct ? 'current' : 'faulty'}]`).waitFor();
      for (const id of pages) {
        await page.evaluate(`location.hash = '#/${id}'`);
        await page.locator('.exports').first().waitFor();
        const some = `document.querySelectorAll('.exports button').length`;
        const wrong = `document.querySelectorAll('.exports button:${correct ? 'disabled' : 'enabled'}').length`;
        assert.ok(
          await comesTrue(page, `${some} > 0 && ${wrong} === 0`),
          `${id}, ${correct ? 'right' : 'with errors'}`,
        );
      }
    }
  });

  await t.test('SVG stands alone on paper, and PNG is the same twice as large', async () => {
    const hash = createHash('sha256').update(TEXT).digest('hex').slice(0, 12);
    for (const [id, name] of CHARTS) {
      await go(page, id, name);
      const { text: svg } = await fileOf(page, name, 'svg');
      assert.doesNotThrow(() => new SaxesParser({ xmlns: true }).write(svg).close(), name);
      assert.doesNotMatch(svg, /var\(|<script|<style|class=|href=|url\((?!#)|https?:\/\/(?!www\.w3\.org)/, name);
      assert.match(svg, /<title>[^<]+<\/title><rect width="760" height="\d+" fill="#fdfdfb"\/>/, name);
      assert.ok(svg.includes(`text ${hash}`), name);
      assert.match(svg, /font-family:/, name);
      const [width, height] = /<svg [^>]*width="(\d+)" height="(\d+)"/.exec(svg)!.slice(1).map(Number);
      const { bytes } = await fileOf(page, name, 'png');
      assert.deepEqual([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], [2 * width!, 2 * height!], name);
    }
  });

  await t.test(
    'on a phone no chart is wider than the page, and its letters are as large as those on a desk',
    async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      for (const [id, name] of CHARTS) {
        await go(page, id, name);
        const drawing = `document.querySelector('[data-chart="${name}"] svg.drawing')`;
        assert.ok(await comesTrue(page, `${drawing}?.getBoundingClientRect().width <= 358`), name);
        const least = await page.evaluate<number>(`(() => {
        const svg = ${drawing};
        const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        return Math.min(...[...svg.querySelectorAll('text')].map((t) => parseFloat(getComputedStyle(t).fontSize) * scale));
      })()`);
        assert.ok(least >= 11, `${name}: ${least}`);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
    },
  );

  await t.test('a page is printed in light, with its answer and its chart, and with nothing to press', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const [id, name] of CHARTS.slice(1)) {
      await go(page, id, name);
      assert.equal(await page.evaluate(`getComputedStyle(document.body).backgroundColor`), 'rgb(255, 255, 255)');
      const ink = `getComputedStyle(document.querySelector('.page :is(.answer, .says)')).color`;
      assert.equal(await page.evaluate(ink), 'rgb(29, 34, 41)', id);
      const controls = await page.evaluate<string[]>(
        `[...document.querySelectorAll('button, input, select, textarea, summary, nav')]
          .filter((e) => e.checkVisibility() && !e.closest('table, li')).map((e) => e.outerHTML)`,
      );
      assert.deepEqual(controls, [], id);
      assert.ok(await page.locator('.page svg.drawing').first().isVisible(), id);
      assert.ok(await page.locator('.on-paper', { hasText: 'Case ' }).isVisible(), id);
    }
    await page.emulateMedia({ media: 'screen' });
  });
});
