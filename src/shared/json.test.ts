import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type JsonNode, parseJson } from './json.js';

function plain(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.entries.map((entry) => [entry.key, plain(entry.value)]));
    case 'array':
      return node.items.map(plain);
    case 'null':
      return null;
    case 'invalid':
      return undefined;
    default:
      return node.value;
  }
}

const read = (text: string) => parseJson({ name: 'x.json', text });
const problems = (text: string) =>
  read(text).diagnostics.map((d) => `${d.at!.line}:${d.at!.column} ${d.code}: ${d.what}`);

test('what JSON.stringify writes is read back as the same value, whatever the layout', () => {
  // Object.fromEntries sets __proto__ as an own key; JSON.parse does too, so both sides agree.
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 1, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const { root, diagnostics } = read(text);
      assert.deepEqual(diagnostics, []);
      assert.deepEqual(plain(root!), JSON.parse(text));
    }),
  );
});

test('whatever JSON.parse refuses is refused, and nothing else; nothing throws', () => {
  const soup = fc.array(
    fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"', '\\', '1', '-', '0', 'null', ' ', '\n', '.'),
  );
  fc.assert(
    fc.property(soup, (parts) => {
      const text = parts.join('');
      let valid = true;
      try {
        JSON.parse(text);
      } catch {
        valid = false;
      }
      const errors = read(text).diagnostics.filter((d) => d.code !== 'duplicate-key');
      assert.equal(errors.length === 0, valid, text);
    }),
    { numRuns: 2000 },
  );
});

test('every value knows its line and column, after line breaks of both kinds', () => {
  const { root, locator } = read('{\r\n  "a": [1,\n   "two"]\n}');
  assert.equal(root!.kind, 'object');
  const list = (root as { entries: { value: JsonNode }[] }).entries[0]!.value as { items: JsonNode[] };
  const place = (node: JsonNode) => locator.place(node.start, node.end);
  assert.deepEqual(place(list.items[0]!), { file: 'x.json', line: 2, column: 9, length: 1 });
  assert.deepEqual(place(list.items[1]!), { file: 'x.json', line: 3, column: 4, length: 5 });
});

test('several mistakes are found in one reading', () => {
  assert.deepEqual(problems('{"a": NaN,\n"b": [1e999, 0x1F, .5, Infinity],\n"a": 1,}'), [
    "1:7 number: 'NaN' is not a number that can be computed with",
    "2:7 number: '1e999' is too large a number",
    "2:14 json: '0x1F' is not JSON",
    "2:20 json: '.5' is not JSON",
    "2:24 number: 'Infinity' is not a number that can be computed with",
    "3:1 duplicate-key: the key 'a' is given twice",
    "3:7 json: JSON has no comma before '}'",
  ]);
});

test('a file that is cut off names the bracket that stays open', () => {
  assert.deepEqual(problems('{"a": [1, 2'), ["1:7 json: this '[' is never closed; the file may be cut off"]);
  assert.deepEqual(problems('  '), ['1:3 empty-file: the file is empty']);
  assert.deepEqual(problems('[] []'), ['1:4 json: something follows after the end of the JSON value']);
});

test('twenty thousand brackets give one diagnostic', () => {
  assert.deepEqual(problems('['.repeat(20_000)), ['1:65 too-deep: nested deeper than 64 levels']);
});

test('a text of several million characters is read', () => {
  const long = 'ä'.repeat(4_000_000);
  assert.equal((read(`"${long}"`).root as { value: string }).value.length, 4_000_000);
});
