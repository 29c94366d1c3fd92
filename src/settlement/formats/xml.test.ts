import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseXml } from './xml.js';

const read = (text: string) => parseXml({ name: 'x.xml', text });
const problems = (text: string) =>
  read(text).diagnostics.map((d) => `${d.at!.line}:${d.at!.column} ${d.code}: ${d.what}`);

test('elements and attributes know their line and column', () => {
  const { root } = read('<a>\n  <item value="x &amp; y"\n    evaluation="5"/></a>');
  const item = root!.children[0]!;
  assert.deepEqual(item.at, { file: 'x.xml', line: 2, column: 3, length: 6 });
  assert.equal(item.attributes.get('value')!.value, 'x & y');
  assert.deepEqual(item.attributes.get('evaluation')!.at, { file: 'x.xml', line: 3, column: 5, length: 14 });
});

test('a document type declaration is refused, so no entity is ever expanded', () => {
  const bomb = '<!DOCTYPE a [<!ENTITY x "xxxx"><!ENTITY y "&x;&x;">]><a>&y;</a>';
  assert.deepEqual(problems(bomb), [
    '1:53 doctype: a document type declaration (DOCTYPE) is not read; remove it from the file',
  ]);
  assert.equal(read(bomb).root, undefined);
});

test('what is not well-formed is told with its place, once', () => {
  assert.deepEqual(problems('<a>\n<b></a>'), ['2:7 xml: not well-formed XML: unexpected close tag']);
  assert.equal(problems('<a x=1/>').length, 1);
  assert.equal(problems('').length, 1);
  assert.equal(problems('0.5, 1.0').length, 1);
});

test('twenty thousand nested elements give one diagnostic', () => {
  assert.deepEqual(problems('<a>'.repeat(20_000)), ['1:193 too-deep: nested deeper than 64 levels']);
});

test('no text makes the reader throw', () => {
  const soup = fc.array(
    fc.constantFrom('<', '>', '/', 'a', '="', '"', '&', ';', '<!--', '-->', '<![CDATA[', ']]>', '<?', '\u0000'),
  );
  fc.assert(
    fc.property(soup, (parts) => {
      const { root, diagnostics } = read(parts.join(''));
      assert.ok(root !== undefined || diagnostics.length > 0);
    }),
    { numRuns: 2000 },
  );
});
