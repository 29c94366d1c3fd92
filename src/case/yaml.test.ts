import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINIMAL_CASE } from './template.js';
import { complaints, readText } from './testing.js';

/** What is said of the smallest case after one change: code, line and column. */
const TRAPS: [about: string, from: string, to: string, said: string[]][] = [
  ['a comma in parentheses inside braces', 'b: 40', 'b: beta(2, 5)', ['comma-in-parentheses 7:21']],
  [
    'a list of options inside braces',
    'no-deal:',
    'rules: {r: {require: price in (low, medium, high)}}\nno-deal:',
    ['comma-in-parentheses 7:22', 'unknown-option 7:37'],
  ],
  ['a list of options in quotes', 'no-deal:', 'rules: {r: {require: "price in (low)"}}\nno-deal:', []],
  ['a ground written as a comment', 'b: 40}', 'b: 40} #p6', ['ground-as-comment 7:25']],
  ['a comment that is prose', 'b: 40}', 'b: 40} # as in p6', []],
  ['a colon in a text', 'Minimal', 'Moscow: no', ['colon-in-text 2:8']],
  [
    'a colon in a text inside braces',
    '{low: Low, high: High}',
    '{low: Low: cheap, high: High}',
    ['colon-in-text 5:33'],
  ],
  ['a decimal comma inside braces', 'a: 40', 'a: 40,5', ['decimal-comma 7:14']],
  ['a key without a space after its colon', 'b: 40', 'b:40', ['space-after-colon 7:18']],
  ['a merge key', 'b: {roles', 'b: {<<: *x, roles', ['merge-key 4:40']],
  ['an alias', 'Minimal', '*x', ['alias 2:8']],
  ['a tag', 'Minimal', '!!binary x', ['tag 2:17']],
  ['two keys of one name', 'high: High', 'high: High, low: Again', ['duplicate-key 5:50']],
  ['a key that is a list', 'low: Low', '[low]: Low', ['bad-key 5:28', 'unknown-option 6:31', 'unknown-option 6:83']],
  ['a lone question mark', 'no-deal:', 'packages: {p: {price: ?}}\nno-deal:', ['bare-question-mark 7:23']],
  ['a lone question mark in quotes', 'no-deal:', 'packages: {p: {price: "?"}}\nno-deal:', []],
  ['null for a number', 'b: 40', 'b: null', ['not-a-number 7:21']],
  ['nothing for a number', 'b: 40', 'b: ', ['empty-value 7:18']],
  ['weights of a mixture inside braces', 'b: 40', 'b: mixture(1, 2, [0.5, 0.5])', ['comma-in-parentheses 7:21']],
  ['a list for an interval', 'b: 40', 'b: [30, 40]', ['interval-form 7:21']],
  ['quantiles for an interval', 'b: 40', 'b: {p10: 3, p90: 20}', ['arguments 7:22']],
  [
    'an option that YAML 1.1 reads as false',
    '{low: Low, high: High}',
    '{low: Low, high: High, no: No}',
    ['yaml-word 5:50', 'missing-points 6:23', 'missing-points 6:66'],
  ],
  [
    'an option named null',
    '{low: Low, high: High}',
    '{low: Low, high: High, null: No}',
    ['reserved-word 5:50', 'missing-points 6:23', 'missing-points 6:66'],
  ],
  ['a Cyrillic letter in a name', 'issues: {price', 'issues: {prісe', ['look-alike-letter 5:10']],
  ['a Cyrillic letter in the words of an option', 'low: Low', 'low: Lоw', ['look-alike-letter 5:33']],
  ['a text in another alphabet', 'low: Low', 'low: Низко', []],
  ['a mark that turns the direction of writing', 'Minimal', 'Mini\u202emal', ['hidden-character 2:12']],
  ['a space without width', 'Low,', 'Low\u200b,', ['hidden-character 5:36']],
  ['a hidden mark as an escape', 'Minimal', '"Mini \\u202E mal"', ['hidden-character 2:8']],
  ['a hidden mark as an escape in a name', 'low: Low', 'low: "L\\x01o\\u200bw"', ['hidden-character 5:33']],
  ['a line break as an escape', 'Minimal', '"Mini\\nmal\\tcase"', []],
  ['an escape between single quotes is none', 'Minimal', "'Mini\\u202Emal'", []],
  ['a hidden mark beside an escape', 'Minimal', '"Mini\u202emal \\u00e9"', ['hidden-character 2:13']],
  ['a ground that begins with @', 'no-deal:', 'ground: @p6\nno-deal:', ['yaml 7:9']],
  ['a quotation mark that is never closed', 'Minimal', '"Minimal', ['yaml 8:1']],
  ['a brace that is never closed', 'b: 40}', 'b: 40', ['yaml 8:1']],
  ['an entry at another column', 'no-deal:', '  no-deal:', ['yaml 7:1']],
  ['a second document', 'b: 40}\n', 'b: 40}\n---\na: 1\n', ['several-documents 8:1']],
];
for (const [about, from, to, said] of TRAPS) {
  test(`${about}: ${said.join(', ') || 'nothing is said'}`, () => {
    assert.ok(MINIMAL_CASE.includes(from));
    assert.deepEqual(complaints(MINIMAL_CASE.replace(from, to)), said);
  });
}

