// Pictures of every page of the workbench, in light and dark, wide and narrow, into out/screens. To be looked at before a
// change of the workbench is called done. Run on a built checkout: node scripts/screens.mjs [case.yaml]
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../dist/test/support/chromium.js';
import { serveSite } from '../dist/test/support/site.js';
import { openWorkbench } from '../dist/test/support/workbench.js';
import { root } from './install.mjs';

const PAGES = ['who', 'which', 'hold', 'deadline', 'sure', 'ground', 'compare', 'story'];
const SIZES = { wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 } };
/** Milliseconds after which a page is taken as it is. */
const PATIENCE = 120_000;

const file = process.argv[2];
const folder = join(root, 'out', 'screens');
mkdirSync(folder, { recursive: true });
const { address, close } = await serveSite();
const browser = await launchChromium();
const page = await openWorkbench(browser, address, file && readFileSync(file, 'utf8'));
// All pages are drawn from what is known by then: everything of the first round of worlds.
await page.locator('.chapter').first().waitFor({ timeout: PATIENCE });
for (const id of PAGES) {
  await page.evaluate(`location.hash = '#/${id}'`);
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(500);
      await page.screenshot({ path: join(folder, `${id}-${size}-${colorScheme}.png`) });
    }
  }
}
console.log(folder);
await browser.close();
close();
