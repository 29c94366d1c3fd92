import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { launchChromium } from './support/chromium.js';
import { serveSite } from './support/site.js';
import { comesTrue, openWorkbench } from './support/workbench.js';

/**
 * Points add up by hand: to North 60 for the old line and 40 for free transit; to South 70 for the new line and 30 for no
 * transit; the senate has North's values. The plan is worth 100 to North and nothing to South.
 */
const CASE = `abide: 1
title: A border <b>of</b> "names"
as-of: 2025-12-16
parties:
  north: {name: "North <img src=x onerror=alert(1)>", roles: [signatory]}
  south: {name: South, roles: [signatory]}
issues:
  border: {name: "The </script><script>alert(2)</script> border", options: {old: The old line, new: "The 'new' line"}}
  transit: {options: {closed: No transit, open: Free transit}}
values:
  north: {weight: {border: 60, transit: 40}, points: {border: {new: 0, old: 100}, transit: {closed: 0, open: 100}}}
  south: {weight: {border: 70, transit: 30}, points: {border: {old: 0, new: 100}, transit: {open: 0, closed: 100}}}
no-deal: {north: 30, south: 20}
ratifiers: {senate: {name: the Senate, of: north, values: north, accepts-from: 35}}
packages:
  plan: {name: "the plan <i>itself</i>", border: old, transit: open}
  other: {name: the other, border: new, transit: open}
`;

