import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { zipSync } from 'fflate';
import type { Locator, Page } from 'playwright-core';
import type { Assessment } from '../src/lens/finding.js';
import { findingCsv } from '../src/report/findingCsv.js';
import { abide } from './support/abide.js';
import { answered, contentOf, heading, openText, quietContext, SMALL, textOf } from './support/casePage.js';
import { launchChromium } from './support/chromium.js';
import { root } from './support/root.js';
import { serveSite } from './support/site.js';

async function given(page: Page, button: Locator) {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return contentOf(download);
}

async function fromMenu(page: Page, name: string) {
  await page.getByRole('button', { name: /^Share and export/ }).click();
  return given(page, page.getByRole('menuitem', { name }));
}

test('files in and out of the workbench', async (t) => {
  const browser = await launchChromium();
  const site = await serveSite();
  const folder = mkdtempSync(join(tmpdir(), 'abide-share-'));
  t.after(async () => {
    await browser.close();
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const open = async () => {
    const { context, close } = await quietContext(browser, site.address);
    const page = await context.newPage();
    await page.goto(site.address);
    return { page, close };
  };

  await t.test('the case, its result, its report and its charts are given as files', async () => {
    const { page, close } = await open();
    await openText(page, SMALL);
    assert.deepEqual((await fromMenu(page, 'Case (YAML)')).text, SMALL);

    const json = await fromMenu(page, 'Result (JSON)');
    assert.equal(json.name, 'pasted.json');
    writeFileSync(join(folder, 'pasted.yaml'), SMALL);
    const onTheCommandLine = abide(['assess', join(folder, 'pasted.yaml'), '--json']);
    assert.equal(json.text, onTheCommandLine.stdout);

    const assessment: Assessment = JSON.parse(json.text);
    const report = await fromMenu(page, 'Report (one HTML file)');
    assert.match(report.text, /^<!doctype html>/);
    for (const said of [`Case pasted, text ${assessment.case.hash}`, 'seed 0'])
      assert.ok(report.text.includes(said), said);
    assert.doesNotMatch(report.text, /<script/);

    const whoSigns = assessment.findings.find(({ id }) => id === 'settlement/who-signs')!;
    const article = page.locator('#f-settlement__who-signs');
    const csv = await given(page, article.locator('[data-form=csv]'));
    assert.deepEqual([csv.name, csv.text], ['settlement-who-signs.csv', findingCsv(whoSigns)]);

    await page.goto(`${site.address}#/sure`);
    const figure = page.locator('article.finding', { has: page.locator('[data-form=svg]') }).first();
    const svg = await given(page, figure.locator('[data-form=svg]'));
    assert.match(svg.text, /^<\?xml[^>]*>\n<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    assert.ok(svg.text.includes(`text ${assessment.case.hash}`));
    assert.doesNotMatch(svg.text, /var\(|<script|https?:\/\/(?!www\.w3\.org)/);
    const png = await given(page, figure.locator('[data-form=png]'));
    assert.deepEqual([...png.bytes.subarray(0, 4)], [0x89, 0x50, 0x4e, 0x47]);
    assert.ok(png.bytes.readUInt32BE(16) >= 1000 && png.bytes.length > 5000);

    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.evaluate(`HTMLImageElement.prototype.decode = () => Promise.reject(new Error('no room'))`);
    await figure.locator('[data-form=png]').click();
    await figure.getByRole('alert').filter({ hasText: 'It could not be made: no room.' }).waitFor();
    assert.deepEqual(faults, []);
    await given(page, figure.locator('[data-form=svg]'));
    await figure.getByRole('alert').waitFor({ state: 'detached' });
    await close();
  });

  await t.test('no file is made of another case than the one that was open when it was asked for', async () => {
    const { page, close } = await open();
    await page.getByRole('button', { name: /^Share and export/ }).click();
    const given: string[] = [];
    page.on('download', (download) => given.push(download.suggestedFilename()));
    await page.getByRole('menuitem', { name: 'Result (JSON)' }).click();
    await page.locator('[data-notice=export]').waitFor();
    await openText(page, SMALL);
    await page.locator('[data-notice=export]').filter({ hasText: 'another case was opened meanwhile' }).waitFor();
    await page.locator('.status').filter({ hasText: '1,024 worlds' }).waitFor();
    assert.deepEqual(given, []);
    await close();
  });

  await t.test('a zipped GENIUS folder becomes a case; a game does not, and that is said', async () => {
    const { page, close } = await open();
    const ferry = join(root, 'test', 'data', 'genius-ferry');
    const files = Object.fromEntries(
      readdirSync(ferry).map((name) => [`ferry/${name}`, readFileSync(join(ferry, name))]),
    );
    writeFileSync(join(folder, 'ferry.zip'), zipSync(files));
    await heading(page, 'The Berlin offer, December 2025');
    await page.getByRole('button', { name: 'Open …' }).click();
    await page.getByLabel('Choose files …').setInputFiles(join(folder, 'ferry.zip'));
    await heading(page, 'ferry');
    await page.locator('[data-notice=came]').filter({ hasText: 'made from negotiation data' }).waitFor();
    await answered(page);
    await page.getByRole('button', { name: 'Open …' }).click();
    await page.getByLabel('Choose files …').setInputFiles(join(root, 'test', 'data', 'games', 'entry.efg'));
    await page.locator('[data-notice=incoming]').filter({ hasText: 'there is no case in it' }).waitFor();
    await heading(page, 'ferry');
    await close();
  });

  await t.test(
    'a case on disk is opened with the one that it extends; saving without a server is a download',
    async () => {
      const { page, close } = await open();
      writeFileSync(join(folder, 'base.yaml'), SMALL);
      writeFileSync(join(folder, 'changed.yaml'), 'extends: base.yaml\ntitle: Changed\nno-deal: {south: 30 to 40}\n');
      await page.getByRole('button', { name: 'Open …' }).click();
      const both = [join(folder, 'base.yaml'), join(folder, 'changed.yaml')];
      await page.getByLabel('Choose files …').setInputFiles(both);
      await heading(page, 'Changed');
      await answered(page);
      const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('ControlOrMeta+s')]);
      const { name, text } = await contentOf(download);
      assert.deepEqual([name, text], ['changed.yaml', await textOf(page)]);
      await close();
    },
  );
});
