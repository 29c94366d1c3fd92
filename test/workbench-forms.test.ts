import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './support/chromium.js';
import { root } from './support/root.js';
import { serveSite } from './support/site.js';
import { caseText, comesTrue, openWorkbench, waitForText } from './support/workbench.js';

const EVIL = '<img src=x onerror="document.title=1">';

const SMALL = `# by hand
abide: 1
title: Small # of two
as-of: 2025-12-16
sources: {report: {title: The report, paragraphs: 9}}

parties:
  a: {name: Alba, roles: [signatory]} # first
  b: {name: '${EVIL}', roles: [signatory]}

issues:
  price: {name: The price, options: {low: Low, high: High}}
  place:
    options: {north: North, south: South}

values:
  a: {points: {price: {low: 0, high: 100}, place: {north: 0, south: 100}}}
  b: {points: {price: {high: 0, low: 100}, place: {north: 100, south: 0}}}
no-deal: {a: 40 @p2, b: 20 to 30} # in points

red-lines:
  cheap: {party: a, when: price = low and place = north} # known

packages:
  draft: {price: high, place: north} # on the table
`;

let browser: Browser;
let site: Awaited<ReturnType<typeof serveSite>>;
let page: Page;
before(async () => {
  browser = await launchChromium();
  site = await serveSite();
  page = await openWorkbench(browser, site.address, SMALL);
  await caseText(page);
});
after(async () => {
  await browser?.close();
  site?.close();
});

const unfold = async (of: Page, path: string) => {
  const fold = of.locator(`.outline details[data-path="${path}"]`);
  if ((await fold.getAttribute('open')) === null) await fold.locator('> summary').click();
};
const button = (of: Page, name: string) => of.getByRole('button', { name, exact: true });
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Takes one step back, after which the text is as it was. */
async function undone(): Promise<void> {
  await button(page, 'Undo').click();
  await waitForText(page, SMALL);
  // With nothing left to take back, the focus is not lost.
  assert.ok(await comesTrue(page, `document.activeElement.matches('[aria-label=Undo][aria-disabled=true]')`));
}

test('a red line is added with the keyboard alone, written like the others, and undone as one step', async () => {
  await unfold(page, 'section:lines');
  await button(page, 'Add a red line').press('Enter');
  await page.keyboard.type('Nothing in the south');
  await press('Tab', 'ArrowDown', 'ArrowDown', 'Tab');
  await page.keyboard.type('place = south');
  await press('Enter');
  const line = '  nothing-in-the-south: {name: Nothing in the south, party: b, when: place = south}\n';
  await waitForText(page, SMALL.replace('# known\n', `# known\n${line}`));
  // The outline goes on to what is new.
  const there = `document.activeElement.closest('[data-path]')?.dataset.path === 'red-lines.nothing-in-the-south'`;
  assert.ok(await comesTrue(page, there));
  await undone();
});

test('what is missing is told in the form, and is written all the same where that is wanted', async () => {
  await unfold(page, 'section:lines');
  await button(page, 'Add a link').click();
  await page.getByLabel('Called', { exact: true }).fill('Calm');
  await page.getByLabel('Applies where').focus();
  for (const word of ['price', '!=', 'high', 'and'])
    await page.locator('.next-words').getByText(word, { exact: true }).click();
  assert.equal(await page.getByLabel('Applies where').inputValue(), 'price != high and ');
  await page.getByLabel('Applies where').fill('');
  await button(page, 'Add').click();
  const told = page.locator('.adding [role=alert]');
  await told.waitFor();
  assert.match(await told.innerText(), /links\.calm has no party, when, points/);
  await waitForText(page, SMALL);
  // What was tried is no longer offered once a field says something else.
  await page.getByLabel('Called', { exact: true }).fill('Quiet');
  await told.waitFor({ state: 'detached' });
  assert.equal(await button(page, 'Write it all the same').count(), 0);
  await button(page, 'Add').click();
  await button(page, 'Write it all the same').click();
  await waitForText(page, `${SMALL}\nlinks:\n  quiet: {name: Quiet}\n`);
  await page.locator('.diagnostics', { hasText: 'links.quiet has no party' }).waitFor();
  await undone();
  await page.locator('.diagnostics').waitFor({ state: 'detached' });
  // What is left by its button or by its key is gone on from where it was begun.
  for (const leave of ['Cancel', undefined]) {
    await button(page, 'Add a link').press('Enter');
    if (leave) await button(page, leave).press('Enter');
    else await press('Escape');
    await page.locator('.adding').waitFor({ state: 'detached' });
    assert.ok(await comesTrue(page, `document.activeElement.textContent === '+ Add a link'`));
  }
});

