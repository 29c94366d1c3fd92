import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Table } from '../lens/finding.js';
import { brief } from './brief.js';
import { displayWidth } from './displayWidth.js';
import { assessment, assessments, finding, whoSigns } from './testing.js';

const squeezed = (text: string) => text.replace(/\s/gu, '');

const next = ['abide explain cases/made-up offer', `abide compare cases/${'long-'.repeat(30)} offer found`, '--long'];

test('whatever the assessment, one screen holds it: 40 lines of 100 columns, the answer, and what it is not', () => {
  fc.assert(
    fc.property(assessments, fc.boolean(), (a, report) => {
      const text = brief(a, { next, ...(report && { report: `out/${'x'.repeat(300)}.html` }) });
      const lines = text.split('\n');
      assert.ok(lines.length <= 40, `${lines.length} lines`);
      for (const line of lines) assert.ok(displayWidth(line) <= 100, line);
      const answer = squeezed(a.findings[0]!.sentence).slice(0, 100);
      assert.ok(squeezed(text).includes(answer), answer);
      if (!a.partial) assert.ok(squeezed(text).startsWith(answer));
      assert.match(text, /^ {2}An assessment, not a forecast/m);
    }),
    { numRuns: 200 },
  );
});

test('the long brief says every sentence whole, with every party and package, in 100 columns', () => {
  fc.assert(
    fc.property(assessments, (a) => {
      const text = brief(a, { long: true, next });
      for (const line of text.split('\n')) assert.ok(displayWidth(line) <= 100, line);
      const all = squeezed(text);
      const table = a.findings[1]!.value as Table;
      for (const f of a.findings.filter((f) => f.id !== 'settlement/who-signs')) {
        assert.ok(all.includes(squeezed(f.sentence)), f.id);
      }
      for (const row of table.rows) assert.ok(!row.note || all.includes(squeezed(row.note)));
      const heads = text.split('\n').filter((line) => line.startsWith('  WHO SIGNS'));
      assert.ok(table.rows.length === 0 || heads.length > 0);
    }),
    { numRuns: 60 },
  );
});

const NINE = Array.from({ length: 9 }, (_, i) => `${'ABCDEFGHI'[i]}lliance of states number ${i}`);
const wide = assessment(
  [
    finding('answer', 'The offer is refused.', { about: { package: 'offer' } }),
    finding('who-signs', '', {
      value: whoSigns([...NINE, 'all'], { 'The offer as reported': `${'+1.0, '.repeat(9)}no ✗` }),
    }),
  ],
  { parties: NINE.map((name, i) => ({ id: name.toLowerCase(), name, roles: [i === 0 ? 'endorser' : 'signatory'] })) },
);

test('parties that do not fit are left out, those who do not sign first, and the last column stays', () => {
  const text = brief(wide);
  assert.match(text, /^ {2}The offer as reported /m);
  assert.match(text, /WHO SIGNS.* all$/m);
  assert.match(text, /1 more\s+column with --long/);
  assert.doesNotMatch(text, /^ .*Allianc/m);
  assert.match(text, /^ .*Blli/m);
});

test('the long brief splits a wide matrix into blocks that show every party', () => {
  const text = brief(wide, { long: true });
  assert.ok(text.split('\n').filter((line) => line.startsWith('  WHO SIGNS')).length > 1);
  for (const name of NINE) assert.ok(text.includes(name.slice(0, 8)), name);
  assert.doesNotMatch(text, /with --long/);
});

const parties = [
  { id: 'a', name: 'A', roles: ['signatory'] },
  { id: 'b', name: 'B', roles: ['ratifier'] },
];

function who(cells: string, note?: string) {
  const table = whoSigns(['A', 'B', 'all'], { Offer: cells });
  if (note) table.rows[0]!.note = note;
  return assessment([finding('answer', 'Yes.'), finding('who-signs', '', { value: table })], { parties });
}

test('the legend explains the signs that occur, and no other', () => {
  assert.match(brief(who('+1.0, +2.0, yes')), /asks\), in its\s+own points$/m);
  const ratified = brief(who('+1.0, −2.0 ✗, yes*'));
  assert.match(ratified, /✗ refuses;\s+\* signed but not ratified/);
  assert.match(ratified, /or, for those who ratify, asks/);
  assert.doesNotMatch(ratified, /‼|· +consent/);
  assert.match(brief(who('+1.0 ‼, ·, no ✗')), /‼ crosses a red line;\s+· consent\s+not needed/);
});

test('the note of a row stands below the matrix: in one line, and whole in the long brief', () => {
  const note = `best completion: ${'this and that, '.repeat(20)}end`;
  assert.match(brief(who('+1.0, +2.0, yes', note)), /^ {2}Offer: best completion: .*… \(--long\)$/m);
  assert.ok(squeezed(brief(who('+1.0, +2.0, yes', note), { long: true })).includes(squeezed(note)));
});

test('the answer is the first line, and below it stands the title', () => {
  const lines = brief(who('+1.0, +2.0, yes')).split('\n');
  assert.deepEqual(lines.slice(0, 3), ['Yes.', '', '  A case made up · as of 2025-01-01 · case 0123456789ab']);
});

test('work that a limit ended says so before all else', () => {
  assert.match(brief({ ...who('+1.0, +2.0, yes'), partial: 'trades were not searched' }), /^PARTIAL: trades were not/);
});

const opening = (chosen: string) =>
  assessment([
    finding('answer', 'X.', {
      about: { package: 'offer' },
      value: { kind: 'choice', chosen, among: ['signed', 'refused'] },
    }),
    finding('would-take/other/a', 'To win A for the other.', { about: { package: 'other', party: 'a' } }),
    finding('would-take/offer/b', 'To win B for the offer.', { about: { package: 'offer', party: 'b' } }),
  ]);

test('what would open it is said of the head package alone, and only while it is refused', () => {
  assert.match(brief(opening('refused')), /WHAT WOULD OPEN IT {2}To win B for the offer\.$/m);
  assert.doesNotMatch(brief(opening('refused')), /the other/);
  assert.doesNotMatch(brief(opening('signed')), /WHAT WOULD OPEN IT/);
  assert.match(brief(opening('signed'), { long: true }), /To win A for the other/);
});

test('commands worth typing are never broken', () => {
  const text = brief(who('+1.0, +2.0, yes'), { next: ['a'.repeat(80), 'b'.repeat(80), 'c'.repeat(200), '--long'] });
  assert.match(text, /\n {2}next: a{80}\n {8}b{80} · --long$/);
});
