import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { forward } from './forward.js';
import { type ProcessModel, stepsOf } from './model.js';
import { prospects } from './prospects.js';
import { solve } from './solve.js';
import { smallModels, tied } from './testing/models.js';

const near = (found: number, expected: number, what: string) =>
  assert.ok(Math.abs(found - expected) <= 1e-11, `${what}: ${found}, not ${expected}`);
const storyOf = (model: ProcessModel) => forward(model, solve(model, 'revision').behaviour);

test('prospects are those of the whole story, for flows that differ by state and for those that do not', () => {
  fc.assert(
    fc.property(smallModels, (model) => {
      const even = model.passive.map((party) => ({ ...party, flow: party.flow.map(() => 7) }));
      const mixed = { ...model, passive: [...model.passive, ...even, ...model.players] };
      const story = storyOf(mixed);
      const seen = prospects(mixed);
      for (const [t, chance] of story.peace.entries()) near(seen.peace[t], chance, `peace at ${t}`);
      // Players as passive parties pay no costs here, nor do they in the story.
      for (const [p, worth] of story.worth.passive.entries()) near(seen.passive[p], worth, mixed.passive[p].name);
    }),
  );
});

test('followed for a part of the time, peace is the same and nobody is given a worth', () => {
  fc.assert(
    fc.property(smallModels, (model) => {
      const story = storyOf(model);
      for (let steps = 0; steps < stepsOf(model); steps++) {
        const { peace, passive } = prospects(model, steps);
        assert.equal(peace.length, steps + 1);
        for (const [t, chance] of peace.entries()) near(chance, story.peace[t], `peace at ${t} of ${steps}`);
        assert.ok(passive.every(Number.isNaN));
      }
    }),
  );
});

test('everybody behaves as the solver says, with the same bytes, whether few play or many, with ties or without', () => {
  fc.assert(
    fc.property(smallModels, fc.boolean(), fc.boolean(), (small, many, ties) => {
      const blunt = ties ? tied(small) : small;
      const model = many ? behindOthers(blunt, 5) : blunt;
      const solved = solve(model, 'revision');
      const seen = prospects(model);
      assert.deepEqual(bytes([seen.yes, ...seen.values]), bytes([solved.behaviour.yes, ...solved.values]));
    }),
    { numRuns: 200 },
  );
});

const bytes = (lists: readonly Float64Array[]) => lists.map((list) => new BigUint64Array(list.slice().buffer));

/** The same game in which so many others look on as players who never choose, so that the players need two blocks. */
function behindOthers(model: ProcessModel, others: number): ProcessModel {
  const { players, phases, instants } = model;
  const onlookers = Array.from({ length: others }, (_, p) => players[p % players.length]);
  return {
    ...model,
    players: [...onlookers, ...players],
    instants: { ...instants, player: instants.player.map((p) => p + others) },
    phases: phases.map((phase) => ({
      ...phase,
      layers: phase.layers.map((layer) =>
        layer.kind === 'chance'
          ? layer
          : {
              ...layer,
              player: layer.player.map((p) => (p < 0 ? p : p + others)),
              payers: [...onlookers.map(() => []), ...layer.payers.map((list) => list.map((p) => p + others))],
            },
      ),
    })),
  };
}