test('a party that signs comes with its no-deal and its points, in one step', async () => {
  await button(page, 'Add a party').click();
  await page.getByLabel('Called', { exact: true }).fill('The Third');
  await page.getByLabel('Without agreement').fill('30 to 50');
  await page.getByLabel('High').fill('80');
  await button(page, 'Add').click();
  await waitForText(
    page,
    SMALL.replace(
      `roles: [signatory]}\n\nissues`,
      `roles: [signatory]}\n  the-third: {name: The Third, roles: [signatory]}\n\nissues`,
    )
      .replace('south: 0}}}\n', 'south: 0}}}\n  the-third: {points: {price: {low: 0, high: 80}}}\n')
      .replace('20 to 30}', '20 to 30, the-third: 30 to 50}'),
  );
  await page.locator('.status[data-state=current]').waitFor();
  await undone();
});

test('an option comes with what it is worth to everybody; a removal tells what names it, and takes that along', async () => {
  await unfold(page, 'section:issues');
  await unfold(page, 'issues.price');
  await button(page, 'Add an option').click();
  await page.getByLabel('Option, in words').fill('In between');
  await page.getByLabel('Points for Alba').fill('40');
  await page.getByLabel(`Points for ${EVIL}`).fill('60 to 70');
  await button(page, 'Add').click();
  const more = SMALL.replace('high: High', 'high: High, in-between: In between')
    .replace('high: 100}', 'high: 100, in-between: 40}')
    .replace('low: 100}', 'low: 100, in-between: 60 to 70}');
  await waitForText(page, more);
  await undone();
  await page.getByLabel('Low', { exact: true }).focus();
  await press('Alt+Delete');
  const asks = page.getByRole('alertdialog', { name: 'Remove “Low”?' });
  await asks.getByRole('button', { name: 'Keep it' }).waitFor();
  assert.match(await asks.innerText(), /Values › Alba › Points › The price › Low\n.*Values › <img .*› Low/s);
  assert.match(
    await asks.innerText(),
    /This is then wrong, at its place:\s+Red lines › Cheap › Crossed where: unknown option of price 'low'/,
  );
  await press('Escape');
  await asks.waitFor({ state: 'detached' });
  await waitForText(page, SMALL);
  await press('Alt+Delete');
  await asks.getByRole('button', { name: 'Remove', exact: true }).click();
  await waitForText(
    page,
    SMALL.replace('low: Low, ', '')
      .replace('{low: 0, high: 100}', '{high: 100}')
      .replace('{high: 0, low: 100}', '{high: 0}'),
  );
  await page.locator('.diagnostics', { hasText: "unknown option of price 'low'" }).waitFor();
  await undone();
  assert.equal(await page.locator('img').count(), 0);
});

test('an option has another short name wherever the case names it, by the keyboard and in one step', async () => {
  await page.locator('[data-path="issues.price.options.low"] input').press('F2');
  await page.getByText('3 other places name it and follow.').waitFor();
  await page.keyboard.type('high');
  await press('Enter');
  await page.locator('.renaming [role=alert]', { hasText: "the name 'high' is taken" }).waitFor();
  await page.getByLabel('Short name', { exact: true }).fill('cheap');
  await press('Enter');
  await waitForText(page, SMALL.replaceAll('low: ', 'cheap: ').replace('price = low', 'price = cheap'));
  const there = `document.activeElement.closest('[data-path]')?.dataset.path === 'issues.price.options.cheap'`;
  assert.ok(await comesTrue(page, there));
  await undone();
});