/** Presses Tab until the focus is on what a selector names, as somebody without a mouse would. */
async function tabTo(page: Page, selector: string, text = ''): Promise<void> {
  for (let n = 0; n < 200; n++) {
    const there = await page.evaluate<boolean>(
      `document.activeElement?.matches(${JSON.stringify(selector)}) && document.activeElement.textContent.includes(${JSON.stringify(text)})`,
    );
    if (there) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never came to ${selector} ${text}`);
}

/** Waits until an element says a text, with white space as it is read. */
async function says(page: Page, selector: string, text: string): Promise<void> {
  const all = `[...document.querySelectorAll(${JSON.stringify(selector)})].map((e) => e.innerText.replace(/\\s+/g, ' '))`;
  if (await comesTrue(page, `${all}.some((t) => t.includes(${JSON.stringify(text)}))`)) return;
  assert.fail(`no ${selector} says "${text}": ${JSON.stringify(await page.evaluate(all))}`);
}

test('the pages about packages, by keyboard alone', async (t) => {
  const browser = await launchChromium();
  const { address, close } = await serveSite();
  const page = await openWorkbench(browser, address, CASE);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('dialog', (dialog) => {
    faults.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  t.after(async () => {
    await browser.close();
    close();
  });

  await t.test('the page opens with who refuses, and by how much', async () => {
    await says(page, '.answer', 'is not signed: South would refuse it by 20.0 points;');
    await says(page, '.answer', 'Of 4 packages 2 could be signed.');
  });

  await t.test('beside the answer stands the way to what would bring the refusing party in', async () => {
    await tabTo(page, 'article button', 'What would bring South in?');
    await page.keyboard.press('Enter');
    assert.ok(await page.evaluate(`document.activeElement.matches('.package-panel h3')`));
    await says(page, '.package-panel h4', 'What would bring South in?');
    await page.keyboard.press('Shift+Tab');
  });

  await t.test('a number of the matrix shows what it is made of', async () => {
    await tabTo(page, '.live-matrix button', 'The plan');
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'Enter']) await page.keyboard.press(key);
    await says(page, '.package-panel h4', 'What it is worth to South');
    await says(page, '.terms tr', 'Transit: Free transit 0.0 30.0 % 0.0');
    await says(page, '.terms tr.sum', 'Margin −20.0');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await says(page, '.terms tr.sum', 'Margin +70.0');
    await says(page, '.blockers', 'South would refuse it by 20.0 points');
  });

  await t.test('the smallest change that brings the blocking party in is tried, and the party accepts', async () => {
    // With no transit South gets 30 and North keeps 60: one change, and no other one costs North less.
    await says(page, '.ways li', 'Transit: No transit (was Free transit)');
    await says(page, '.ways li', 'South +10.0 (+30.0)');
    await tabTo(page, '.ways button', 'Try it');
    await page.keyboard.press('Enter');
    await says(page, '.package-panel h3', 'Draft 1: the plan <i>itself</i> with 1 change');
    await says(page, '.package-panel', 'Nobody. It could be signed and ratified.');
    await says(
      page,
      '.live-matrix tr',
      'Draft 1: the plan <i>itself</i> with 1 change could be signed ✓ +30.0 ✓ +10.0 ✓ +25.0',
    );
    assert.ok(await page.evaluate(`document.activeElement.matches('.package-panel h3')`));
  });

  await t.test('it is written into the text, and undone', async () => {
    const inText = `document.querySelector('.live-matrix').innerText.includes('The plan <i>itself</i> with 1 change')`;
    await tabTo(page, '.package-panel button', 'Write into the case');
    await page.keyboard.press('Enter');
    assert.ok(await comesTrue(page, inText));
    await says(page, '.package-panel h3', 'The plan <i>itself</i> with 1 change');
    assert.ok(await page.evaluate(`document.activeElement.matches('.package-panel h3')`));
    await tabTo(page, '[aria-label="Undo"]');
    await page.keyboard.press('Enter');
    assert.ok(await comesTrue(page, `!${inText}`));
    await says(page, '.live-matrix th', 'Draft 1:');
  });

  await t.test('any two parties are seen, who ratifies among them', async () => {
    await tabTo(page, '.package-panel a', 'Move its options');
    await page.keyboard.press('Enter');
    await says(page, '.which .chart p', 'Each dot is one or more of 4 packages; 2 give both');
    await tabTo(page, '[data-part="pair"] select');
    await page.keyboard.press('Tab');
    await page.keyboard.press('End');
    // The senate sees what North sees: its points are North's less 35.
    await says(page, '.which .chart p', 'and Senate');
    await says(page, '.package-list thead', 'Senate');
    await says(page, '.package-list tr', 'The other ✓ +10.0 ✓ +5.0 yes');
    assert.ok(await comesTrue(page, `document.querySelectorAll('[data-chart="which-pair"] polyline').length === 1`));
  });

  await t.test('packages are pinned and stand side by side', async () => {
    await tabTo(page, '[aria-label="Pin the other"]');
    await page.keyboard.press('Space');
    await says(page, '.compare tr', "border The 'new' line ≠ The old line");
    await says(page, '.compare tr', 'South ✓ +50.0 ✓ +10.0 (−40.0)');
    assert.ok(await page.evaluate(`document.activeElement.matches('[aria-label="Pin the other"]')`));
  });

  await t.test('packages that are worth too little to a party are left out', async () => {
    await tabTo(page, '.sliders input');
    await page.keyboard.press('End');
    await says(page, '[data-part="parallel"] [role="status"]', '1 of 3 packages are left: 1. The plan');
    await tabTo(page, '[data-part="parallel"] button', 'Show all');
    await page.keyboard.press('Enter');
    await says(page, '[data-part="parallel"] [role="status"]', '3 of 3 packages are left');
  });

  await t.test('an option that is moved shows every margin at once, with the change against the start', async () => {
    await says(page, '.moves tr', 'Free transit +40.0 −30.0 ✗ would refuse +40.0 no');
    await tabTo(page, '.moves button', 'new');
    await page.keyboard.press('Enter');
    // The new line without transit: nothing to North, 100 to South.
    await says(page, '.margins [data-party="south"]', 'South ✓ +80.0 would accept (+100.0)');
    await says(page, '.margins [data-party="north"]', '✗ −30.0 would refuse (−100.0)');
    await says(page, '.moves-now', 'Draft 1: the plan <i>itself</i> with 2 changes');
    await says(page, '.moves-now [role="status"]', 'would refuse it by 30.0 points.');
    await says(page, '.moves tr', 'The old line +60.0 ✓ would accept −70.0 +60.0 ✓ would accept yes');
    const focused = await page.evaluate(`[document.activeElement.textContent, document.activeElement.ariaPressed]`);
    assert.deepEqual(focused, ["The 'new' line", 'true']);
  });

  await t.test('a draft begins again, and is taken away', async () => {
    await tabTo(page, '.moves-now button', 'Start again');
    await page.keyboard.press('Enter');
    await says(page, '.margins [data-party="south"]', '✗ −20.0 would refuse (0.0)');
    await tabTo(page, '.moves-now button', 'Remove the draft');
    await page.keyboard.press('Enter');
    await says(page, '.moves-now', 'The plan <i>itself</i>');
    assert.ok(await page.evaluate(`document.activeElement.matches('[data-part=moves] h3')`));
    assert.ok(await comesTrue(page, `!document.body.innerText.includes('Draft 1')`));
  });

  await t.test('what was done with a draft is undone step by step and redone, with its name', async () => {
    const press = (key: string) => page.keyboard.press(key);
    await press('ControlOrMeta+z');
    await says(page, '.moves-now', 'Draft 1: the plan <i>itself</i> Start again');
    await press('ControlOrMeta+z');
    await says(page, '.moves-now', 'Draft 1: the plan <i>itself</i> with 2 changes');
    await says(page, '.margins [data-party="south"]', 'South ✓ +80.0 would accept (+100.0)');
    await tabTo(page, '.moves-now button', 'Rename it');
    await press('Enter');
    await page.keyboard.insertText('What <b>South</b> wants');
    await press('Enter');
    await says(page, '.moves-now', 'Draft 1: What <b>South</b> wants');
    const onRename = `document.activeElement.textContent === 'Rename it'`;
    assert.ok(await comesTrue(page, onRename));
    await press('Enter');
    await press('Escape');
    assert.ok(await comesTrue(page, onRename));
    await press('ControlOrMeta+z');
    await says(page, '.moves-now', 'Draft 1: the plan <i>itself</i> with 2 changes');
    await press('ControlOrMeta+Shift+z');
    await says(page, '.moves-now', 'Draft 1: What <b>South</b> wants');
  });

  await t.test('a draft and its name are there after the page is loaded again', async () => {
    await page.locator('[data-kept=true]').waitFor({ state: 'attached' });
    await page.reload();
    await says(page, '.moves-now', 'Draft 1: What <b>South</b> wants');
    await says(page, '.margins [data-party="south"]', 'South ✓ +80.0 would accept (+100.0)');
  });

  await t.test('no name of the case became part of the page', async () => {
    assert.deepEqual(faults, []);
    const made = await page.evaluate(`document.querySelectorAll('#root :is(img, script, iframe, i, table b)').length`);
    assert.equal(made, 0);
  });
});
