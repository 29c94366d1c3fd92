import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forward } from './forward.js';
import { solve } from './solve.js';
import { chance, choice, deterrence, model, player } from './testing/by-hand.js';

const near = (got: number, wanted: number, within = 1e-12) =>
  assert.ok(Math.abs(got - wanted) <= within, `${got} is not ${wanted}`);

const logistic = (x: number) => 1 / (1 + Math.exp(-x));

test('one-sided deterrence: the guarantor helps with chance σ(λ(Δ + k − c)), and p* = (V_a − P)/(V_a − V_h) divides attack from peace', () => {
  const base = { delta: 20, k: 15, c: 40, lambdaTest: 0.15, u: 50, last: 60, factor: 0.5, Va: 80, Vh: 15 };
  // P = 0.5·50 + 0.5·60 = 55, so p* = (80 − 55)/(80 − 15) = 0.385.
  for (const k of [0, 10, 15, 21, 22, 30, 60]) {
    const m = deterrence({ ...base, k, lambda: Number.POSITIVE_INFINITY });
    const { behaviour } = solve(m, 'revision');
    const p = logistic(0.15 * (20 + k - 40));
    near(behaviour.yes[0], p);
    const attack = p < 25 / 65 ? 1 : 0;
    near(behaviour.switch[0][0], attack * (1 - Math.exp(-1)));
    near(solve(m, 'best-reply').behaviour.yes[0], 20 + k >= 40 ? 1 : 0);
  }
});

test('one-sided deterrence: under the hazard rule a step brings attack with chance (1 − e^−r)·σ(λ(pV_h + (1 − p)V_a − P))', () => {
  const base = {
    delta: 20,
    k: 15,
    c: 40,
    lambdaTest: 0.15,
    lambda: 0.46,
    u: 50,
    last: 60,
    factor: 0.5,
    Va: 80,
    Vh: 15,
  };
  const m = deterrence(base);
  const { behaviour } = solve(m, 'revision');
  const p = logistic(0.15 * -5);
  const wanted = (1 - Math.exp(-1)) * logistic(0.46 * (p * 15 + (1 - p) * 80 - 55));
  near(behaviour.switch[0][0], wanted);
  const seen = forward(m, behaviour);
  near(seen.peace[1], 1 - wanted);
  near(seen.causes[0][1], wanted * p);
});

test('an adversary whose payoff lies below peace never attacks under best reply; one that prefers even defeat always does; a tie abides', () => {
  const base = { delta: 0, k: 0, c: 0, lambdaTest: 1, lambda: Number.POSITIVE_INFINITY, u: 50, last: 50, factor: 0.9 };
  const attacks = (Va: number, Vh: number) =>
    solve(deterrence({ ...base, Va, Vh }), 'best-reply').behaviour.switch[0][0];
  assert.equal(attacks(49, 20), 0);
  assert.equal(attacks(80, 51), 1);
  assert.equal(attacks(50, 50), 0);
});

/** Keep or withdraw at cost w; then nature draws a cost of war of 30 or 60; then the attack comes for certain. */
function twoStage(k: number) {
  const payoff = Float64Array.of(60 - 30, 60 - 60, 20 - k, 20);
  const guarantor = player('g', { flow: new Float64Array(4), payoff });
  const adversary = player('r', { flow: new Float64Array(4), payoff: new Float64Array(4).fill(100) });
  // States: 0 bound, 1 bound and cheap, 2 bound and dear, 3 withdrawn. Endings: held cheap, held dear, refused, lost.
  return model(
    4,
    [guarantor, adversary],
    1,
    1,
    [
      choice(4, { 0: [0, 3, 3] }),
      chance(4, { 0: [[1, 0.5], [2, 0.5]] }), // biome-ignore format: one line
      choice(4, { 1: [1, 4], 2: [1, 5], 3: [1, 6] }),
    ],
    {
      instants: { player: Int32Array.of(0, 0, 0), yes: Int32Array.of(-1, -2, -4), no: Int32Array.of(-3, -3, -4) },
      endings: { count: 4, cause: Int32Array.of(0, 0, 1, 2), causes: ['honoured', 'refused', 'withdrawn'] },
    },
  );
}

test('two-stage withdrawal: a refusal that costs 10 keeps the promise, honoured half the time; one that costs 18 ends it beforehand', () => {
  const kept = solve(twoStage(10), 'best-reply');
  near(kept.start[0], 0.5 * 30 + 0.5 * 10); // against 20 − 3 = 17
  near(forward(twoStage(10), kept.behaviour).causes[0][1], 0.5);
  const left = solve(twoStage(18), 'best-reply');
  near(left.start[0], 17); // against 0.5·30 + 0.5·2 = 16
  near(forward(twoStage(18), left.behaviour).causes[0][1], 0);
});

test('a constant hazard h gives peace (1 − h)^n and a worth of [(1 − δ)u + δhV]/(1 − δ(1 − h)), attacks falling at the start of later steps', () => {
  const [u, V, factor, years, r] = [60, 10, 0.8, 0.25, 0.4];
  const flow = Float64Array.of(u);
  const payoff = Float64Array.of(V);
  const m = model(
    1,
    [player('g', { flow, payoff }), player('r', { flow, payoff, lambda: 0, reconsiders: r, yearlyFactor: factor })],
    800,
    years,
    [choice(1, { 0: [1, 1] })],
    {
      passive: [{ name: 'protected', yearlyFactor: factor, flow, payoff }],
      instants: { player: Int32Array.of(0), yes: Int32Array.of(-1), no: Int32Array.of(-1) },
      endings: { count: 1, cause: Int32Array.of(0), causes: ['war'] },
    },
  );
  const h = (1 - Math.exp(-r * years)) / 2; // λ = 0: half of the opportunities are taken
  const { behaviour, start } = solve(m, 'revision');
  const seen = forward(m, behaviour);
  for (const n of [1, 7, 100]) near(seen.peace[n], (1 - h) ** n);
  const d = factor ** years;
  const wanted = ((1 - d) * u + d * h * V) / (1 - d * (1 - h));
  near(start[1], wanted, 1e-11);
  near(seen.worth.passive[0], wanted, 1e-11);
});