test('a key holds no escape of a hidden mark either', () => {
  const text = MINIMAL_CASE.replace('low: Low', '"l\\u202Eow": Low');
  assert.ok(complaints(text).includes('hidden-character 5:28'), complaints(text).join());
});

test('an instead for text with a colon can be typed as it stands', () => {
  const { diagnostics } = readText(MINIMAL_CASE.replace('Minimal', 'Moscow: "no"'));
  assert.equal(diagnostics[0]!.instead, 'title: "Moscow: \\"no\\""');
});

test('20,000 brackets, dashes or question marks end in one diagnostic', () => {
  for (const sign of ['[', '{', '- ', '? ', '{a: ']) {
    const { diagnostics } = readText(`a: ${sign.repeat(20_000)}`.replace('a: -', '-').replace('a: ?', '?'));
    assert.deepEqual(
      diagnostics.map((d) => d.code),
      ['too-deep'],
      sign,
    );
  }
});

test('an alias bomb gives one diagnostic about aliases, and is not expanded', () => {
  const level = (i: number) =>
    `l${i}: &l${i} [${Array(9)
      .fill(`*l${i - 1}`)
      .join(', ')}]`;
  const bomb = `${MINIMAL_CASE}offers:\n  l0: &l0 [x]\n${Array.from({ length: 40 }, (_, i) => `  ${level(i + 1)}`).join('\n')}\n`;
  const { diagnostics } = readText(bomb);
  assert.deepEqual(
    diagnostics.filter((d) => d.code === 'alias').map((d) => d.severity),
    ['error'],
  );
});

test('a case indented with tabs is told so once, and the rest of it is read', () => {
  const tabs = MINIMAL_CASE.replace('{a: 40, b: 40}', '\n\ta: 40\n\tb: forty');
  assert.deepEqual(complaints(tabs), ['tab 8:1', 'not-a-number 9:5']);
});

test('empty, blank and keyless texts are told apart from cases', () => {
  for (const text of ['', '\n \n', '\ufeff'])
    assert.deepEqual(
      readText(text).diagnostics.map((d) => d.code),
      ['empty-file'],
    );
  for (const text of ['# nothing\n', 'hello', '- a\n- b\n', '42'])
    assert.deepEqual(
      readText(text).diagnostics.map((d) => d.code),
      ['not-a-case'],
    );
});

test('a byte order mark and CRLF line ends are fine, and columns leave the mark out', () => {
  assert.deepEqual(complaints(`\ufeff${MINIMAL_CASE.replaceAll('\n', '\r\n')}`), []);
  assert.deepEqual(complaints(`\ufeff${MINIMAL_CASE.replace('abide: 1', 'abide: 2')}`), ['unknown-word 1:8']);
});

test('after a syntax error, what stands elsewhere and on its own is still told', () => {
  const broken = MINIMAL_CASE.replace('{low: Low, high: High}}}', '{low: Low, high: High}').replace(
    'b: 40',
    'b: forty',
  );
  const codes = complaints(broken);
  assert.ok(codes.some((c) => c.startsWith('yaml')));
  assert.ok(codes.includes('not-a-number 7:21'), codes.join());
  assert.ok(!codes.some((c) => c.startsWith('unknown-issue')));
});

test('a place inside a quoted or folded condition is that of the word in the file', () => {
  const rule = (text: string) =>
    complaints(MINIMAL_CASE.replace('no-deal:', `rules: {r: {require: ${text}}}\nno-deal:`));
  assert.deepEqual(rule('"price = cheap"'), ['unknown-option 7:31']);
  assert.deepEqual(rule("'price = cheap'"), ['unknown-option 7:31']);
  assert.deepEqual(rule('"price \\u003d cheap"'), ['unknown-option 7:36']);
  const folded = MINIMAL_CASE.replace(
    'no-deal:',
    'rules:\n  r:\n    require: >\n      price = low or\n      price = cheap\nno-deal:',
  );
  assert.deepEqual(complaints(folded), ['unknown-option 11:15']);
});
