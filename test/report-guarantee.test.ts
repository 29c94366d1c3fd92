import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import type { Assessment, Curves, Heat } from '../src/lens/finding.js';
import { findingText } from '../src/report/findingText.js';
import { reportHtml } from '../src/report/html/index.js';
import { toyAssessment } from './support/assessment.js';
import { toyWithGuarantee } from './support/guarantee.js';

const parse = (text: string) => parseHTML(text).document;
const page = async (a: Assessment = toyWithGuarantee()) => parse(await reportHtml(a));
const at = (id: string) => `#f-guarantee__${id}`;

function curves(a: Assessment, id: string): Curves {
  const value = a.findings.find((f) => f.id === `guarantee/${id}`)!.value;
  assert.ok(value.kind === 'curves');
  return value;
}

function heat(a: Assessment): Heat {
  const value = a.findings.find((f) => f.id === 'guarantee/heat')!.value;
  assert.ok(value.kind === 'heat');
  return value;
}

test('whether it holds is a chapter right after who signs, in the order of the questions', async () => {
  const document = await page();
  const headings = [...document.querySelectorAll('h2')].map((h) => h.textContent);
  assert.deepEqual(headings.slice(0, 3), ['The answer', 'Who signs', 'Will it hold']);
  const ids = [...document.querySelectorAll('#holds > article, #holds > .brief li')].map(({ id }) => id);
  const inOrder = ['holds', 'survival', 'honoured', 'causes', 'tempting', 'levers', 'middle-ground', 'durability'];
  const then = ['sets', 'exposure', 'epsilon', 'lambda', 'heat', 'profiles', 'record'];
  const sentences = ['sentence__notice', 'sentence__second'];
  assert.deepEqual(
    ids,
    [...inOrder, ...then, ...sentences].map((id) => at(id).slice(1)),
  );
  assert.ok(document.querySelector(`#proof ${at('proof')}`));
});

test('without answers about the guarantee there is no such chapter, and no explainer', async () => {
  const document = await page(toyAssessment());
  assert.equal(document.querySelector('#holds, #how-the-game-works'), null);
});

test('the explainer is folded, draws one quarter in seven boxes and tells the three answers apart', async () => {
  const explainer = (await page()).querySelector('details#how-the-game-works')!;
  assert.equal(explainer.hasAttribute('open'), false);
  const boxes = [...explainer.querySelectorAll('.quarter strong')].map((e) => e.textContent);
  assert.deepEqual(boxes, ['Clock', 'Politics', 'Balance', 'Promise', 'Force', 'Attack?', 'Test']);
  const answers = [...explainer.querySelectorAll('em')].map((e) => e.textContent);
  assert.deepEqual(answers, ['Tested', 'If attacked regardless', 'In force']);
  assert.ok(explainer.textContent!.split(/\s+/).length < 260);
});

test('the same answers give the same bytes, also after JSON', async () => {
  const first = await reportHtml(toyWithGuarantee());
  assert.equal(await reportHtml(JSON.parse(JSON.stringify(toyWithGuarantee()))), first);
});

test('each picture comes twice, for narrow and wide pages, with a name, a description and its numbers', async () => {
  const document = await page();
  for (const id of ['survival', 'honoured', 'causes', 'epsilon', 'lambda', 'heat']) {
    const charts = [...document.querySelectorAll(`${at(id)} svg.plot`)];
    assert.equal(charts.length, 2, id);
    for (const chart of charts) {
      assert.equal(chart.getAttribute('role'), 'img');
      assert.ok(chart.querySelector('title')?.textContent);
      assert.ok(chart.querySelector('desc')?.textContent);
      assert.ok(document.getElementById(chart.getAttribute('aria-details')!)!.querySelector('tbody tr'));
    }
  }
});

test('curves are told apart without colour: each has a symbol of its own, and a reference is dashed', async () => {
  const document = await page();
  const symbols = [...document.querySelectorAll(`${at('survival')} .sample .symbol`)].map((e) => e.getAttribute('d'));
  assert.equal(new Set(symbols).size, 5);
  assert.equal(document.querySelectorAll(`${at('survival')} [stroke-dasharray]`).length, 0);
  // Twice drawn, and once in the list.
  assert.equal(document.querySelectorAll(`${at('epsilon')} [stroke-dasharray]`).length, 3);
});

test('a wide drawing names each curve at its end, a narrow one by its number in the list', async () => {
  const document = await page();
  const words = (where: string) =>
    [...document.querySelectorAll(`${at('honoured')} ${where} svg text`)].map((e) => e.textContent!);
  assert.ok(words('.wide').includes('Tested'));
  assert.ok(words('.wide').includes('In force'));
  for (const number of ['1', '2', '3']) assert.ok(words('.narrow').includes(number));
  const key = [...document.querySelectorAll(`${at('honoured')} .key li`)].map((e) => e.textContent!);
  assert.match(key[1]!, /If someone attacked regardless 96\s%\sat 0, 87\s%\sat 15 years/);
});

