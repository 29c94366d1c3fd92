import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certificateText, findingText } from './findingText.js';
import { finding } from './testing.js';

const certificate = { kind: 'no package dominates one of these', checkedBy: 'checkFrontier', holds: true };

test('a certificate says that a claim was checked, that the check failed, or that nothing is proven', () => {
  assert.equal(
    certificateText({ ...certificate, extent: '12 packages' }),
    'Checked: no package dominates one of these (12 packages), by checkFrontier.',
  );
  assert.match(certificateText({ ...certificate, holds: false }), /^CHECK FAILED: /);
  assert.equal(certificateText('not proven'), 'Not proven.');
});

test('a finding is its question, its sentence, what stands behind it and its certificate', () => {
  const items = [{ id: 'a', name: 'a line', detail: 'of A' }];
  assert.deepEqual(
    findingText(finding('conflicts', 'It is so.', { question: 'Why?', value: { kind: 'set', items } })),
    ['Why?', '  It is so.', '', '  · a line (of A)', '', '  Checked: values (3 packages), by checkPackage.'],
  );
});
