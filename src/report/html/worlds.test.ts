import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import type { Assessment, Curves, Dots, Finding, Tornado } from '../../lens/finding.js';
import { offerOverWorlds } from '../testing/offer.js';
import { peaceCurves } from '../testing/worlds.js';
import { assessment } from '../testing.js';
import { reportHtml } from './index.js';

const page = async (a: Assessment = offerOverWorlds()) => parseHTML(await reportHtml(a)).document;
const at = (id: string) => `#f-${id.replaceAll('/', '__')}`;
const words = (e: { textContent: string | null } | null) => (e?.textContent ?? '').replace(/\s+/gu, ' ').trim();

/** Each row of the table behind a picture, its cells parted by bars. */
const rowsBehind = (document: Awaited<ReturnType<typeof page>>, id: string) =>
  [...document.querySelectorAll(`${at(id)}-data tbody tr`)].map((tr) => [...tr.children].map(words).join(' | '));

function value<K extends 'curves' | 'dots' | 'tornado'>(a: Assessment, id: string, kind: K) {
  const { value } = a.findings.find((f) => f.id === id)!;
  assert.equal(value.kind, kind);
  return value as Extract<Finding['value'], { kind: K }>;
}

test('how sure and what would change our mind are chapters of their own, in the order of their questions', async () => {
  const document = await page();
  const ids = (chapter: string) => [...document.querySelectorAll(`#${chapter} article`)].map(({ id }) => `#${id}`);
  assert.deepEqual(
    ids('sure'),
    ['how-sure', 'packages', 'margins/ua', 'margins/ru', 'peace'].map((id) => at(`worlds/${id}`)),
  );
  assert.deepEqual(
    ids('mind'),
    ['main', 'drivers/offer', 'drivers/peace', 'tornado', 'flips', 'scenario', 'information', 'robust'].map((id) =>
      at(`sensitivity/${id.includes('/') || id === 'main' ? id : `${id}/offer`}`),
    ),
  );
  assert.match(words(document.querySelector('nav')), /How sure What would change our mind/);
});

test('without such findings there is no such chapter', async () => {
  const a = offerOverWorlds();
  const document = await page({ ...a, findings: a.findings.filter(({ lens }) => !/worlds|sensitivity/.test(lens)) });
  assert.equal(document.querySelector('#sure, #mind'), null);
  assert.equal(document.querySelector('.badge a'), null);
});

test('the badge beside the title says worlds, seed and how settled answers are, and which worlds have none', async () => {
  const document = await page();
  assert.equal(
    words(document.querySelector('.title .badge a[href="#sure"]')),
    '1,024 worlds · seed 1 · stable to ±1 point',
  );
  assert.match(
    words(document.querySelector('.title .partial')),
    /^3 worlds could not be answered, for example world 17: /,
  );
  assert.equal(words((await page(assessment([]))).querySelector('.badge')), 'point answers at the medians');
});

test('a cell shows its chance and its range in words, and the legend says what they are', async () => {
  const document = await page();
  const row = document.querySelector(`${at('settlement/who-signs')} tbody tr`)!;
  const cells = [...row.querySelectorAll('td')].map(words);
  assert.equal(cells[1], '+8.4 in 93 % of worlds (−1 to +18)'.replace('+8.4', 'accepts: +8.4'));
  assert.match(cells[3]!, /^refuses, crosses a red line: −15\.3 .* in 4 % of worlds \(−27 to −3\)$/);
  assert.equal(cells[5], 'no in 3 % of worlds');
  const legend = [...document.querySelectorAll(`${at('settlement/who-signs')} .legend .below`)].map(words);
  assert.match(legend[0]!, /^>99 % share of worlds in which it accepts/);
  assert.match(legend[1]!, /^\(\+9 to \+26\) where nine of ten worlds lie/);
  assert.match(words(document.querySelector(at('guarantee/holds'))), /62 % \(41–78\)/);
});