test('axes are in per cent, and events of the calendar stand over the chart and below it', async () => {
  const document = await page();
  const texts = [...document.querySelectorAll(`${at('survival')} .wide svg text`)].map((e) => e.textContent);
  assert.ok(texts.includes('80\u00a0%'));
  assert.ok(texts.includes('election 2008'));
  assert.match(
    document.querySelector(`${at('survival')} figcaption`)!.textContent!,
    /in years: Cestrian election 2004 \(3\)/,
  );
});

test('a gap breaks the curve, is an empty cell, and no number is made up for it', async () => {
  const a = toyWithGuarantee();
  curves(a, 'honoured').series[0]!.values.splice(6, 3, null, null, null);
  const document = await page(a);
  const path = document.querySelector(`${at('honoured')} .wide g[stroke="var(--gain)"] path`)!;
  assert.equal(path.getAttribute('d')!.split('M').length - 1, 2);
  const cells = [...document.querySelectorAll(`${at('honoured')}-data tbody tr td:nth-child(2)`)];
  assert.deepEqual(
    cells.map((td) => td.textContent!.replace('\u00a0', ' ')),
    ['', '72 %', '64 %', '', '64 %'],
  );
});

test('the table behind curves has the rows that the finding wants, or else all', async () => {
  const document = await page();
  const rows = (id: string) => [...document.querySelectorAll(`${at(id)}-data tbody th`)].map((e) => e.textContent);
  assert.deepEqual(rows('survival'), ['0', '1', '4', '8', '15']);
  assert.equal(rows('causes').length, 16);
});

test('areas on top of each other reach the sum of their shares', async () => {
  const a = toyWithGuarantee();
  const stack = curves(a, 'causes');
  stack.x.values = [0, 1];
  stack.series = [0.25, 0.15].map((v, i) => ({ id: `s${i}`, name: `s${i}`, values: [v, v] }));
  delete stack.marks;
  delete stack.tabled;
  const document = await page(a);
  const paths = [
    ...document.querySelectorAll(`${at('causes')} .wide path[fill-opacity], ${at('causes')} .wide [fill-opacity] path`),
  ];
  const heights = paths.map((p) =>
    p
      .getAttribute('d')!
      .match(/-?[\d.]+/g)!
      .map(Number)
      .filter((_: number, i: number) => i % 2 === 1),
  );
  const extent = (v: number[]) => Math.max(...v) - Math.min(...v);
  // Of a frame 250 high that ends at 40 %.
  assert.deepEqual(
    heights.map(extent).map((h) => Math.round((h / 250) * 40)),
    [25, 15],
  );
});

test('a heat map writes its shares in its cells, parts them at one half, and rings the case', async () => {
  const a = toyWithGuarantee();
  const map = heat(a);
  map.cells = map.cells.map((row) => row.map((_, i) => (i < 3 ? 0.8 : 0.2)));
  const document = await page(a);
  const wide = document.querySelector(`${at('heat')} .wide svg`)!;
  const texts = [...wide.querySelectorAll('text')].map((e) => e.textContent);
  assert.equal(texts.filter((text) => text === '80').length, 3 * 5);
  assert.equal(wide.querySelectorAll('rect').length, 7 * 5);
  assert.equal(wide.querySelectorAll('[stroke-width="2.5"] path').length, 5);
  assert.equal(wide.querySelectorAll('circle').length, 2);
  assert.match(document.querySelector(`${at('heat')} figcaption`)!.textContent!, /cost of refusing 22, cost of war 30/);
});

test('curves of nothing, a single point and cells that are missing do not stop the report', async () => {
  const a = toyWithGuarantee();
  curves(a, 'survival').series.length = 0;
  Object.assign(curves(a, 'lambda').x, { values: [0.5] });
  for (const s of curves(a, 'epsilon').series) s.values = s.values.map(() => null);
  curves(a, 'honoured').series[0]!.values.length = 2;
  heat(a).cells[1]!.length = 2;
  const text = await reportHtml(JSON.parse(JSON.stringify(a)));
  assert.doesNotMatch(text, /NaN|undefined|Infinity/);
  assert.equal(parse(text).querySelector(`${at('survival')} figure, ${at('epsilon')} figure`), null);
});

test('markup in names of series, marks and axes shows as text', async () => {
  const hostile = '<script>alert(1)</script>"\'><img src=x onerror=alert(2)></title></style>&amp;\n';
  const a = toyWithGuarantee();
  for (const { value } of a.findings) {
    if (value.kind === 'curves') {
      for (const named of [value.x, value.y, ...value.series, ...(value.marks ?? [])]) named.name = hostile;
      value.x.unit = hostile;
    }
    if (value.kind === 'heat') {
      for (const axis of [value.x, value.y]) Object.assign(axis, { name: hostile, unit: hostile });
      value.says = hostile;
    }
  }
  const document = await page(a);
  assert.equal(document.querySelectorAll('script, img').length, 0);
  assert.ok(document.querySelector(`${at('survival')} .key`)!.textContent!.includes('<script>'));
});

test('on a terminal curves and heat maps are tables', () => {
  const text = (id: string) =>
    findingText(toyWithGuarantee().findings.find((f) => f.id === `guarantee/${id}`)!).join('\n');
  assert.match(text('epsilon'), /error at each decision \(points\) +lowest +even\n.*─\n +0 +85\s% +50\s%/);
  assert.match(text('heat'), /\n +40 +96\s%/);
});
