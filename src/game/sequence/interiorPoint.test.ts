import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkEquilibrium } from '../check/equilibrium.js';
import { regretsOf } from '../check/regrets.js';
import { randomGame, recipes } from '../check/testing/randomGames.js';
import type { Game } from '../model.js';
import { kuhn } from '../testing/kuhn.js';
import { leduc } from '../testing/leduc.js';
import { behaveByPlans, behaveByWholePlans, inBinary } from './behaviour.js';
import { exactPlans } from './exactPlans.js';
import { type SequenceForm, sequenceForm } from './form.js';
import { innerPlans } from './interiorPoint.js';
import { find, fraction, repaid, swapped, zeroSum } from './testing.js';

test('interior plans of Kuhn poker are worth −1/18, −1/16 with 8 cards, −5/78 with 13, in exact numbers', () => {
  for (const [cards, value] of [
    [3, '-1/18'],
    [8, '-1/16'],
    [13, '-5/78'],
  ] as const) {
    const { payoffs, largest } = exactCheck(kuhn(cards));
    assert.equal(largest.n, 0n);
    assert.equal(payoffs[0]!.toFraction(), value);
  }
});

test('rounded interior plans of Leduc hold’em prove its value to 10^-9, and exact ones made of them are an equilibrium', () => {
  const game = leduc();
  const form = formOf(game);
  const inner = innerPlans(form)!;
  const behaviour = game.infosets.map(({ chances }) => chances ?? []);
  assert.ok(behaveByPlans(form, inner.plans, inBinary, behaviour));
  const { best } = regretsOf(game, behaviour)!;
  const width = best[0]!.add(best[1]!);
  assert.ok(width.compare(0) >= 0 && width.compare(fraction('1/1000000000')) < 0, width.toFraction());
  assert.ok(best[0]!.compare(fraction('-0.0856064245')) > 0 && best[1]!.compare(fraction('0.0856064235')) > 0);
  assert.equal(exactCheck(game).largest.n, 0n);
});

test('on random games of constant sum the interior plans are exact, and worth what pivoting finds', async () => {
  await fc.assert(
    fc.asyncProperty(recipes, async (recipe) => {
      const game = zeroSum(randomGame({ ...recipe, players: 2 }));
      const { payoffs, largest } = exactCheck(game);
      assert.equal(largest.n, 0n);
      assert.deepEqual(payoffs[0], (await find(game, 'value')).value!.low);
    }),
    { numRuns: 60 },
  );
});

test('players who change places and payoffs of very different size change nothing', () => {
  for (const seed of [1, 2, 3]) {
    const game = zeroSum(randomGame({ seed, players: 2, moves: 40 }));
    const { payoffs } = exactCheck(game);
    assert.deepEqual(exactCheck(swapped(game)).payoffs[0], payoffs[0]!.neg());
    const large = repaid(game, (x) => x.map((y) => y.mul(10n ** 60n).div(7)));
    assert.deepEqual(exactCheck(large).payoffs[0], payoffs[0]!.mul(10n ** 60n).div(7));
  }
});

test('the shares of interior plans are what the equations of plans say, up to rounding, and the gap bounds both gains', () => {
  fc.assert(
    fc.property(recipes, (recipe) => {
      const form = formOf(zeroSum(randomGame({ ...recipe, players: 2 })));
      const { plans, losses, gap } = innerPlans(form)!;
      assert.ok(gap < 1e-7);
      for (const s of [0, 1] as const) {
        const side = form.sides[s];
        assert.ok(plans[s].every((x) => x > 0) && losses[s].every((x) => x > 0));
        for (let k = 0; k < side.sets.length; k++) {
          const shares = plans[s].slice(side.first[k], side.first[k]! + side.actions[k]!);
          const sum = shares.reduce((a, b) => a + b, 0);
          assert.ok(Math.abs(sum - plans[s][side.parent[k]!]!) < 1e-9);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('where the last step is beyond double precision, the point before it is taken', () => {
  // Of some 5,000 random games one of those in which the system of the last step has no finite solution.
  const game = zeroSum(randomGame({ seed: 24540994, players: 2, moves: 5 }));
  assert.equal(exactCheck(game).largest.n, 0n);
});

test('work that is to end ends without plans', () => {
  assert.equal(
    innerPlans(formOf(kuhn(3)), () => false),
    undefined,
  );
});

/** The first exact plans, as the independent check sees them. */
function exactCheck(game: Game) {
  const form = formOf(game);
  const behaviour = game.infosets.map(({ chances }) => chances ?? []);
  for (const plans of exactPlans(form, innerPlans(form)!, () => true)) {
    behaveByWholePlans(form, plans, behaviour);
    const { regrets } = checkEquilibrium(game, behaviour);
    if (regrets?.largest.n === 0n) return regrets;
  }
  return assert.fail('no exact plans');
}

function formOf(game: Game): SequenceForm {
  const form = sequenceForm(game, [0, 1]);
  assert.ok(typeof form === 'object');
  return form;
}
