import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { caseTemplate, MINIMAL_CASE, readEntries } from '../../../src/case/index.js';
import { GUARANTEE } from '../../../src/case/testing.js';
import { root } from '../../../test/support/root.js';
import { placeAt } from './placeAt.js';

const texts = [GUARANTEE, MINIMAL_CASE, caseTemplate('x', '2025-01-01')];
for (const file of ['berlin-2025', 'camp-david-1978'])
  texts.push(readFileSync(`${root}/cases/${file}/case.yaml`, 'utf8'));

/** Of an offset counted in lines and columns. */
const offset = (text: string, line: number, column: number) =>
  text
    .split('\n')
    .slice(0, line - 1)
    .join('\n').length +
  (line > 1 ? 1 : 0) +
  column -
  1;

test('every key and every value of a case is found where the reader of cases found it', () => {
  for (const text of texts) {
    for (const { keys, kind, at, keyAt } of readEntries('case.yaml', () => ({ text, file: 'case.yaml' }))) {
      // Numbers before their conditions are told by their count, as the reader tells them.
      const name = keys.at(-1)!;
      if (/^\d/.test(name)) continue;
      const key = placeAt(text.slice(0, offset(text, keyAt.line, keyAt.column) + 1));
      assert.deepEqual(key?.keys, keys.slice(0, -1), keys.join('.'));
      assert.ok(key.at === 'key' && name.startsWith(key.typed.replace(/["']/, '')), keys.join('.'));
      if (kind !== 'text' || at.column === keyAt.column) continue;
      const value = placeAt(text.slice(0, offset(text, at.line, at.column) + 1));
      // A text of several lines is not looked into.
      if (/[|>{]/.test(text[offset(text, at.line, at.column)]!)) continue;
      assert.deepEqual([value?.keys, value?.at], [keys, 'value'], keys.join('.'));
    }
  }
});

test('what is half typed has its place: an empty line by its indent, an open brace, an open quote', () => {
  const place = (text: string) => {
    const found = placeAt(text);
    return found && `${found.keys.join('.')} ${found.at} '${found.typed}'`;
  };
  assert.equal(place('a:\n  b:\n    c: 1\n    '), "a.b key ''");
  assert.equal(place('a:\n  b:\n    c: 1\n  '), "a key ''");
  assert.equal(place('a:\n  b:\n    c: 1\n'), " key ''");
  assert.equal(place('a:\n  b: {c: 1, d'), "a.b key 'd'");
  assert.equal(place('a:\n  b: {c: 1, d: x = '), "a.b.d value 'x = '");
  assert.equal(place('a: {b: [x, y'), "a.b.2 value 'y'");
  assert.equal(place('a: {b: "x in (y, z'), "a.b value 'x in (y, z'");
  assert.equal(place('a:\n  - x\n  - y: '), "a.2.y value ''");
  assert.equal(place('a: # not'), undefined);
  assert.equal(place('a: |\n  text\n  b: '), undefined);
});

test('any beginning of any text has a place or none, and nothing is thrown', () => {
  const pieces = fc.array(
    fc.constantFrom('a', ': ', '{', '}', '[', ']', ',', '"', "'", '\n', '  ', '- ', '#', '|', '\\'),
  );
  fc.assert(fc.property(pieces, (parts) => void placeAt(parts.join(''))));
});

test('a line of hundreds of thousands of signs is answered at once, with nothing; what follows it is found', {
  timeout: 5000,
}, () => {
  const many = (part: string) => part.repeat(200_000);
  for (const part of ['a', ' ', '- ', '[', '"', 'a:', '{a: '])
    assert.equal(placeAt(`a:\n  b: ${many(part)}!`), undefined, part);
  for (const line of [`b${many(' ')}c`, `b: ${many('a')}!`, `{${many(' ')}c${many('"')}: 1}`, `b: [${many('"",')}]`])
    assert.deepEqual(placeAt(`a:\n  ${line}\n  d`), { keys: ['a'], at: 'key', typed: 'd' }, line.slice(0, 9));
  assert.equal(placeAt(`a:\n  ${many('- ')}b\n  c`), undefined);
});
