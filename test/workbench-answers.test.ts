import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { MINIMAL_CASE } from '../src/case/index.js';
import { contentOf, SMALL } from './support/casePage.js';
import { launchChromium } from './support/chromium.js';
import { root } from './support/root.js';
import { serveSite } from './support/site.js';
import { caseText, openWorkbench, waitForText } from './support/workbench.js';

const HOSTILE = '<img src=x onerror=alert(1)>';

/** Two packages whose peace is bought by promises, an ultimatum about one of them, and names that would like to be markup. */
const TEXT = `${readFileSync(join(root, 'cases/surprises/second-promise.yaml'), 'utf8')
  .replace('name: one promise', `name: "one ${HOSTILE}"`)
  .replace("name: The Power's word", `name: "word ${HOSTILE}"`)
  .replace('ridge: {name: Ridge,', `ridge: {name: "Ridge ${HOSTILE}",`)}
offers:
  x:
    {by: ridge, to: harbour, package: two, expires: {after: 4 weeks}, resolve: 20% to 60%, counters: [one], waiting: {harbour: 0.5 per week, ridge: 0.2 per week}, extension: {for: 6 weeks, costs: 2}, withdrawn: {harbour: -12}}
`;

const go = (page: Page, id: string) => page.evaluate(`location.hash = '#/${id}'`);
const live = (page: Page) => page.locator('.page > section, .page > .not-in-case').first();

/** Goes to a page of answers, without the chapters below. */
async function answers(page: Page, id: string): Promise<string> {
  await go(page, id);
  await page.locator(`nav a[href="#/${id}"][aria-current]`).waitFor();
  await live(page).locator('.says').first().waitFor();
  return (await live(page).innerText()).replaceAll('\u00a0', ' ');
}

/** Types at the end of the text of the case. */
async function type(page: Page, text: string): Promise<void> {
  await caseText(page);
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
}

/** How many signed numbers the answers show, and the texts of those that do not read from left to right. */
const MIRRORED = `(() => {
  const found = [];
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.parentElement.checkVisibility()) continue;
    for (const { 0: number, index } of node.data.matchAll(/[+−]\\d+\\.\\d/g)) {
      const lefts = [...number].map((_, i) => {
        const range = document.createRange();
        range.setStart(node, index + i);
        range.setEnd(node, index + i + 1);
        return range.getBoundingClientRect().left;
      });
      found.push({ said: node.data, right: lefts.every((left, i) => i === 0 || left >= lefts[i - 1]) });
    }
  }
  return [found.length, found.filter(({ right }) => !right).map(({ said }) => said)];
})()`;

test('the answers that follow every edit', async (t) => {
  const browser = await launchChromium();
  const { address, close } = await serveSite();
  t.after(async () => {
    await browser.close();
    close();
  });
  const page = await openWorkbench(browser, address, TEXT);
  const main = page.locator('main');
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });

  await t.test(
    'Will it hold? says how long, draws the packages, and draws one less when its box is left empty',
    async () => {
      const said = await answers(page, 'hold');
      assert.match(said, /The peace that .+ makes lasts 15 years with a chance of \d+ %\. With a chance of/);
      assert.match(said, /If someone attacked .+ regardless, .+ given the attacks that would in fact come, \d+ %/);
      assert.ok(said.includes(`One ${HOSTILE}`));
      const lines = () => page.locator('.survival .name').count();
      const before = await lines();
      const box = main.getByRole('checkbox').first();
      await box.focus();
      await page.keyboard.press('Space');
      await page.waitForSelector('.five-numbers input:not(:checked)');
      assert.ok((await lines()) < before);
      await page.keyboard.press('Space');
    },
  );

  await t.test('an invalid text greys the answers and keeps them; undo makes them current again', async () => {
    const before = await page.locator('.hold-live .says').innerText();
    await type(page, '\n]');
    await page.waitForSelector('.hold-live.stale');
    assert.equal(await page.locator('.hold-live .says').innerText(), before);
    await go(page, 'deadline');
    await page.waitForSelector('.deadline-live .stale .says');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.waitForSelector('.deadline-live div:not(.stale) > .says');
    await go(page, 'hold');
    await page.waitForSelector('.hold-live:not(.stale)');
  });

  await t.test('a name in right-to-left letters mirrors no number of a sentence, cell or chart', async () => {
    const text = SMALL.replace('north: {roles', 'north: {name: الشمال, roles').replace(
      'south: {roles',
      'south: {name: דרום, roles',
    );
    const arabic = await openWorkbench(browser, address, text);
    for (const id of ['who', 'which']) {
      await go(arabic, id);
      await arabic.locator(`nav a[href="#/${id}"][aria-current]`).waitFor();
      await arabic
        .locator(id === 'who' ? '.answer bdi' : '.axes tspan')
        .first()
        .waitFor();
      const [all, wrong] = await arabic.evaluate<[number, string[]]>(MIRRORED);
      assert.ok(all > 3, `${id}: ${all} numbers`);
      assert.deepEqual(wrong, [], id);
    }
    // In a file of a chart all such letters stand in elements of their own, and in titles between marks (U+2068, U+2069).
    const button = arabic.locator('[data-chart=which-pair] [data-form=svg]:not(:disabled)');
    const [file] = await Promise.all([arabic.waitForEvent('download'), button.click()]);
    const { text: svg } = await contentOf(file);
    assert.match(svg, /<tspan unicode-bidi="isolate">الشمال<\/tspan> and /);
    const apart = /<tspan [^>]*unicode-bidi="isolate"[^>]*>[^<]*<\/tspan>|\u2068[^\u2069]*\u2069|aria-label="[^"]*"/g;
    assert.doesNotMatch(svg.replace(apart, ''), /[\u0590-\u06ff]/);
    await go(arabic, 'who');
    await arabic.locator('.answer bdi').first().waitFor();
    await arabic.evaluate(`for (const one of document.querySelectorAll('bdi')) one.style.unicodeBidi = 'normal'`);
    const [, seen] = await arabic.evaluate<[number, string[]]>(MIRRORED);
    assert.ok(seen.length > 0, 'a number that is mirrored would be seen');
    await arabic.context().close();
  });

  await t.test('the resolve slider tells another first move at once, and writes only when it is told to', async () => {
    await answers(page, 'deadline');
    await page.waitForSelector('.resolve-chart');
    const slider = main.getByRole('slider');
    const saidAt = async (key: string, share: string) => {
      await slider.focus();
      await page.keyboard.press(key);
      await page.locator('.deadline-live .says', { hasText: `in ${share}\u00a0%` }).waitFor();
      return page.locator('.deadline-live .says').innerText();
    };
    const free = await saidAt('Home', '0');
    const firm = await saidAt('End', '100');
    const reply = (said: string) => /best reply is to (.+?)\./.exec(said)![1];
    assert.notEqual(reply(free), reply(firm));
    const before = await caseText(page);
    assert.ok(before.includes('resolve: 20% to 60%'));
    await main.getByRole('button', { name: 'Write into the case' }).press('Enter');
    await waitForText(page, before.replace('resolve: 20% to 60%', 'resolve: 100%'));
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await waitForText(page, before);
  });

  await t.test('How sure? says how many worlds, and what is being done until there are more', async () => {
    await answers(page, 'sure');
    await page.locator('.sure-live .says', { hasText: '(seed 0)' }).waitFor();
    const said = await answers(page, 'sure');
    assert.match(said, /rest on [\d,]+ worlds, in each of which 1 number of the case is drawn anew \(seed 0\)/);
    assert.ok(said.includes(`One ${HOSTILE}`));
  });

  await t.test('a story is told step by step by the keyboard, and is the same one for the same world', async () => {
    const tellAll = async (): Promise<string> => {
      await page.waitForSelector('.story-live > div:not(.stale) .timeline');
      const next = main.getByRole('button', { name: 'Next event' });
      await next.focus();
      for (let n = 0; n < 100 && !(await page.locator('.ending').isVisible()); n++) await page.keyboard.press('Enter');
      return page.locator('.story').innerText();
    };
    const world = async (seed: string) => {
      await main.getByRole('spinbutton').fill(seed);
      await page.getByText('Nothing has happened yet').waitFor();
    };
    await answers(page, 'story');
    await main.getByRole('combobox').selectOption('two');
    await world('1');
    const first = await tellAll();
    assert.match(first, /Of all worlds .+ end like this/);
    await main.getByRole('button', { name: 'Back', exact: true }).press('Enter');
    await page.locator('.ending').waitFor({ state: 'detached' });
    await main.getByRole('slider').press('End');
    await page.locator('.ending').waitFor();
    assert.equal(await page.locator('.story').innerText(), first);
    await main.getByRole('button', { name: 'Another world' }).press('Enter');
    await page.getByText('Nothing has happened yet').waitFor();
    assert.equal(await main.getByRole('spinbutton').inputValue(), '2');
    const others: string[] = [];
    for (const seed of ['2', '3', '4']) {
      await world(seed);
      others.push(await tellAll());
    }
    assert.ok(others.some((other) => other !== first));
    await world('1');
    assert.equal(await tellAll(), first);
  });

  await t.test(
    'a story plays by itself until it is paused; where motion is unwelcome nothing moves by itself',
    async () => {
      await main.getByRole('button', { name: 'To the start' }).press('Enter');
      await main.getByRole('button', { name: 'Play' }).press('Enter');
      await page.locator('.told-now h3', { hasText: 'Quarter 1' }).waitFor();
      await main.getByRole('button', { name: 'Pause' }).press('Enter');
      await main.getByRole('button', { name: 'Play' }).waitFor();
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await main.getByRole('button', { name: 'To the end' }).press('Enter');
      await page.locator('.ending').waitFor();
      assert.equal(await main.getByRole('button', { name: 'Play' }).count(), 0);
    },
  );

  await t.test('the four pages have no fault that axe-core knows, on a dark ground', async () => {
    await page.evaluate(readFileSync(join(root, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8'));
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const id of ['hold', 'deadline', 'sure', 'story']) {
      await answers(page, id);
      const faults = await page.evaluate<string[]>(`axe.run('.page > section').then(({ violations }) =>
        violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`);
      assert.deepEqual(faults, [], id);
    }
  });

  await t.test('names of the case are never markup', async () => {
    assert.deepEqual(dialogs, []);
    assert.equal(await page.locator('main img').count(), 0);
  });

  await t.test(
    'more worlds than come by themselves are answered when they are asked for, and not otherwise',
    async () => {
      const small = await openWorkbench(browser, address, SMALL);
      await go(small, 'sure');
      const more = small.getByRole('button', { name: 'Answer 4,096 worlds' });
      await more.waitFor();
      const worlds = (count: string) =>
        small.locator('.sure-live .says', { hasText: `rest on ${count} worlds` }).waitFor();
      await worlds('1,024');
      await more.click();
      await worlds('4,096');
      await small.getByRole('button', { name: 'Answer 16,384 worlds' }).waitFor();
    },
  );

  await t.test('a case without promises and offers is told what to add', async () => {
    const bare = await openWorkbench(browser, address, MINIMAL_CASE);
    await go(bare, 'sure');
    await bare.locator('.says', { hasText: /No number of this case has a range/ }).waitFor();
    for (const [id, says, add] of [
      ['hold', /says nothing about how long/, 'commitments:'],
      ['story', /says nothing about how long/, 'futures:'],
      ['deadline', /has no offer/, 'resolve:'],
    ] as const) {
      await go(bare, id);
      await bare.locator('.not-in-case p', { hasText: says }).waitFor();
      assert.ok((await bare.locator('.not-in-case pre').innerText()).includes(add));
    }
  });
});
