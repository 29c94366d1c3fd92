import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exp } from './exp.js';

test('e^x from tables is e^x to within 1e-15 of itself, between −700 and 700', () => {
  for (let k = -700_000; k <= 700_000; k++) {
    const x = k / 1000 + 1e-4 * Math.sin(k);
    if (Math.abs(x) > 700) continue;
    const expected = Math.exp(x);
    assert.ok(Math.abs(exp(x) - expected) <= 1e-15 * expected, `e^${x} is ${expected}, not ${exp(x)}`);
  }
  assert.equal(exp(0), 1);
});

test('beyond that it is as at the border, and no number stays none', () => {
  assert.equal(exp(Number.POSITIVE_INFINITY), exp(700));
  assert.equal(exp(Number.NEGATIVE_INFINITY), exp(-700));
  assert.ok(Number.isNaN(exp(Number.NaN)));
});
