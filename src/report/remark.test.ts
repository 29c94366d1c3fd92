import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseOf, EXAMPLE, GUARANTEE } from '../case/testing.js';
import { records } from '../evidence/index.js';
import { evidenceFindings } from '../lens/evidence/evidenceFindings.js';
import { displayWidth } from './displayWidth.js';
import { refereeText } from './refereeText.js';
import { remarks } from './remark.js';

test('a remark is parted from what would mend it, and the next one begins after the mend', () => {
  assert.deepEqual(remarks('A is wrong. To mend: do b, or c. D is wrong too.'), [
    { text: 'A is wrong.', mend: 'To mend: do b, or c.' },
    { text: 'D is wrong too.' },
  ]);
  assert.deepEqual(remarks('All is well. Nothing to mend.'), [{ text: 'All is well. Nothing to mend.' }]);
});

for (const [name, text] of Object.entries({ EXAMPLE, GUARANTEE })) {
  const findings = evidenceFindings(caseOf(text), records());

  test(`what a referee says of ${name} ends in what would mend it, or says that nothing needs to be`, () => {
    const lists = new Set(['evidence/grounds', 'evidence/numbers', 'evidence/defaults']);
    const said = findings.filter(({ id }) => !lists.has(id));
    assert.ok(said.length >= 5);
    for (const { id, sentence } of said)
      assert.match(sentence, /(?:To mend: |Nothing to mend|can mend these: )[^.]*\.$/, id);
  });

  test(`the report of the referee on ${name} keeps to the width of a terminal and to two screens`, () => {
    const lines = refereeText(findings, 'On what ground: a case');
    for (const line of lines) assert.ok(displayWidth(line) <= 100, line);
    assert.ok(lines.length <= 80, `${lines.length} lines`);
    for (const line of refereeText(findings, 'On what ground: a case', true))
      assert.ok(displayWidth(line) <= 100, line);
  });
}
