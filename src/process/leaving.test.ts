import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { forward } from './forward.js';
import type { ChoiceLayer, Layer, Passive, ProcessModel } from './model.js';
import { solve } from './solve.js';
import { csr } from './testing/by-hand.js';
import { modelOf, recipes } from './testing/models.js';

// How long a commitment stands where nobody reacts to it. Where others do, it may stand for a shorter time.

/**
 * Two copies of a game: with the commitment in force (states 0 … n − 1) and without it (n … 2n − 1). Player 0 may leave,
 * at a cost, for good; all others do what they do half the time, whatever may come of it.
 */
function binding(model: ProcessModel, cost: number): ProcessModel {
  const n = model.states;
  const twice = (list: ArrayLike<number>, of: (x: number, copy: number) => number): number[] =>
    [0, 1].flatMap((copy) => Array.from(list, (x) => of(x, copy)));
  const party = <P extends Passive>(of: P): P => ({
    ...of,
    flow: Float64Array.from(twice(of.flow, (x, out) => (out ? 50 : x))),
  });
  const layer = (of: Layer): Layer => {
    if (of.kind === 'choice')
      return {
        ...of,
        player: Int32Array.from(twice(of.player, (p) => (p === 0 ? -1 : p))),
        to: Int32Array.from(twice(of.to, (to, out) => (to < n ? to + out * n : to + n))),
        cost: Float64Array.from(twice(of.cost, (x) => x)),
      };
    const { from, to, chance } = of.rows;
    const row = (s: number) =>
      Array.from(to.subarray(from[s % n], from[(s % n) + 1]), (target, k): [number, number] => [
        target + (s < n ? 0 : n),
        chance[from[s % n] + k],
      ]);
    return { ...of, rows: csr(Array.from({ length: 2 * n }, (_, s) => row(s))) };
  };
  const leave: ChoiceLayer = {
    kind: 'choice',
    name: 'leave',
    player: Int32Array.from({ length: 2 * n }, (_, s) => (s < n ? 0 : -1)),
    to: Int32Array.from({ length: 2 * n }, (_, s) => (s < n ? s + n : s)),
    cost: new Float64Array(2 * n).fill(cost),
    payers: model.players.map((_, p) => [p]),
  };
  return {
    ...model,
    states: 2 * n,
    levels: model.levels.map((levels) => Uint16Array.from(twice(levels, (x) => x))),
    start: Float64Array.from(twice(model.start, (x, out) => (out ? 0 : x))),
    players: model.players.map(party).map((player, p) => (p === 0 ? player : { ...player, lambda: 0, lambdaTest: 0 })),
    passive: [],
    phases: model.phases.map((phase) => ({ ...phase, layers: [leave, ...phase.layers.map(layer)] })),
  };
}

test('where nobody else reacts, leaving that costs more keeps the commitment in force longer, at every time', () => {
  let longer = 0;
  const points = fc.integer({ min: 0, max: 20 });
  fc.assert(
    fc.property(recipes, points, fc.integer({ min: 1, max: 20 }), (recipe, cost, more) => {
      const model = modelOf(recipe);
      // A choice at gain x/λ takes (1 − e^(−r·years))·(σ(x) + xσ(x)(1 − σ(x))) off the worth for each point of cost. The
      // second factor is at most 1.0998 (x = 2.40): no more than a point in all where r·years ≤ 2.39. Beyond, it fails.
      for (const player of model.players) player.reconsiders = Math.min(player.reconsiders, 2.39);
      const inForce = (game: ProcessModel): Float64Array => {
        const standing = Float64Array.from({ length: game.states }, (_, s) => (s < model.states ? 1 : 0));
        return forward(game, solve(game, 'revision').behaviour, [standing]).watched[0];
      };
      const before = inForce(binding(model, cost));
      const after = inForce(binding(model, cost + more));
      for (const [t, chance] of after.entries()) assert.ok(chance >= before[t] - 1e-12, `${chance} < ${before[t]}`);
      if (after.at(-1)! > before.at(-1)! + 0.01) longer++;
    }),
    { numRuns: 200 },
  );
  assert.ok(longer > 20, `${longer}`);
});