test('whatever had the focus has it again once its short name is undone', async () => {
  await unfold(page, 'section:packages');
  await page.locator('details[data-path="packages.draft"] > summary').press('F2');
  await page.locator('.renaming').waitFor();
  await page.keyboard.type('deal');
  await press('Enter');
  const there = `document.activeElement.closest('[data-path]')?.dataset.path === 'packages.deal'`;
  assert.ok(await comesTrue(page, there));
  await press('Control+z');
  await waitForText(page, SMALL);
  assert.ok(await comesTrue(page, there.replace('deal', 'draft')));
});

test('a form for a short name is given up for a search, and comes back with neither the search nor the focus', async () => {
  await page.locator('[data-path="issues.price.options.low"] input').press('F2');
  await page.locator('.renaming').waitFor();
  const search = page.locator('.outline input[type=search]');
  for (const sought of ['no', '']) await search.fill(sought);
  await page.locator('[data-path="issues.price.options.low"] input').waitFor();
  assert.equal(await page.locator('.renaming').count(), 0);
  assert.ok(await comesTrue(page, `document.activeElement.matches('[type=search]')`));
});

test('what nothing names is removed at once; what is left out can be said', async () => {
  await unfold(page, 'section:packages');
  await unfold(page, 'packages.draft');
  const draft = page.locator('details[data-path="packages.draft"]');
  await draft.getByRole('button', { name: 'Say more' }).click();
  await draft.getByLabel('Name').fill('The draft');
  await draft.getByLabel('Name').press('Enter');
  await waitForText(page, SMALL.replace('place: north} # on', 'place: north, name: The draft} # on'));
  await undone();
  await button(page, 'Remove “Draft”').click();
  await waitForText(page, SMALL.replace(/\npackages:[\s\S]*$/, ''));
  await page.locator('.visually-hidden', { hasText: 'Removed: Draft' }).waitFor({ state: 'attached' });
  await undone();
});

test('a second source comes with the name of the first one at each paragraph that was without', async () => {
  await unfold(page, 'section:grounds');
  await button(page, 'Add a source').click();
  await page.getByLabel('Title', { exact: true }).fill('A letter');
  await page.getByLabel('Title', { exact: true }).press('Enter');
  await waitForText(
    page,
    SMALL.replace('paragraphs: 9}', 'paragraphs: 9}, a-letter: {title: A letter}').replace('@p2', '@report/p2'),
  );
  await undone();
});

test('a field is explained by its key and by its button, the text by the word at the cursor', async () => {
  await unfold(page, 'parties.a');
  const field = page.locator('.field[data-path="no-deal.a"]');
  await field.locator('input').first().focus();
  await press('Alt+h');
  await field.locator('.explanation', { hasText: 'What the party expects without agreement' }).waitFor();
  await field.getByRole('button', { name: /^What is this/ }).click();
  await field.locator('.explanation').waitFor({ state: 'detached' });
  await caseText(page);
  await page.locator('.cm-line', { hasText: 'red-lines' }).click();
  await press('Alt+h');
  await page.locator('.cm-explanation', { hasText: 'Conditions under which a party refuses' }).waitFor();
  await press('Escape');
  await page.locator('.cm-explanation').waitFor({ state: 'detached' });
  await page.locator('.cm-line', { hasText: 'no-deal' }).getByText('no-deal', { exact: false }).first().hover();
  await page.locator('.cm-explanation', { hasText: 'What each party expects' }).waitFor();
});

test('keys, names and options are completed as they are typed; what is called like markup is text', async () => {
  await caseText(page);
  await page.locator('.cm-line', { hasText: 'cheap:' }).click();
  // To the end of what is seen as a line, then of the line.
  await press('End', 'End', 'Enter');
  const offered = page.locator('.cm-tooltip-autocomplete [role=option]');
  const take = async (typed: string, first: RegExp) => {
    await page.keyboard.type(typed);
    await offered.first().waitFor();
    assert.match((await offered.first().textContent())!, first);
    // What is offered right under a keystroke is not taken by the next one.
    assert.ok(await comesTrue(page, `performance.now() > ${await page.evaluate('performance.now()')} + 100`));
    await press('Enter');
    await offered.first().waitFor({ state: 'detached' });
  };
  await take('new: {pa', /^party$/);
  await press('Control+Space');
  await offered.nth(1).waitFor();
  assert.equal(await offered.nth(1).textContent(), `b${EVIL}`);
  await take('a', /^aAlba$/);
  await take(', wh', /^when$/);
  await take('pri', /^priceThe price$/);
  await take(' = ', /^lowLow$/);
  await page.keyboard.type('}');
  await waitForText(page, SMALL.replace('# known\n', '# known\n  new: {party: a, when: price = low}\n'));
  assert.equal(await page.locator('img').count(), 0);
});

