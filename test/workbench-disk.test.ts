import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { heading, quietContext, retype, SMALL, textOf } from './support/casePage.js';
import { launchChromium } from './support/chromium.js';
import { serveSite } from './support/site.js';

const TOKEN = 'the-token';

/** A server of `abide open`, as far as the page knows it: one file, whose version counts up. */
function fakeDisk() {
  const file = { key: 'of-border', text: SMALL, version: 1, saves: [] as { text: string; version: string }[] };
  const json = (status: number, value: object) => ({ status, body: JSON.stringify(value) });
  const answers = (method: string, path: string, body: string, headers: Record<string, unknown>) => {
    if (!path.startsWith('/api/')) return undefined;
    if (headers['x-abide-token'] !== TOKEN) return json(401, { error: 'the token is missing or wrong' });
    const version = String(file.version);
    if (path === '/api/changes') {
      return {
        status: 200,
        type: 'text/event-stream',
        body: `event: version\ndata: ${JSON.stringify({ version })}\n\n`,
      };
    }
    if (path !== '/api/case') return json(404, { error: 'there is nothing of that name' });
    if (method === 'GET') {
      const { key, text } = file;
      return json(200, { name: 'border', path: 'case.yaml', folder: 'border', key, text, version, others: {} });
    }
    const change = JSON.parse(body);
    file.saves.push(change);
    if (change.version !== version) {
      return json(409, { error: 'case.yaml was changed by somebody else', text: file.text, version });
    }
    file.text = change.text;
    file.version++;
    return json(200, { version: String(file.version), kept: 'case.yaml.bak' });
  };
  return { file, answers };
}

test('a file that abide open serves', async (t) => {
  const browser = await launchChromium();
  t.after(() => browser.close());

  /** A page with the file of a server of its own; `deaf`: it hears of no change of the file. */
  async function opened(t: TestContext, { token = TOKEN, deaf = false } = {}) {
    const { file, answers } = fakeDisk();
    const { address, close: end } = await serveSite({ answers });
    t.after(end);
    const { context, close } = await quietContext(browser, address);
    t.after(close);
    if (deaf) await context.route('**/api/changes', (route) => route.fulfill({ status: 404, body: '{}' }));
    const page = await context.newPage();
    await page.goto(`${address}#token=${token}`);
    return { file, page, address };
  }

  await t.test('is opened with the token, which leaves the address, and written by Ctrl+S', async (t) => {
    const { file, page } = await opened(t);
    await heading(page, 'A small border');
    assert.ok(!page.url().includes(TOKEN), page.url());
    await retype(page, '30 to 45', '30 to 46');
    await page.getByText('not written to case.yaml').waitFor();
    await page.keyboard.press('ControlOrMeta+s');
    await page.getByText('Written: case.yaml. What it held is kept as case.yaml.bak.').waitFor();
    assert.match(file.text, /30 to 46/);
    assert.deepEqual(
      file.saves.map(({ version }) => version),
      ['1'],
    );
    await page.reload();
    await heading(page, 'A small border');
    assert.match(await textOf(page), /30 to 46/);
  });

  await t.test(
    'is not written over what somebody else wrote: both texts are shown, and the user says which is to stand',
    async () => {
      const { file, page } = await opened(t, { deaf: true });
      await heading(page, 'A small border');
      await retype(page, '30 to 45', '30 to 46');
      file.text = SMALL.replace('20 to 35', '20 to 39');
      file.version = 7;
      await page.keyboard.press('ControlOrMeta+s');
      const dialog = page.getByRole('dialog', { name: 'case.yaml was changed by somebody else' });
      await dialog.getByText('+ no-deal: {north: 30 to 46, south: 20 to 35}').waitFor();
      await dialog.getByText('− no-deal: {north: 30 to 45, south: 20 to 39}').waitFor();
      assert.match(file.text, /20 to 39/);
      await dialog.getByRole('button', { name: "Take the file's text" }).click();
      assert.equal(await textOf(page), file.text);
      await page.getByRole('button', { name: 'Undo', exact: true }).click();
      assert.match(await textOf(page), /30 to 46/);
      // It follows the file's new version now, so writing is no conflict any more.
      await page.keyboard.press('ControlOrMeta+s');
      await page.getByText('Written: case.yaml.').waitFor();
      assert.match(file.text, /30 to 46/);
    },
  );

  await t.test('that changes on disk is followed where nothing was typed', async (t) => {
    const { file, page } = await opened(t);
    await heading(page, 'A small border');
    file.text = SMALL.replace('A small border', 'A new border');
    file.version++;
    await heading(page, 'A new border');
  });

  await t.test('with what was typed and not written: a reload brings it back', async (t) => {
    const { page } = await opened(t);
    await heading(page, 'A small border');
    await retype(page, '30 to 45', '30 to 43');
    await page.reload();
    await page.locator('[data-notice=reopened]').waitFor();
    assert.match(await textOf(page), /30 to 43/);
    await page.getByRole('button', { name: 'Back to the file' }).click();
    assert.equal(await textOf(page), SMALL);
  });

  await t.test('is not taken for one of its name in another folder of the same name', async (t) => {
    const { file, page, address } = await opened(t);
    await heading(page, 'A small border');
    await retype(page, '30 to 45', '30 to 43');
    await page.locator('[data-kept=true]').waitFor();
    await page.goto('about:blank');
    file.key = 'of-another-border';
    await page.goto(`${address}#token=${TOKEN}`);
    await heading(page, 'A small border');
    assert.equal(await textOf(page), SMALL);
    await page.goto('about:blank');
    file.key = 'of-border';
    await page.goto(`${address}#token=${TOKEN}`);
    await page.locator('[data-notice=reopened]').waitFor();
    assert.match(await textOf(page), /30 to 43/);
  });

  await t.test(
    'that moved on after something was typed and not written: that is kept as a case of its own',
    async (t) => {
      const { file, page, address } = await opened(t);
      await heading(page, 'A small border');
      await retype(page, '30 to 45', '30 to 43');
      await page.goto('about:blank');
      file.text = SMALL.replace('A small border', 'A new border');
      file.version = 7;
      await page.goto(`${address}#token=${TOKEN}`);
      await heading(page, 'A new border');
      await page.getByText('It is kept as a case of its own.').waitFor();
      // Typing goes on with the file, and takes nothing from what was typed before.
      await retype(page, '30 to 45', '30 to 41');
      await page.locator('[data-kept=true]').waitFor();
      await page.getByRole('button', { name: 'Open …' }).click();
      await page.getByRole('button', { name: 'A small border (second text)', exact: true }).click();
      await heading(page, 'A small border');
      assert.match(await textOf(page), /30 to 43/);
    },
  );

  await t.test('whose token is wrong is not read, and that is said', async (t) => {
    const { page } = await opened(t, { token: 'wrong' });
    await page.locator('[data-notice=disk]').filter({ hasText: 'the token is missing or wrong' }).waitFor();
  });
});
