import { test } from 'node:test';
import fc from 'fast-check';
import type { ChoiceLayer, Layer, ProcessModel, Rule } from './model.js';
import { answered, near, sameStory } from './testing/answered.js';
import { rules, smallModels, tied } from './testing/models.js';
import { randomNumbers } from './testing/random.js';
import { anyOrder, moved, type Order, relabelled } from './testing/relabelled.js';

// What must not matter: names, order and units.

/** Half of them full of ties: what is done at a tie must not depend on an index either. */
const games = fc.oneof(smallModels, smallModels.map(tied));

/** @param order Only what is in another order. */
function unchanged(model: ProcessModel, rule: Rule, order: Partial<Order>): void {
  const asIs = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
  const { players, states, instants, endings } = {
    players: asIs(model.players.length),
    states: asIs(model.states),
    instants: asIs(model.instants.player.length),
    endings: asIs(model.endings.count),
    ...order,
  };
  const before = answered(model, rule);
  const after = answered(relabelled(model, { players, states, instants, endings }), rule);
  for (const [n, turn] of before.solution.behaviour.switch.entries())
    near(after.solution.behaviour.switch[n], moved(turn, states));
  near(after.solution.behaviour.yes, moved(before.solution.behaviour.yes, instants));
  near(after.solution.start, moved(before.solution.start, players));
  near(after.story.worth.players, moved(before.story.worth.players, players));
  for (const [p, q] of players.entries())
    near(after.solution.values[q], moved(before.solution.values[p].slice(), states));
  sameStory(after.story, before.story);
}

test('players in another order, their moves and costs with them, choose and fare the same, at ties too', () => {
  fc.assert(
    fc.property(games, rules, fc.nat(), (model, rule, seed) => {
      unchanged(model, rule, { players: anyOrder(model, randomNumbers(seed)).players });
    }),
    { numRuns: 200 },
  );
});

test('states, tests and endings in another order, as when variables or levels are listed otherwise, change nothing', () => {
  fc.assert(
    fc.property(games, rules, fc.nat(), (model, rule, seed) => {
      const { states, instants, endings } = anyOrder(model, randomNumbers(seed));
      unchanged(model, rule, { states, instants, endings });
    }),
    { numRuns: 200 },
  );
});

/** Points of the players who share costs with player p count b times as many from a on; their precisions are per point. */
function rescaled(model: ProcessModel, p: number, a: number, b: number): { model: ProcessModel; group: Set<number> } {
  const layers = model.phases.flatMap((phase) => phase.layers);
  const shared = layers.filter((layer): layer is ChoiceLayer => layer.kind === 'choice').flatMap((l) => l.payers);
  const group = new Set([p, ...shared.filter((payers) => payers.includes(p)).flat()]);
  const points = (x: number): number => a + b * x;
  const layer = (of: Layer): Layer =>
    of.kind === 'chance' ? of : { ...of, cost: of.cost.map((x, s) => (group.has(of.player[s]) ? b * x : x)) };
  return {
    group,
    model: {
      ...model,
      players: model.players.map((player, q) =>
        group.has(q)
          ? {
              ...player,
              flow: player.flow.map(points),
              payoff: player.payoff.map(points),
              lambda: player.lambda / b,
              lambdaTest: player.lambdaTest / b,
            }
          : player,
      ),
      phases: model.phases.map((phase) => ({ ...phase, layers: phase.layers.map(layer) })),
    },
  };
}

test('a party whose points are a + b·points, costs and precisions in the new points too, changes no chance', () => {
  const [a, b] = [fc.double({ min: -50, max: 50, noNaN: true }), fc.double({ min: 0.1, max: 4, noNaN: true })];
  fc.assert(
    fc.property(smallModels, rules, fc.nat(), a, b, (model, rule, who, a, b) => {
      const { model: other, group } = rescaled(model, who % model.players.length, a, b);
      const before = answered(model, rule);
      const after = answered(other, rule);
      for (const [n, turn] of before.solution.behaviour.switch.entries())
        near(after.solution.behaviour.switch[n], turn);
      near(after.solution.behaviour.yes, before.solution.behaviour.yes);
      sameStory(after.story, before.story);
      near(
        after.solution.start,
        before.solution.start.map((x, q) => (group.has(q) ? a + b * x : x)),
      );
    }),
    { numRuns: 200 },
  );
});
