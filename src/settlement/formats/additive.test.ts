import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readJsonInput } from './readJsonInput.js';

const FERRY = {
  issues: [
    { name: 'season', options: ['none', 'summer', 'all year'] },
    { name: 'fare', options: [8, 12] },
  ],
  parties: [
    {
      file: 'operator.xml',
      reservation: 0.25,
      weights: [0.4, 0.6],
      evaluations: [
        [4, 8, 2],
        [0, 1],
      ],
    },
    {
      name: 'town',
      reservation: null,
      weights: [0.5, 0.5],
      evaluations: [
        [0, 0, 0],
        [2, 1],
      ],
    },
  ],
  answers: { anything: ['at', 'all'] },
};

/** One value to a line, so that places can be told. */
const read = (value: unknown) =>
  readJsonInput({ name: 'x.json', text: typeof value === 'string' ? value : JSON.stringify(value) });
function problems(value: unknown) {
  return read(value).diagnostics.map((d) => `${d.at!.line}:${d.at!.column} ${d.severity} ${d.code}: ${d.what}`);
}

test('utilities are weight times evaluation over the largest evaluation of the issue, and 0 where that is 0', () => {
  const { kind, space, diagnostics } = read(FERRY);
  assert.equal(kind, 'additive');
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(space!.issues[1], { name: 'fare', options: ['8', '12'] });
  const [operator, town] = space!.parties;
  assert.deepEqual([operator!.name, operator!.threshold, town!.name, town!.threshold], ['operator', 0.25, 'town', 0]);
  assert.deepEqual([...operator!.points[0]!], [0.2, 0.4, 0.1]); // 0.4 × 4/8, 8/8, 2/8
  assert.deepEqual([...operator!.points[1]!], [0, 0.6]);
  assert.deepEqual([...town!.points[0]!], [0, 0, 0]);
  assert.deepEqual([...town!.points[1]!], [0.5, 0.25]);
  assert.deepEqual(space!.adoption, { voters: [0, 1], atLeast: 2, vetoes: [] });
});

test('all mistakes are told at once, each with its line and column', () => {
  const text = `{
  "isues": [],
  "issues": [
    {"name": "season", "options": ["none", "none"]},
    {"name": "fare", "options": []},
    {"name": "port", "options": ["a", "b"]}
  ],
  "parties": [
    {"name": "operator", "weights": [1, "2"], "evaluations": [[1, NaN]], "reservation": "0.5"}
  ]
}`;
  assert.deepEqual(problems(text), [
    "9:67 error number: 'NaN' is not a number that can be computed with",
    "2:3 error unknown-key: unknown key 'isues' in the file",
    "4:44 error duplicate-option: issue 'season' has the option 'none' twice",
    "5:33 error no-options: issue 'fare' has no options, so no package exists",
    '8:14 error missing-party: there is one party alone; an agreement takes at least two',
    '9:89 error type: the reservation of operator should be a number, not text',
  ]);
});

test('rows and weights must fit the issues and options', () => {
  const changed = structuredClone(FERRY) as typeof FERRY;
  changed.parties[0]!.weights = [0.4, 0.3, 0.3];
  changed.parties[1]!.evaluations[1] = [2];
  const found = problems(changed).map((line) => line.replace(/^\S+ /, ''));
  assert.deepEqual(found, [
    'error length: weights of operator has 3 entries, not 2',
    "error length: the row of town on 'fare' has 1 entry, not 2",
  ]);
});

test('negative weights and evaluations are refused; weights that do not add up to 1 are said', () => {
  const changed = structuredClone(FERRY) as typeof FERRY;
  changed.parties[0]!.weights = [-0.4, 0.6];
  changed.parties[1]!.evaluations[1] = [2, -1];
  const found = problems(changed).map((line) => line.replace(/^\S+ /, ''));
  assert.deepEqual(found, [
    "error number: the weight of operator for 'season' is -0.4, less than 0",
    'warning weights: the weights of operator add up to 0.6, not to 1',
    "error number: the number of town on 'fare' for '12' is -1, less than 0",
  ]);
});

test('parties of the same name and names such as __proto__ stay apart', () => {
  const text = JSON.stringify(FERRY).replace('"operator.xml"', '"__proto__"').replace('"town"', '"__proto__"');
  assert.deepEqual(
    read(text).space!.parties.map((party) => party.name),
    ['__proto__', '__proto__ (2)'],
  );
});

test('no JSON value makes the reader throw', () => {
  const key = fc.constantFrom(
    'issues',
    'parties',
    'name',
    'options',
    'weights',
    'evaluations',
    'shape',
    'scores',
    'role',
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 5 }, fc.constantFrom(null, true, 0, -1, 1.5, 'p1', ''), tie('list'), tie('object')),
    list: fc.array(tie('tree'), { maxLength: 4 }),
    object: fc.dictionary(key, tie('tree')),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      const { space, diagnostics } = read(value);
      assert.equal(
        space === undefined,
        diagnostics.some((d) => d.severity === 'error'),
      );
    }),
    { numRuns: 2000 },
  );
});
