import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Behaviour, Rule } from '../model.js';
import { modelOf, type Recipe, recipes, smallModels } from '../testing/models.js';
import { solveNaively } from '../testing/naive.js';
import { checkBehaviour, checkForward } from './index.js';

const RULES: readonly Rule[] = ['revision', 'best-reply', 'step-logit'];
const rules = fc.constantFrom(...RULES);

const copied = ({ switch: chances, yes }: Behaviour): Behaviour => ({
  switch: chances.map((x) => x.slice()),
  yes: yes.slice(),
});

test('what plain recursion finds stands before both checkers', () => {
  fc.assert(
    fc.property(smallModels, rules, (model, rule) => {
      const { behaviour, start, story } = solveNaively(model, rule);
      const check = checkBehaviour(model, behaviour, rule, { start });
      assert.equal(check.problem, undefined);
      assert.ok(check.holds && check.residual <= 1e-10, `${check.residual}`);
      if (rule === 'best-reply') assert.ok(check.gain <= 1e-9);
      const forward = checkForward(model, behaviour, story);
      assert.equal(forward.problem, undefined);
      assert.ok(forward.holds && forward.residual <= 1e-10, `${forward.residual}`);
    }),
  );
});

test('one chance to switch, off by a millionth, in any state of any step, is refused', () => {
  fc.assert(
    fc.property(smallModels, rules, fc.nat(), fc.nat(), (model, rule, a, b) => {
      const { behaviour, start } = solveNaively(model, rule);
      const corrupt = copied(behaviour);
      const n = a % corrupt.switch.length;
      const s = b % model.states;
      corrupt.switch[n][s] += corrupt.switch[n][s] > 0.5 ? -1e-6 : 1e-6;
      const check = checkBehaviour(model, corrupt, rule, { start });
      assert.equal(check.holds, false);
      assert.match(check.problem!, /off the rule|nobody may switch|worth/);
      assert.ok(check.residual > 1e-9);
    }),
  );
});

test('one answer to a test, off by a millionth, is refused', () => {
  fc.assert(
    fc.property(smallModels, rules, fc.nat(), (model, rule, a) => {
      const { behaviour, start } = solveNaively(model, rule);
      const corrupt = copied(behaviour);
      const i = a % corrupt.yes.length;
      corrupt.yes[i] += corrupt.yes[i] > 0.5 ? -1e-6 : 1e-6;
      const check = checkBehaviour(model, corrupt, rule, { start });
      assert.equal(check.holds, false);
    }),
  );
});

test('a worth, off by a millionth of a point, is refused by both', () => {
  fc.assert(
    fc.property(smallModels, rules, fc.nat(), (model, rule, a) => {
      const { behaviour, start, story } = solveNaively(model, rule);
      const p = a % start.length;
      const off = start.map((x, q) => (q === p ? x + 1e-6 : x));
      const check = checkBehaviour(model, behaviour, rule, { start: off });
      assert.match(check.problem!, new RegExp(`^worth to player ${p} at the start`));
      const forward = checkForward(model, behaviour, { ...story, worth: { ...story.worth, players: off } });
      assert.match(forward.problem!, new RegExp(`^worth to player ${p}`));
      if (model.passive.length === 0) return;
      const passive = story.worth.passive.map((x) => x + 1e-6);
      const alike = checkForward(model, behaviour, { ...story, worth: { ...story.worth, passive } });
      assert.match(alike.problem!, /^worth to passive/);
    }),
  );
});

test('a point of a curve, off by a millionth, is refused', () => {
  fc.assert(
    fc.property(smallModels, rules, fc.nat(), fc.nat(), (model, rule, a, b) => {
      const { behaviour, story } = solveNaively(model, rule);
      const t = b % story.peace.length;
      const causes = story.causes.map((curve) => curve.slice());
      causes[a % causes.length][t] += 1e-6;
      const peace = story.peace.slice();
      assert.equal(checkForward(model, behaviour, { ...story, causes }).holds, false);
      peace[t] -= 1e-6; // chances add up again, and still the curves are not these
      assert.equal(checkForward(model, behaviour, { ...story, causes, peace }).holds, false);
      assert.equal(checkForward(model, behaviour, { ...story, peace }).holds, false);
    }),
  );
});

