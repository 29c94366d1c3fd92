import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { backward } from './backward.js';
import { forward } from './forward.js';
import { type Behaviour, type Passive, type ProcessModel, stepsOf } from './model.js';
import { split } from './split.js';
import { near } from './testing/answered.js';
import { anyBehaviour, modelOf, recipes } from './testing/models.js';
import { randomNumbers } from './testing/random.js';

// Paths divided by an event: what regret, given a collapse, rests on.

interface Event {
  states: Uint8Array;
  endings: Uint8Array;
}

const eventOf = (model: ProcessModel, seed: number): Event => {
  const random = randomNumbers(seed);
  const some = (n: number, share: number) => Uint8Array.from({ length: n }, () => (random() < share ? 1 : 0));
  return { states: some(model.states, 0.2), endings: some(model.endings.count, 0.5) };
};

const partiesOf = (model: ProcessModel): Passive[] => [...model.passive, ...model.players];

interface Path {
  chance: number;
  /** By party, as from time 0. */
  worth: number[];
  /** The event has come in time. */
  happened: boolean;
}

/** Every path from the start to its end. */
function paths(
  model: ProcessModel,
  { switch: turns, yes }: Behaviour,
  parties: readonly Passive[],
  event: Event,
  steps: number,
): Path[] {
  const { states, instants } = model;
  const calendar = model.phases.flatMap((phase) => Array.from({ length: phase.steps }, () => phase));
  /** `factors[t][q]`: what a point at the beginning of step t counts at time 0. */
  const factors = [parties.map(() => 1)];
  for (const { years } of calendar)
    factors.push(parties.map(({ yearlyFactor }, q) => factors.at(-1)![q] * yearlyFactor ** years));
  const all: Path[] = [];
  const earning = (path: Path, points: (party: Passive, q: number) => number): Path => ({
    ...path,
    worth: parties.map((party, q) => path.worth[q] + points(party, q)),
  });
  const taken = (path: Path, chance: number): Path => ({ ...path, chance: path.chance * chance });

  const begin = (t: number, n: number, s: number, so: Path): void => {
    const path = { ...so, happened: so.happened || (t <= steps && event.states[s] === 1) };
    if (t === calendar.length) all.push(earning(path, ({ flow }, q) => factors[t][q] * flow[s]));
    else
      layer(
        t,
        0,
        n,
        s,
        earning(path, ({ flow }, q) => (factors[t][q] - factors[t + 1][q]) * flow[s]),
      );
  };

  const layer = (t: number, l: number, n: number, s: number, path: Path): void => {
    const here = calendar[t].layers[l];
    if (path.chance === 0) return;
    if (here === undefined) begin(t + 1, n, s, path);
    else if (here.kind === 'choice') {
      layer(t, l + 1, n + 1, s, taken(path, 1 - turns[n][s]));
      if (here.to[s] < states) layer(t, l + 1, n + 1, here.to[s], taken(path, turns[n][s]));
      else end(t, here.to[s] - states, taken(path, turns[n][s]));
    } else if (here.at && !here.at.includes(t)) layer(t, l + 1, n, s, path);
    else {
      const { from, to, chance } = here.rows;
      for (let k = from[s]; k < from[s + 1]; k++) layer(t, l + 1, n, to[k], taken(path, chance[k]));
    }
  };

  const end = (t: number, target: number, path: Path): void => {
    if (target >= 0) {
      end(t, instants.yes[target], taken(path, yes[target]));
      end(t, instants.no[target], taken(path, 1 - yes[target]));
      return;
    }
    const happened = path.happened || (t < steps && event.endings[-1 - target] === 1);
    all.push(earning({ ...path, happened }, ({ payoff }, q) => factors[t + 1][q] * payoff[-1 - target]));
  };

  for (const [s, chance] of model.start.entries())
    begin(0, 0, s, { chance, worth: parties.map(() => 0), happened: false });
  return all;
}

const tiny = recipes.map((recipe) =>
  modelOf({ ...recipe, sizes: [2, 2], choices: 1, steps: [1 + (recipe.steps[0] % 2), 1] }),
);

test('chance and worth of the paths with an event, and without, are what counting all paths gives', () => {
  let both = 0;
  fc.assert(
    fc.property(tiny, fc.nat(), fc.integer({ min: 0, max: 3 }), (model, seed, upTo) => {
      const steps = Math.min(upTo, stepsOf(model));
      const [behaviour, event, parties] = [anyBehaviour(model, seed), eventOf(model, seed), partiesOf(model)];
      const counted = { chance: 0, given: parties.map(() => 0), otherwise: parties.map(() => 0) };
      for (const { chance, worth, happened } of paths(model, behaviour, parties, event, steps)) {
        if (happened) counted.chance += chance;
        const side = happened ? counted.given : counted.otherwise;
        for (const [q, points] of worth.entries()) side[q] += chance * points;
      }
      const later = backward(model, behaviour, parties, steps);
      const { chance, otherwise } = split(model, behaviour, parties, event, steps, later);
      near([chance], [counted.chance]);
      near(otherwise, counted.otherwise);
      const total = forward({ ...model, passive: parties }, behaviour).worth.passive;
      near(
        total.map((worth, q) => worth - otherwise[q]),
        counted.given,
      );
      if (chance > 0.05 && chance < 0.95) both++;
    }),
    { numRuns: 60 },
  );
  assert.ok(both > 20, `${both}`);
});
