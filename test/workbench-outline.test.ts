import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './support/chromium.js';
import { root } from './support/root.js';
import { serveSite } from './support/site.js';
import { caseText, comesTrue, openWorkbench, waitForText } from './support/workbench.js';

const SMALL = `# by hand
abide: 1
title: Small # of two
as-of: 2025-12-16
sources: {report: {title: The report, paragraphs: 9}}
parties:
  a: {name: Alba, roles: [signatory]} # first
  b: {name: Brac, roles: [signatory]}
issues:
  price: {name: The price, options: {low: Low, high: High}}
  place:
    options: {north: North, south: South}
values:
  a: {points: {price: {low: 0, high: 100}, place: {north: 0, south: 100}}}
  b: {points: {price: {high: 0, low: 100}, place: {north: 100, south: 0}}}
no-deal: {a: 40 @p2, b: 20 to 30} # in points
red-lines:
  cheap: {party: a, when: price = low and place = north}
packages:
  draft: {price: high, place: north} # on the table
`;

let browser: Browser;
let site: Awaited<ReturnType<typeof serveSite>>;
before(async () => {
  browser = await launchChromium();
  site = await serveSite();
});
after(async () => {
  await browser?.close();
  site?.close();
});

async function opened(t: { after: (end: () => Promise<void>) => void }, text?: string, base?: string): Promise<Page> {
  const page = await openWorkbench(browser, site.address, text, base);
  t.after(() => page.context().close());
  return page;
}

const unfold = (page: Page, path: string) => page.locator(`.outline details[data-path="${path}"] > summary`).click();
const field = (page: Page, path: string) =>
  page.locator(`.outline .field[data-path="${path}"]`).locator('input, select, textarea').first();
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' }).click();

test('a form changes the bytes of its own value and keeps comments, and undo brings them back', async (t) => {
  const page = await opened(t, SMALL);
  await unfold(page, 'packages.draft');
  await field(page, 'packages.draft.price').selectOption('low');
  const low = SMALL.replace('{price: high,', '{price: low,');
  await waitForText(page, low);
  await unfold(page, 'parties.a');
  await field(page, 'parties.a.name').fill('New Alba: the isle');
  await field(page, 'parties.a.name').press('Enter');
  await waitForText(page, low.replace('name: Alba', 'name: "New Alba: the isle"'));
  await undo(page);
  await waitForText(page, low);
  await undo(page);
  await waitForText(page, SMALL);
});

test('an entry that is wrong says why, leaves the text as it was and the answers up to date', async (t) => {
  const page = await opened(t, SMALL);
  await unfold(page, 'parties.b');
  const number = field(page, 'no-deal.b');
  await number.fill('thirty');
  const told = page.locator('.field[data-path="no-deal.b"] [role=alert]');
  await told.waitFor();
  assert.match(await told.innerText(), /'thirty'/);
  await page.locator('.live-matrix').waitFor();
  await waitForText(page, SMALL);
  await page.locator('.status[data-state=current]').waitFor();
  await number.fill('25 to 35');
  await waitForText(page, SMALL.replace('20 to 30', '25 to 35'));
  await told.waitFor({ state: 'detached' });
  await number.press('Tab');
  await undo(page);
  await waitForText(page, SMALL);
});

