import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import type { Finding } from '../../lens/finding.js';
import { curvesSvg } from '../curvesSvg.js';
import { findingText } from '../findingText.js';
import { curvesBesideRecords, curvesFinding, forest, forestFinding } from '../testing/records.js';
import { assessment } from '../testing.js';
import { reportHtml } from './index.js';

const page = async (...findings: Finding[]) => parseHTML(await reportHtml(assessment(findings))).document;
const words = (e: { textContent: string | null } | null) => (e?.textContent ?? '').replace(/\s+/gu, ' ').trim();
const RECORD = '#f-guarantee__record';
const LIFETIME = '#f-guarantee__record__lifetime';

test('in a forest plot the case is told from the record by shape, and no point is larger than another of its kind', async () => {
  const document = await page(forestFinding());
  for (const size of ['narrow', 'wide']) {
    const svg = document.querySelector(`${RECORD} .${size} svg.plot`)!;
    const outlines = [...svg.querySelectorAll('g[aria-label="dot"] path, path')].map((e) => e.getAttribute('d')!);
    const closed = outlines.filter((d) => /z\s*$/i.test(d));
    // Plot draws circles as elements of their own, and other symbols as closed paths.
    const circles = [...svg.querySelectorAll('circle')];
    assert.equal(circles.length, 3, size);
    assert.equal(closed.length, 2, size);
    assert.equal(new Set(closed).size, 1, size);
    assert.equal(new Set(circles.map((e) => e.getAttribute('r'))).size, 1, size);
  }
});

test('each row of a forest plot says its rate with interval, and each record its count, era and coding', async () => {
  const document = await page(forestFinding());
  for (const svg of document.querySelectorAll(`${RECORD} svg.plot`)) {
    const said = words(svg).replaceAll('\u00a0', ' ');
    for (const text of ['51 % (30–72)', '28 %', '14 % (6–27)', '6 of 43, 1816–2003; coding a']) {
      assert.ok(said.includes(text), `${text} in ${said}`);
    }
    assert.match(said, /The case.*The record/);
  }
  const codings = [...document.querySelectorAll(`${RECORD} .codings div`)].map((e) => [...e.children].map(words));
  assert.deepEqual(codings, [
    ['Coding a', 'Strict: every member did its part.'],
    ['Coding b', 'Lenient: one member is enough.'],
  ]);
  const behind = [...document.querySelectorAll(`${RECORD}-data tbody tr`)];
  assert.equal(behind.length, 5);
  const cells = [...behind[2]!.querySelectorAll('td')].map((td) => words(td).replaceAll('\u00a0', ' '));
  assert.deepEqual(cells.slice(1), ['14 %', '6 %', '27 %', '43']);
  assert.match(words(behind[2]!.querySelector('th')), /6 of 43, 1816–2003; coding a$/);
  assert.match(cells[0]!, /^record.*class\/post/);
});

test('a forest plot of a record alone has no line of the case, and one without rows no picture', async () => {
  const dashed = (document: Awaited<ReturnType<typeof page>>) =>
    document.querySelectorAll(`${RECORD} svg [stroke-dasharray]`).length;
  const value = forest();
  const alone = { ...value, rows: value.rows.filter(({ of }) => of === 'record') };
  assert.equal(dashed(await page(forestFinding())), 2);
  const document = await page(forestFinding(alone));
  assert.equal(dashed(document), 0);
  assert.doesNotMatch(words(document.querySelector(`${RECORD} figcaption`)), /Diamonds|false/);
  assert.equal((await page(forestFinding({ ...value, rows: [] }))).querySelector(`${RECORD} figure`), null);
});

test('on a terminal a forest plot and curves are tables, with notes and codings below', () => {
  const text = findingText(forestFinding()).join('\n').replaceAll('\u00a0', ' ');
  assert.match(text, /help by anybody +case +51 % +30 % +72 %/i);
  assert.match(text, /· defence, after 1945: 6 of 43, 1816–2003; coding a/);
  assert.match(text, /coding b: Lenient: one member is enough\./);
  const curves = findingText(curvesFinding()).join('\n').replaceAll('\u00a0', ' ');
  assert.match(curves, /90 % \(80–95\)/);
  assert.match(curves, /1,050/);
  assert.match(curves, /· record at points: 1,200 cases, 1900–2000; coding a/);
});

test('a record in steps is drawn in steps with a band, one that is known at points with a stroke at each', async () => {
  const document = await page(curvesFinding());
  for (const svg of document.querySelectorAll(`${LIFETIME} svg.plot`)) {
    const strokes = svg.querySelectorAll('g[stroke-width="5"] path, g[stroke-width="5"] line');
    assert.equal(strokes.length, 3);
    const lines = [...svg.querySelectorAll('g[stroke-width="2"] path')].map((e) => pointsOf(e.getAttribute('d')!));
    assert.deepEqual(lines.map(isSteps), [false, true]);
    assert.equal([...svg.querySelectorAll('[fill-opacity="0.16"]')].length, 1);
  }
  const caption = words(document.querySelector(`${LIFETIME} figcaption`));
  assert.match(caption, /^Bands and broad upright strokes: 95.% intervals of the record\. A record with strokes/);
  assert.match(caption, /Below the axis: cases still followed just before that time\./);
  assert.match(
    words(document.querySelector(`${LIFETIME} .key`)),
    /record at points.*60.% \(50–65\) at 5 years; 1,200 cases/i,
  );
});

/** The points of an outline that Plot draws of straight lines: `M1,2L3,4H5V6`. */
function pointsOf(d: string): [number, number][] {
  const points: [number, number][] = [];
  for (const [, command, numbers] of d.matchAll(/([MLHV])([^MLHVZ]+)/g)) {
    const values = numbers!.split(',').map(Number);
    const [x, y] = points.at(-1) ?? [0, 0];
    points.push(command === 'H' ? [values[0]!, y] : command === 'V' ? [x, values[0]!] : [values[0]!, values[1]!]);
  }
  return points;
}

/** Each piece goes straight across or straight down. */
const isSteps = (points: [number, number][]) =>
  points.every(([x, y], i) => i === 0 || x === points[i - 1]![0] || y === points[i - 1]![1]);

test('cases still followed stand under the axis and in the table, for records alone', async () => {
  const document = await page(curvesFinding());
  const wide = words(document.querySelector(`${LIFETIME} .wide svg.plot`));
  assert.match(wide, /Cases still followed.*1,200.*1,050.*700.*300.*280.*200/);
  const heads = [...document.querySelectorAll(`${LIFETIME}-data thead th`)].map(words);
  assert.deepEqual(heads.slice(-2), ['Still followed: record at points', 'Still followed: record in steps']);
  assert.equal(heads.length, 1 + 3 + 2);
});

test('curves are an SVG file of their own: a name space, a size, its own colours, the same bytes each time', async () => {
  const about = { title: 'Survival', text: 'How long it lasts.' };
  const svg = await curvesSvg(curvesBesideRecords(), 720, about);
  assert.match(svg, /^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]* width="720" height="\d+"/);
  assert.equal(svg.match(/xmlns=/g)!.length, 1);
  const used = new Set([...svg.matchAll(/var\((--[a-z]+)\)/g)].map((m) => m[1]!));
  for (const name of used) assert.ok(svg.split('</style>')[0]!.includes(`${name}:`), name);
  assert.match(svg, /prefers-color-scheme:dark/);
  assert.match(svg, /<title>Survival<\/title>/);
  assert.equal(await curvesSvg(curvesBesideRecords(), 720, about), svg);
});
