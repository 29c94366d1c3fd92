import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Download, Page } from 'playwright-core';

/** A small case with ranges, so that worlds differ, and no guarantee part, so that it is answered fast. */
export const SMALL = `abide: 1
title: A small border
as-of: 2025-12-16
parties: {north: {roles: [signatory]}, south: {roles: [signatory]}}
issues: {border: {options: {old: The old line, new: The new line}}, transit: {options: {closed: Closed, open: Open}}}
values:
  north: {weight: {border: 60, transit: 40}, points: {border: {new: 0, old: 100}, transit: {closed: 0, open: 100}}}
  south: {weight: {border: 70, transit: 30}, points: {border: {old: 0, new: 100}, transit: {open: 0, closed: 100}}}
no-deal: {north: 30 to 45, south: 20 to 35}
packages: {draft: {border: new, transit: open}}
`;

/** A browser context in which nothing may leave the origin: a request that does fails the test that closes it. */
export async function quietContext(
  browser: Browser,
  address: string,
  options: { serviceWorkers?: 'allow' | 'block'; colorScheme?: 'light' | 'dark' } = {},
): Promise<{ context: BrowserContext; close: () => Promise<void> }> {
  const context = await browser.newContext({ serviceWorkers: 'block', acceptDownloads: true, ...options });
  // Tests cannot press the buttons of the system's own dialog; without it saving is a download.
  await context.addInitScript('delete globalThis.showSaveFilePicker;');
  const strangers: string[] = [];
  const faults: string[] = [];
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(new URL(address).origin) && !/^(data|blob):/.test(url)) strangers.push(url);
  });
  context.on('weberror', (error) => faults.push(String(error.error())));
  return {
    context,
    close: async () => {
      await context.close();
      assert.deepEqual({ strangers, faults }, { strangers: [], faults: [] });
    },
  };
}

/** Opens a text in the workbench as a person does: pasted into the dialog. */
export async function openText(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Open …' }).click();
  await page.getByLabel('Text of a case (YAML)').fill(text);
  await page.getByRole('button', { name: 'Open this text' }).click();
  const title = /^title: (.*)$/m.exec(text)?.[1];
  if (title) await heading(page, title);
}

export const heading = (page: Page, title: string) =>
  page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();

/** Waits until the text as it stands is answered at the medians. */
export const answered = (page: Page) => page.locator('.status[data-state=current]').waitFor();

/** The whole text, from its editor. */
export async function textOf(page: Page): Promise<string> {
  await showText(page);
  const content = page.locator('.cm-content');
  return (await content.locator('.cm-line').allTextContents()).join('\n');
}

export async function showText(page: Page): Promise<void> {
  const tab = page.getByText('Text', { exact: true });
  if (!(await page.locator('.cm-content').isVisible())) await tab.click();
  await page.locator('.cm-content').waitFor();
}

/** Changes a stretch of the text, with the keyboard alone. */
export async function retype(page: Page, from: string | RegExp, to: string): Promise<void> {
  const before = await textOf(page);
  const after = before.replace(from, to);
  assert.notEqual(after, before, 'the change must change something');
  await page.locator('.cm-content').focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(after);
}

export async function contentOf(download: Download): Promise<{ name: string; text: string; bytes: Buffer }> {
  const bytes = readFileSync(await download.path());
  return { name: download.suggestedFilename(), text: bytes.toString('utf8'), bytes };
}
