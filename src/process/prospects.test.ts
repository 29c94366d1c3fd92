import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { forward } from './forward.js';
import { stepsOf } from './model.js';
import { prospects } from './prospects.js';
import { anyBehaviour, smallModels } from './testing/models.js';

const near = (found: number, expected: number, what: string) =>
  assert.ok(Math.abs(found - expected) <= 1e-11, `${what}: ${found}, not ${expected}`);

test('prospects are those of the whole story, for flows that differ by state and for those that do not', () => {
  fc.assert(
    fc.property(smallModels, fc.nat(), (model, seed) => {
      const even = model.passive.map((party) => ({ ...party, flow: party.flow.map(() => 7) }));
      const mixed = { ...model, passive: [...model.passive, ...even, ...model.players] };
      const behaviour = anyBehaviour(model, seed);
      const story = forward(mixed, behaviour);
      const seen = prospects(mixed, behaviour);
      for (const [t, chance] of story.peace.entries()) near(seen.peace[t], chance, `peace at ${t}`);
      // Players as passive parties pay no costs here, nor do they in the story.
      for (const [p, worth] of story.worth.passive.entries()) near(seen.passive[p], worth, mixed.passive[p].name);
    }),
  );
});

test('followed for a part of the time, peace is the same and nobody is given a worth', () => {
  fc.assert(
    fc.property(smallModels, fc.nat(), (model, seed) => {
      const behaviour = anyBehaviour(model, seed);
      const story = forward(model, behaviour);
      for (let steps = 0; steps < stepsOf(model); steps++) {
        const { peace, passive } = prospects(model, behaviour, steps);
        assert.equal(peace.length, steps + 1);
        for (const [t, chance] of peace.entries()) near(chance, story.peace[t], `peace at ${t} of ${steps}`);
        assert.ok(passive.every(Number.isNaN));
      }
    }),
  );
});
