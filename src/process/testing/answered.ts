import assert from 'node:assert/strict';
import { type Forward, forward } from '../forward.js';
import type { ProcessModel, Rule } from '../model.js';
import { type Solution, solve } from '../solve.js';

/** What comes out of a game: how it is played, and what happens then. For tests. */
export const answered = (model: ProcessModel, rule: Rule): { solution: Solution; story: Forward } => {
  const solution = solve(model, rule);
  return { solution, story: forward(model, solution.behaviour) };
};

export const sameStory = (actual: Forward, expected: Forward): void => {
  near(actual.peace, expected.peace);
  assert.equal(actual.causes.length, expected.causes.length);
  for (const [c, curve] of expected.causes.entries()) near(actual.causes[c], curve);
  near(actual.entered, expected.entered);
  near(actual.worth.passive, expected.worth.passive);
};

export function near(actual: ArrayLike<number>, expected: ArrayLike<number>, within = 1e-9): void {
  assert.equal(actual.length, expected.length);
  for (let k = 0; k < expected.length; k++)
    assert.ok(Math.abs(actual[k] - expected[k]) <= within, `[${k}]: ${actual[k]} is not ${expected[k]}`);
}
