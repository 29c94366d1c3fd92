import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Known } from '../engine/engine.js';
import { answersTable } from './answersTable.js';

const band = { p5: -1, p50: 0, p95: 4, above: 0.5, mean: 0.25 };
const known = (bandsOf: number) =>
  ({
    quick: { version: 2, packages: [{ id: 'a', name: '=A' }], values: { 'margin/a/x': 1.25, 'tested/a': Number.NaN } },
    bands: { version: bandsOf, worlds: 64, of: { 'margin/a/x': band, 'signed/a': band } },
  }) as unknown as Known;
const COLUMNS = [
  { says: 'X (points)', answer: (id: string) => `margin/${id}/x` },
  { says: 'Tested (share)', answer: (id: string) => `tested/${id}` },
  { says: 'signed', answer: (id: string) => `signed/${id}`, often: true as const },
];

test('answers stand beside their ranges, and nothing where there is none', () => {
  const [names, row] = answersTable(known(2), COLUMNS, [{ says: 'not asked', of: () => 'Y' }]);
  assert.equal(names!.length, row!.length);
  assert.deepEqual(row, ['a', '=A', 1.25, -1, 4, undefined, undefined, undefined, 0.25, 'Y']);
});

test('ranges of an older text are not those of these answers', () => {
  const [, row] = answersTable(known(1), COLUMNS);
  assert.deepEqual(row, ['a', '=A', 1.25, undefined, undefined, undefined, undefined, undefined, undefined]);
});
