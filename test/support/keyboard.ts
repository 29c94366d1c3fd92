import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { root } from './root.js';
import { comesTrue } from './workbench.js';

const AXE = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

/** What has the focus, by its name: its label, or else its text. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate<string>(`(() => {
    const at = document.activeElement;
    return at?.getAttribute('aria-label') ?? at?.labels?.[0]?.textContent ?? at?.textContent?.trim() ?? '';
  })()`);

/** Presses Tab until something of this name has the focus, as somebody does who has no mouse. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < 80; presses++) {
    const at = await focused(page);
    if (typeof name === 'string' ? at === name : name.test(at)) return;
    seen.push(at.slice(0, 40));
    // The editor keeps Tab for itself until it is left.
    if (at === 'Text of the case') await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
  }
  assert.fail(`${name} is not reached: ${seen.join(' · ')}`);
}

/** Fails with every fault that axe-core finds in a part of the page as it is. */
export async function assertAccessible(page: Page, part: string, what = part): Promise<void> {
  await page.evaluate(`globalThis.axe ?? (() => { ${AXE} })()`);
  // What fades in is judged once it is there.
  assert.ok(await comesTrue(page, `getComputedStyle(document.querySelector('${part}')).opacity === '1'`));
  const faults = await page.evaluate<string[]>(
    `axe.run(${JSON.stringify(part)}, { resultTypes: ['violations'] }).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => id + ' at ' + target.join(' ') + ': ' + failureSummary)))`,
  );
  assert.deepEqual(faults, [], what);
}
