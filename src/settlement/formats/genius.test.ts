import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { looksLikeGenius, readGenius } from './genius.js';

const ferry = (name: string) => ({ name, text: readFileSync(`test/data/genius-ferry/${name}`, 'utf8') });
const files = ['a.xml', 'm.xml', 'z.xml'].map(ferry);

/** The ferry scenario with one change; the text to be changed must be there. */
function changed(file: string, from: string | RegExp, to: string) {
  const list = files.map((f) => ({ ...f, text: f.name === file ? f.text.replace(from, to) : f.text }));
  assert.notDeepEqual(list, files, 'the change must change something');
  return readGenius('ferry', list);
}

function problems({ diagnostics }: ReturnType<typeof readGenius>) {
  return diagnostics
    .filter((d) => d.severity !== 'note')
    .map((d) => `${d.at!.file}:${d.at!.line}:${d.at!.column} ${d.severity} ${d.code}: ${d.what}`);
}

test('utilities are weight times evaluation over the largest evaluation; integer issues count from their lower bound', () => {
  const { space, diagnostics } = readGenius('ferry', files);
  assert.deepEqual(
    diagnostics.map((d) => d.code),
    ['read', 'discount'],
  );
  assert.deepEqual(space!.issues, [
    { name: 'season', options: ['none & never', 'summer', 'all year'] },
    { name: 'fare', options: ['8', '9', '10', '11', '12'] },
  ]);
  const [a, z] = space!.parties;
  assert.deepEqual([a!.name, z!.name], ['a', 'z']);
  // 0.4 × 4/8, 0.4 × 8/8, 0.4 × 2/8; the largest evaluation is 8.
  assert.deepEqual([...a!.points[0]!], [0.2, 0.4, 0.1]);
  // 0.6 × 0.3 × (fare − 8), where 0.3 × 4 = 1.2 is cut to 1.
  assert.deepEqual(
    [...a!.points[1]!],
    [0, 0.3, 0.6, 0.3 * 3, 1].map((e) => 0.6 * e),
  );
  assert.deepEqual([...z!.points[0]!], [0, 0.375, 0.5]);
  assert.deepEqual([...z!.points[1]!], [0.5, 0.375, 0.25, 0.125, 0]);
  assert.deepEqual([a!.threshold, z!.threshold], [0.25, 0]);
  assert.deepEqual(space!.adoption, { voters: [0, 1], atLeast: 2, vetoes: [] });
});

test('the order in which the files are given changes nothing', () => {
  const expected = readGenius('ferry', files);
  fc.assert(
    fc.property(fc.shuffledSubarray(files, { minLength: 3 }), (order) => {
      assert.deepEqual(readGenius('ferry', order), expected);
    }),
  );
});

test('multiplying all evaluations of an issue by the same number changes nothing', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (factor) => {
      const scaled = files[0]!.text.replace(/evaluation="(\d)"/g, (_, e) => `evaluation="${Number(e) * factor}"`);
      const { space } = readGenius('ferry', [{ name: 'a.xml', text: scaled }, files[1]!, files[2]!]);
      assert.deepEqual([...space!.parties[0]!.points[0]!], [0.2, 0.4, 0.1]);
    }),
  );
});

test('an issue that is worth nothing to a party counts 0, also where its largest evaluation is 0', () => {
  const { space } = changed('z.xml', /evaluation="[34]"/g, 'evaluation="0"');
  assert.deepEqual([...space!.parties[1]!.points[0]!], [0, 0, 0]);
});

test('weights are used as they stand, and a sum far from 1 is said', () => {
  const result = changed('z.xml', 'index="3" value="0.5"', 'index="3" value="0.9"');
  assert.deepEqual(problems(result), ['z.xml:1:1 warning weights: the weights add up to 1.4, not to 1']);
  assert.equal(result.space!.parties[1]!.points[1]![0], 0.9);
});

test('an item that is evaluated twice counts with its last evaluation, as in GENIUS, and that is said', () => {
  const again = '<item value="summer" evaluation="3"/><item value="summer" evaluation="1"/>';
  const result = changed('z.xml', '<item index="2" value="summer" evaluation="3"/>', again);
  assert.deepEqual(problems(result), [
    "z.xml:11:44 warning duplicate-option: item 'summer' of issue 'season' is evaluated twice",
  ]);
  assert.equal(result.space!.parties[1]!.points[0]![1], 0.125);
});

