import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { forward } from './forward.js';
import { solve } from './solve.js';
import { continuous } from './testing/continuous.js';
import { type Rates, stepped } from './testing/stepped.js';

// Steps and time under the headline rule, with drift given as rates. Best reply and logit at every step have no such limit.

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

const generator = (there: fc.Arbitrary<number>, back: fc.Arbitrary<number>) =>
  fc.tuple(there, back).map(([a, b]) => [
    [-a, a],
    [b, -b],
  ]);

const games: fc.Arbitrary<Rates> = fc.record({
  government: generator(between(0.1, 0.5), between(0.1, 0.5)),
  strength: generator(between(0.1, 0.5), between(0, 0.2)),
  reconsiders: fc.tuple(between(0.5, 2), between(0.5, 2)),
  lambda: between(0.1, 0.6),
  lambdaTest: between(0.1, 0.5),
  yearlyFactor: between(0.85, 0.97),
  war: fc.tuple(between(10, 20), between(25, 45)),
  refusal: between(5, 30),
  leaving: between(2, 10),
  peace: fc.tuple(between(50, 60), between(45, 55)),
  held: between(20, 35),
  lost: between(60, 75),
});

const YEARS = 4;

/** P(attack within four years) in per cent, and the worth to each government and to the adversary in points. */
function answers(rates: Rates, step: number): number[] {
  const model = stepped(rates, YEARS, step);
  const { behaviour, start } = solve(model, 'revision');
  return [100 * (1 - forward(model, behaviour).peace.at(-1)!), ...start];
}

const length = (errors: readonly number[]): number => Math.hypot(...errors);

test('finer steps tend to the game in continuous time: half the step, half the error, and Richardson takes what is left', () => {
  fc.assert(
    fc.property(games, (rates) => {
      const [attack, ...worth] = continuous(rates, YEARS, 64);
      const limit = [100 * attack, ...worth];
      const errors = (step: number): number[] => answers(rates, step).map((x, k) => x - limit[k]);
      const [coarse, fine] = [errors(1 / 64), errors(1 / 128)];
      const ratio = length(coarse) / length(fine);
      // One answer's error may pass through 0 by accident; not those of all four at once.
      assert.ok(ratio > 1.9 && ratio < 2.1, `halving the step divides the error by ${ratio}`);
      // The thousandth is for the rare game in which there is next to no error to take away.
      const extrapolated = fine.map((x, k) => 2 * x - coarse[k]);
      assert.ok(length(extrapolated) < length(fine) / 8 + 0.001, `${extrapolated} is left of ${fine}`);
    }),
    { numRuns: 20 },
  );
});