test('no number is no answer', () => {
  const model = modelOf(RECIPE);
  const { behaviour, start, story } = solveNaively(model, 'revision');
  const corrupt = copied(behaviour);
  corrupt.switch[0].fill(Number.NaN);
  assert.equal(checkBehaviour(model, corrupt, 'revision', { start }).holds, false);
  assert.equal(checkBehaviour(model, behaviour, 'revision', { start: start.map(() => Number.NaN) }).holds, false);
  assert.equal(checkForward(model, behaviour, { ...story, peace: story.peace.map(() => Number.NaN) }).holds, false);
});

test('what does not fit the model is refused in words', () => {
  const model = modelOf(RECIPE);
  const { behaviour, start, story } = solveNaively(model, 'revision');
  const short = { ...behaviour, switch: behaviour.switch.slice(1) };
  assert.match(checkBehaviour(model, short, 'revision', { start }).problem!, /rounds of decisions are given, not/);
  assert.match(checkForward(model, short, story).problem!, /rounds of decisions are given, not/);
  assert.match(checkForward(model, behaviour, { ...story, causes: [] }).problem!, /0 causes are given, not 2/);
  assert.match(checkForward(model, behaviour, { ...story, peace: [1] }).problem!, /a curve has not 6 points/);
});

test('best reply: another rule is refused, and names what could be gained', () => {
  const model = modelOf(RECIPE);
  const { behaviour, start } = solveNaively(model, 'step-logit');
  const check = checkBehaviour(model, behaviour, 'best-reply', { start });
  assert.equal(check.holds, false);
  assert.ok(check.gain > 0.01);
});

test('the cost of error is what reply by the logit rule leaves on the table', () => {
  // One test: yes 60, no 50; λ = 0.1: P(yes) = σ(1) = 0.731…; lost: 0.268…·10
  const model = modelOf({ ...RECIPE, instants: 1, endings: 2 });
  model.instants.yes[0] = -1;
  model.instants.no[0] = -2;
  const p = model.instants.player[0];
  for (const player of model.players) Object.assign(player, { lambda: Infinity, lambdaTest: 0.1 });
  model.players[p].payoff.set([60, 50]);
  const { behaviour, start } = solveNaively(model, 'revision');
  const check = checkBehaviour(model, behaviour, 'revision', { start });
  assert.ok(check.holds);
  assert.ok(Math.abs(check.gain - 10 / (1 + Math.E)) < 1e-9, `${check.gain}`);
});

const RECIPE: Recipe = {
  sizes: [2, 3],
  players: 3,
  passive: 1,
  steps: [3, 2],
  choices: 2,
  instants: 3,
  endings: 3,
  exact: false,
  seed: 7,
};

test('4000 states, 90 steps, 7 payoffs are checked in seconds, not minutes', () => {
  const model = modelOf({ ...RECIPE, sizes: [3, 3, 4, 4, 4, 7], players: 7, steps: [60, 30], choices: 4 });
  assert.equal(model.states, 4032);
  const rounds = 90 * 4;
  const behaviour = {
    switch: Array.from({ length: rounds }, () => new Float64Array(model.states)),
    yes: new Float64Array(3),
  };
  const before = performance.now();
  assert.equal(checkBehaviour(model, behaviour, 'revision', { start: [] }).holds, false);
  const seconds = (performance.now() - before) / 1000;
  assert.ok(seconds < 5, `${seconds} s`);
});

test('recipes reach dated chance, costs, trees, and exact choice', () => {
  const seen = new Set<string>();
  for (const recipe of fc.sample(recipes, { numRuns: 200, seed: 1 })) {
    const { phases, instants, players } = modelOf(recipe);
    for (const { layers } of phases)
      for (const layer of layers) {
        if (layer.kind === 'chance' && layer.at && layer.at.length > 0) seen.add('dated');
        if (layer.kind === 'choice' && layer.cost.some((x) => x > 0)) seen.add('cost');
        if (layer.kind === 'choice' && layer.player.includes(-1)) seen.add('nobody');
      }
    if (instants.yes.some((target) => target >= 0)) seen.add('tree');
    if (players.some(({ lambda }) => lambda === Infinity)) seen.add('exact');
  }
  assert.deepEqual([...seen].sort(), ['cost', 'dated', 'exact', 'nobody', 'tree']);
});
