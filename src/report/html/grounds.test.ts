import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { caseOf, EXAMPLE, GUARANTEE } from '../../case/testing.js';
import { records } from '../../evidence/index.js';
import { evidenceFindings } from '../../lens/evidence/evidenceFindings.js';
import { groundTexts } from '../../lens/evidence/groundTexts.js';
import { explainRecords } from '../../lens/evidence/recordGrounds.js';
import { caseText } from '../../lens/evidence/testing.js';
import { assessment } from '../testing.js';
import { reportHtml } from './index.js';

async function page(text: string) {
  const c = caseOf(text);
  const findings = evidenceFindings(c, records());
  const grounds = groundTexts(c);
  explainRecords(grounds, findings, records());
  return { c, document: parseHTML(await reportHtml(assessment(findings, { grounds }))).document };
}

const words = (e: { textContent: string | null } | null | undefined) =>
  (e?.textContent ?? '').replace(/\s+/gu, ' ').trim();

test('every number of the case stands in the page of grounds, with what it is and what it rests on', async () => {
  const { c, document } = await page(GUARANTEE);
  const rows = [...document.querySelectorAll('#grounds details.numbers tbody tr')];
  assert.equal(rows.length, c.numbers.length);
  const drift = rows.find((row) => /turn of .* from willing to wary/.test(words(row)));
  assert.match(words(drift), /7 % \(4 % to 12 %\)inherited reading/);
});

test('from a number a link leads to its class, with count, era, coding, selection, rivals and citation', async () => {
  const { document } = await page(EXAMPLE);
  const row = [...document.querySelectorAll('#grounds tbody tr')].find((r) => words(r).includes('73 of 146'));
  const [link] = [...row!.querySelectorAll('a')];
  const entry = words(document.getElementById(link!.getAttribute('href')!.slice(1)));
  assert.match(
    entry,
    /50 % \(73 of 146 alliances called upon in wars, 1816–2003; strict coding: all did what they had promised\); 95 % interval 42 % to 58 % \(Jeffreys\)/,
  );
  for (const part of ['Counted:', 'One case:', 'Coding:', 'Selection:', 'Coded otherwise:', 'Data: Berkemeier']) {
    assert.ok(entry.includes(part), part);
  }
  // And back from the class to its numbers.
  assert.match(entry, /1 number: /);
});

test('a model that a case uses has its residuals in the report, each a picture with words, for light and dark', async () => {
  const given = '{kind: process, peacekeepers: no, over: government}';
  const chance = `"from model peace-agreement.ending given ${given} ending over 5 years per year"`;
  const { document } = await page(caseText({ drift: `drift: {from: willing, to: wary, chance: ${chance}}` }));
  const entries = [...document.querySelectorAll('#grounds .whole')];
  const entry = entries.find((e) => words(e.querySelector('code')) === 'peace-agreement.ending')!;
  assert.match(words(entry), /Checked: Cox–Snell residuals are up to 3.9 % of cases off/);
  const pictures = [...entry.querySelectorAll('details.residuals svg.plot')];
  // All and the worst level; two more kinds, peacekeepers, and over government.
  assert.equal(pictures.length, 2 + 4);
  for (const svg of pictures) {
    assert.ok(words(svg.querySelector('desc')).length > 80);
    assert.doesNotMatch(svg.outerHTML, /NaN|#[0-9a-f]{6}/);
  }
});

test('no link of the page of grounds leads nowhere', async () => {
  for (const text of [EXAMPLE, GUARANTEE]) {
    const { document } = await page(text);
    const links = [...document.querySelectorAll('a[href^="#"]')].map((a) => a.getAttribute('href')!.slice(1));
    assert.ok(links.length > 20);
    assert.deepEqual(
      links.filter((id) => !document.getElementById(id)),
      [],
    );
  }
});

test('what would mend a remark stands apart from it', async () => {
  const { document } = await page(EXAMPLE);
  const mends = [...document.querySelectorAll('#grounds .mend')].map(words);
  assert.ok(mends.length >= 3);
  for (const mend of mends) assert.match(mend, /^To mend: /);
  for (const said of document.querySelectorAll('#grounds .sentence')) assert.doesNotMatch(words(said), /To mend: /);
});