const REFUSED: [string, string, string | RegExp, string, string[]][] = [
  [
    'an evaluation that is not a number',
    'a.xml',
    'evaluation="2"',
    'evaluation="NaN"',
    ["a.xml:6:40 error number: the evaluation of 'all year' is 'NaN', which is not a number"],
  ],
  [
    'a negative evaluation',
    'a.xml',
    'evaluation="2"',
    'evaluation="-2"',
    ["a.xml:6:40 error number: the evaluation of 'all year' is -2, less than 0"],
  ],
  [
    'a missing evaluation',
    'a.xml',
    ' evaluation="2"',
    '',
    ["a.xml:6:7 error missing: item 'all year' has no evaluation"],
  ],
  [
    'an item that the domain does not have',
    'a.xml',
    '"summer"',
    '"sumer"',
    [
      "a.xml:7:23 error unknown-option: issue 'season' has no item 'sumer' in the domain",
      "a.xml:5:5 error missing-option: issue 'season' does not evaluate 'summer'",
    ],
  ],
  [
    'an issue that the domain does not have',
    'a.xml',
    'name="season"',
    'name="seasons"',
    [
      "a.xml:5:22 error unknown-issue: issue 'seasons' is not in the domain",
      "a.xml:3:1 error missing-issue: the profile says nothing on issue 'season' of the domain",
    ],
  ],
  [
    'a missing weight',
    'a.xml',
    '<weight index="3" value="0.6"/>',
    '',
    ["a.xml:11:7 error missing-weight: issue 'fare' has no weight (index '3')"],
  ],
  [
    'a negative weight',
    'a.xml',
    '"0.6"',
    '"-0.6"',
    ["a.xml:14:25 error number: the weight of index '3' is -0.6, less than 0"],
  ],
  [
    'a decimal comma',
    'a.xml',
    '"0.6"',
    '"0,6"',
    ["a.xml:14:25 error number: the weight of index '3' is '0,6', which is not a number"],
  ],
  [
    'a function that GENIUS does not have for integer issues',
    'a.xml',
    'ftype="linear"',
    'ftype="triangular"',
    ["a.xml:12:20 error not-supported: evaluator 'triangular' of issue 'fare' is not supported"],
  ],
  [
    'other bounds than in the domain',
    'a.xml',
    'upperbound="12"',
    'upperbound="13"',
    ["a.xml:11:98 error range: issue 'fare' is bounded by '13' here and 12 in the domain"],
  ],
  [
    'a real-valued issue',
    'm.xml',
    'type="discrete"',
    'type="real"',
    ["m.xml:4:7 error issue-type: issue 'season' is of type 'real'"],
  ],
  [
    'an issue without items',
    'm.xml',
    /<item[\s\S]*"all year"\/>/,
    '',
    ["m.xml:4:7 error no-options: issue 'season' has no items, so no package exists"],
  ],
  [
    'an item twice in the domain',
    'm.xml',
    '"all year"',
    '"summer"',
    ["m.xml:7:25 error duplicate-option: issue 'season' has the item 'summer' twice"],
  ],
  [
    'a range that runs backwards',
    'm.xml',
    'upperbound="12"',
    'upperbound="2"',
    ["m.xml:10:100 error range: issue 'fare' runs from 8 to 2, so it has no options"],
  ],
  [
    'a range of a milliard',
    'm.xml',
    'upperbound="12"',
    'upperbound="1000000000"',
    ["m.xml:10:100 error too-large: issue 'fare' has 999999993 options; at most 100000 are read"],
  ],
  [
    'a domain without issues',
    'm.xml',
    /<issue[\s\S]*<\/objective>\n/,
    '</objective>',
    ['m.xml:1:1 error no-issues: the domain has no issues, so there is nothing to agree on'],
  ],
  [
    'XML that does not close',
    'z.xml',
    '</objective>',
    '',
    ['z.xml:16:16 error xml: not well-formed XML: unexpected close tag'],
  ],
];
for (const [name, file, from, to, expected] of REFUSED) {
  test(`refused with its place: ${name}`, () => {
    const result = changed(file, from, to);
    assert.equal(result.space, undefined);
    assert.deepEqual(problems(result), expected);
  });
}

test('a constraint-based profile is refused kindly, once', () => {
  const rectangle = '<utility><ufun type="PlainUfun"><hyperRectangle utility="9"/></ufun></utility></utility_space>';
  const result = changed('z.xml', '</utility_space>', rectangle);
  assert.deepEqual(problems(result), [
    'z.xml:16:10 error not-supported: constraint-based profiles are not supported yet',
  ]);
});

test('a folder needs one domain and two profiles', () => {
  const [a, domain, z] = files;
  assert.deepEqual(problems(readGenius('ferry', [a!, domain!])), [
    'ferry:1:1 error missing-profile: the folder has one profile alone (a.xml); an agreement takes at least two parties',
  ]);
  assert.deepEqual(problems(readGenius('ferry', [a!, z!])), [
    'ferry:1:1 error no-domain: no file of this folder is a GENIUS domain',
  ]);
  const twice = readGenius('ferry', [a!, domain!, { ...domain!, name: 'n.xml' }, z!]);
  assert.deepEqual(problems(twice), ['n.xml:1:1 error two-domains: the folder has more than one domain']);
});

test('issues of the same name are told apart by their index', () => {
  const rename = (text: string) => text.replaceAll('name="fare"', 'name="season"');
  const both = files.map((f) => ({ ...f, text: rename(f.text) }));
  const { space } = readGenius('ferry', both);
  assert.deepEqual(
    space!.issues.map((issue) => issue.name),
    ['season', 'season'],
  );
  assert.deepEqual([...space!.parties[1]!.points[1]!], [0.5, 0.375, 0.25, 0.125, 0]);
});

test('a folder looks like GENIUS when it holds XML besides a shipped frontier', () => {
  assert.equal(looksLikeGenius(['README', 'x.XML']), true);
  assert.equal(looksLikeGenius(['pareto.xml', 'a.json']), false);
  assert.equal(looksLikeGenius([]), false);
});
