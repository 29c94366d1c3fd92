import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join, normalize } from 'node:path';
import { test } from 'node:test';
import { computeRows } from '../src/parallel/index.js';
import { Budget } from '../src/shared/budget.js';
import { launchChromium } from './support/chromium.js';
import { root } from './support/root.js';

const SHAPE = { columns: 4, steps: 50, seed: 7 };
const ROWS = 300;

/** Runs the pool inside a page; gives everything but bytes as JSON, and the bytes as numbers. */
function inPage(module: string, init: object, rows: number, columns: number): string {
  return `(async () => {
    const { computeRows } = await import('/dist/src/parallel/index.js');
    const { Budget } = await import('/dist/src/shared/budget.js');
    const module = new URL('/dist/src/parallel/testing/${module}.js', location.href);
    const options = { module, init: ${JSON.stringify(init)}, rows: ${rows}, columns: ${columns} };
    const { values, done, failures, complete, notes } = await computeRows({
      ...options, workers: 2, budget: new Budget(), stage: 'rows',
    });
    return { bytes: [...new Uint8Array(values.buffer)], done: [...done], failures, complete, notes };
  })()`;
}

interface InPage {
  bytes: number[];
  done: number[];
  failures: { row: number; why: string }[];
  complete: boolean;
  notes: string[];
}

/** The compiled files as they are, and an empty page at /; at /strict one that forbids workers. */
function serve(): Promise<{ server: Server; address: string }> {
  const server = createServer(({ url = '/' }, response) => {
    const path = normalize(new URL(url, 'http://localhost').pathname);
    if (path.startsWith(normalize('/dist/')) && path.endsWith('.js')) {
      response.setHeader('Content-Type', 'text/javascript').end(readFileSync(join(root, path)));
      return;
    }
    if (path === normalize('/strict')) response.setHeader('Content-Security-Policy', "worker-src 'none'");
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>rows</title>');
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      assert.ok(bound && typeof bound === 'object');
      resolve({ server, address: `http://127.0.0.1:${bound.port}` });
    });
  });
}

test('the pool in a browser', async (t) => {
  const browser = await launchChromium();
  const { server, address } = await serve();
  t.after(async () => {
    await browser.close();
    server.close();
  });

  await t.test('computes the bytes that Node computes, in two workers, from the files as they are', async () => {
    const page = await browser.newPage();
    await page.goto(address);
    const here = await page.evaluate<InPage>(inPage('mixed', SHAPE, ROWS, 4));
    const module = new URL('../src/parallel/testing/mixed.js', import.meta.url);
    const options = { module, init: SHAPE, rows: ROWS, columns: 4, budget: new Budget(), stage: 'rows' };
    const { values, done, failures } = await computeRows({ ...options, workers: 2 });
    assert.deepEqual(here, {
      bytes: [...new Uint8Array(values.buffer)],
      done: [...done],
      failures,
      complete: true,
      notes: [],
    });
    await page.close();
  });

  await t.test('starts as many workers as it is told', async () => {
    const page = await browser.newPage();
    let started = 0;
    page.on('worker', () => started++);
    await page.goto(address);
    await page.evaluate(inPage('mixed', SHAPE, ROWS, 4));
    assert.equal(started, 2);
    await page.close();
  });

  for (const [kind, why] of [
    ['late', 'Uncaught Error: after row 9'],
    ['rejected', 'rejected after row 9'],
    ['closed', 'it closed itself'],
  ] as const) {
    await t.test(`goes on after a worker has died: ${kind}`, async () => {
      const page = await browser.newPage();
      await page.goto(address);
      const result = await page.evaluate<InPage>(inPage('faulty', { kind, rows: [9] }, 40, 1));
      assert.ok(result.complete);
      const values = [...new Float64Array(Uint8Array.from(result.bytes).buffer)];
      const own = values.map((_, row) => row);
      assert.deepEqual(values.toSpliced(9, 1), own.toSpliced(9, 1));
      assert.deepEqual(result.notes, [`A worker died, and its rows were given to another: ${why}.`]);
      await page.close();
    });
  }

  await t.test('throws what prepare throws', async () => {
    const page = await browser.newPage();
    await page.goto(address);
    await assert.rejects(
      page.evaluate(inPage('faulty', { kind: 'prepare throws' }, 40, 1)),
      /RangeError: no task can be made of this/,
    );
    await page.close();
  });

  await t.test('computes in the page where a page may have no workers, and says so', async () => {
    const page = await browser.newPage();
    await page.goto(`${address}/strict`);
    const result = await page.evaluate<InPage>(inPage('faulty', { kind: 'none' }, 40, 1));
    assert.ok(result.complete);
    assert.match(result.notes.join(), /^No worker could be started \(.+\); the rows were computed in one thread\.$/);
    await page.close();
  });
});
