import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { forward } from './forward.js';
import type { ProcessModel, Rule } from './model.js';
import { solve } from './solve.js';
import { near } from './testing/answered.js';
import { answers, decisions, rounds } from './testing/decisions.js';
import { smallModels, tied } from './testing/models.js';

// Both ends of λ under the headline rule.

const withPrecision = (model: ProcessModel, lambda: number): ProcessModel => ({
  ...model,
  players: model.players.map((player) => ({ ...player, lambda, lambdaTest: lambda })),
});

/** Chance by standing choice that it is reconsidered in its step: 1 − e^(−r·years). */
const opportunities = (model: ProcessModel): Float64Array[] =>
  rounds(model).map(({ layer, years }) =>
    Float64Array.from(layer.player, (p) => (p < 0 ? 0 : 1 - Math.exp(-model.players[p].reconsiders * years))),
  );

test('λ = 0: whatever is at stake, half of the opportunities to switch are taken, and the forced toss a coin', () => {
  fc.assert(
    fc.property(smallModels, (model) => {
      const { behaviour } = solve(withPrecision(model, 0), 'revision');
      for (const [n, chance] of opportunities(model).entries())
        near(
          behaviour.switch[n],
          chance.map((q) => q / 2),
          1e-15,
        );
      assert.ok(behaviour.yes.every((yes) => yes === 0.5));
    }),
  );
});

test('λ = ∞: the better action at every opportunity', () => {
  fc.assert(
    fc.property(smallModels, (model) => {
      const certain = withPrecision(model, Infinity);
      const { behaviour } = solve(certain, 'revision');
      const chance = opportunities(certain);
      for (const { n, s, gain } of decisions(certain, behaviour))
        if (Math.abs(gain) > 1e-9) near([behaviour.switch[n][s]], [gain > 0 ? chance[n][s] : 0], 1e-15);
      for (const [i, gain] of answers(certain, behaviour).entries())
        if (Math.abs(gain) > 1e-9) assert.equal(behaviour.yes[i], gain > 0 ? 1 : 0);
    }),
  );
});

test('at a tie all is left as it is, and the forced say yes: under best reply, and at λ = ∞', () => {
  let ties = 0;
  fc.assert(
    fc.property(smallModels.map(tied), fc.constantFrom<Rule>('revision', 'best-reply'), (model, rule) => {
      const certain = withPrecision(model, Infinity);
      const { behaviour } = solve(certain, rule);
      for (const { n, s, idle, gain } of decisions(certain, behaviour)) {
        if (Math.abs(gain) > 1e-13) continue;
        assert.equal(behaviour.switch[n][s], 0);
        if (!idle) ties++;
      }
      for (const [i, gain] of answers(certain, behaviour).entries())
        if (Math.abs(gain) <= 1e-13) assert.equal(behaviour.yes[i], 1);
    }),
  );
  assert.ok(ties > 50, `${ties}`);
});

test('λ → ∞ tends to the better action at every opportunity, as e^(−λ·gap), where the least gap is above 0', () => {
  fc.assert(
    fc.property(smallModels, fc.constantFrom(15, 20, 30), (model, sharpness) => {
      const certain = withPrecision(model, Infinity);
      const limit = solve(certain, 'revision');
      const open = decisions(certain, limit.behaviour).filter(({ idle }) => !idle);
      const asked = [...answers(certain, limit.behaviour)];
      const matters = (i: number): boolean => model.instants.yes[i] !== model.instants.no[i];
      const gap = Math.min(
        ...open.map(({ gain }) => Math.abs(gain)),
        ...asked.filter((_, i) => matters(i)).map((gain) => Math.abs(gain)),
      );
      fc.pre(gap > 0.1 && gap < Infinity);
      const { behaviour, start } = solve(withPrecision(model, sharpness / gap), 'revision');
      // σ(−x) < e^−x; the other half of the bound is for gaps that shrink because others err later.
      const bound = 2 * Math.exp(-sharpness) + 1e-15;
      for (const { n, s } of open) near([behaviour.switch[n][s]], [limit.behaviour.switch[n][s]], bound);
      for (const [i, yes] of limit.behaviour.yes.entries()) if (matters(i)) near([behaviour.yes[i]], [yes], bound);
      // A worth moves by at most the errors of all choices on the way, 200 points each.
      const choices = behaviour.switch.length + behaviour.yes.length;
      near(start, limit.start, 200 * choices * bound + 1e-9);
      near(forward(model, behaviour).peace, forward(model, limit.behaviour).peace, choices * bound + 1e-12);
    }),
    { numRuns: 100 },
  );
});
