import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Budget } from './budget.js';

test('a part of a budget has a share of what is left, and none where there is no limit', () => {
  const part = new Budget({ seconds: 1000 }).part(1 / 4);
  assert.ok(part.left > 200 && part.left <= 250);
  assert.equal(new Budget().part(1 / 4).left, Number.POSITIVE_INFINITY);
  assert.equal(new Budget({ seconds: 0 }).part(1).stopped, 'time');
});

test('a part is cancelled with the whole', () => {
  const controller = new AbortController();
  const part = new Budget({ signal: controller.signal }).part(1 / 2);
  assert.equal(part.stopped, undefined);
  controller.abort();
  assert.equal(part.stopped, 'cancelled');
});
