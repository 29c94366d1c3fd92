import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText } from './testing.js';

const CASE = `abide: 1
title: Port
as-of: 2025-12-16
parties:
  iceport: {name: Iceport, roles: [signatory]}
  mainland: {name: Mainland, roles: [signatory]}
issues:
  port: {options: {half: Half, iceport-70: Seventy of a hundred}}
  inspection: {options: {joint: Joint, own: Own}}
values:
  iceport:
    weight: {port: 60, inspection: 40}
    points:
      port: {half: 0, iceport-70: 100}
      inspection: {joint: 0, own: 100}
  mainland:
    weight: {port: 60, inspection: 40}
    points:
      port: {half: 100, iceport-70: 0}
      inspection: {joint: 100, own: 0}
no-deal: {iceport: 30, mainland: 20}
red-lines:
  whole: {party: iceport, when: port = half, costs: 3}
packages:
  found: {port: half, inspection: joint}
`;

/** What is said after one change: code, what is wrong, what to write. */
function said(from: string | RegExp, to: string): string[] {
  const text = CASE.replace(from, to);
  assert.notEqual(text, CASE);
  return readText(text).diagnostics.map((d) => `${d.code}: ${d.what}${d.instead ? ` → ${d.instead}` : ''}`);
}

const NOT_READ = 'not-read: some parts could not be read; more may show after these errors are mended';

test('the case from which these tests start is read without a word', () => {
  assert.deepEqual(readText(CASE).diagnostics, []);
});

const COLONS: [from: string, to: string, key: string, instead: string][] = [
  ['  iceport: {name', '  iceport {name', 'iceport', 'iceport: {name: Iceport, roles: [signatory]}'],
  ['issues:\n', 'issues\n', 'issues', 'issues:'],
  ['issues:\n', 'issues # what is open\n', 'issues', 'issues:'],
  ['    points:\n', '    points\n', 'points', 'points:'],
  ['no-deal: {', 'no-deal {', 'no-deal', 'no-deal: {iceport: 30, mainland: 20}'],
  ['title: Port', 'title Port', 'title', 'title: Port'],
  ['roles: [', 'roles [', 'roles', 'roles: [signatory]'],
  [
    'port: {options: {half',
    'port: {options {half',
    'options',
    'options: {half: Half, iceport-70: Seventy of a hundred}',
  ],
];
for (const [from, to, key, instead] of COLONS) {
  test(`a colon that is missing in "${to.trim()}" is told once, with what to write, and that more may show`, () => {
    assert.deepEqual(said(from, to), [`missing-colon: a colon is missing after '${key}' → ${instead}`, NOT_READ]);
  });
}

test('a colon that is missing between two words in braces is one error, and the rest is read', () => {
  assert.deepEqual(said('{joint: 0,', '{joint 0,'), ["missing-colon: a colon is missing after 'joint' → joint: 0"]);
});

test('words in texts, quotes and comments are not taken for keys that lack a colon', () => {
  for (const title of ['Port\n  issues', '>\n  issues\n    half: a', '"Port\n  port {half: 3}"', 'Port # issues'])
    assert.deepEqual(said('title: Port', `title: ${title}`), [], title);
});

const COMMAS: [from: string, to: string, instead: string][] = [
  ['{half: 0, iceport-70', '{half: 0 iceport-70', 'a comma is missing after 0 → half: 0, iceport-70: 100'],
  ['port: half, insp', 'port: half insp', 'a comma is missing after half → port: half, inspection: joint'],
  ['Iceport, roles', 'Iceport roles', 'a comma is missing after Iceport → name: Iceport, roles: [signatory]'],
];
for (const [from, to, instead] of COMMAS) {
  test(`a comma that is missing in "${to}" is one error`, () => {
    assert.deepEqual(said(from, to), [`missing-comma: ${instead}`]);
  });
}

