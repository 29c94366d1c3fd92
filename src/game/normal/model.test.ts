import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellsOf, strategiesAt, strides } from './model.js';

test('the first player’s strategy runs fastest: strides, cells, and what a cell says', () => {
  const game = { strategies: [['a', 'b'], ['c', 'd', 'e'], ['f']] };
  assert.deepEqual(strides(game), [1, 2, 6]);
  assert.equal(cellsOf(game), 6);
  assert.deepEqual(strategiesAt(game, 5), [1, 2, 0]);
});
