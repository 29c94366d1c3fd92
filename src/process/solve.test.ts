import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkBehaviour, checkForward } from './check/index.js';
import { forward } from './forward.js';
import type { Rule } from './model.js';
import { solve } from './solve.js';
import { smallModels } from './testing/models.js';
import { solveNaively } from './testing/naive.js';

const rules = fc.constantFrom<Rule>('revision', 'best-reply', 'step-logit');

const near = (actual: ArrayLike<number>, expected: ArrayLike<number>) => {
  assert.equal(actual.length, expected.length);
  for (let k = 0; k < expected.length; k++)
    assert.ok(Math.abs(actual[k] - expected[k]) <= 1e-9, `[${k}]: ${actual[k]} is not ${expected[k]}`);
};

test('the solver agrees with plain recursion: every choice, worth, curve', () => {
  fc.assert(
    fc.property(smallModels, rules, (model, rule) => {
      const naive = solveNaively(model, rule);
      const { behaviour, start } = solve(model, rule);
      near(start, naive.start);
      assert.equal(behaviour.switch.length, naive.behaviour.switch.length);
      for (const [n, chances] of behaviour.switch.entries()) near(chances, naive.behaviour.switch[n]);
      near(behaviour.yes, naive.behaviour.yes);
      const { peace, causes, worth } = forward(model, behaviour);
      near(peace, naive.story.peace);
      for (const [c, curve] of causes.entries()) near(curve, naive.story.causes[c]);
      near(worth.players, naive.story.worth.players);
      near(worth.passive, naive.story.worth.passive);
    }),
    { numRuns: 300 },
  );
});

test('what the solver finds stands before both checkers', () => {
  fc.assert(
    fc.property(smallModels, rules, (model, rule) => {
      const { behaviour, start } = solve(model, rule);
      assert.equal(checkBehaviour(model, behaviour, rule, { start }).problem, undefined);
      assert.equal(checkForward(model, behaviour, forward(model, behaviour)).problem, undefined);
    }),
    { numRuns: 300 },
  );
});
