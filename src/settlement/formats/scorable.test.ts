import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readJsonInput } from './readJsonInput.js';

const GAME = {
  shape: [2, 3],
  parties: [
    {
      name: 'builder',
      role: 'p1',
      scores: [
        [10, 0],
        [0, 5, 9],
      ],
      threshold: 12,
    },
    {
      name: 'bank',
      role: 'p2',
      scores: [
        [0, 1],
        [3, 2, 1],
      ],
      threshold: 2,
    },
    {
      name: 'village',
      role: 'player',
      scores: [
        [0, 8],
        [-4, 0, 4],
      ],
      threshold: 3,
    },
  ],
};
const read = (value: unknown) => readJsonInput({ name: 'g.json', text: JSON.stringify(value) });
const problems = (value: unknown) => read(value).diagnostics.map((d) => `${d.severity} ${d.code}: ${d.what}`);
const game = () => structuredClone(GAME) as { [key: string]: unknown } & typeof GAME;

test('scores are points, p1 and p2 hold vetoes, and all but one must accept', () => {
  const { kind, space, diagnostics } = read(GAME);
  assert.equal(kind, 'scorable');
  assert.deepEqual(diagnostics, []);
  assert.equal(space!.unit, 'points');
  assert.deepEqual(space!.adoption, { voters: [0, 1, 2], atLeast: 2, vetoes: [0, 1] });
  assert.deepEqual([...space!.parties[2]!.points[1]!], [-4, 0, 4]);
  assert.deepEqual(
    space!.parties.map((party) => party.threshold),
    [12, 2, 3],
  );
});

test('issues without names are A, B, …, Z, AA; options without names are 1, 2, …', () => {
  assert.deepEqual(read(GAME).space!.issues[1], { name: 'B', options: ['1', '2', '3'] });
  const many = {
    shape: Array(28).fill(1),
    parties: GAME.parties.map((party) => ({ ...party, scores: Array(28).fill([0]) })),
  };
  assert.deepEqual(
    read(many)
      .space!.issues.slice(25)
      .map((issue) => issue.name),
    ['Z', 'AA', 'AB'],
  );
});

test('names are used where they are given', () => {
  const issues = ['site', { name: 'pace', options: ['slow', 'even', 'fast'] }];
  assert.deepEqual(read({ ...GAME, issues }).space!.issues, [
    { name: 'site', options: ['1', '2'] },
    { name: 'pace', options: ['slow', 'even', 'fast'] },
  ]);
  assert.deepEqual(problems({ ...GAME, issues: ['site', { name: 'pace', options: ['slow'] }] }), [
    "error length: issue 'pace' has 1 options, but shape says 3",
  ]);
});

test('an unknown role, a second p1 and a missing veto are told', () => {
  const wrong = game();
  wrong.parties[1]!.role = 'p1';
  wrong.parties[2]!.role = 'playr';
  const { diagnostics } = read(wrong);
  assert.deepEqual(diagnostics[0]!.nearest, ['player']);
  assert.deepEqual(problems(wrong), [
    "error role: village has the unknown role 'playr'",
    'error role: bank is a second p1; there can be one',
    'warning role: no party has the role p2, so nobody holds its veto',
  ]);
});

test('a row of the wrong length, text for a number and a missing threshold are told', () => {
  const wrong = game();
  wrong.parties[0]!.scores[1] = [1, 2];
  wrong.parties[1]!.scores[0] = ['0', 1] as never;
  delete (wrong.parties[2] as { threshold?: number }).threshold;
  assert.deepEqual(problems(wrong), [
    "error length: the row of builder on 'B' has 2 entries, not 3",
    "error type: the number of bank on 'A' for '1' should be a number, not text",
    "error missing: party 3 has no 'threshold'",
  ]);
});

test('an impossible shape is refused', () => {
  for (const shape of [
    [2, 0],
    [2, 1.5],
    [2, 5000],
    [2, -1],
  ]) {
    assert.equal(read({ ...GAME, shape }).space, undefined);
  }
  assert.deepEqual(
    problems({ ...GAME, shape: [] }).at(0),
    'error no-issues: there are no issues, so there is nothing to agree on',
  );
});

test('another rule than the one that is computed is not passed over in silence', () => {
  assert.deepEqual(problems({ ...GAME, rule: 'everybody must accept' }), [
    'warning rule: the rule is not read: p1 and p2 hold vetoes, and at least all parties but one must accept',
  ]);
});