test('a number is found, changed and given a range with the keyboard alone; a run of keys is one step', async (t) => {
  const page = await opened(t, SMALL);
  await caseText(page);
  const search = page.getByRole('searchbox');
  await search.focus();
  await page.keyboard.type('brac 20');
  await page.getByText('1 number', { exact: true }).waitFor();
  // Past the box that asks for numbers without ground, to the number.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate('document.activeElement.value'), '20 to 30');
  await page.getByRole('slider', { name: /^Upper end/ }).waitFor();
  await page.keyboard.press('Tab');
  for (const key of ['ArrowRight', 'ArrowRight', 'PageDown']) await page.keyboard.press(key);
  await waitForText(page, SMALL.replace('20 to 30', '12 to 30'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowUp');
  await waitForText(page, SMALL.replace('20 to 30', '12 to 31'));
  await undo(page);
  await waitForText(page, SMALL.replace('20 to 30', '12 to 30'));
  await undo(page);
  await waitForText(page, SMALL);
});

test('both ends are moved in one go, faster than anything is read', async (t) => {
  const page = await opened(t, SMALL);
  await caseText(page);
  await unfold(page, 'parties.b');
  await field(page, 'no-deal.b').focus();
  await page.getByRole('slider', { name: /^Upper end/ }).waitFor();
  for (const key of ['Tab', 'ArrowRight', 'ArrowRight', 'PageDown', 'Tab', 'ArrowUp', 'ArrowUp'])
    await page.keyboard.press(key);
  await waitForText(page, SMALL.replace('20 to 30', '12 to 32'));
});

test('dragging an end writes it as it goes, and is undone as one step', async (t) => {
  const page = await opened(t, SMALL);
  await unfold(page, 'parties.b');
  await field(page, 'no-deal.b').focus();
  const handle = page.getByRole('slider', { name: /^Upper end/ });
  const box = await handle.boundingBox();
  assert.ok(box);
  const [x, y] = [box.x + box.width / 2, box.y + 20];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 1; i <= 5; i++) {
    await page.mouse.move(x + 12 * i, y);
    assert.ok(await comesTrue(page, `!document.querySelector('.number input.quantity').value.endsWith(' 30')`));
  }
  await page.mouse.up();
  const written = /b: (20 to \d+)/.exec(await caseText(page))?.[1];
  assert.ok(written && Number(written.slice(6)) > 30, written);
  await undo(page);
  await waitForText(page, SMALL);
});

test('a point is made a range, and its ground stays; the ground is written anew beside it', async (t) => {
  const page = await opened(t, SMALL);
  await unfold(page, 'parties.a');
  await field(page, 'no-deal.a').focus();
  await page.getByText('The report', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Make it a range' }).click();
  await waitForText(page, SMALL.replace('40 @p2', '30 to 50 @p2'));
  const ground = page.getByLabel('Rests on');
  await ground.fill('@p99');
  await ground.press('Enter');
  await page.getByText('report has no paragraph 99').waitFor();
  await ground.fill('p7');
  await ground.press('Enter');
  await waitForText(page, SMALL.replace('40 @p2', '30 to 50 @p7'));
});

test('hostile names are text in every field, and a condition is told in words', async (t) => {
  const evil = '<img src=x onerror="document.title=1">';
  const page = await opened(t, SMALL.replace('name: Brac', `name: '${evil}'`));
  await page.locator('.outline summary', { hasText: evil }).waitFor();
  await unfold(page, 'parties.b');
  assert.equal(await field(page, 'parties.b.name').inputValue(), evil);
  await unfold(page, 'section:lines');
  await unfold(page, 'red-lines.cheap');
  await page.getByText('The price is Low, and Place is North.').waitFor();
  await field(page, 'red-lines.cheap.when').fill('price = dear');
  await field(page, 'red-lines.cheap.when').press('Enter');
  await page.getByText("unknown option of price 'dear'").first().waitFor();
  assert.equal(await page.locator('img').count(), 0);
});

test('an error of the text stands at its field and in the list, from which its place is selected', async (t) => {
  const page = await opened(t, SMALL.replace('b: 20 to 30', 'b: 30 to 20'));
  await unfold(page, 'parties.b');
  await page.locator('.field[data-path="no-deal.b"] .field-problem').waitFor();
  await page.locator('.diagnostics button').first().click();
  await page.locator('.cm-content:focus').waitFor();
  await page.keyboard.type('25');
  assert.match(await caseText(page), /no-deal: \{a: 40 @p2, b: 25\}/);
  await page.locator('.diagnostics').waitFor({ state: 'detached' });
  await page.keyboard.press('Alt+o');
  assert.ok(await comesTrue(page, `document.activeElement.closest('[data-path]')?.dataset.path === 'no-deal.b'`));
  await page.keyboard.press('Alt+t');
  await page.locator('.cm-content:focus').waitFor();
  assert.equal(await page.evaluate('getSelection().toString()'), '25');
});

test('what stands in another case is shown as from there, and changed in this one only when asked', async (t) => {
  const variant = 'abide: 1\nextends: base.yaml # small\ntitle: Variant\nno-deal: {b: 35}\n';
  const page = await opened(t, variant, SMALL);
  await unfold(page, 'parties.a');
  const number = field(page, 'no-deal.a');
  assert.equal(await number.inputValue(), '40');
  assert.equal(await number.getAttribute('readonly'), '');
  const line = page.locator('.field[data-path="no-deal.a"] .from-file');
  assert.match(await line.innerText(), /^from cases\/berlin-2025\/base\.yaml/);
  await unfold(page, 'packages.draft');
  const choice = page.locator('.field[data-path="packages.draft.price"]');
  assert.ok(await choice.locator('select').isDisabled());
  await choice.getByRole('button', { name: 'change it in this case' }).click();
  await choice.locator('select').selectOption('low');
  await waitForText(page, `${variant}packages: {draft: {price: low}}\n`);
  await line.getByRole('button', { name: 'change it in this case' }).click();
  await number.fill('45');
  await waitForText(page, `${variant.replace('b: 35}', 'b: 35, a: 45 @p2}')}packages: {draft: {price: low}}\n`);
});

test('a case that is wrong from the start is mended in its outline', async (t) => {
  const page = await opened(t, SMALL.replace('2025-12-16', 'tomorrow').concat('constructor: {toString: 1}\n'));
  await page.locator('.diagnostics').waitFor();
  await unfold(page, 'section:other');
  await page.locator('.fold-body', { hasText: 'Constructor' }).waitFor();
  await unfold(page, 'section:case');
  await page.locator('.field[data-path="as-of"] .field-problem.error').waitFor();
  await field(page, 'as-of').fill('2025-12-16');
  await field(page, 'as-of').press('Enter');
  await page.locator('.field[data-path="as-of"] .field-problem').waitFor({ state: 'detached' });
  await waitForText(page, `${SMALL}constructor: {toString: 1}\n`);
});

test('the outline has no fault that axe finds, in light and dark', async (t) => {
  const page = await opened(t, SMALL);
  for (const path of ['parties.b', 'packages.draft', 'section:lines', 'red-lines.cheap', 'section:grounds'])
    await unfold(page, path);
  await field(page, 'no-deal.b').focus();
  await page.getByRole('slider').first().waitFor();
  await caseText(page);
  const axe = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    assert.ok(await comesTrue(page, `document.documentElement.dataset.mantineColorScheme === '${colorScheme}'`));
    // Colours fade for a moment.
    assert.ok(await comesTrue(page, 'document.getAnimations().length === 0'));
    await page.evaluate(axe);
    const found = await page.evaluate<{ id: string; nodes: { html: string; any: { message: string }[] }[] }[]>(
      `axe.run('.case-pane', { resultTypes: ['violations'] }).then((run) => run.violations)`,
    );
    const told = found.flatMap(({ id, nodes }) => nodes.map(({ html, any }) => `${id}: ${html} ${any[0]?.message}`));
    assert.deepEqual(told, [], colorScheme);
  }
});

test('the number of the tour is written when Enter is pressed or its field is left, and not before', async (t) => {
  const page = await opened(t, SMALL);
  // The text is laid open first: a field that is left is written, too.
  await caseText(page);
  await page.getByRole('button', { name: 'Help' }).click();
  await page.getByRole('menuitem', { name: 'Take the tour' }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  const input = page.locator('.tour input');
  const before = await input.inputValue();
  await input.fill('10 to 12');
  await waitForText(page, SMALL);
  await input.press('Enter');
  await waitForText(page, SMALL.replace(new RegExp(`(no-deal.*: )${before}`), '$110 to 12'));
  await page.locator('.tour li').first().waitFor();
});

test('the pane keeps its width and its absence over a reload', async (t) => {
  const page = await opened(t, SMALL);
  const edge = page.getByRole('separator', { name: 'Width of the case' });
  await edge.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  const width = await edge.getAttribute('aria-valuenow');
  await page.reload();
  assert.equal(await edge.getAttribute('aria-valuenow'), width);
  await page.getByRole('button', { name: 'Hide the case' }).click();
  await page.reload();
  await page.getByRole('button', { name: 'Show the case' }).click();
  await page.locator('.outline').waitFor();
});

test('ratification of the Berlin offer becomes an executive act in the one word of the text that says so', async (t) => {
  const berlin = readFileSync(join(root, 'cases', 'berlin-2025', 'case.yaml'), 'utf8');
  const page = await opened(t);
  await unfold(page, 'packages.offer');
  await field(page, 'packages.offer.ratification').selectOption({ label: 'Executive act' });
  const place = berlin.indexOf('ratification: congress', berlin.indexOf('packages:'));
  const expected = `${berlin.slice(0, place)}ratification: executive${berlin.slice(place + 'ratification: congress'.length)}`;
  await waitForText(page, expected);
});
