import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ResidualPlot, residualFiles, residualSheet } from './residualsSvg.js';

const x = Array.from({ length: 40 }, (_, i) => i);
const points = { x, y: x.map(Math.sin), ended: x.map((i) => (i % 3 > 0 ? 1 : 0)) };
const PANEL: ResidualPlot = {
  id: '1-martingale-age',
  title: 'Is the effect of <age> linear?',
  text: 'Residuals of 40 rows against age & time.',
  x: { name: 'age' },
  y: { name: 'martingale residual' },
  points,
  reference: { name: 'as expected', level: 0 },
  curve: { x: [0, 20, 39], y: [0, 0.2, 0], lower: [-9, 0, -9], upper: [9, 0.4, 9] },
};
const ABOUT = { title: 'Whether it holds', text: 'Two plots.' };

test('a plot is a file of its own, with words for those who do not see it and a palette for light and dark', async () => {
  const [{ id, svg } = { id: '', svg: '' }] = await residualFiles([PANEL]);
  assert.equal(id, '1-martingale-age');
  assert.match(svg, /^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^>]*width="560" height="\d+"/);
  assert.match(svg, /role="img" aria-label="Is the effect of &#60;age&#62; linear\?"/);
  assert.match(svg, /<desc>Residuals of 40 rows against age &#38; time\.<\/desc>/);
  assert.match(svg, /prefers-color-scheme:dark/);
  assert.match(svg, /● ended {3}○ still lasting/);
  assert.match(svg, /╌╌ as expected/);
  assert.doesNotMatch(svg, /NaN|undefined|<script/);
  assert.equal(svg.match(/<circle/g)?.length, 40);
});

test('a sheet has its plots two in a row, each with its own words, and the same bytes every time', async () => {
  const plots = [PANEL, { ...PANEL, title: 'Second' }, { ...PANEL, points: { x: [], y: [] }, title: 'Third' }];
  const sheet = await residualSheet(plots, ABOUT);
  assert.equal(await residualSheet(plots, ABOUT), sheet);
  assert.match(sheet, /role="group" aria-label="Whether it holds"/);
  const places = [...sheet.matchAll(/ x="(\d+)" y="(\d+)" width="400" height="(\d+)"/g)].map(([, x, y, h]) => [
    x,
    y,
    h,
  ]);
  assert.deepEqual(
    places.map(([x]) => x),
    ['0', '400', '0'],
  );
  assert.deepEqual(
    places.map(([, y]) => y),
    ['0', '0', places[0]![2]],
  );
  assert.equal(sheet.match(/<style>/g)?.length, 1);
});

test('of many points one is drawn where no eye tells them apart; what is no number is left out', async () => {
  const many = Array.from({ length: 200_000 }, (_, i) => i);
  const thick = { x: [...many.map((i) => i % 100), 1], y: [...many.map((i) => (i % 70) / 10), Number.NaN] };
  const [file] = await residualFiles([{ ...PANEL, points: thick }]);
  assert.ok(file!.svg.match(/<circle/g)!.length <= 7000);
  assert.doesNotMatch(file!.svg, /NaN/);
});

test('a band that runs far out does not press what it is about together', async () => {
  const [file] = await residualFiles([PANEL]);
  const [wide] = await residualFiles([
    { ...PANEL, curve: { ...PANEL.curve!, lower: [-1e9, 0, -1e9], upper: [1e9, 0.4, 1e9] } },
  ]);
  assert.equal(wide!.svg, file!.svg);
});
