import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from './nearest.js';

test('the name that was meant comes first, and names that are far are left out', () => {
  assert.deepEqual(nearest('weigth', ['height', 'weight', 'points']), ['weight', 'height']);
  assert.deepEqual(nearest('Red Lines', ['red-lines', 'rules']), ['red-lines']);
  assert.deepEqual(nearest('zzz', ['weight', 'points']), []);
  assert.deepEqual(nearest('', ['weight', 'a']), []);
});
