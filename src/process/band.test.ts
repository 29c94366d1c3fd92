import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { worst } from './band.js';
import { pass } from './check/pass.js';
import { type Behaviour, type ProcessModel, stepsOf } from './model.js';
import { solve } from './solve.js';
import { near } from './testing/answered.js';
import { deterrence } from './testing/by-hand.js';
import { type Decision, decisions } from './testing/decisions.js';
import { anyBehaviour, modelOf, recipes, rules, smallModels } from './testing/models.js';

// Worst cases within ε.

/** Causes told apart as endings are, so that any event is a sum of causes. */
const byEnding = (model: ProcessModel): ProcessModel => {
  const endings = Array.from({ length: model.endings.count }, (_, e) => e);
  return {
    ...model,
    endings: { count: endings.length, cause: Int32Array.from(endings), causes: endings.map((e) => `ending ${e}`) },
  };
};

/** P(event by the end of `steps` steps), by the checkers' code. */
function chanceOf(model: ProcessModel, behaviour: Behaviour, event: Float64Array, steps: number): number {
  return pass(byEnding(model), behaviour).causes.reduce((sum, curve, e) => sum + event[e] * curve[steps], 0);
}

const eventOf = (model: ProcessModel, seed: number): Float64Array =>
  Float64Array.from({ length: model.endings.count }, (_, e) => (seed >> e) & 1);

/** The largest chance over every way to follow the behaviour, switch or stay at each of the given choices. */
function byTrial(
  behaviour: Behaviour,
  points: readonly Decision[],
  allowed: (point: Decision) => number[],
  chance: (behaviour: Behaviour) => number,
): number {
  const trial = { ...behaviour, switch: behaviour.switch.map((turn) => turn.slice()) };
  const over = (k: number): number => {
    if (k === points.length) return chance(trial);
    const { n, s } = points[k];
    const tried = allowed(points[k]).map((turn) => {
      trial.switch[n][s] = turn;
      return over(k + 1);
    });
    return Math.max(...tried);
  };
  return over(0);
}

/** Few states and steps, so that one player has at most six choices to make. */
const tiny = recipes.map((recipe) =>
  modelOf({ ...recipe, sizes: [2, 2], choices: 1 + (recipe.choices % 2), steps: [1, 1] }),
);

test('the worst within ε is the worst of all ways to follow the model or take an action at most ε points below the best', () => {
  let wider = 0;
  fc.assert(
    fc.property(
      tiny,
      fc.nat(),
      fc.constantFrom(0, 1, 5, 20, Infinity),
      fc.integer({ min: 0, max: 2 }),
      (model, seed, epsilon, steps) => {
        const free = seed % model.players.length;
        const behaviour = anyBehaviour(model, seed);
        const event = eventOf(model, 1 + (seed % 15));
        const points = decisions(model, behaviour).filter(({ player, step }) => player === free && step < steps);
        fc.pre(points.length <= 6);
        const allowed = ({ n, s, gain }: Decision): number[] => [
          behaviour.switch[n][s],
          ...(gain >= -epsilon ? [1] : []),
          ...(gain <= epsilon ? [0] : []),
        ];
        const chance = (tried: Behaviour): number => chanceOf(model, tried, event, steps);
        const [found] = worst(model, behaviour, free, event, [epsilon], steps);
        near([found], [byTrial(behaviour, points, allowed, chance)]);
        if (found > chance(behaviour) + 0.01) wider++;
      },
    ),
    { numRuns: 150 },
  );
  assert.ok(wider > 8, `${wider}`);
});

test('ε = ∞ is the worst of all that a player can do: switch or stay, in every state of every step', () => {
  fc.assert(
    fc.property(tiny, rules, fc.nat(), (model, rule, seed) => {
      const free = seed % model.players.length;
      const { behaviour } = solve(model, rule);
      const event = eventOf(model, 1 + (seed % 15));
      const points = decisions(model, behaviour).filter(({ player }) => player === free);
      fc.pre(points.length <= 8);
      const chance = (tried: Behaviour): number => chanceOf(model, tried, event, 2);
      const expected = byTrial(behaviour, points, () => [0, 1], chance);
      near(worst(model, behaviour, free, event, [Infinity], 2), [expected]);
    }),
    { numRuns: 100 },
  );
});

test('the worst holds the modelled chance, never falls when ε grows, and never leaves [0, 1]', () => {
  const epsilons = [0, 0.5, 1, 2, 5, 10, 50, Infinity];
  fc.assert(
    fc.property(smallModels, rules, fc.nat(), (model, rule, seed) => {
      const { behaviour } = solve(model, rule);
      const event = eventOf(model, 1 + (seed % 15));
      const steps = seed % (stepsOf(model) + 1);
      const chances = worst(model, behaviour, seed % model.players.length, event, epsilons, steps);
      let below = chanceOf(model, behaviour, event, steps);
      for (const chance of chances) {
        assert.ok(chance >= below - 1e-12, `${chance} is less than ${below}`);
        below = chance;
      }
      assert.ok(below <= 1 + 1e-12);
    }),
    { numRuns: 200 },
  );
});

test('ε = 0 leaves a best-replying player no choice: the worst, and the best, are what the model says', () => {
  fc.assert(
    fc.property(smallModels, fc.nat(), (model, seed) => {
      const { behaviour } = solve(model, 'best-reply');
      const event = eventOf(model, 1 + (seed % 15));
      const steps = stepsOf(model);
      // Ties are but where both actions lead to the same (see smallModels).
      for (const of of [event, event.map((x) => 1 - x)])
        near(worst(model, behaviour, seed % model.players.length, of, [0], steps), [
          chanceOf(model, behaviour, of, steps),
        ]);
    }),
    { numRuns: 200 },
  );
});

test('exposure to an arbitrary adversary, where one guarantor honours with chance p whenever asked, is 1 − p: below certainty', () => {
  const game = { delta: 20, c: 40, lambdaTest: 0.15, lambda: 0.46, u: 50, last: 60, factor: 0.5, Va: 80, Vh: 15 };
  const exposures = [0, 15, 30, 45].map((k) => {
    const model = deterrence({ ...game, k });
    const { behaviour } = solve(model, 'revision');
    const abandoned = Float64Array.of(0, 1); // Endings: held, lost.
    const p = 1 / (1 + Math.exp(-0.15 * (20 + k - 40)));
    const [exposure] = worst(model, behaviour, 1, abandoned, [Infinity], 2);
    near([exposure], [1 - p], 1e-12);
    near(worst(model, behaviour, 1, Float64Array.of(1, 1), [Infinity], 2), [1], 1e-12);
    near(worst(model, behaviour, 1, Float64Array.of(0, 0), [Infinity], 2), [0], 1e-12);
    return exposure;
  });
  assert.ok(exposures.every((exposure) => exposure < 1 - 1e-6));
});
