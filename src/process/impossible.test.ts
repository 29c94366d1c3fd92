import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ChoiceLayer, Layer, Passive, ProcessModel } from './model.js';
import { answered, near, sameStory } from './testing/answered.js';
import { csr } from './testing/by-hand.js';
import { rules, smallModels, tied } from './testing/models.js';
import { randomNumbers } from './testing/random.js';
import { anyOrder, relabelled } from './testing/relabelled.js';

// What cannot happen must not matter.

const games = fc.oneof(smallModels, smallModels.map(tied));

/** With a state, a test and an ending that nothing leads to, though they lead to others and people care for them. */
function withUnreachable(model: ProcessModel, seed: number): ProcessModel {
  const random = randomNumbers(seed);
  const upTo = (n: number): number => Math.floor(random() * n);
  const { states, instants, endings } = model;
  const tests = instants.player.length;
  const party = <P extends Passive>(of: P): P => ({
    ...of,
    flow: Float64Array.of(...of.flow, 500 * random() - 250),
    payoff: Float64Array.of(...of.payoff, 500 * random() - 250),
  });
  const layer = (of: Layer): Layer => {
    if (of.kind === 'choice') {
      const to = of.to.map((x) => (x < states ? x : x + 1));
      return {
        ...of,
        player: Int32Array.of(...of.player, upTo(model.players.length)),
        to: Int32Array.of(...to, upTo(states + 1 + tests + 1)),
        cost: Float64Array.of(...of.cost, 10 * random()),
      };
    }
    const cells = Array.from({ length: states }, (_, s) =>
      Array.from(of.rows.to.subarray(of.rows.from[s], of.rows.from[s + 1]), (to, k): [number, number] => [
        to,
        of.rows.chance[of.rows.from[s] + k],
      ]),
    );
    const rest = random();
    return {
      ...of,
      rows: csr([
        ...cells,
        [
          [states, rest],
          [upTo(states), 1 - rest],
        ],
      ]),
    };
  };
  return {
    ...model,
    states: states + 1,
    levels: model.levels.map((levels) => Uint16Array.of(...levels, 0)),
    start: Float64Array.of(...model.start, 0),
    players: model.players.map(party),
    passive: model.passive.map(party),
    phases: model.phases.map((phase) => ({ ...phase, layers: phase.layers.map(layer) })),
    instants: {
      player: Int32Array.of(...instants.player, upTo(model.players.length)),
      yes: Int32Array.of(...instants.yes, -1 - endings.count),
      no: Int32Array.of(...instants.no, -1 - upTo(endings.count)),
    },
    endings: { ...endings, count: endings.count + 1, cause: Int32Array.of(...endings.cause, 0) },
  };
}

test('a state that cannot be reached, with a test and an ending of its own, changes nothing', () => {
  fc.assert(
    fc.property(games, rules, fc.nat(), (model, rule, seed) => {
      const larger = withUnreachable(model, seed);
      const order = anyOrder(larger, randomNumbers(seed));
      order.players = model.players.map((_, p) => p);
      const before = answered(model, rule);
      const after = answered(relabelled(larger, order), rule);
      const known = order.states.slice(0, -1);
      for (const [n, turn] of before.solution.behaviour.switch.entries())
        near(
          known.map((s) => after.solution.behaviour.switch[n][s]),
          turn,
        );
      for (const [i, yes] of before.solution.behaviour.yes.entries())
        near([after.solution.behaviour.yes[order.instants[i]]], [yes]);
      near(after.solution.start, before.solution.start);
      sameStory(after.story, before.story);
    }),
    { numRuns: 200 },
  );
});

test('an action that is never allowed changes nothing, wherever it would lead and whatever it would cost', () => {
  fc.assert(
    fc.property(games, rules, fc.nat(), (model, rule, seed) => {
      const random = randomNumbers(seed);
      const reach = model.states + model.instants.player.length;
      const forbidden = (player: Int32Array, of: ChoiceLayer): ChoiceLayer => ({
        ...of,
        player,
        to: of.to.map((to, s) => (player[s] < 0 ? Math.floor(random() * reach) : to)),
        cost: of.cost.map((cost, s) => (player[s] < 0 ? 50 * random() - 25 : cost)),
      });
      const layers = (of: readonly Layer[]): Layer[] =>
        of.flatMap((layer): Layer[] => {
          if (layer.kind === 'chance') return [layer];
          const nobody = layer.player.map(() => -1);
          return [forbidden(nobody, layer), forbidden(layer.player, layer)];
        });
      const larger = { ...model, phases: model.phases.map((phase) => ({ ...phase, layers: layers(phase.layers) })) };
      const before = answered(model, rule);
      const after = answered(larger, rule);
      for (const [n, turn] of before.solution.behaviour.switch.entries()) {
        assert.ok(after.solution.behaviour.switch[2 * n].every((x) => x === 0));
        near(after.solution.behaviour.switch[2 * n + 1], turn);
      }
      near(after.solution.start, before.solution.start);
      near(after.story.worth.players, before.story.worth.players);
      sameStory(after.story, before.story);
    }),
    { numRuns: 200 },
  );
});