/** Fills of areas in a drawing: a fan has two. */
const bands = (e: { querySelectorAll(selector: string): Iterable<unknown> }) =>
  [...e.querySelectorAll('[aria-label="area"], g[fill-opacity]')].length;

test('two fans are drawn in one frame; of more the first, and then each in a frame of its own with the same axes', async () => {
  const two = offerOverWorlds();
  two.findings.find((f) => f.id === 'worlds/peace')!.value = peaceCurves(['offer', 'executive-offer']);
  const small = (await page(two)).querySelector(at('worlds/peace'))!;
  assert.equal(bands(small.querySelector('.wide svg')!), 4);
  assert.equal(small.querySelectorAll('.fans .panel').length, 0);

  const large = (await page()).querySelector(at('worlds/peace'))!;
  assert.equal(bands(large.querySelector('.wide svg')!), 2);
  const panels = [...large.querySelectorAll('.fans .panel')];
  assert.deepEqual(
    panels.map((p) => bands(p.querySelector('svg')!)),
    [2, 2, 2, 2, 2, 2],
  );
  const axes = panels.map((p) => [...p.querySelectorAll('svg text')].map(words).join());
  assert.equal(new Set(axes).size, 1);
  assert.match(words(panels[0]!), /^The offer 62 % \(41–78\)/);
});

test('a fan stands behind its line as a range in the table, and a gap in it is no band', async () => {
  const a = offerOverWorlds();
  const curves: Curves = value(a, 'worlds/peace', 'curves');
  curves.series[0]!.fan!.p95[30] = null;
  const table = (await page(a)).querySelector(`${at('worlds/peace')}-data`)!;
  const last = [...table.querySelectorAll('tbody tr')].at(-1)!;
  assert.deepEqual([...last.querySelectorAll('td')].slice(0, 3).map(words), ['62 %', '>99 % (93–>99)', '28 % (9–52)']);
});

test('a tornado writes at the ends of its bars what the number is there, and tells low from high without colour', async () => {
  const document = await page();
  const svg = document.querySelector(`${at('sensitivity/tornado/offer')} .wide svg`)!;
  const texts = [...svg.querySelectorAll('text')].map(words);
  for (const text of ['40', '80', '0.5 %', '4 %', 'no-deal', 'at the medians −15.3'])
    assert.ok(texts.includes(text), text);
  const rects = [...svg.querySelectorAll('rect')];
  assert.equal(rects.filter((r) => r.getAttribute('fill') === 'var(--paper)').length, 5);
  assert.equal(rects.filter((r) => r.getAttribute('fill') === 'var(--gain)').length, 5);
  const rows = rowsBehind(document, 'sensitivity/tornado/offer');
  assert.equal(rows[1], 'What Russia expects of fighting on | 30 | +1.7 | 55 | −24.6');
  assert.deepEqual(rows.slice(-2), ['All at their medians |  | −15.3 |  | ', 'No-deal |  | 0.0 |  | ']);
});

test('bars of one number to the same side do not cover each other', async () => {
  const a = offerOverWorlds();
  const tornado: Tornado = value(a, 'sensitivity/tornado/offer', 'tornado');
  tornado.rows = [{ id: 'x', name: 'x', low: { says: 'low', x: -20 }, high: { says: 'high', x: -18 } }];
  const svg = (await page(a)).querySelector(`${at('sensitivity/tornado/offer')} .wide svg`)!;
  const [low, high] = [...svg.querySelectorAll('rect')].map((r) =>
    ['y', 'height'].map((k) => Number(r.getAttribute(k))),
  );
  assert.ok(low![0]! + low![1]! <= high![0]!);
});

