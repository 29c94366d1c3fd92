import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { pass, type Story } from '../check/pass.js';
import { forward } from '../forward.js';
import type { Behaviour, ProcessModel } from '../model.js';
import { solve } from '../solve.js';
import { smallModels } from './models.js';
import { solveNaively } from './naive.js';
import { randomNumbers } from './random.js';
import { simulate } from './simulate.js';

/** What is reckoned for a model: how all behave, and what follows. */
type Reckon = (model: ProcessModel) => { behaviour: Behaviour; story: Pick<Story, 'peace' | 'causes'> };

function withinStandardErrors(reckon: Reckon): void {
  const runs = 4000;
  let [points, beyondTwo] = [0, 0];
  const property = fc.property(smallModels, (model) => {
    const { behaviour, story } = reckon(model);
    const { peace, causes } = story;
    const seen = simulate(model, behaviour, runs, 5);
    const same = (count: number, chance: number) => {
      // Half a run for rounding to counts, where chances are near 0 or 1.
      const error = Math.sqrt(Math.max(0, chance * (1 - chance)) / runs);
      const off = Math.abs(count / runs - chance);
      assert.ok(off <= 4 * error + 0.5 / runs, `${count} of ${runs} is not ${chance}`);
      points++;
      if (off > 2 * error + 0.5 / runs) beyondTwo++;
    };
    for (let t = 0; t < peace.length; t++) {
      same(seen.peace[t], peace[t]);
      for (const [c, curve] of causes.entries()) same(seen.causes[c][t], curve[t]);
    }
  });
  fc.assert(property, { seed: 11, numRuns: 40 });
  assert.ok(beyondTwo / points < 0.1, `${beyondTwo} of ${points} beyond two standard errors`); // 4.6 % expected
}

test('simulated shares are within four standard errors of the chances that the checkers reckon', () => {
  withinStandardErrors((model) => {
    const { behaviour } = solveNaively(model, 'step-logit');
    return { behaviour, story: pass(model, behaviour) };
  });
});

test('simulated shares are within four standard errors of what solver and chain say under the headline rule', () => {
  withinStandardErrors((model) => {
    const { behaviour } = solve(model, 'revision');
    return { behaviour, story: forward(model, behaviour) };
  });
});

test('the same seed gives the same runs, another seed others', () => {
  const [model] = fc.sample(smallModels, { numRuns: 1, seed: 3 });
  const { behaviour } = solveNaively(model, 'step-logit');
  assert.deepEqual(simulate(model, behaviour, 500, 1), simulate(model, behaviour, 500, 1));
  assert.notDeepEqual(simulate(model, behaviour, 500, 1), simulate(model, behaviour, 500, 2));
});

test('random numbers fill [0, 1) evenly', () => {
  const random = randomNumbers(1);
  const bins = new Array<number>(16).fill(0);
  for (let k = 0; k < 160_000; k++) bins[Math.floor(random() * 16)]++;
  // Chi-square with 15 degrees of freedom: above 37.7 once in a thousand seeds.
  const chi = bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  assert.ok(chi < 37.7, `${chi}`);
});
