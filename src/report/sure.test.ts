import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Assessment, Finding, Table } from '../lens/finding.js';
import { brief } from './brief.js';
import { displayWidth } from './displayWidth.js';
import { offerOverWorlds } from './testing/offer.js';
import { assessments, finding } from './testing.js';

const plain = (text: string) => text.replace(/\u00a0/g, ' ').replace(/\n +/g, ' ');
const said = (a: Assessment, long = false) => plain(brief(a, { long }));

function without(a: Assessment, ...lenses: Finding['lens'][]): Assessment {
  return { ...a, findings: a.findings.filter(({ lens }) => !lenses.includes(lens)) };
}

const value = (a: Assessment, id: string) => a.findings.find((f) => f.id === id)!.value as Table;

test('a case over many worlds fits one screen and says who would sign, whether it holds, and how sure', () => {
  const lines = brief(offerOverWorlds(), { next: ['abide explain x'], report: 'x.html' }).split('\n');
  assert.ok(lines.length <= 40, `${lines.length} lines`);
  for (const line of lines) assert.ok(displayWidth(line) <= 100, line);
  for (const heading of ['WHO SIGNS', 'WILL IT HOLD', 'THE DEADLINE', 'HOW SURE', 'WHAT IT RESTS ON']) {
    assert.ok(
      lines.some((line) => line.startsWith(`  ${heading}`)),
      heading,
    );
  }
});

test('chances of consent stand beside the margins, and whether a package could be signed is its chance', () => {
  const text = brief(offerOverWorlds());
  assert.match(text, /^ {2}The narrower offer +\+18\.5 >99% +\+6\.5 +88% +\+11\.4 92% +\+0\.5 53% +\+4\.2 79% +41%$/m);
  assert.match(text, /^ {2}The offer by executive act .* −11\.9 {2}7% ‼ +· +<1% ✗$/m);
  assert.match(said(offerOverWorlds()), /17%: share of worlds in which it accepts;/);
});

test('where chances do not fit beside the margins, the margins stay, and no party is left out for them', () => {
  const a = offerOverWorlds();
  const table = value(a, 'settlement/who-signs');
  table.columns.splice(5, 0, { id: 'duma', name: 'Duma' }, { id: 'rada', name: 'Rada' });
  for (const { cells } of table.rows) cells.splice(5, 0, cells[1]!, cells[1]!);
  const text = brief(a);
  assert.match(text, /Duma +Rada/);
  assert.match(text, /^ {2}The narrower offer +\+18\.5 +\+6\.5 +\+11\.4 /m);
  assert.match(text, /41%$/m);
});

test('ranges stand in the table of whether it holds, in as many columns as there is room for, from the first on', () => {
  const a = offerOverWorlds();
  const row = (a: Assessment) =>
    brief(a)
      .split('\n')
      .find((line) => /^ {2}The offer .*62\s%/.test(line))!;
  assert.match(row(a), /\(41–78\) +6\.8\s% \(2\.1–17\) +85\s% \(62–94\) +95\s% \(84–99\) +98\s%$/);
  const table = value(a, 'guarantee/holds');
  for (const part of [table.columns, ...table.rows.map((row) => row.cells)]) part.splice(3);
  assert.match(row(a), /\(41–78\) +6\.8\s% \(2\.1–17\) +85\s% \(62–94\)$/);
});

test('how sure is said in six lines at most on one screen, and at length in the long brief', () => {
  const a = offerOverWorlds();
  for (const f of a.findings) {
    if (/how-sure|main$/.test(f.id)) f.sentence = `${f.sentence} ${'And more of this, in words. '.repeat(20)}`;
    if (/flips/.test(f.id)) f.sentence = 'It flips.';
  }
  const lines = brief(a).split('\n');
  const from = lines.findIndex((line) => line.startsWith('  HOW SURE'));
  const to = lines.findIndex((line) => line.startsWith('  WHAT IT RESTS ON'));
  assert.ok(from > 0 && to - from <= 6, `${to - from} lines`);
  assert.match(said(a), /HOW SURE .* \(--long\) Three numbers carry/);
  assert.match(said(a, true), /· Three numbers carry .*· It flips\./);
});

test('of several answers that could flip, one screen says the one about the head package', () => {
  const a = offerOverWorlds();
  a.findings = a.findings.filter(({ id }) => !/^offer|tempting/.test(id));
  const flips = a.findings.find(({ id }) => id === 'sensitivity/flips/offer')!;
  a.findings.push({ ...flips, id: 'sensitivity/flips/found', about: { package: 'found' }, sentence: 'It flips too.' });
  assert.match(said(a), /The answer flips if/);
  assert.doesNotMatch(said(a), /It flips too/);
  assert.match(said(a, true), /It flips too/);
});

test('the basis says how many worlds, the seed, how settled answers are, and which worlds have none', () => {
  const text = said(offerOverWorlds());
  assert.match(
    text,
    /is taken\. 1,024 worlds · seed 1 · stable to ±1 point\. 3 worlds could not be answered, for example/,
  );
});

test('without worlds the brief has no chances, no ranges and no word of how sure', () => {
  const { worlds: _, ...a } = without(offerOverWorlds(), 'worlds', 'sensitivity');
  for (const { value } of a.findings) {
    if (value.kind !== 'table') continue;
    for (const { cells } of value.rows)
      for (const cell of cells) for (const key of ['chance', 'range'] as const) delete cell[key];
  }
  const text = brief({ ...a, basis: 'Ranges are used at their medians.' });
  assert.doesNotMatch(text, /HOW SURE|\d%|WHO SIGNS.*–|share of worlds|seed/);
  assert.match(text, /^ {2}The narrower offer +\+18\.5 +\+6\.5 +\+11\.4 +\+0\.5 +\+4\.2 +yes$/m);
  assert.match(plain(text), /no side is taken\. Ranges are used at their medians\./);
});

test('whatever is said of how sure it is, one screen holds it, with the answer and what it rests on', () => {
  const sentence = fc.string({ maxLength: 900 }).map((s) => `x${s}`);
  const lens = (id: string, text: string): Finding => ({
    ...finding(id, text),
    id,
    lens: id.split('/')[0] as Finding['lens'],
  });
  fc.assert(
    fc.property(
      assessments,
      fc.tuple(sentence, sentence, sentence, sentence),
      (a, [sure, drivers, flips, deadline]) => {
        const findings = [
          ...a.findings,
          lens('offer/deadline/x', deadline),
          lens('worlds/how-sure', sure),
          lens('sensitivity/main', drivers),
          lens('sensitivity/flips/x', flips),
        ];
        const text = brief(
          { ...a, findings, worlds: offerOverWorlds().worlds! },
          { next: ['abide explain x'], report: 'x.html' },
        );
        const lines = text.split('\n');
        assert.ok(lines.length <= 40, `${lines.length} lines`);
        for (const line of lines) assert.ok(displayWidth(line) <= 100, line);
        for (const heading of ['THE DEADLINE', 'HOW SURE', 'WHAT IT RESTS ON']) {
          assert.ok(
            lines.some((line) => line.startsWith(`  ${heading}`)),
            heading,
          );
        }
      },
    ),
    { numRuns: 100 },
  );
});
