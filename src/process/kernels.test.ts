import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type ChoiceStep, compilePhases } from './compile.js';
import { BLOCK, charge, choose, decide, type How, mix, part } from './kernels.js';
import type { ChoiceLayer, ProcessModel } from './model.js';
import { smallModels } from './testing/models.js';
import { randomNumbers } from './testing/random.js';

/** The choice layers of a model, as they are written and made ready. */
function choices(model: ProcessModel): { layer: ChoiceLayer; step: ChoiceStep }[] {
  const compiled = compilePhases(model);
  return model.phases.flatMap(({ layers }, i) =>
    layers.flatMap((layer, l) => {
      const step = compiled[i]!.layers[l]!;
      return layer.kind === 'choice' && step.kind === 'choice' ? [{ layer, step }] : [];
    }),
  );
}

const seen = { inPlace: 0, apart: 0, charged: 0 };

test('to choose, move and pay in one pass gives the same bytes as one after the other', () => {
  fc.assert(
    fc.property(smallModels, fc.nat(), fc.boolean(), (model, seed, sharp) => {
      const random = randomNumbers(seed);
      const players = model.players.length;
      if (players > BLOCK) return;
      const how: How[] = model.players.map(() => ({
        lambda: sharp ? Number.POSITIVE_INFINITY : 5 * random(),
        chance: random(),
        tie: 1e-12,
      }));
      for (const { step } of choices(model)) {
        if (!step.inPlace) continue;
        seen.inPlace++;
        const places = model.states + model.instants.player.length;
        const worth = Float64Array.from({ length: places * BLOCK }, (_, i) => (i % BLOCK < players ? random() : 0));
        const [one, other] = [worth.slice(), worth.slice()];
        const [turn, expected] = [new Float64Array(model.states), new Float64Array(model.states)];
        choose(step, one, how, turn);
        for (let p = 0; p < players; p++) decide(p, step, p, other, how[p]!, expected);
        mix(step, expected, other, new Float64Array(other.length));
        for (const borne of step.charges) {
          seen.charged++;
          for (const { places: at } of borne.places) charge(borne, expected, at, other);
        }
        assert.deepEqual(new Uint8Array(turn.buffer), new Uint8Array(expected.buffer));
        assert.deepEqual(new Uint8Array(one.buffer), new Uint8Array(other.buffer));
      }
    }),
    { numRuns: 300 },
  );
  assert.ok(seen.inPlace > 100 && seen.charged > 100, JSON.stringify(seen));
});

test('what switches moves by its definition, where targets are apart from those who switch and where they are not', () => {
  fc.assert(
    fc.property(smallModels, fc.nat(), (model, seed) => {
      const random = randomNumbers(seed);
      for (const { layer, step } of choices(model)) {
        if (step.apart) seen.apart++;
        const mass = Float64Array.from({ length: model.states + model.instants.player.length }, () => random());
        const turn = Float64Array.from({ length: model.states }, () => random());
        const expected = mass.slice();
        for (let s = 0; s < model.states; s++) {
          if (layer.player[s]! < 0) continue;
          expected[s]! -= mass[s]! * turn[s]!;
          expected[layer.to[s]!]! += mass[s]! * turn[s]!;
        }
        const left = Array.from(step.active, (s) => mass[s]! * turn[s]!);
        const room = new Float64Array(model.states);
        part(step, turn, mass, room);
        assert.deepEqual([...room.slice(0, left.length)], left);
        mass.forEach((m, s) => {
          assert.ok(Math.abs(m - expected[s]!) < 1e-12);
        });
      }
    }),
    { numRuns: 300 },
  );
  assert.ok(seen.apart > 100, JSON.stringify(seen));
});
