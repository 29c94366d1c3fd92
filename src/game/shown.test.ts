import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fraction from 'fraction.js';
import { rounded } from './shown.js';

test('numbers are rounded to digits, also where they are beyond machine numbers', () => {
  assert.equal(rounded(new Fraction(2n, 3n)), '0.666667');
  assert.equal(rounded(new Fraction(-12345678n)), '-12345700');
  assert.equal(rounded(new Fraction(2n * 10n ** 400n, 3n)), '6.66667e+399');
  assert.equal(rounded(new Fraction(-1n, 3n * 10n ** 400n), 3), '-3.33e-401');
  assert.equal(rounded(new Fraction(10n ** 400n + 1n, 10n ** 400n)), '1');
  assert.equal(rounded(new Fraction(10n ** 310n)), '1e+310');
  assert.equal(rounded(new Fraction(0n)), '0');
});
