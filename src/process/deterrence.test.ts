import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { solve } from './solve.js';
import { near } from './testing/answered.js';
import { deterrence } from './testing/by-hand.js';
import { rounds } from './testing/decisions.js';
import { withGuarantors } from './testing/guarantors.js';
import { modelOf, recipes, rules, smallModels } from './testing/models.js';

// What a promise does for certain. It is not certain that a dearer one is honoured more in the wars that come: which
// wars come changes too.

const logOdds = (p: number): number => Math.log(p / (1 - p));

test('state by state, a guarantor that is bound honours no less when its own refusal costs more: each point adds λ to the log-odds', () => {
  const points = fc.integer({ min: 1, max: 30 });
  let [rises, unbound] = [0, 0];
  fc.assert(
    fc.property(smallModels, rules, fc.nat(), fc.nat(), points, points, (model, rule, seed, who, k, more) => {
      const p = who % model.players.length;
      const costs = (own: number): number[] => model.players.map((_, q) => (q === p ? own : 10));
      const { game, turns } = withGuarantors(model, costs(k), seed);
      const before = solve(game, rule).behaviour.yes;
      const after = solve(withGuarantors(model, costs(k + more), seed).game, rule).behaviour.yes;
      const { lambdaTest } = model.players[p];
      for (const { instant, player, bound } of turns) {
        if (player !== p) continue;
        const [was, is] = [before[instant], after[instant]];
        assert.ok(is >= was - 1e-12, `${is} is less than ${was}`);
        if (!bound) {
          near([is], [was], 1e-12);
          unbound++;
        } else if (rule !== 'best-reply' && lambdaTest !== Infinity && was > 1e-6 && is < 1 - 1e-6) {
          near([logOdds(is) - logOdds(was)], [lambdaTest * more], 1e-8);
          if (is > was) rises++;
        }
      }
    }),
    { numRuns: 300 },
  );
  assert.ok(rises > 50 && unbound > 50, `${rises} rises, ${unbound} answers of the unbound`);
});

/** V_a > V_h: the adversary prefers to be let down by the guarantor. */
const oneSided = fc.record({
  delta: fc.integer({ min: 0, max: 40 }),
  k: fc.integer({ min: 0, max: 40 }),
  c: fc.integer({ min: 0, max: 60 }),
  lambdaTest: fc.constantFrom(0.05, 0.15, 0.5),
  lambda: fc.constantFrom(0.1, 0.46, 2, Infinity),
  u: fc.integer({ min: 30, max: 60 }),
  last: fc.integer({ min: 30, max: 60 }),
  factor: fc.double({ min: 0.3, max: 0.98, noNaN: true }),
  Va: fc.integer({ min: 50, max: 100 }),
  Vh: fc.integer({ min: 0, max: 39 }),
});

/** Chance of an attack in the first step. */
const attack = (game: Parameters<typeof deterrence>[0], rule: 'revision' | 'best-reply' = 'revision'): number =>
  solve(deterrence(game), rule).behaviour.switch[0][0];

test('one guarantor that cannot leave, in one state: a dearer refusal never brings more attacks', () => {
  const more = fc.integer({ min: 1, max: 60 });
  const rule = fc.constantFrom('revision' as const, 'best-reply' as const);
  let deterred = 0;
  fc.assert(
    fc.property(oneSided, more, rule, (game, more, rule) => {
      const [before, after] = [attack(game, rule), attack({ ...game, k: game.k + more }, rule)];
      assert.ok(after <= before + 1e-12, `${after} is more than ${before}`);
      if (after < before - 0.001) deterred++;
    }),
    { numRuns: 300 },
  );
  assert.ok(deterred > 20, `${deterred}`);
});

test('an adversary for whom peace gets no worse attacks no less when the future counts less for it', () => {
  const factors = fc.tuple(fc.double({ min: 0.1, max: 1, noNaN: true }), fc.double({ min: 0.1, max: 1, noNaN: true }));
  let tempted = 0;
  fc.assert(
    fc.property(oneSided, factors, (game, [a, b]) => {
      const better = { ...game, u: Math.min(game.u, game.last), last: Math.max(game.u, game.last) };
      const patient = attack({ ...better, factor: Math.max(a, b) });
      const impatient = attack({ ...better, factor: Math.min(a, b) });
      assert.ok(impatient >= patient - 1e-12, `${impatient} is less than ${patient}`);
      if (impatient > patient + 0.001) tempted++;
    }),
    { numRuns: 300 },
  );
  assert.ok(tempted > 20, `${tempted}`);
});

test('where peace gets worse it is the patient adversary that attacks', () => {
  // u = 60, V_T = 30, attack 40: at δ = 0.9 peace is worth 0.1·60 + 0.9·30 = 33 < 40, at δ = 0.5 45 > 40.
  const game = { delta: 0, k: 0, c: 0, lambdaTest: 1, lambda: Infinity, u: 60, last: 30, Va: 40, Vh: 40 };
  assert.equal(attack({ ...game, factor: 0.9 }, 'best-reply'), 1);
  assert.equal(attack({ ...game, factor: 0.5 }, 'best-reply'), 0);
});

test('best reply: no attack ever, where all honour, none can leave, and any peace is better for the adversary than war', () => {
  fc.assert(
    fc.property(recipes, fc.integer({ min: 1, max: 50 }), (recipe, margin) => {
      const model = modelOf(recipe);
      const adversary = model.players.length - 1; // The one of whom nobody else's switches cost anything.
      const refuse = Float64Array.from({ length: model.endings.count }, (_, e) => e % 2);
      const certain = {
        ...model,
        players: model.players.map((player, p) =>
          p === adversary
            ? { ...player, flow: player.flow.map((x) => 60 + x), payoff: refuse.map((no) => (no ? 200 : 40 - margin)) }
            : { ...player, payoff: refuse.map((no) => (no ? 0 : 50)) },
        ),
        instants: {
          player: Int32Array.from(model.instants.player, () => 0),
          yes: Int32Array.from(model.instants.player, () => -1),
          no: Int32Array.from(model.instants.player, () => (model.endings.count > 1 ? -2 : -1)),
        },
        phases: model.phases.map((phase) => ({
          ...phase,
          layers: phase.layers.map((layer) =>
            layer.kind === 'chance' || layer.to.every((to) => to < model.states)
              ? layer
              : { ...layer, player: layer.player.map((p) => (p < 0 ? p : adversary)) },
          ),
        })),
      };
      const { behaviour } = solve(certain, 'best-reply');
      for (const [n, { layer }] of rounds(certain).entries())
        if (layer.to.some((to) => to >= model.states)) assert.ok(behaviour.switch[n].every((x) => x === 0));
      assert.ok(behaviour.yes.every((x) => x === 1));
    }),
    { numRuns: 150 },
  );
});
