import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseOf } from '../../case/testing.js';
import type { Answer } from '../../lens/worlds/answerList.js';
import { drawWorlds } from '../../lens/worlds/draws.js';
import { inputsOf } from '../../lens/worlds/inputs.js';
import { WorldTable } from '../../lens/worlds/table.js';
import { answeredTable } from './sampleTable.js';

const CASE = `abide: 1
title: Minimal
as-of: 2025-12-16
parties: {a: {roles: [signatory]}, b: {roles: [signatory]}}
issues: {price: {options: {low: Low, high: High}}}
values: {a: {points: {price: {low: 0, high: 100}}}, b: {points: {price: {high: 0, low: 100}}}}
no-deal: {a: 30 to 50, b: 40}
packages: {low: {price: low}}
`;

const ANSWERS: Answer[] = [
  { id: 'tested/low', kind: 'tested', unit: 'share', package: 'low' },
  { id: 'signed/low', kind: 'signed', unit: 'yes', package: 'low' },
];

test('a world that failed has its draws, no answers and the reason; so has one that was not looked at', () => {
  const inputs = inputsOf(caseOf(CASE));
  const draws = drawWorlds(inputs, 8, 0n, []);
  // World 1 has nothing to say of tested, world 2 failed, world 3 was not looked at.
  const values = Float64Array.from({ length: 16 }, (_, i) => i / 10);
  values[2] = Number.NaN;
  const done = Uint8Array.of(1, 1, 0, 0, 1, 1, 1, 1);
  const table = new WorldTable(ANSWERS, values, done, [{ world: 2, why: 'no equilibrium' }]);
  const { rows, columns } = answeredTable({ inputs, draws, table }, 'the time limit was reached');
  assert.equal(rows, 8);
  assert.deepEqual(
    columns.map(({ id }) => id),
    ['world', 'no-deal.a', 'tested/low', 'signed/low', 'failed'],
  );
  const drawn = draws.values[0]![0]!;
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((w) => columns.map(({ at }) => at(w))),
    [
      [0, drawn[0], 0, 0.1, undefined],
      [1, drawn[1], undefined, 0.3, undefined],
      [2, drawn[2], undefined, undefined, 'no equilibrium'],
      [3, drawn[3], undefined, undefined, 'not computed: the time limit was reached'],
      [4, drawn[4], 0.8, 0.9, undefined],
    ],
  );
});
