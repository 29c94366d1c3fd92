import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Assessment, Finding, Table } from '../lens/finding.js';
import { brief } from './brief.js';
import { displayWidth } from './displayWidth.js';
import { assessment, assessments, finding, tables, whoSigns } from './testing.js';

const guarantee = (id: string, sentence: string, value?: Finding['value']): Finding => ({
  ...finding(id, sentence, value ? { value } : {}),
  id: `guarantee/${id}`,
  lens: 'guarantee',
});

function profiles(n: number, name = 'Promise'): Table {
  const columns = ['peace holds 15 y', 'guarantee fails', 'tested', 'if attacked anyway', 'in force at 15 y'];
  return {
    kind: 'table',
    of: 'promise',
    columns: columns.map((name) => ({ id: name, name })),
    rows: Array.from({ length: n }, (_, i) => ({
      id: `p${i}`,
      name: `${name} ${i + 1}`,
      cells: columns.map((_, k) => ({ text: `${80 - 10 * i - k} %`, number: (80 - 10 * i - k) / 100 })),
    })),
  };
}

const parties = [{ id: 'a', name: 'A', roles: ['signatory'] }];

const holding = (...findings: Finding[]): Assessment =>
  assessment(
    [
      finding('answer', 'Yes.'),
      finding('who-signs', '', { value: whoSigns(['A', 'all'], { Offer: '+1.0, yes' }) }),
    ].concat(findings),
    { parties },
  );

test('profiles stand in a table of at most four after who signs, the first first, and in the long brief all', () => {
  const a = holding(guarantee('holds', 'It holds.', profiles(6)));
  const lines = brief(a).split('\n');
  const head = lines.findIndex((line) => line.startsWith('  WILL IT HOLD (4 of 6) '));
  assert.ok(head > lines.findIndex((line) => line.startsWith('  WHO SIGNS')));
  assert.match(lines[head - 1]!, /peace +guarantee +if attacked +in force$/);
  assert.match(lines[head]!, /holds 15 y +fails +tested +anyway +at 15 y$/);
  assert.match(lines[head + 1]!, /^ {2}Promise 1 +80 % +79 % +78 % +77 % +76 %$/);
  assert.match(lines[head + 4]!, /^ {2}Promise 4 /);
  assert.doesNotMatch(brief(a), /Promise 5|It holds\./);
  assert.match(brief(a, { long: true }), /Promise 6 .*· It holds\./s);
});

test('what tempts and the middle ground are said below the table, in this order; the levers are for the long brief', () => {
  const said = ['levers', 'middle-ground', 'tempting'].map((id) => guarantee(id, `Of ${id}.`));
  const text = brief(holding(guarantee('holds', 'It holds.', profiles(1)), ...said));
  assert.match(text, /Promise 1 .*\n {2}Of tempting\. Of middle-ground\.$/m);
});

test('where the table does not fit its sentence stands in its place, under the same heading', () => {
  const table = profiles(2);
  table.columns[0]!.name = 'a-head-that-no-brief-has-room-for';
  const text = brief(holding(guarantee('holds', 'It holds.', table), guarantee('tempting', 'In 2029.')));
  assert.match(text, /^ {2}WILL IT HOLD {2}It holds\. In 2029\.$/m);
  const few = brief(holding(guarantee('holds', 'It holds.', profiles(0)), guarantee('tempting', 'In 2029.')));
  assert.match(few, /^ {2}WILL IT HOLD {2}In 2029\.$/m);
});

test('without an answer about the guarantee the brief says nothing of it', () => {
  assert.doesNotMatch(brief(holding()), /WILL IT HOLD/);
  assert.doesNotMatch(brief(holding(), { long: true }), /WILL IT HOLD/);
});

test('whatever the guarantee lens says, one screen holds it, and what carries the answer is not crowded out', () => {
  const sentences = fc.array(fc.string({ maxLength: 900 }), { minLength: 4, maxLength: 4 });
  const holds = fc.oneof(
    tables(fc.integer({ min: 1, max: 6 })),
    fc.integer({ min: 0, max: 9 }).map((n) => profiles(n)),
  );
  fc.assert(
    fc.property(assessments, holds, sentences, (a, table, [first, ...others]) => {
      const more = ['tempting', 'middle-ground', 'levers'].map((id, i) => guarantee(id, `x${others[i]}`));
      const findings = [...a.findings, guarantee('holds', `x${first}`, table), ...more];
      const text = brief({ ...a, findings }, { next: ['abide explain x'] });
      const lines = text.split('\n');
      assert.ok(lines.length <= 40, `${lines.length} lines`);
      for (const line of lines) assert.ok(displayWidth(line) <= 100, line);
      assert.match(text, /^ {2}WHAT WOULD OPEN IT/m);
      assert.match(text, /^ {2}WHAT IT RESTS ON/m);
    }),
    { numRuns: 120 },
  );
});
