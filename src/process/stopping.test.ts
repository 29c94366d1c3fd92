import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { forward } from './forward.js';
import type { ChoiceLayer, Layer, Player, ProcessModel } from './model.js';
import { solve } from './solve.js';
import { near } from './testing/answered.js';
import { rounds } from './testing/decisions.js';
import { modelOf, type Recipe, recipes } from './testing/models.js';
import { randomNumbers } from './testing/random.js';
import { stopping } from './testing/stopping.js';

// An adversary among people who do not react to it. Where they do react, what is worth more to it may well make it
// attack more: the guarantor relaxes, and leaves.

/** The game in which the last player alone may attack, and does nothing else; `layer` says what others may do. */
function onlyAttacks(model: ProcessModel, players: Player[], others: (layer: ChoiceLayer) => Layer[]): ProcessModel {
  const adversary = players.length - 1;
  const layers = (of: readonly Layer[]): Layer[] =>
    of.flatMap((layer): Layer[] => {
      if (layer.kind === 'chance') return [layer];
      if (layer !== of.at(-1)) return others(layer);
      const player = layer.player.map((p) => (p < 0 ? -1 : adversary));
      return [{ ...layer, player, payers: players.map((_, p) => [p]) }];
    });
  return { ...model, players, phases: model.phases.map((phase) => ({ ...phase, layers: layers(phase.layers) })) };
}

/** Nobody else is there: a test leads to one ending, whatever is said. */
function alone(recipe: Recipe): ProcessModel {
  const model = modelOf(recipe);
  const random = randomNumbers(recipe.seed);
  const ends = model.instants.player.map(() => -1 - Math.floor(random() * model.endings.count));
  const adversary = { ...model.players.at(-1)!, lambda: Infinity };
  const instants = { player: ends.map(() => 0), yes: ends, no: ends };
  return { ...onlyAttacks(model, [adversary], () => []), instants };
}

test('an adversary that nobody opposes stops the peace when a separate program for optimal stopping does', () => {
  const rule = fc.constantFrom('best-reply' as const, 'revision' as const);
  fc.assert(
    fc.property(recipes, rule, (recipe, rule) => {
      const model = alone(recipe);
      const q = (years: number) => (rule === 'best-reply' ? 1 : 1 - Math.exp(-model.players[0].reconsiders * years));
      const { worth, stops, curve } = stopping(model, q);
      const { behaviour, start } = solve(model, rule);
      near(start, [worth]);
      near(forward(model, behaviour).peace, curve);
      assert.equal(behaviour.switch.length, stops.length);
      for (const [t, { years }] of rounds(model).entries())
        near(
          behaviour.switch[t],
          stops[t].map((is) => (is ? q(years) : 0)),
        );
    }),
    { numRuns: 200 },
  );
});

/** Everybody but the last player switches and answers half the time it is asked, whatever may come of it. */
function unreacting(recipe: Recipe): ProcessModel {
  const model = modelOf(recipe);
  const adversary = model.players.length - 1;
  const players = model.players.map((player, p) => ({
    ...player,
    lambda: p === adversary ? Infinity : 0,
    lambdaTest: 0,
    reconsiders: p === adversary && recipe.seed % 2 === 0 ? Infinity : player.reconsiders,
  }));
  return onlyAttacks(model, players, (layer) => [
    { ...layer, player: layer.player.map((p) => (p === adversary ? -1 : p)) },
  ]);
}

/** Where and when the adversary attacks, given the chance. */
const attacks = (model: ProcessModel): boolean[] => {
  const { behaviour } = solve(model, 'revision');
  const adversary = model.players.length - 1;
  return rounds(model).flatMap(({ layer }, n) =>
    Array.from(layer.player, (p, s) => p === adversary && behaviour.switch[n][s] > 0),
  );
};

const withAdversary = (model: ProcessModel, of: (adversary: Player) => Partial<Player>): ProcessModel => ({
  ...model,
  players: model.players.map((player, p) => (p === model.players.length - 1 ? { ...player, ...of(player) } : player)),
});

test('an adversary that best replies to people who do not react attacks in no more places when peace is worth more to it', () => {
  let spared = 0;
  fc.assert(
    fc.property(recipes, fc.integer({ min: 1, max: 30 }), (recipe, more) => {
      const model = unreacting(recipe);
      const random = randomNumbers(recipe.seed);
      const before = attacks(model);
      const after = attacks(withAdversary(model, ({ flow }) => ({ flow: flow.map((x) => x + more * random()) })));
      for (const [k, attacked] of after.entries()) assert.ok(before[k] || !attacked);
      if (before.some((attacked, k) => attacked && !after[k])) spared++;
    }),
    { numRuns: 200 },
  );
  assert.ok(spared > 40, `${spared}`);
});

test('… and in no fewer when war is worth so many points more to it, however it ends', () => {
  let tempted = 0;
  fc.assert(
    fc.property(recipes, fc.integer({ min: 1, max: 30 }), (recipe, more) => {
      const model = unreacting(recipe);
      const before = attacks(model);
      const after = attacks(withAdversary(model, ({ payoff }) => ({ payoff: payoff.map((x) => x + more) })));
      for (const [k, attacked] of before.entries()) assert.ok(after[k] || !attacked);
      if (after.some((attacked, k) => attacked && !before[k])) tempted++;
    }),
    { numRuns: 200 },
  );
  assert.ok(tempted > 40, `${tempted}`);
});
