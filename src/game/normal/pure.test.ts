import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalRegrets } from '../check/normalRegrets.js';
import { cellsOf, type NormalGame } from './model.js';
import { pureEquilibria, pureProfile } from './pure.js';
import { bimatrixGame, randomNormalGame, reordered } from './testing/games.js';

const strategies = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });

test('the cells that are found are those in which, by the definition, nobody gains by another strategy', () => {
  fc.assert(
    fc.property(strategies, fc.integer(), fc.boolean(), (own, seed, long) => {
      const drawn = randomNormalGame(own, seed, 4);
      const paid = drawn.paid.map((list) => [...list].map((x) => BigInt(x) - 10n ** 40n));
      const game: NormalGame = long ? { ...drawn, paid } : drawn;
      const byDefinition = Array.from({ length: cellsOf(game) }, (_, cell) => cell).filter((cell) => {
        const regrets = normalRegrets(game, pureProfile(game, cell));
        return typeof regrets === 'object' && regrets.largest.n === 0n;
      });
      assert.deepEqual(pureEquilibria(game), byDefinition);
    }),
    { numRuns: 200 },
  );
});

test('another order of strategies reorders the equilibria and changes nothing else', () => {
  fc.assert(
    fc.property(strategies, fc.integer(), (own, seed) => {
      const game = randomNormalGame(own, seed, 3);
      const turned = reordered(
        game,
        own.map((n) => Array.from({ length: n }, (_, s) => n - 1 - s)),
      );
      // All orders are turned round, so cell c becomes the last cell minus c.
      const last = cellsOf(game) - 1;
      assert.deepEqual(
        pureEquilibria(turned),
        pureEquilibria(game)
          .map((cell) => last - cell)
          .reverse(),
      );
    }),
    { numRuns: 100 },
  );
});

test('the regret of a profile is told as it is, and what is no profile is refused', () => {
  const game = bimatrixGame(
    [
      [3, 0],
      [5, 1],
    ],
    [
      [3, 5],
      [0, 1],
    ],
  );
  const both = normalRegrets(game, pureProfile(game, 0));
  assert.ok(typeof both === 'object');
  // Both could get 5 in place of 3.
  assert.deepEqual(
    both.regrets.map((x) => x.toFraction()),
    ['2', '2'],
  );
  const [one, zero] = [both.regrets[0]!.div(2), both.regrets[0]!.mul(0)];
  assert.match(normalRegrets(game, [[one], [one, zero]]) as string, /player 1 has 2 strategies and 1 chances/);
  assert.match(
    normalRegrets(game, [
      [one, one],
      [one, zero],
    ]) as string,
    /sum to 2/,
  );
  assert.match(
    normalRegrets(game, [
      [one, zero],
      [one.mul(2), one.neg()],
    ]) as string,
    /player 2 is below 0/,
  );
});
