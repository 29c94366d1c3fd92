import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';

/**
 * A page with a case that has been read, in a browser that keeps nothing of others.
 * @param text Of the case; the Berlin case where none is given.
 * @param base Of a case that it extends as `base.yaml`.
 */
export async function openWorkbench(browser: Browser, address: string, text?: string, base?: string): Promise<Page> {
  // A service worker would bring the case of the site, past the text that stands in for it.
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  // The tour of a first visit is over.
  await page.addInitScript({ content: `localStorage.setItem('abide.toured', 'true')` });
  if (text !== undefined) await page.route('**/cases/berlin-2025/case.yaml', (route) => route.fulfill({ body: text }));
  if (base !== undefined) await page.route('**/cases/berlin-2025/base.yaml', (route) => route.fulfill({ body: base }));
  await page.goto(address);
  await page.waitForSelector('.outline .fold');
  await page.waitForSelector('.status:not([data-state="stale"])');
  return page;
}

/** Lets page and text be seen beside each other, and gives the text that is there. */
export async function caseText(page: Page): Promise<string> {
  if ((await page.locator('.cm-content').count()) === 0) await page.getByText('Both', { exact: true }).click();
  await page.locator('.cm-content').waitFor();
  return page.evaluate(EDITED_TEXT);
}

/** Waits until the text is this one. */
export async function waitForText(page: Page, expected: string): Promise<void> {
  await caseText(page);
  if (!(await comesTrue(page, `${EDITED_TEXT} === ${JSON.stringify(expected)}`)))
    assert.equal(await caseText(page), expected);
}

/** Whether an expression comes true in the page in good time. The page forbids the eval that Playwright would wait with. */
export function comesTrue(page: Page, expression: string): Promise<boolean> {
  return page.evaluate<boolean>(`new Promise((resolve) => {
    const late = performance.now() + 10000;
    const look = () => {
      if (${expression}) resolve(true);
      else if (performance.now() > late) resolve(false);
      else setTimeout(look, 10);
    };
    look();
  })`);
}

/** CodeMirror keeps its view with the element that it draws. */
const EDITED_TEXT = `document.querySelector('.cm-content').cmTile.root.view.state.doc.toString()`;