test('what stands in an extended case is left out of this one, and said again when that is taken back', async (t) => {
  const variant = 'abide: 1\nextends: base.yaml # small\ntitle: Variant\n';
  const other = await openWorkbench(browser, site.address, variant, SMALL);
  t.after(() => other.context().close());
  await unfold(other, 'section:lines');
  await unfold(other, 'red-lines.cheap');
  await button(other, 'Remove “Cheap”').click();
  await waitForText(other, `${variant}without: [red-lines.cheap]\n`);
  await other.locator('.status[data-state=current]').waitFor();
});

test('a case of a title and a date is filled by forms alone, from its first party on, until it is answered', async (t) => {
  const empty = 'abide: 1\ntitle: New\nas-of: 2025-12-16\n';
  const other = await openWorkbench(browser, site.address, empty);
  t.after(() => other.context().close());
  assert.match(await other.locator('.status').innerText(), /^1 error: nothing can be answered yet$/);
  const add = async (what: string, fields: Record<string, string>, anyway = true) => {
    await button(other, what).click();
    for (const [label, value] of Object.entries(fields)) await other.getByLabel(label, { exact: true }).fill(value);
    await button(other, 'Add').click();
    if (anyway) await button(other, 'Write it all the same').click();
    await other.locator('.adding').waitFor({ state: 'detached' });
  };
  await add('Add a party', { Called: 'Alba', 'Without agreement': '30' });
  const party = `${empty}parties:\n  alba: {name: Alba, roles: [signatory]}\nno-deal:\n  alba: 30\n`;
  await waitForText(other, party);
  await unfold(other, 'section:issues');
  await add('Add an issue', { Called: 'Border', 'Options, one a line': 'old, new' });
  await unfold(other, 'parties.alba');
  await add('Add an issue that it cares about', {}, false);
  await add('Add a party', { Called: 'Brac', 'Without agreement': '40' }, false);
  await waitForText(
    other,
    party
      .replace('[signatory]}\n', '[signatory]}\n  brac: {name: Brac, roles: [signatory]}\n')
      .replace('alba: 30\n', 'alba: 30\n  brac: 40\n') +
      `issues:\n  border: {name: Border, options: {old: old, new: new}}\n` +
      `values:\n  alba: {points: {border: {old: 0, new: 100}}}\n  brac: {points: {border: {old: 0, new: 100}}}\n`,
  );
  await other.locator('.status[data-state=current]').waitFor();
});

test('the forms have no fault that axe finds, in light and dark, and fit a phone', async () => {
  await page.getByText('Outline', { exact: true }).click();
  for (const path of ['parties.a', 'section:lines']) await unfold(page, path);
  await button(page, 'Add a party').click();
  await button(page, 'Add a red line').click();
  await button(page, 'Change its short name: a').click();
  await page.getByText('other places name it and follow.').waitFor();
  await button(page, 'Remove “Alba”').click();
  await page.getByRole('alertdialog').waitFor();
  const axe = readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    assert.ok(await comesTrue(page, `document.documentElement.dataset.mantineColorScheme === '${colorScheme}'`));
    assert.ok(await comesTrue(page, 'document.getAnimations().length === 0'));
    await page.evaluate(axe);
    const found = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
      `axe.run('.case-pane', { resultTypes: ['violations'] }).then((run) => run.violations)`,
    );
    assert.deepEqual(
      found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
      [],
      colorScheme,
    );
  }
  await page.setViewportSize({ width: 390, height: 800 });
  assert.ok(await comesTrue(page, 'document.documentElement.scrollWidth <= 390'));
  const wide = `[...document.querySelectorAll('.adding *')].every((one) => one.getBoundingClientRect().right <= 390)`;
  assert.ok(await comesTrue(page, wide));
});
