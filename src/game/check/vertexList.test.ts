import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Budget } from '../../shared/budget.js';
import { ExactDictionary } from '../normal/bimatrix/exactDictionary.js';
import { type Polytope, polytopesOf } from '../normal/bimatrix/polytope.js';
import { RoughDictionary } from '../normal/bimatrix/roughDictionary.js';
import { listVertices } from '../normal/bimatrix/vertexList.js';
import { randomNormalGame } from '../normal/testing/games.js';
import { vertexListFault } from './vertexList.js';

const listOf = async (polytope: Polytope) =>
  (await listVertices(polytope, ExactDictionary.origin(polytope), new Budget()))!;

test('lists made in doubles and in whole numbers are the same and are confirmed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer(),
      async (m, n, seed) => {
        const [polytope] = polytopesOf(randomNormalGame([m, n], seed, 1000));
        const exact = await listOf(polytope);
        assert.equal(vertexListFault(polytope, exact), undefined);
        const rough = (await listVertices(polytope, RoughDictionary.origin(polytope), new Budget()))!;
        assert.equal(vertexListFault(polytope, rough), undefined);
        assert.equal(rough.length, exact.length);
        assert.deepEqual([...rough.also.values()].flat().sort(), [...exact.also.values()].flat().sort());
      },
    ),
    { numRuns: 200 },
  );
});

test('a list that lacks a vertex, has one twice, or has one that is none is refused', async () => {
  const [polytope] = polytopesOf(randomNormalGame([5, 5], 3));
  const list = await listOf(polytope);
  const { columns } = polytope;
  const without = (a: Int32Array) => a.slice(columns);
  const cut = { length: list.length - 1, on: without(list.on), instead: without(list.instead), also: new Map() };
  assert.match(vertexListFault(polytope, cut)!, /has no neighbour in the list/);
  const twice = {
    ...list,
    length: list.length + 1,
    on: Int32Array.from([...list.on, ...list.on.subarray(0, columns)]),
    instead: Int32Array.from([...list.instead, ...list.instead.subarray(0, columns)]),
  };
  assert.match(vertexListFault(polytope, twice)!, /are the same/);
  for (let v = 0; v < list.length; v++) {
    for (let j = 0; j < columns; j++) {
      const on = Int32Array.from(list.on);
      on[v * columns + j] = (on[v * columns + j]! + 1) % (columns + polytope.rows);
      assert.notEqual(vertexListFault(polytope, { ...list, on }), undefined);
      const instead = Int32Array.from(list.instead);
      instead[v * columns + j] = (instead[v * columns + j]! + 1) % (columns + polytope.rows);
      assert.notEqual(vertexListFault(polytope, { ...list, instead }), undefined);
    }
  }
  assert.match(
    vertexListFault(polytope, { length: 0, on: list.on.slice(0, 0), instead: list.on.slice(0, 0), also: new Map() })!,
    /empty/,
  );
});

test('inequalities that hold with equality besides have to be told, all and no others', async () => {
  // All payoffs alike: at each corner every reply is a best one.
  const [polytope] = polytopesOf(randomNormalGame([3, 3], 1, 0));
  const list = await listOf(polytope);
  assert.ok(list.also.size > 0);
  assert.equal(vertexListFault(polytope, list), undefined);
  const [vertex, also] = [...list.also][0]!;
  const told = (changed: readonly number[]) => ({ ...list, also: new Map([...list.also, [vertex, changed]]) });
  assert.match(vertexListFault(polytope, told(also.slice(1)))!, /lies also on/);
  assert.match(vertexListFault(polytope, told([...also, 0]))!, /lies also on/);
  assert.match(vertexListFault(polytope, told([]))!, /lies also on/);
});