test('as many dots are full as lie at or beyond the line, and the chance is written beside them', async () => {
  const a = offerOverWorlds();
  const dots: Dots = value(a, 'worlds/margins/ru', 'dots');
  dots.rows = [{ id: 'x', name: 'x', dots: [-3, -1, -0.5, 0, 1, 1.1, 1.2, 2, 3, 4], chance: 0.7 }];
  const document = await page(a);
  const svg = document.querySelector(`${at('worlds/margins/ru')} .wide svg`)!;
  const fills = [...svg.querySelectorAll('circle')].map((c) => c.getAttribute('fill'));
  assert.equal(fills.filter((fill) => fill === 'var(--gain)').length, 7);
  assert.equal(fills.length, 10);
  assert.ok([...svg.querySelectorAll('text')].map(words).includes('70 %'));
  const rows = rowsBehind(document, 'worlds/margins/ru');
  assert.deepEqual(rows.slice(0, 3), ['At or beyond no-deal | 70 %', 'In words | likely', '5 % | −3.0']);
});

test('whiskers are drawn only where an interval is known', async () => {
  const a = offerOverWorlds();
  const finding = a.findings.find(({ id }) => id === 'sensitivity/drivers/offer')!;
  const bars = finding.value as Extract<Finding['value'], { kind: 'bars' }>;
  for (const row of bars.rows.slice(2)) {
    delete row.lo;
    delete row.hi;
  }
  const svg = (await page(a)).querySelector(`${at('sensitivity/drivers/offer')} .wide svg`)!;
  // Two bars with an interval: a line and two caps each.
  assert.equal(svg.querySelectorAll('[stroke-width="1.6"] path').length, 2 * 3);
  const texts = [...svg.querySelectorAll('text')].map(words);
  assert.ok(texts.includes('38 % (33–43)'));
  assert.ok(texts.includes('17 %'));
});

test('of many bars the first are drawn, the caption says so, and the table has all', async () => {
  const a = offerOverWorlds();
  for (const kind of ['drivers', 'tornado']) {
    const value = a.findings.find(({ id }) => id === `sensitivity/${kind}/offer`)!.value as Tornado;
    value.rows = Array.from({ length: 40 }, (_, i) => ({ ...value.rows[0]!, id: `x${i}`, name: `number ${i}` }));
  }
  const document = await page(a);
  for (const kind of ['drivers', 'tornado']) {
    const id = `sensitivity/${kind}/offer`;
    const names = [...document.querySelectorAll(`${at(id)} .wide svg text`)]
      .map(words)
      .filter((t) => /^number/i.test(t));
    assert.equal(names.length, 15, id);
    assert.match(words(document.querySelector(`${at(id)} figcaption`)), /The first 15 of 40; all are in the table\.$/);
    assert.ok(rowsBehind(document, id).some((row) => row.startsWith('Number 39')));
  }
});

test('every picture comes twice with a name, a description and its numbers, and holds no number that is none', async () => {
  const document = await page();
  const ids = ['worlds/margins/ua', 'worlds/peace', 'sensitivity/drivers/offer', 'sensitivity/tornado/offer'];
  for (const id of ids) {
    const charts = [...document.querySelectorAll(`${at(id)} .narrow svg.plot, ${at(id)} .wide svg.plot`)];
    assert.equal(charts.length, 2, id);
    for (const chart of charts) {
      assert.ok(chart.querySelector('title')?.textContent);
      assert.ok(chart.querySelector('desc')?.textContent);
      assert.ok(document.getElementById(chart.getAttribute('aria-details')!)!.querySelector('tbody tr'));
    }
  }
  assert.doesNotMatch(await reportHtml(offerOverWorlds()), /NaN|undefined|Infinity/);
});

test('rows of nothing, one value and values that are all alike do not stop the report', async () => {
  const a = offerOverWorlds();
  value(a, 'sensitivity/tornado/offer', 'tornado').rows = [];
  value(a, 'worlds/margins/ua', 'dots').rows = [{ id: 'x', name: 'x', dots: [] }];
  value(a, 'worlds/margins/ru', 'dots').rows = [{ id: 'x', name: 'x', dots: [0, 0, 0], chance: 1 }];
  const text = await reportHtml(JSON.parse(JSON.stringify(a)));
  assert.doesNotMatch(text, /NaN|undefined|Infinity/);
  assert.equal(await reportHtml(JSON.parse(JSON.stringify(a))), text);
});
