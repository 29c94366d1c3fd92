import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { LARGEST_CASE } from '../../../src/case/load.js';
import type { CaseText } from '../engine/protocol.js';
import { MOST_LETTERS, readCaseLink, writeCaseLink } from './caseLink.js';

/** Any bytes behind a byte that tells the form, as a link. */
const link = (form: number, bytes: Uint8Array) => Buffer.from([form, ...bytes]).toString('base64url');
const written = (source: CaseText) => {
  const made = writeCaseLink(source);
  assert.ok('letters' in made);
  return made.letters;
};
const packed = (value: unknown) => link(1, deflateSync(Buffer.from(JSON.stringify(value))));

test('a case comes out of its link as it went in, with the cases that it extends', () => {
  const name = fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(...'abc/.-é') });
  const others = fc.dictionary(name, fc.string({ unit: 'binary' }), { maxKeys: 5, noNullPrototype: true });
  fc.assert(
    fc.property(name, fc.string({ unit: 'binary' }), others, (name, text, others) => {
      const letters = written({ name, text, others });
      assert.match(letters, /^[A-Za-z0-9_-]+$/);
      assert.deepEqual(readCaseLink(letters), { case: { name, text, others } });
    }),
  );
});

test('whatever stands in a link, reading it ends with a case or a reason', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.uint8Array({ maxLength: 400 }).map((b) => link(1, b)),
      ),
      (letters) => {
        const found = readCaseLink(letters);
        assert.ok('case' in found || found.problem === 'malformed' || found.problem === 'newer');
      },
    ),
  );
});

test('a link that was cut off anywhere is malformed', () => {
  const letters = written({ name: 'case.yaml', text: 'abide: 1\n'.repeat(40), others: {} });
  for (let n = 0; n < letters.length - 1; n++) {
    assert.deepEqual(readCaseLink(letters.slice(0, n)), { problem: 'malformed' }, `${n} of ${letters.length}`);
  }
});

test('a link that unpacks to more than 2 MiB is given up on the way', () => {
  const bomb = deflateSync(new Uint8Array(200 * 1024 * 1024), { level: 9 });
  assert.ok(bomb.length < 300_000);
  assert.deepEqual(readCaseLink(link(1, bomb)), { problem: 'too-large' });
});

test('a link of more letters than any case needs is not unpacked', () => {
  assert.deepEqual(readCaseLink('A'.repeat(MOST_LETTERS + 1)), { problem: 'too-large' });
});

test('a form that is not known yet is told apart from a broken link', () => {
  assert.deepEqual(readCaseLink(link(2, Uint8Array.of(1, 2, 3))), { problem: 'newer' });
  assert.deepEqual(readCaseLink(link(0, Uint8Array.of(1, 2, 3))), { problem: 'malformed' });
});

for (const [what, value] of [
  ['no object', 'text'],
  ['no text', { name: 'case.yaml', others: {} }],
  ['a name that is no text', { name: 7, text: '', others: {} }],
  ['a name with a line break', { name: 'a\nb', text: '', others: {} }],
  ['other files as a list', { name: 'a', text: '', others: ['x'] }],
  ['other files that are no texts', { name: 'a', text: '', others: { b: { toString: 1 } } }],
  [
    'too many other files',
    { name: 'a', text: '', others: Object.fromEntries([...'abcdefghijklmnopqrstu'].map((l) => [l, ''])) },
  ],
] as const) {
  test(`a link with ${what} is malformed`, () =>
    assert.deepEqual(readCaseLink(packed(value)), { problem: 'malformed' }));
}

test('a file that is called __proto__ is a file', () => {
  const others = JSON.parse('{"__proto__": "abide: 1"}');
  const found = readCaseLink(written({ name: 'a', text: '', others }));
  assert.ok('case' in found && Object.hasOwn(found.case.others, '__proto__'));
});

/** Text that hardly shrinks: base64 of bytes of a generator by Park and Miller (Communications of the ACM 31, 1988). */
function noise(length: number): string {
  let state = 1;
  const bytes = Uint8Array.from({ length: Math.ceil(length * 0.75) }, () => {
    state = (state * 48271) % 2147483647;
    return state & 255;
  });
  return Buffer.from(bytes).toString('base64').slice(0, length);
}

test('a link is made of a case exactly where it can be opened, up to the longest text that a case may have', () => {
  const whole = 'abide: 1\n'.repeat(LARGEST_CASE).slice(0, LARGEST_CASE);
  const other = { 'base.yaml': 'a: b c d\n'.repeat(LARGEST_CASE).slice(0, LARGEST_CASE) };
  const many = Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`${i}.yaml`, '']));
  const source = { name: 'case.yaml', text: whole, others: {} };
  assert.deepEqual(readCaseLink(written(source)), { case: source });
  assert.deepEqual(writeCaseLink({ ...source, text: `${whole}#` }), { problem: 'too-large' });
  // Two of the longest make more than 2 MiB of JSON.
  assert.deepEqual(writeCaseLink({ ...source, others: other }), { problem: 'too-large' });
  assert.deepEqual(writeCaseLink({ ...source, text: noise(LARGEST_CASE) }), { problem: 'too-many-letters' });
  assert.deepEqual(writeCaseLink({ ...source, text: '', others: many }), { problem: 'unfit' });
  assert.deepEqual(readCaseLink(packed({ ...source, text: `${whole}#` })), { problem: 'too-large' });
});