test('a bracket that closes nothing is one error, since the rest is not read', () => {
  assert.deepEqual(said('own: Own}}', 'own: Own}}}'), [
    'yaml: this } closes nothing, and what follows is not read → one } less, or the one that opens it',
    NOT_READ,
  ]);
});

test('no diagnostic makes up what something is worth to a party', () => {
  const inside = said('half: 100, ', '')[0]!;
  assert.equal(
    inside,
    'missing-points: Mainland gives no points for half of port → what it is worth to Mainland, 0 (worst) to 100 (best): half: …',
  );
  assert.equal(
    said('      inspection: {joint: 0, own: 100}\n', '')[0]!,
    'missing-points: Iceport gives inspection weight and no points → under points: inspection: {joint: …, own: …}, 0 (worst) to 100 (best)',
  );
  for (const written of ['about 40', 'null', 'high', '[10, x, 30]', '', '> 20', 'beta(2)'])
    for (const line of said('iceport: 30', `iceport: ${written}`))
      assert.doesNotMatch(line.split('→')[1] ?? '', /\d\d/);
});

test('a bad name is told once, with the number of places', () => {
  const all = said(/iceport:/g, 'Iceport:');
  assert.deepEqual(all, ["bad-name: 'Iceport' cannot be a name (in 3 places) → iceport"]);
  assert.deepEqual(said('  iceport: {name', '  Iceport: {name'), ["bad-name: 'Iceport' cannot be a name → iceport"]);
  assert.deepEqual(said('{iceport: 30', '{Iceport: 30'), ["bad-name: 'Iceport' cannot be a name → iceport"]);
  // The second letter is Cyrillic.
  assert.deepEqual(said(/joint/g, 'j\u043eint'), [
    "look-alike-letter: 'j\u043eint' cannot be a name (in 3 places) → joint",
  ]);
  assert.deepEqual(said(/\bown\b/g, 'no'), [
    `yaml-word: other programs that open this file may read the name 'no' as the answer no (in 3 places) → another name, or "no" in quotes`,
  ]);
});

test('a third state: who ratifies, who endorses, who is always needed', () => {
  assert.deepEqual(said('  mainland: {', '  council: {name: Council, roles: [ratifier]}\n  mainland: {'), [
    'unknown-word: a ratifier is not a role → ratifiers: {council: {of: PARTY, accepts-from: …, values: …}}',
  ]);
  const { diagnostics } = readText(CASE.replace('issues:', '  union: {roles: [endorser]}\nissues:'));
  assert.deepEqual(
    diagnostics.map((d) => [d.code, d.why]),
    [['endorser-without-values', 'it is left out of the tables until it has values and no-deal']],
  );
  assert.match(diagnostics[0]!.instead!, /adoption: \{vetoes: \[union\]\} gives it a veto/);
  assert.deepEqual(
    said('packages:', 'ratifiers: {council: {of: iceport, needed: always, values: mainland}}\npackages:'),
    ["condition-slip: 'always' is not a condition → leave needed out: then its consent is needed for every package"],
  );
});

test('a package that leaves issues out is noted once; "?" says that it is meant', () => {
  const note =
    'package-open: package found leaves inspection open → an option, or inspection: "?" to say that it is meant';
  assert.deepEqual(said(', inspection: joint}', '}'), [note]);
  assert.deepEqual(said(', inspection: joint}', '}\n  other: {like: found, but: {port: iceport-70}}'), [note]);
  assert.deepEqual(said('inspection: joint}', 'inspection: "?"}\n  other: {like: found}'), []);
});

test('two parties of one name are warned about', () => {
  assert.deepEqual(said('name: Mainland', 'name: Iceport'), [
    "same-name: iceport and mainland are both named 'Iceport' → another name for mainland",
  ]);
});

test('a syntax error below an empty first line is told', () => {
  for (const text of ['\n]', '\n }\n', '\n\n"a', '\n{a: [}', ' \n\t]'])
    assert.ok(
      readText(text).diagnostics.some((d) => d.severity === 'error'),
      text,
    );
});
