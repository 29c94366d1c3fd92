import assert from 'node:assert/strict';
import { test } from 'node:test';
import Fraction from 'fraction.js';
import { buildGame } from './build.js';
import { describeGame } from './describe.js';
import { count, rounded } from './shown.js';
import { described } from './writeText.js';

test('numbers are rounded to digits, also where they are beyond machine numbers', () => {
  assert.equal(rounded(new Fraction(2n, 3n)), '0.666667');
  assert.equal(rounded(new Fraction(-12345678n)), '-12345700');
  assert.equal(rounded(new Fraction(2n * 10n ** 400n, 3n)), '6.66667e+399');
  assert.equal(rounded(new Fraction(-1n, 3n * 10n ** 400n), 3), '-3.33e-401');
  assert.equal(rounded(new Fraction(10n ** 400n + 1n, 10n ** 400n)), '1');
  assert.equal(rounded(new Fraction(10n ** 310n)), '1e+310');
  assert.equal(rounded(new Fraction(0n)), '0');
});

test('one of a thing is told as one', () => {
  assert.deepEqual(
    [0, 1, 2].map((n) => count(n, 'end')),
    ['0 ends', '1 end', '2 ends'],
  );
  assert.equal(count(1n, 'strategy goes', 'strategies go'), '1 strategy goes');
  const game = buildGame('', ['A'], { moves: 'A', actions: [{ label: 'go', then: { payoffs: [1] } }] });
  const [players, nodes] = described(game, { description: describeGame(game) });
  assert.match(players!, /A \(1 information set, 1 action\)$/);
  assert.match(nodes!, /2: 1 end, 0 moves of chance; at most 1 move deep$/);
});
