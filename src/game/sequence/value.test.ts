import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Budget } from '../../shared/budget.js';
import { regretsOf } from '../check/regrets.js';
import { randomGame, recipes } from '../check/testing/randomGames.js';
import { kuhn } from '../testing/kuhn.js';
import { leduc } from '../testing/leduc.js';
import { behaveByPlans, inBinary } from './behaviour.js';
import { sequenceForm } from './form.js';
import { loadSolver } from './lp.js';
import { bySimplex } from './solvePiece.js';
import { find, fraction, paidFirst, repaid, swapped, zeroSum } from './testing.js';
import { optimalPlans } from './value.js';

test('Kuhn poker is worth −1/18 to who begins, −1/16 with 8 cards, −5/78 with 13, each exactly', async () => {
  // −1/18: Kuhn (1950), A simplified two-person poker. With k cards the value is that of OpenSpiel's and Gambit's games
  // of the family; bench/game-sequence.py has Gambit compute them.
  for (const [cards, value] of [
    [3, '-1/18'],
    [8, '-1/16'],
    [13, '-5/78'],
  ] as const) {
    const found = await find(kuhn(cards), 'value');
    assert.equal(found.value!.low.toFraction(), value);
    assert.equal(found.value!.high.toFraction(), value);
    assert.equal(found.check!.regrets!.largest.n, 0n);
  }
});

test('Leduc hold’em is worth −0.085606424 to who begins; the pair that is found is exact', async () => {
  // Value: OpenSpiel's documentation of exploitability for leduc_poker; 144 information sets a player (Southey 2005, with
  // ranks alone: 3 private ranks, then 3 · 3 open ones, times the sequences of bets).
  const { value, description } = await find(leduc(), 'value');
  assert.deepEqual(description.sets, [144, 144]);
  assert.ok(value!.high.equals(value!.low));
  assert.ok(value!.low.compare(fraction('-0.0856064245')) > 0 && value!.high.compare(fraction('-0.0856064235')) < 0);
});

test('without exact numbers, plans in binary fractions prove the value of Leduc hold’em to 10^-9', async () => {
  const game = leduc();
  const form = sequenceForm(game, [0, 1]);
  assert.ok(typeof form === 'object');
  const linear = optimalPlans(await loadSolver(), form);
  assert.ok(typeof linear === 'object');
  const behaviour = game.infosets.map(({ chances }) => chances ?? []);
  assert.ok(behaveByPlans(form, linear.plans, inBinary, behaviour));
  const { best } = regretsOf(game, behaviour)!;
  // What both get at best sums to 0 exactly in an equilibrium; the bounds of the value are best[0] and −best[1].
  const width = best[0]!.add(best[1]!);
  assert.ok(width.compare(0) >= 0 && width.compare(fraction('1/1000000000')) < 0, width.toFraction());
});

test('where the interior point method does not serve, the simplex method’s basis gives exact plans', async () => {
  for (const game of [kuhn(8), zeroSum(randomGame({ seed: 5, players: 2, moves: 40 }))]) {
    const form = sequenceForm(game, [0, 1]);
    assert.ok(typeof form === 'object');
    const behaviour = game.infosets.map(({ chances }) => chances ?? []);
    assert.deepEqual(await bySimplex(game, form, behaviour, new Budget()), { method: 'linear program' });
    assert.equal(regretsOf(game, behaviour)!.largest.n, 0n);
  }
});

test('the linear program and pivoting agree on the value of random games of constant sum', async () => {
  const highs = await loadSolver();
  await fc.assert(
    fc.asyncProperty(recipes, async (recipe) => {
      const game = zeroSum(randomGame({ ...recipe, players: 2 }));
      const { value } = await find(game, 'value');
      assert.ok(value!.low.equals(value!.high));
      const form = sequenceForm(game, [0, 1]);
      assert.ok(typeof form === 'object');
      const linear = optimalPlans(highs, form);
      assert.ok(typeof linear === 'object');
      let paid = 0;
      for (let k = 0; k < form.row.length; k++) {
        const chance = linear.plans[0][form.row[k]!]! * linear.plans[1][form.column[k]!]!;
        paid += (form.paid[0][k]! / Number(form.unit[0])) * chance;
      }
      assert.ok(Math.abs(paid - value!.low.valueOf()) < 1e-9, `${paid} ${value!.low.toFraction()}`);
    }),
    { numRuns: 60 },
  );
});

test('the value turns its sign where the players change places, and follows payoffs that are stretched and moved', async () => {
  await fc.assert(
    fc.asyncProperty(recipes, async (recipe) => {
      const game = zeroSum(randomGame({ ...recipe, players: 2 }));
      const { value } = await find(game, 'value');
      assert.deepEqual((await find(swapped(game), 'value')).value!.low, value!.low.neg());
      const stretched = repaid(game, (x) => x.map((y) => y.mul('7/3')));
      const found = await find(paidFirst(stretched, ['5/2', '-5/2']), 'value');
      assert.deepEqual(found.value!.low, value!.low.mul('7/3').add('5/2'));
    }),
    { numRuns: 40 },
  );
});

test('a game whose sum differs between ends has no value, and that is said', async () => {
  const { limit, behaviour } = await find(randomGame({ seed: 3, players: 2, moves: 9 }), 'value');
  assert.equal(behaviour, undefined);
  assert.match(limit!, /has no value/);
});
