import assert from 'node:assert/strict';
import { test } from 'node:test';
import { percent, years } from './text.js';

test('shares read as per cent, and what is nearly 0 or 1 never reads as if it were', () => {
  const shares = [0, 1e-7, 0.0007, 0.024, 0.0996, 0.255, 0.994, 0.9951, 1, -0.02];
  assert.deepEqual(
    shares.map((share) => percent(share).replace('\u00a0', ' ')),
    ['0 %', '<0.1 %', '0.1 %', '2.4 %', '10 %', '26 %', '99 %', '>99 %', '100 %', '−2 %'],
  );
});

test('lengths of time are counted in years, with two decimals at most', () => {
  assert.deepEqual([1, 15, 1.5, 20 / 12, 0.25].map(years), [
    '1 year',
    '15 years',
    '1.5 years',
    '1.67 years',
    '0.25 years',
  ]);
});
