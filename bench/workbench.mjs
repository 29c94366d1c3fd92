// How the workbench feels on the Berlin case: size, first answers, answers after an edit, the page's thread while somebody
// types, memory over many edits. Needs Chromium. Run on a built checkout: node bench/workbench.mjs [edits]
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { launchChromium } from '../dist/test/support/chromium.js';
import { serveSite } from '../dist/test/support/site.js';
import { site } from '../scripts/workbench.mjs';

/** The input of a number in the outline. */
const FIELD = '.outline .field[data-path="no-deal.ru.now"] input';
const edits = Number(process.argv[2] ?? 500);
console.log(`size before workers: ${(sizeOfPage() / 1000).toFixed(0)} kB gzipped`);

const { address, close } = await serveSite();
const browser = await launchChromium();
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.addInitScript(() => {
  localStorage.setItem('abide.toured', 'true');
  globalThis.long = [];
  new PerformanceObserver((list) => globalThis.long.push(...list.getEntries().map((e) => e.duration))).observe({
    type: 'longtask',
    buffered: true,
  });
});
const start = performance.now();
const since = () => performance.now() - start;
await page.goto(address);
await page.waitForSelector('[role=status][data-state=current]');
console.log(`first answers of every lens: ${since().toFixed(0)} ms after the address was entered`);
await worlds();
console.log(`first ranges, 64 worlds: ${(since() / 1e3).toFixed(1)} s`);

await page.locator('.outline details[data-path="parties.ru"] > summary').click();
await page.locator(FIELD).waitFor();
await page.evaluate('globalThis.long.length = 0');
const waits = [];
const memory = [];
for (let n = 0; n < edits; n++) {
  waits.push(await edit(n));
  if (n % 50 === 0) memory.push(await heap());
}
memory.push(await heap());
const sorted = waits.toSorted((a, b) => a - b);
const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(0);
console.log(`answers of every lens after an edit: median ${at(0.5)} ms, 95 % ${at(0.95)} ms, longest ${at(1)} ms`);
const long = await page.evaluate(() => globalThis.long);
console.log(
  `the page's thread was busy beyond 50 ms ${long.length} times in ${edits} edits, longest ${Math.max(0, ...long).toFixed(0)} ms`,
);
console.log(`heap of the page: ${memory.map((m) => m.toFixed(0)).join(', ')} MB, one after every 50 edits`);
const edited = performance.now();
await worlds();
console.log(`first ranges after the last edit: ${((performance.now() - edited) / 1e3).toFixed(1)} s`);
await browser.close();
close();

/** What the page loads before it asks a worker. */
function sizeOfPage() {
  const folder = join(site, 'assets');
  const seen = new Set();
  const visit = (file) => {
    if (seen.has(file)) return;
    seen.add(file);
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, next] of text.matchAll(/from"\.\/([^"]+)"/g)) visit(next);
  };
  visit('main.js');
  visit('main.css');
  if (readdirSync(folder).length === 0) throw new Error('the workbench is not built: npm run build');
  return [...seen].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file))).length, 0);
}

/** What no agreement is worth to Russia is typed anew; milliseconds until every live answer is of the new text. */
function edit(n) {
  const typed = `${20 + (n % 30)} to ${60 + (n % 20)}`;
  return page.locator(FIELD).evaluate((field, written) => {
    const status = document.querySelector('[role=status]');
    const began = performance.now();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, written);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    return new Promise((resolve) => {
      let stale = false;
      new MutationObserver((_, observer) => {
        stale ||= status.dataset.state === 'stale';
        if (!stale || status.dataset.state !== 'current') return;
        observer.disconnect();
        resolve(performance.now() - began);
      }).observe(status, { attributes: true });
    });
  }, typed);
}

function worlds() {
  const drawn = () => globalThis.document.querySelector('[role=status]').textContent.includes('64 worlds');
  return page.waitForFunction(drawn, null, { timeout: 120_000 });
}

async function heap() {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}
