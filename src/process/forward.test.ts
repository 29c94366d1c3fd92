import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { backward } from './backward.js';
import { forward } from './forward.js';
import type { Behaviour, Layer, Passive, ProcessModel } from './model.js';
import { near } from './testing/answered.js';
import { anyBehaviour, smallModels } from './testing/models.js';

// The induced chain, under any behaviour whatever.

const law = (name: string, holds: (model: ProcessModel, behaviour: Behaviour, seed: number) => void): void => {
  test(name, () => {
    const property = fc.property(smallModels, fc.nat(), (model, seed) => holds(model, anyBehaviour(model, seed), seed));
    fc.assert(property, { numRuns: 150 });
  });
};

const sum = (list: ArrayLike<number>): number => Array.from(list).reduce((total, x) => total + x, 0);
const atStart = ({ start }: ProcessModel, worth: Float64Array): number => sum(start.map((p, s) => p * worth[s]));
const only = (n: number, i: number): Float64Array => Float64Array.from({ length: n }, (_, k) => (k === i ? 1 : 0));

/** A party to whom an ending with cause c is worth 1, whenever it comes, and all else nothing. */
const chanceOf = ({ states, endings }: ProcessModel, c: number): Passive => ({
  name: `chance of cause ${c}`,
  yearlyFactor: 1,
  flow: new Float64Array(states),
  payoff: Float64Array.from(endings.cause, (cause) => (cause === c ? 1 : 0)),
});

law('chances add up to 1 at every time, and peace that is lost never comes back', (model, behaviour) => {
  const states = Array.from({ length: model.states }, (_, s) => only(model.states, s));
  const { peace, causes, watched } = forward(model, behaviour, states);
  for (let t = 0; t < peace.length; t++) {
    near([peace[t] + sum(causes.map((curve) => curve[t]))], [1], 1e-12);
    near([sum(watched.map((curve) => curve[t]))], [peace[t]], 1e-12);
    assert.ok(watched.every((curve) => curve[t] >= 0));
    if (t === 0) continue;
    assert.ok(peace[t] <= peace[t - 1] + 1e-12);
    assert.ok(causes.every((curve) => curve[t] >= curve[t - 1]));
  }
});

law(
  'the chance of every cause and the worth to every passive party are the same from both ends of time',
  (model, behaviour) => {
    const { causes, worth } = forward(model, behaviour);
    const parties = [...causes.map((_, c) => chanceOf(model, c)), ...model.passive];
    const back = backward(model, behaviour, parties).map((values) => atStart(model, values));
    near([...causes.map((curve) => curve.at(-1)!), ...worth.passive], back);
  },
);

law(
  'what follows a step, weighed by where the chain stands then, is what is still to come',
  (model, behaviour, seed) => {
    const steps = model.phases[0].steps + model.phases[1].steps;
    const from = seed % (steps + 1);
    for (const [c, party] of model.endings.causes.map((_, c) => [c, chanceOf(model, c)] as const)) {
      const [later] = backward(model, behaviour, [party], from);
      const { causes, watched } = forward(model, behaviour, [later]);
      near([watched[0][from]], [causes[c][steps] - causes[c][from]]);
    }
  },
);

/** The same game, with as many tests and endings as there are states to enter them from; the cause is that state. */
function byOrigin(model: ProcessModel): { model: ProcessModel; yes: (yes: Float64Array) => Float64Array } {
  const { states, instants, endings } = model;
  const [tests, all] = [instants.player.length, Array.from({ length: states }, (_, s) => s)];
  const copies = (list: ArrayLike<number>, of: (x: number, s: number) => number): number[] =>
    all.flatMap((s) => Array.from(list, (x) => of(x, s)));
  const target = (x: number, s: number): number => (x < 0 ? x - s * endings.count : x + s * tests);
  const layer = (of: Layer): Layer =>
    of.kind === 'chance' ? of : { ...of, to: of.to.map((to, s) => (to < states ? to : to + s * tests)) };
  const party = <P extends Passive>(of: P): P => ({ ...of, payoff: Float64Array.from(copies(of.payoff, (x) => x)) });
  return {
    yes: (yes) => Float64Array.from(copies(yes, (x) => x)),
    model: {
      ...model,
      players: model.players.map(party),
      passive: model.passive.map(party),
      phases: model.phases.map((phase) => ({ ...phase, layers: phase.layers.map(layer) })),
      instants: {
        player: Int32Array.from(copies(instants.player, (x) => x)),
        yes: Int32Array.from(copies(instants.yes, target)),
        no: Int32Array.from(copies(instants.no, target)),
      },
      endings: {
        count: states * endings.count,
        cause: Int32Array.from(copies(endings.cause, (_, s) => s)),
        causes: all.map((s) => `from state ${s}`),
      },
    },
  };
}

law('outbreaks by state are what endings count when each remembers the state it came from', (model, behaviour) => {
  const states = Array.from({ length: model.states }, (_, s) => only(model.states, s));
  const { outbreaks, entered, peace } = forward(model, behaviour, states);
  const remembering = byOrigin(model);
  const { causes } = forward(remembering.model, { ...behaviour, yes: remembering.yes(behaviour.yes) });
  for (const [s, curve] of causes.entries())
    near(
      outbreaks[s].slice(1),
      curve.slice(1).map((x, t) => x - curve[t]),
    );
  near(
    entered.slice(1),
    peace.slice(1).map((x, t) => peace[t] - x),
  );
});

law('the worth to a passive party is linear in what it lives with and how it ends', (model, behaviour, seed) => {
  const [one, other] = model.players; // Flow and payoff of two parties, without their costs.
  const [a, b] = [(seed % 7) - 3, (seed % 11) / 4];
  const both = (x: Float64Array, y: Float64Array): Float64Array => x.map((_, k) => a * x[k] + b * y[k]);
  const passive = [
    one,
    { ...other, yearlyFactor: one.yearlyFactor },
    { ...one, flow: both(one.flow, other.flow), payoff: both(one.payoff, other.payoff) },
  ];
  const { worth } = forward({ ...model, passive }, behaviour);
  near([worth.passive[2]], [a * worth.passive[0] + b * worth.passive[1]]);
  const [x, y, z] = backward(model, behaviour, passive);
  near(z, both(x, y));
});

test('no random model leaves a test unreached: what is counted above is there to be counted', () => {
  const models = fc.sample(smallModels, { numRuns: 100, seed: 2 });
  const reached = models.filter((model) => forward(model, anyBehaviour(model, 1)).peace.at(-1)! < 0.99);
  assert.ok(reached.length > 80, `${reached.length}`);
});
